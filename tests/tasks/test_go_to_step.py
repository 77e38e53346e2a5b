"""The catalogue is brought back to any point of its history, and forth again."""

import pytest

from muniment.catalogue import Catalogue
from muniment.progress import finish
from muniment.tasks.go_to_step import Gone, go_to_step, my_steps
from tests.build import a_unit


@pytest.fixture
def five(catalogue):
    """A catalogue with five letters, each put in by a step of its own."""
    for number in range(5):
        with catalogue.edit(f"Letter {number}") as edit:
            edit.put(a_unit(f"Letter {number}", id=f"l{number}"))
    return catalogue


def step(catalogue, label):
    """The id of a step by its label."""
    return next(each.id for each in my_steps(catalogue) if each.label == label)


def test_all_that_was_done_after_a_step_is_undone_and_done_again(five):
    assert finish(go_to_step(five, step(five, "Letter 1"))) == Gone(3)
    assert five.child_ids(None) == ["l0", "l1"]
    assert finish(go_to_step(five, step(five, "Letter 3"))) == Gone(2)
    assert five.child_ids(None) == ["l0", "l1", "l2", "l3"]
    assert five.redo_label == "Letter 4"


def test_the_last_step_is_where_one_stands(five):
    assert finish(go_to_step(five, step(five, "Letter 4"))) == Gone(0)


def test_a_step_that_is_not_there_leads_nowhere(five):
    assert finish(go_to_step(five, 99)) == Gone(0)
    assert five.count() == 5


def test_the_way_may_be_stopped_between_two_steps(five):
    steps = go_to_step(five, step(five, "Letter 0"))
    next(steps)
    next(steps)
    steps.close()
    assert five.count() == 4


def test_the_steps_of_others_are_theirs(five):
    with Catalogue.open(five.path, who="Colleague") as theirs:
        with theirs.edit("Theirs") as edit:
            edit.put(a_unit("Theirs", id="theirs"))
        assert [each.label for each in my_steps(theirs)] == ["Theirs"]
    finish(go_to_step(five, step(five, "Letter 0")))
    assert five.child_ids(None) == ["l0", "theirs"]


def test_what_a_colleague_changed_stands_in_the_way_and_can_be_left_out(five):
    with Catalogue.open(five.path, who="Colleague") as theirs, theirs.edit("Theirs") as edit:
        edit.put(a_unit("Corrected", id="l3"))
    back = step(five, "Letter 0")
    gone = finish(go_to_step(five, back))
    assert (gone.steps, gone.conflict) == (1, "“Corrected” has been changed since. Nothing was changed now.")
    assert finish(go_to_step(five, back, leaving_out=True)) == Gone(3, left=1)
    assert five.child_ids(None) == ["l0", "l3"]
    assert finish(go_to_step(five, step(five, "Letter 4"))) == Gone(4, left=1)
    titles = [five.unit(id).title for id in five.child_ids(None)]
    assert titles == ["Letter 0", "Letter 1", "Letter 2", "Corrected", "Letter 4"]
