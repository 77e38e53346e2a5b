"""One sheet of a kind is open: what is asked for again comes to the front, with what was typed in it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from muniment.description.units import Shelfmark
from muniment.desktop.dialogs.exporting import ExportSheet
from muniment.desktop.dialogs.hand_list import ListSheet
from muniment.desktop.dialogs.paste import PasteSheet
from muniment.desktop.dialogs.renumbering import RenumberSheet
from muniment.desktop.dialogs.sheets import Sheet
from muniment.desktop.views.report import Report
from tests.desktop.build import press
from tests.desktop.desks import settle

ASKED_FOR = (
    "export", "export-agents", "trash", "authorities", "findings", "statistics", "steps", "bulk", "paste",
    "print-list", "print-record", "learn-marks", "mark-report", "about", "own-schemas", "check-files",
    "renumber", "place-units", "list-add", "manifest", "preferences", "split-name",
)  # fmt: skip


def opened():
    tops = QApplication.topLevelWidgets()
    return [each for each in tops if isinstance(each, Sheet | Report) and each.isVisible()]


@pytest.fixture
def pressed(window, qtbot):
    """Choose units and a command of the window, and return the one sheet that is open then."""

    def choose(command, *units):
        window.activateWindow()
        if units:
            window.bench.choose(units)
            settle()
        asked = next(each for each in window.actions_table.all() if each.objectName() == command)
        assert asked.isEnabled(), command
        asked.trigger()
        qtbot.waitUntil(lambda: bool(opened()) and not window.bench.jobs.running(), timeout=10_000)
        settle()
        return opened()

    window.bench.open_unit("a1")
    settle()
    yield choose
    for sheet in opened():
        sheet.close()
    settle()


@pytest.mark.parametrize("command", ["renumber", "place-units"])
def test_what_is_planned_is_planned_anew_once_the_catalogue_is_another(window, pressed, command):
    (first,) = pressed(command, "a1", "a2")
    with window.bench.catalogue.edit("Elsewhere") as edit:
        edit.put(replace(edit.unit("a1"), shelfmarks=(Shelfmark(text="D 77"),)))
    (second,) = pressed(command, "a1", "a2")
    assert second is not first


@pytest.mark.parametrize("command", ASKED_FOR)
def test_what_is_asked_for_twice_opens_one_sheet(pressed, qtbot, command):
    (first,) = pressed(command)
    again = pressed(command)
    assert again == [first]
    qtbot.waitUntil(first.isActiveWindow)


def test_two_presses_before_anything_is_counted_open_one_sheet(window, pressed):
    asked = next(each for each in window.actions_table.all() if each.objectName() == "statistics")
    asked.trigger()
    assert len(pressed("statistics")) == 1


def test_what_was_typed_is_there_still_and_under_the_keys(pressed, qtbot):
    (sheet,) = pressed("list-add")
    sheet.name.clear()
    sheet.name.setFocus()
    press(sheet.name, "Loans")
    assert pressed("list-add") == [sheet]
    qtbot.waitUntil(sheet.isActiveWindow)
    assert sheet.name.text() == "Loans"
    assert QApplication.focusWidget() is sheet.name


def test_of_other_units_the_new_sheet_takes_the_place_of_one_in_which_nothing_was_typed(pressed):
    (first,) = pressed("renumber", "a1", "a2")
    (second,) = pressed("renumber", "a2", "a3")
    assert second is not first
    assert isinstance(second, RenumberSheet)
    assert second.question[0] == ("a2", "a3")


def test_of_other_units_a_sheet_in_which_something_was_typed_stays_beside_the_new_one(pressed):
    (first,) = pressed("list-add", "a1")
    press(first.findChild(QLineEdit), "Loans")
    both = pressed("list-add", "a2")
    assert first in both
    assert [each.question for each in both if each is not first] == [("a2",)]
    assert all(isinstance(each, ListSheet) for each in both)


def test_a_sheet_with_work_under_way_stays_when_another_unit_is_asked_for(window, pressed):
    (first,) = pressed("export")
    first.main.setEnabled(False)
    window.bench.open_unit("a2")
    settle()
    both = pressed("export")
    assert first in both
    assert len(both) == 2
    assert all(isinstance(each, ExportSheet) for each in both)


def test_what_is_pasted_anew_is_shown_in_place_of_what_was_pasted_before(pressed, qapp):
    qapp.clipboard().setText("Letters, 1961")
    pressed("paste")
    qapp.clipboard().setText("Reports, 1967")
    (sheet,) = pressed("paste")
    assert isinstance(sheet, PasteSheet)
    assert sheet.text.toPlainText() == "Reports, 1967"
