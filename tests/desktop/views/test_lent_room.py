"""In a narrow list columns lend their room: first those that show nothing, and none that was pulled wider."""

import pytest

from muniment.description.dates import statement
from muniment.desktop.models.units import DATE, FINDINGS, SHELFMARK, TITLE
from muniment.desktop.views.table import UnitsTable
from tests.build import a_unit
from tests.desktop.desks import pull, settle

pytestmark = pytest.mark.usefixtures("dressed")


def widths(table):
    return [table.columnWidth(at) for at in (SHELFMARK, TITLE, DATE, FINDINGS)]


@pytest.fixture
def narrow(window):
    """The list in a narrow window, on three items that have no dates."""
    window.resize(900, 600)
    window.bench.open_unit("a1")
    window.units.table.setColumnWidth(SHELFMARK, 90)
    settle()
    return window


def dated(desk, *ids):
    """Give units a date of many words, and return how wide the dates are where there is room."""
    desk.resize(1600, 600)
    settle()
    wide = desk.units.table.columnWidth(DATE)
    with desk.bench.catalogue.edit("Dates") as edit:
        for id in ids:
            edit.put(a_unit(id, id=id, parent="a", dates=(statement("16 January 1967"),)))
    desk.resize(900, 600)
    settle()
    return wide


def test_an_empty_column_is_as_narrow_as_its_heading_and_all_columns_are_in_view(narrow):
    table = narrow.units.table
    assert table.columnWidth(DATE) == table.horizontalHeader().sectionSizeHint(DATE)
    assert sum(widths(table)) <= table.viewport().width()
    assert not table.horizontalScrollBar().isVisible()


def test_an_empty_column_is_as_wide_as_it_is_pulled_wherever_one_goes(narrow):
    table = narrow.units.table
    lent = table.columnWidth(DATE)
    pull(table, DATE, 30)
    assert table.columnWidth(DATE) == lent + 30
    narrow.resize(901, 600)
    settle()
    assert table.columnWidth(DATE) == lent + 30
    narrow.bench.go("f")
    narrow.bench.go("a")
    settle()
    assert table.columnWidth(DATE) == lent + 30


def test_columns_with_something_to_show_lend_as_much_as_the_number_to_mend_needs_to_be_in_view(narrow):
    table = narrow.units.table
    wide = dated(narrow, "a1", "a2", "a3")
    assert table.horizontalHeader().sectionSizeHint(DATE) < table.columnWidth(DATE) < wide
    assert sum(widths(table)) == table.viewport().width()
    assert not table.horizontalScrollBar().isVisible()
    narrow.resize(1600, 600)
    settle()
    assert table.columnWidth(DATE) == wide


def test_a_date_that_lends_room_follows_when_everything_becomes_larger_and_smaller_again(narrow):
    table, widest = narrow.units.table, []
    wide = dated(narrow, "a1")
    for steps in (10, 0):
        narrow.zoom(steps)
        settle()
        widest.append(table.columnWidth(DATE))
    assert widest[0] <= 2 * wide
    narrow.resize(1600, 600)
    settle()
    assert table.columnWidth(DATE) == pytest.approx(wide, abs=3)


def test_it_has_its_room_again_once_there_is_a_date_to_show(narrow):
    table, catalogue = narrow.units.table, narrow.bench.catalogue
    before = table.columnWidth(DATE)
    with catalogue.edit("Date") as edit:
        edit.put(a_unit("a1", id="a1", parent="a", dates=(statement("16 January 1967"),)))
    settle()
    narrow.grab()
    settle()
    assert table.columnWidth(DATE) > before


def test_what_was_lent_is_not_remembered_as_the_width_of_the_column(narrow):
    table = narrow.units.table
    table.keep_shape()
    lent = table.columnWidth(DATE)
    narrow.resize(1600, 600)
    settle()
    wide = table.columnWidth(DATE)
    assert wide > lent
    narrow.resize(900, 600)
    narrow.bench.go("f")
    narrow.bench.go("a")
    narrow.resize(1600, 600)
    settle()
    assert table.columnWidth(DATE) == wide


def test_a_column_that_lends_its_room_follows_when_everything_becomes_larger(narrow):
    table = narrow.units.table
    narrow.resize(3000, 600)
    settle()
    wide = table.columnWidth(DATE)
    narrow.resize(900, 600)
    settle()
    for steps in (5, 0):
        narrow.zoom(steps)
        settle()
    narrow.resize(3000, 600)
    settle()
    assert table.columnWidth(DATE) == pytest.approx(wide, abs=3)


def test_a_date_that_the_bar_below_covers_lets_nothing_swing(qtbot, window, monkeypatch):
    with window.bench.catalogue.edit("Many") as edit:
        for number in range(40):
            dates = (statement("16 January 1967"),) if number == 12 else ()
            edit.put(a_unit(f"Letter {number}", id=f"m{number}", parent="a1", dates=dates))
    window.bench.go("a1")
    turns = []
    measured = UnitsTable._keep_readable
    monkeypatch.setattr(UnitsTable, "_keep_readable", lambda table: turns.append(1) or measured(table))
    for height in range(624, 658, 3):
        window.resize(900, height)
        settle()
        turns.clear()
        qtbot.wait(60)
        assert len(turns) < 3, height
