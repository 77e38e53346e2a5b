"""A branch is gone through more than once, in the order that was found the first time."""

from dataclasses import replace

from muniment.description.units import a_title
from muniment.description.unopened import opened
from tests.build import a_unit


def fill(catalogue):
    """Put two series of two files into the catalogue, the first file last; return the ids in order."""
    units = [
        a_unit("All", id="all"),
        a_unit("One", id="one", parent="all"),
        a_unit("Two", id="two", parent="all"),
        a_unit("One b", id="1b", parent="one"),
        a_unit("Two a", id="2a", parent="two"),
        a_unit("Two b", id="2b", parent="two"),
        a_unit("One a", id="1a", parent="one"),
    ]
    with catalogue.edit("Fill") as edit:
        for unit in units:
            edit.put(unit)
        edit.move("1a", "one", before="1b")
    return ["all", "one", "1a", "1b", "two", "2a", "2b"]


def said(run):
    return [(each.id, each.parent) for each in run]


def test_each_time_the_units_come_in_tree_order(catalogue):
    ids = fill(catalogue)
    run = catalogue.run()
    first = said(run)
    assert [id for id, _parent in first] == ids
    assert said(run) == first == said(catalogue.run()) == list(run.outline())


def test_a_branch_begins_with_its_own_top(catalogue):
    fill(catalogue)
    run = catalogue.run("one")
    assert list(run.outline()) == said(run) == [("one", "all"), ("1a", "one"), ("1b", "one")]


def test_the_second_time_units_stand_as_they_did_and_say_what_they_say_now(catalogue):
    fill(catalogue)
    run = catalogue.run()
    first = said(run)
    with catalogue.edit("Move and rename") as edit:
        edit.move("1a", "two")
        edit.put(replace(catalogue.unit("1b"), titles=(a_title("Renamed"),)))
    assert said(run) == first
    assert "Renamed" in [opened(unit).title for unit in run]


def test_what_was_deleted_since_is_left_out_the_second_time(catalogue):
    ids = fill(catalogue)
    run = catalogue.run()
    said(run)
    with catalogue.edit("Delete") as edit:
        edit.delete("one")
    assert [id for id, _parent in said(run)] == [id for id in ids if id not in ("one", "1a", "1b")]


def test_a_run_that_was_left_halfway_begins_anew(catalogue):
    ids = fill(catalogue)
    run = catalogue.run()
    halfway = iter(run)
    next(halfway)
    halfway.close()
    assert [id for id, _parent in said(run)] == ids


def test_the_order_counts_and_not_the_order_in_which_units_came_to_be(catalogue):
    with catalogue.edit("Fill") as edit:
        edit.put(a_unit("All", id="all"))
        edit.put_many(a_unit(f"{n}", id=f"u{n}", parent="all") for n in range(1200))
        for number in range(0, 1200, 7):
            edit.move(f"u{number}", "all")
    run = catalogue.run()
    assert said(run) == said(run) == list(run.outline())
