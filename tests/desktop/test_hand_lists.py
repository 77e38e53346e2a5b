"""Units are gathered in lists by hand: put in, taken out, moved up and down, as often as they are wanted."""

import pytest

from tests.desktop.desks import answer, line_asked_for, open_sheets, settle


@pytest.fixture
def gathered(window):
    """The window on a list in which one unit stands twice."""
    for units in (["a2", "a1"], ["a2"]):
        put(window, units, "Exhibition")
    window.side.lists.asked.emit(window.bench.catalogue.hand_lists()[0].id)
    settle()
    return window


def put(window, units, name):
    """Put units into a list by the dialog."""
    window.bench.choose(units)
    window.actions_table["list-add"].trigger()
    [sheet] = open_sheets()
    sheet.name.setText(name)
    sheet.main.click()
    settle()


def act(window, id, rows):
    """Do what an action does with rows of the list."""
    window.units.table.select_rows(rows)
    window.actions_table[id].trigger()
    settle()


def listed(window):
    """The ids in the list."""
    return list(window.units.table.model().ids)


def test_there_are_no_lists_until_one_is_made(window):
    assert not window.side.lists.isVisible()
    put(window, ["a1"], "Exhibition")
    assert window.side.lists.isVisible()
    assert window.side.lists.list.topLevelItem(0).text(0) == "Exhibition"
    window.bench.undo()
    settle()
    assert not window.side.lists.isVisible()


def test_a_list_shows_its_units_in_its_own_order_and_as_often_as_wanted(gathered):
    assert listed(gathered) == ["a2", "a1", "a2"]
    assert gathered.bench.catalogue.child_ids("a") == ["a1", "a2", "a3"]


def test_names_that_differ_in_case_are_one_list(gathered):
    put(gathered, ["a3"], "exhibition ")
    assert listed(gathered) == ["a2", "a1", "a2", "a3"]


def test_one_of_two_is_taken_out_and_comes_back(gathered):
    act(gathered, "list-remove", [0])
    assert listed(gathered) == ["a1", "a2"]
    gathered.bench.undo()
    settle()
    assert listed(gathered) == ["a2", "a1", "a2"]


def test_a_unit_moves_in_the_list_and_stays_selected(gathered):
    act(gathered, "list-up", [1])
    assert listed(gathered) == ["a1", "a2", "a2"]
    assert [index.row() for index in gathered.units.table.selectionModel().selectedRows()] == [0]
    act(gathered, "list-up", [0])
    act(gathered, "list-down", [0])
    assert listed(gathered) == ["a2", "a1", "a2"]


def test_what_is_deleted_leaves_the_list_until_it_is_back(gathered):
    with gathered.bench.catalogue.edit("Delete") as edit:
        edit.delete("a2")
    settle()
    assert listed(gathered) == ["a1"]
    gathered.bench.undo()
    settle()
    assert listed(gathered) == ["a2", "a1", "a2"]


def test_what_works_on_lists_cannot_be_done_elsewhere(gathered):
    gathered.units.table.select_rows([0])
    assert gathered.actions_table["list-remove"].isEnabled()
    gathered.bench.go("a")
    settle()
    assert not gathered.actions_table["list-remove"].isEnabled()


def test_no_two_lists_get_one_name(gathered):
    put(gathered, ["a3"], "Loans")
    lists = gathered.side.lists
    lists.rename(lists.list.topLevelItem(1))
    answer("exhibition")
    dialog = line_asked_for()
    assert dialog.told.text() == "There is a list “exhibition” already. Give this one another name."
    assert not dialog.main.isEnabled()
    dialog.line.setText("Loans 2")
    dialog.main.click()
    settle()
    assert [made.name for made in gathered.bench.catalogue.hand_lists()] == ["Exhibition", "Loans 2"]
