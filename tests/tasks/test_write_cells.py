"""Cells are written in one step: all of them or, when stopped, none."""

import pytest

from muniment.progress import finish
from muniment.tasks.write_cells import write_cells
from tests.build import a_unit


@pytest.fixture
def two(catalogue):
    """A catalogue with two letters."""
    with catalogue.edit("Begin") as edit:
        edit.put_many([a_unit("One", id="one"), a_unit("Two", id="two")])
    return catalogue


def test_cells_of_many_units_are_one_step(two):
    cells = {"one": {"title": "First", "date": "1967"}, "two": {"title": "Second"}}
    assert finish(write_cells(two, cells, "Paste")) == 2
    assert [(unit.title, unit.date) for unit in two.units(["one", "two"])] == [
        ("First", "1967"),
        ("Second", ""),
    ]
    two.undo()
    assert two.unit("one").title == "One"


def test_new_units_come_with_their_cells(two):
    made = [a_unit("", id="three")]
    finish(write_cells(two, {"three": {"title": "Third"}, "one": {"title": "First"}}, "Paste", made))
    assert [two.unit(id).title for id in two.child_ids(None)] == ["First", "Two", "Third"]


def test_a_new_unit_may_stay_empty(two):
    assert finish(write_cells(two, {}, "New", [a_unit("", id="three")])) == 1
    assert two.child_ids(None) == ["one", "two", "three"]


def test_what_stands_there_already_makes_no_step(two):
    finish(write_cells(two, {"one": {"title": "One"}, "gone": {"title": "Nobody"}}, "Paste"))
    assert two.undo_label == "Begin"


def test_work_that_is_stopped_leaves_nothing(two):
    with two.edit("More") as edit:
        edit.put_many(a_unit(f"Letter {number}", id=f"l{number}") for number in range(250))
    steps = write_cells(two, {f"l{number}": {"title": "Same"} for number in range(250)}, "Fill down")
    next(steps)
    next(steps)
    steps.close()
    assert two.unit("l0").title == "Letter 0"
    assert two.undo_label == "More"
