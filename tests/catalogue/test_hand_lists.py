"""Lists made by hand are kept in the catalogue, in the archivist's own order, and undone like all else."""

from dataclasses import replace

import pytest

from muniment.catalogue import ConflictError, HandList
from tests.build import a_unit

EXHIBITION = HandList(id="x", name="Exhibition", units=("b", "a", "b"))


@pytest.fixture
def kept(catalogue):
    """A catalogue with two letters and a list in which one of them stands twice."""
    with catalogue.edit("Begin") as edit:
        edit.put_many([a_unit("A", id="a"), a_unit("B", id="b")])
    with catalogue.edit("Make a list") as edit:
        edit.put_list(EXHIBITION)
    return catalogue


def test_a_list_keeps_its_order_and_a_unit_as_often_as_it_is_wanted(kept):
    assert kept.hand_lists() == [EXHIBITION]


def test_lists_stand_in_the_order_of_their_names(kept):
    with kept.edit("Another") as edit:
        edit.put_list(HandList(id="y", name="änderungen"))
    assert [made.name for made in kept.hand_lists()] == ["änderungen", "Exhibition"]


def test_a_list_is_made_changed_and_deleted_with_undo(kept):
    with kept.edit("Rename") as edit:
        edit.put_list(replace(EXHIBITION, name="Show", units=("a",)))
    with kept.edit("Delete") as edit:
        edit.delete_list("x")
        edit.delete_list("nowhere")
    assert kept.hand_lists() == []
    assert kept.undo().searches == {"x"}
    assert [made.name for made in kept.hand_lists()] == ["Show"]
    kept.undo()
    assert kept.hand_lists() == [EXHIBITION]
    kept.undo()
    assert kept.hand_lists() == []
    kept.redo()
    assert kept.hand_lists() == [EXHIBITION]


def test_a_unit_that_is_deleted_and_comes_back_is_still_in_the_list(kept):
    with kept.edit("Delete") as edit:
        edit.delete("b")
    assert [row.title for row in kept.rows(kept.hand_lists()[0].units)] == ["A"]
    kept.undo()
    assert [row.title for row in kept.rows(kept.hand_lists()[0].units)] == ["B", "A", "B"]


def test_undo_refuses_where_a_colleague_has_changed_the_list(kept, colleague):
    with colleague.edit("Theirs") as edit:
        edit.put_list(replace(EXHIBITION, name="Theirs"))
    with pytest.raises(ConflictError, match="The list “Theirs” has been changed since"):
        kept.undo()
