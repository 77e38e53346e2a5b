"""Units are dragged within the list, from the tree into it, and into lists made by hand."""

import pytest

from muniment.catalogue import Catalogue, HandList
from muniment.description.levels import Level
from tests.desktop.build import place
from tests.journeys.archivist import a_day_of


@pytest.fixture
def day(archivist, home):
    """A fonds with two files and two letters, one file with a letter; and a list of two letters."""
    with Catalogue.create(home / "desk.muniment") as catalogue, catalogue.edit("Begin") as edit:
        edit.put(place("f", level=Level.FONDS, title="Korese"))
        for file in ("d1", "d2"):
            edit.put(place(file, "f", Level.FILE, title=file))
        for letter in ("l1", "l2"):
            edit.put(place(letter, "f", Level.ITEM, title=letter))
        edit.put(place("l3", "d1", Level.ITEM, title="l3"))
        edit.put_list(HandList(id="show", name="Exhibition", units=("l1", "l2", "l1")))
    with a_day_of(archivist, home / "desk.muniment"):
        archivist.picks_in_tree("f")
        archivist.sees_listed("d1", "d2", "l1", "l2")
        yield archivist


def in_list(day):
    """What the list made by hand holds."""
    return day.catalogue.hand_lists()[0].units


def opens_list(day):
    """Click the list made by hand."""
    lists = day.window.side.lists
    lists.asked.emit("show")
    day.sees("List “Exhibition”")


def test_rows_are_dragged_to_another_place_of_the_list_and_back(day):
    day.drags_rows(2, 3, before=0)
    day.sees_listed("l1", "l2", "d1", "d2")
    assert day.catalogue.child_ids("f") == ["l1", "l2", "d1", "d2"]
    assert day.notice() == "Moved 2 units."
    day.presses("Ctrl+Z")
    day.sees_listed("d1", "d2", "l1", "l2")


def test_rows_are_dragged_to_the_end(day):
    day.drags_rows(0)
    day.sees_listed("d2", "l1", "l2", "d1")


def test_a_row_is_dragged_into_a_file_of_the_list(day):
    day.drags_rows(2, onto=1)
    day.sees_listed("d1", "d2", "l2")
    assert day.catalogue.child_ids("d2") == ["l1"]


def test_a_letter_takes_nothing_in(day):
    day.drags_rows(0, onto=3)
    day.waits_until(lambda: day.catalogue.child_ids("f")[0] == "d2")
    assert day.catalogue.child_ids("l2") == []


def test_rows_are_dragged_from_the_list_onto_a_place_of_the_tree(day):
    tree = day.window.arrangement.tree
    day.drags_rows_onto(2, 3, view=tree, spot=tree.visualRect(tree.model().index_of("d2")).center())
    day.sees_listed("d1", "d2")
    assert day.catalogue.child_ids("d2") == ["l1", "l2"]


def test_a_unit_of_the_tree_is_dragged_between_two_rows(day):
    day.window.arrangement.tree.expand(day.window.arrangement.tree.model().index_of("d1"))
    day.drags_into_list("l3", before=1)
    day.sees_listed("d1", "l3", "d2", "l1", "l2")


def test_the_arrangement_stays_while_the_list_is_sorted_by_a_column(day):
    day.window.units.table.sorting_asked.emit("title")
    day.drags_rows(0, before=3)
    assert "sorted" in day.notice()
    assert day.catalogue.child_ids("f") == ["d1", "d2", "l1", "l2"]


def test_a_list_made_by_hand_is_rearranged_whatever_stands_in_it_twice(day):
    opens_list(day)
    day.drags_rows(2, before=0)
    day.waits_until(lambda: in_list(day) == ("l1", "l1", "l2"))
    day.drags_rows(0, 1)
    day.waits_until(lambda: in_list(day) == ("l2", "l1", "l1"))
    day.presses("Ctrl+Z")
    day.waits_until(lambda: in_list(day) == ("l1", "l1", "l2"))


def test_a_unit_of_the_tree_is_dragged_into_a_list_made_by_hand_and_stays_where_it_is(day):
    opens_list(day)
    day.drags_into_list("d2", before=1)
    day.waits_until(lambda: in_list(day) == ("l1", "d2", "l2", "l1"))
    assert day.catalogue.child_ids("f") == ["d1", "d2", "l1", "l2"]


def test_rows_are_dragged_onto_the_name_of_a_list_made_by_hand(day):
    lists = day.window.side.lists.list
    day.drags_rows_onto(0, 1, view=lists, spot=lists.visualItemRect(lists.topLevelItem(0)).center())
    day.waits_until(lambda: in_list(day) == ("l1", "l2", "l1", "d1", "d2"))
    assert day.catalogue.child_ids("f") == ["d1", "d2", "l1", "l2"]
