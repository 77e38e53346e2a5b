"""The list is sorted by its headings, as each place was left; the arrangement is not touched."""

import pytest
from PySide6.QtCore import Qt

from muniment.description.levels import Level
from muniment.description.units import DateStatement
from muniment.desktop.models.units import DATE, TITLE
from muniment.desktop.views import sorting
from tests.desktop.build import place
from tests.desktop.desks import settle


@pytest.fixture
def listed(window):
    """The window on a series of files that are arranged in no order."""
    with window.bench.catalogue.edit("Files") as edit:
        for id, title, year in (("x", "File 10", "1967"), ("y", "file 9", ""), ("z", "File 1", "1966")):
            dates = (DateStatement(text=year, edtf=year),) if year else ()
            edit.put(place(id, "b", Level.FILE, title=title, dates=dates))
    window.bench.go("b")
    settle()
    return window


def click(window, column):
    """Click the heading of a column."""
    window.units.table.horizontalHeader().sectionClicked.emit(column)


def shown(window):
    """The ids in the list."""
    return "".join(window.units.table.model().ids)


def test_a_heading_sorts_up_then_down_then_not_at_all(listed):
    orders = []
    for _time in range(3):
        click(listed, TITLE)
        orders.append(shown(listed))
    assert orders == ["zyx", "xyz", "xyz"]
    assert not listed.units.table.horizontalHeader().isSortIndicatorShown()
    assert listed.bench.catalogue.child_ids("b") == ["x", "y", "z"]


def test_what_has_no_date_comes_last_up_and_down(listed):
    click(listed, DATE)
    assert shown(listed) == "zxy"
    click(listed, DATE)
    assert shown(listed) == "xzy"
    assert listed.units.table.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_each_place_is_sorted_as_it_was_left(listed):
    click(listed, DATE)
    listed.bench.go("a")
    assert listed.units.table.model().ids == ["a1", "a2", "a3"]
    listed.bench.go("b")
    assert shown(listed) == "zxy"


def test_rows_do_not_jump_while_one_works(listed):
    click(listed, TITLE)
    catalogue = listed.bench.catalogue
    with catalogue.edit("Edit") as edit:
        edit.put(place("z", "b", Level.FILE, title="Zzz"))
        edit.put(place("w", "b", Level.FILE, title="Aaa"))
        edit.delete("x")
    settle()
    assert shown(listed) == "zyw"


def test_what_came_or_went_while_a_long_list_was_sorted_is_shown_as_it_is(listed, qtbot, monkeypatch):
    monkeypatch.setattr(sorting, "_AT_ONCE", 0)
    click(listed, TITLE)
    with listed.bench.catalogue.edit("Meanwhile") as edit:
        edit.delete("x")
        edit.put(place("w", "b", Level.FILE, title="Aaa"))
    qtbot.waitUntil(lambda: shown(listed) == "zyw")


def test_columns_stand_as_each_place_was_left(listed):
    table = listed.units.table
    table.setColumnHidden(DATE, True)
    listed.bench.go("a")
    table.setColumnHidden(DATE, False)
    listed.bench.go("b")
    assert table.isColumnHidden(DATE)
    listed.bench.go("a")
    assert not table.isColumnHidden(DATE)
