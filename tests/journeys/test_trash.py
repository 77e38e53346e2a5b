"""What was deleted lies in the trash, and comes back from there: days later, and elsewhere where it must."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from muniment.catalogue import Catalogue
from muniment.description.levels import Level
from tests.desktop.build import place, two_series
from tests.journeys.archivist import a_day_of, open_sheets


@pytest.fixture
def desk(home):
    """A fonds with two series; the first has a file with two items."""
    path = home / "desk.muniment"
    with Catalogue.create(path) as catalogue, catalogue.edit("Begin") as edit:
        two_series(edit)
        for number in "12":
            edit.put(place(f"i{number}", "d", Level.ITEM, title=f"Letter {number}"))
    return path


def in_trash(archivist):
    """What the trash says, once it has been read: title, where it lay, how many units."""
    table = open_sheets()[0].table
    archivist.waits_until(lambda: table.rowCount())
    return [tuple(table.item(row, at).text() for at in (0, 5, 2)) for row in range(table.rowCount())]


def opens_trash(archivist):
    """Click the trash at the foot of the left pane."""
    shown = archivist.window.side.trash.list
    spot = shown.visualItemRect(shown.topLevelItem(0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    archivist.waits_until(open_sheets)


def test_an_empty_trash_says_so(archivist, desk):
    with a_day_of(archivist, desk):
        archivist.does("Trash")
        archivist.sees("The trash is empty")
        assert not open_sheets()[0].main.isEnabled()


def test_a_branch_comes_back_days_later_and_goes_again(archivist, desk):
    with a_day_of(archivist, desk):
        archivist.picks_in_tree("a")
        archivist.presses("Del")
        archivist.waits_until(lambda: archivist.catalogue.count() == 2)
        archivist.waits_until(lambda: archivist.window.side.trash.row.text(1) == "1")
    with a_day_of(archivist):
        opens_trash(archivist)
        assert in_trash(archivist) == [("Series a", "Korese", "4")]
        archivist.confirms()
        archivist.waits_until(lambda: archivist.catalogue.count() == 6)
        archivist.sees("The trash is empty")
        open_sheets()[0].reject()
        assert archivist.names_below("f") == ["a", "b"]
        archivist.presses("Ctrl+Z")
        archivist.waits_until(lambda: archivist.catalogue.count() == 2)
        archivist.presses("Ctrl+Z")
        archivist.waits_until(lambda: archivist.catalogue.count() == 6)


def test_what_lay_in_a_place_that_is_gone_comes_where_she_says(archivist, desk):
    with a_day_of(archivist, desk):
        archivist.picks_in_tree("d")
        archivist.presses("Del")
        archivist.waits_until(lambda: archivist.catalogue.count() == 3)
        archivist.picks_in_tree("a")
        archivist.presses("Del")
        archivist.waits_until(lambda: archivist.catalogue.count() == 2)
        archivist.picks_in_tree("b")
        opens_trash(archivist)
        assert in_trash(archivist) == [
            ("Series a", "Korese", "1"),
            ("Letters", "a place that was deleted", "3"),
        ]
        archivist.presses("Down")
        archivist.sees("The place where it lay was deleted too.")
        assert archivist.field("Where to put it instead") == "Into “Series b”"
        archivist.confirms()
        archivist.waits_until(lambda: archivist.catalogue.child_ids("b") == ["d"])
        assert archivist.catalogue.child_ids("d") == ["i1", "i2"]


def test_a_place_and_what_lay_in_it_come_back_together(archivist, desk):
    with a_day_of(archivist, desk):
        before = list(archivist.catalogue.subtree())
        for id in ("d", "a"):
            archivist.picks_in_tree(id)
            archivist.presses("Del")
            archivist.waits_until(lambda id=id: not archivist.catalogue.rows([id]))
        opens_trash(archivist)
        in_trash(archivist)
        open_sheets()[0].table.selectAll()
        archivist.sees_no("The place where it lay was deleted too.")
        archivist.confirms()
        archivist.waits_until(lambda: archivist.catalogue.count() == 6)
        assert list(archivist.catalogue.subtree()) == before
