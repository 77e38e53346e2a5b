"""What was changed in a record is looked at, compared, and brought back: a field, or all of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableWidget

from muniment.catalogue import Catalogue
from muniment.description.levels import Level, NoteKind
from muniment.description.markup import prose
from muniment.description.units import Note, a_title
from tests.build import a_unit
from tests.desktop.build import place
from tests.journeys.archivist import a_day_of

SCOPE = Note(kind=NoteKind.SCOPE, prose=prose("On grain and ships."))


@pytest.fixture
def desk(home):
    """A catalogue in which one record was changed three times."""
    path = home / "desk.muniment"
    with Catalogue.create(path) as catalogue:
        with catalogue.edit("Import file.xml") as edit:
            edit.put(place("f", level=Level.FONDS, title="Korese"))
            edit.put(a_unit("Raport on grain", id="u", parent="f", notes=(SCOPE,)))
        with catalogue.edit("Correct the title") as edit:
            edit.put(a_unit("Report on grain", id="u", parent="f", notes=(SCOPE,)))
        with catalogue.edit("Drop the scope") as edit:
            edit.put(a_unit("Report on grain deliveries", id="u", parent="f"))
    return path


def changes(archivist):
    """The table of the record's changes."""
    tables = archivist.window.findChildren(QTableWidget)
    return next(each for each in tables if each.accessibleName() == "Changes of this record")


def marked(archivist):
    """The words of the comparison, with their marks."""
    labels = [each for each in archivist.window.findChildren(QLabel) if each.isVisible()]
    return [each.text() for each in labels if "<s " in each.text() or "<u " in each.text()]


def picks(archivist, row, *, too=False):
    """Click a change; with Ctrl, one more."""
    table = changes(archivist)
    spot = table.visualItemRect(table.item(row, 1)).center()
    held = Qt.KeyboardModifier.ControlModifier if too else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, spot)


def test_one_field_is_brought_back_and_undone(archivist, desk):
    with a_day_of(archivist, desk):
        archivist.picks_in_tree("f")
        archivist.picks_in_list(0)
        archivist.clicks("History")
        archivist.sees("Drop the scope")
        assert any(">On grain and ships.</s>" in words for words in marked(archivist))
        archivist.clicks("Title")
        archivist.clicks("Restore 1 Field")
        archivist.waits_until(lambda: archivist.record.notes == (SCOPE,))
        assert archivist.record.title == "Report on grain deliveries"
        archivist.presses("Ctrl+Z")
        archivist.waits_until(lambda: archivist.record.notes == ())


def test_two_states_are_compared_and_the_earlier_restored(archivist, desk):
    with a_day_of(archivist, desk):
        archivist.picks_in_tree("f")
        archivist.picks_in_list(0)
        archivist.clicks("History")
        archivist.sees("Import file.xml")
        picks(archivist, 0)
        picks(archivist, 2, too=True)
        archivist.sees("Between the oldest and the newest of 2")
        assert any(">Raport</s>" in words and ">Report</u>" in words for words in marked(archivist))
        archivist.clicks("Restore 2 Fields")
        archivist.waits_until(lambda: archivist.record.title == "Raport on grain")
        assert archivist.record.notes == (SCOPE,)


def test_the_whole_record_goes_back_to_a_state_by_the_keyboard_after_a_restart(archivist, desk):
    with a_day_of(archivist, desk):
        archivist.picks_in_tree("f")
        archivist.picks_in_list(0)
    with a_day_of(archivist):
        archivist.clicks("History")
        archivist.sees("Import file.xml")
        changes(archivist).setFocus()
        archivist.presses("Down", "Down", "Tab", "Down")
        archivist.goes_by_tab_to("Restore the Whole Record")
        archivist.presses("Space")
        archivist.waits_until(lambda: archivist.record.title == "Raport on grain")
        archivist.sees("Restored")


def test_a_record_that_was_deleted_and_put_back_keeps_its_history(archivist, desk):
    with Catalogue.open(desk) as catalogue:
        with catalogue.edit("Delete it") as edit:
            edit.delete("u")
        catalogue.undo()
        with catalogue.edit("Change it again") as edit:
            edit.put(a_unit("Other", id="u", parent="f", titles=(a_title("Other"),)))
    with a_day_of(archivist, desk):
        archivist.picks_in_tree("f")
        archivist.picks_in_list(0)
        archivist.clicks("History")
        archivist.sees("Delete it (undone)")
        picks(archivist, 1)
        archivist.sees("The record was deleted by this step.")
