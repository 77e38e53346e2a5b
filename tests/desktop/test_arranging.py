"""Moves and deletions by keyboard: where a block may go, and that each is one step to undo."""

import pytest

from muniment.catalogue import CatalogueError
from muniment.description.levels import Level
from muniment.description.units import Unit
from muniment.desktop import arranging


def children(catalogue, *places):
    return [catalogue.child_ids(place) for place in places]


@pytest.mark.parametrize(
    ("move", "ids", "after"),
    [
        (arranging.move_up, ["a2"], ["a2", "a1", "a3"]),
        (arranging.move_up, ["a2", "a3"], ["a2", "a3", "a1"]),
        (arranging.move_down, ["a1"], ["a2", "a1", "a3"]),
        (arranging.move_down, ["a2"], ["a1", "a3", "a2"]),
        (arranging.move_down, ["a1", "a2"], ["a3", "a1", "a2"]),
    ],
)
def test_neighbours_move_together(catalogue, move, ids, after):
    before = catalogue.child_ids("a")
    assert move(catalogue, ids)
    assert catalogue.child_ids("a") == after
    catalogue.undo()
    assert catalogue.child_ids("a") == before


@pytest.mark.parametrize(
    ("move", "ids"),
    [
        (arranging.move_up, ["a1"]),
        (arranging.move_down, ["a3"]),
        (arranging.indent, ["a1"]),
        (arranging.outdent, ["f"]),
        (arranging.move_up, ["a1", "a3"]),
        (arranging.move_up, ["a2", "b"]),
        (arranging.move_up, []),
    ],
)
def test_what_cannot_move_stays(catalogue, move, ids):
    before = children(catalogue, None, "f", "a")
    assert not move(catalogue, ids)
    assert children(catalogue, None, "f", "a") == before


def test_indenting_moves_into_the_one_above(catalogue):
    arranging.indent(catalogue, ["b", "c"])
    assert children(catalogue, "f", "a") == [["a"], ["a1", "a2", "a3", "b", "c"]]


def test_outdenting_moves_out_behind_the_parent(catalogue):
    arranging.outdent(catalogue, ["a2"])
    assert children(catalogue, "f", "a") == [["a", "a2", "b", "c"], ["a1", "a3"]]


@pytest.mark.parametrize(
    ("level", "near", "parent"),
    [
        (Level.ITEM, "a", "a"),
        (Level.ITEM, "a1", "a"),
        (Level.FILE, "a1", "a"),
        (Level.SERIES, "a1", "f"),
        (Level.FONDS, "a1", None),
        (Level.ITEM, None, None),
    ],
)
def test_a_new_unit_stands_where_its_level_may(catalogue, level, near, parent):
    made = arranging.add(catalogue, level, near)
    assert (catalogue.row(made).parent, catalogue.row(made).level) == (parent, level)


def test_deleting_a_branch_and_a_part_of_it_is_one_deletion(catalogue):
    said = arranging.delete(catalogue, ["a", "a1", "c"])
    assert catalogue.child_ids("f") == ["b"]
    assert "2" in said
    catalogue.undo()
    assert children(catalogue, "f", "a") == [["a", "b", "c"], ["a1", "a2", "a3"]]


@pytest.mark.parametrize(
    ("ids", "parent", "before", "after"),
    [
        (["a3", "a1"], "b", None, [["a2"], ["a3", "a1"]]),
        (["a3"], "a", "a1", [["a3", "a1", "a2"], []]),
        (["a1", "a2"], "a", "a2", [["a1", "a2", "a3"], []]),
        (["a1", "a2"], "a", None, [["a3", "a1", "a2"], []]),
        (["a", "a1"], "b", None, [["a1", "a2", "a3"], ["a"]]),
    ],
)
def test_units_are_put_where_they_are_dropped(catalogue, ids, parent, before, after):
    arranging.put_under(catalogue, ids, parent, before)
    assert children(catalogue, "a", "b") == after


@pytest.mark.parametrize(
    ("level", "holder", "said"),
    [
        (Level.SERIES, Level.FILE, "series, stands below the level file now"),
        (Level.FILE, Level.ITEM, "file, stands below the level item now"),
        (Level.ITEM, Level.FILE, ""),
        (Level.ITEM, Level.ITEM, ""),
        (Level.FONDS, Level.RECORD_GROUP, ""),
    ],
)
def test_a_level_that_is_put_below_a_lower_one_is_told(catalogue, level, holder, said):
    with catalogue.edit("Begin") as edit:
        edit.put(Unit(id="holder", level=holder))
        edit.put(Unit(id="moved", level=level))
    words = arranging.put_under(catalogue, ["moved"], "holder", None)
    assert said in words
    assert ("stands" in words) is bool(said)


def test_a_branch_cannot_be_put_into_itself(catalogue):
    with pytest.raises(CatalogueError):
        arranging.put_under(catalogue, ["a"], "a1", None)
    assert children(catalogue, None, "f", "a") == [["f"], ["a", "b", "c"], ["a1", "a2", "a3"]]
