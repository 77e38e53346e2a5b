"""Siblings are put in order with as few moves as can be, and in one step to undo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.catalogue import CatalogueError
from muniment.catalogue.tree import GAP, reordered
from muniment.progress import finish
from tests.build import a_unit

POSITIONS = st.lists(
    st.integers(-20, 60) | st.integers(-9, 9).map(lambda n: n * GAP), unique=True, max_size=30
)


@given(POSITIONS.flatmap(lambda found: st.tuples(st.just(sorted(found)), st.permutations(range(len(found))))))
def test_siblings_stand_in_the_order_that_is_asked_for(drawn):
    numbers, order = drawn
    positions = {str(at): number for at, number in enumerate(numbers)}
    wanted = [str(at) for at in order]
    now = positions | reordered(positions, wanted)
    assert sorted(now, key=now.__getitem__) == wanted
    assert len(set(now.values())) == len(wanted)


@pytest.mark.parametrize(
    ("order", "moved"), [("abcd", set()), ("dabc", {"d"}), ("bcda", {"a"}), ("acbd", {"b"}), ("", set())]
)
def test_only_what_must_move_moves(order, moved):
    positions = {id: GAP * at for at, id in enumerate(sorted(order))}
    assert len(reordered(positions, order)) == len(moved)


def children(catalogue):
    """A fonds with four children."""
    with catalogue.edit("Begin") as edit:
        edit.put(a_unit("Fonds", id="f"))
        edit.put_many(a_unit(id, id=id, parent="f") for id in "abcd")


def test_children_are_put_in_order_and_back(catalogue):
    children(catalogue)
    with catalogue.edit("Sort") as edit:
        assert finish(edit.order("f", ["c", "b", "a", "d"])) == 2
        edit.put(a_unit("e", id="e", parent="f"))
    assert catalogue.child_ids("f") == ["c", "b", "a", "d", "e"]
    catalogue.undo()
    assert catalogue.child_ids("f") == ["a", "b", "c", "d"]
    catalogue.redo()
    assert catalogue.child_ids("f") == ["c", "b", "a", "d", "e"]


@pytest.mark.parametrize("ids", ["abc", "abcdd", "abcx"])
def test_an_order_must_name_each_child_once(catalogue, ids):
    children(catalogue)
    with pytest.raises(CatalogueError, match="have come or gone"), catalogue.edit("Sort") as edit:
        finish(edit.order("f", list(ids)))
    assert catalogue.undo_label == "Begin"


def test_what_is_sorted_by_is_told_of_each_unit(catalogue):
    children(catalogue)
    assert [(keys.id, keys.title) for keys in catalogue.sort_keys(["b", "nowhere"])] == [("b", "b")]
