"""She looks at one catalogue in two windows: each has its place, and what is done in one is seen in both."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from muniment.catalogue import Catalogue
from muniment.description.units import a_title
from muniment.desktop.window import windows
from tests.journeys.archivist import Archivist, a_day_of


@pytest.fixture
def day(archivist: Archivist, home):
    """A fonds with two items in a catalogue, and one window."""
    with a_day_of(archivist, home / "days.muniment"):
        archivist.does("new fonds")
        for _time in range(2):
            archivist.presses("Ctrl+N")
            archivist.waits_for_work()
        archivist.waits_until(lambda: archivist.catalogue.count() == 3)
        yield archivist
        for each in windows():
            if each is not archivist.window:
                each.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def other_than(window):
    return next(each for each in windows() if each is not window)


def test_each_window_has_its_own_place_and_search(day):
    first = day.window
    day.presses("Ctrl+Alt+N")
    second = other_than(first)
    assert second.bench.catalogue is first.bench.catalogue
    assert (second.bench.place, second.bench.unit) == (first.bench.place, first.bench.unit)
    before = first.bench.unit
    second.bench.go(None)
    second.bench.ask_for("nothing of the kind")
    day.waits_until(lambda: second.units.found_text)
    assert (first.bench.unit, first.units.found_text) == (before, "")


def test_what_is_typed_in_one_is_seen_in_the_other_and_undone_from_there(day):
    first = day.window
    unit = first.bench.unit
    day.presses("Ctrl+Alt+N")
    second = other_than(first)
    day.window.activateWindow()
    day.window.show_field("titles")
    day.types("Τίτλος")
    day.presses("Tab")
    day.waits_until(lambda: day.catalogue.row(unit).title == "Τίτλος")
    model = second.units.table.model()
    day.waits_until(lambda: "Τίτλος" in [model.index(at, 1).data() for at in range(model.rowCount())])
    second.bench.undo()
    day.waits_until(lambda: day.catalogue.row(unit).title != "Τίτλος")


def test_what_another_program_changes_in_the_file_is_seen_and_undo_here_leaves_it(day):
    unit, mine = day.window.bench.unit, day.catalogue.undo_label
    with Catalogue.open(day.catalogue.path, who="other") as other, other.edit("Elsewhere") as edit:
        edit.put(replace(edit.unit(unit), titles=(a_title("Minutes"),)))
    model = day.window.units.table.model()
    day.waits_until(lambda: "Minutes" in [model.index(at, 1).data() for at in range(model.rowCount())])
    day.sees("Minutes")
    assert day.catalogue.undo_label == mine


def test_the_last_window_closes_the_catalogue(day):
    first, catalogue = day.window, day.catalogue
    day.presses("Ctrl+Alt+N")
    second = other_than(first)
    second.close()
    assert catalogue.count() == 3
    assert windows() == [first]
    assert first.bench.is_open


def test_a_record_is_opened_in_a_window_of_its_own(day):
    items = day.catalogue.child_ids(day.window.bench.place)
    day.picks_in_list(0)
    day.presses("Ctrl+Return")
    second = other_than(day.window)
    assert second.bench.unit == items[0]
    second.bench.open_unit(items[1])
    assert day.window.bench.unit == items[0]


def test_a_catalogue_that_is_open_is_not_opened_twice(day):
    day.presses("Ctrl+Alt+N")
    second = other_than(day.window)
    second.bench.open_place(day.catalogue.place)
    day.waits_for_work()
    assert second.bench.catalogue is day.catalogue
    assert day.catalogue.count() == 3
