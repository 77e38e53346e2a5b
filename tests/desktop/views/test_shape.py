"""Columns leave titles room to be read, however narrow the window is when a catalogue is opened."""

import pytest

from muniment.catalogue import Catalogue
from muniment.desktop.models.units import DATE, FINDINGS, SHELFMARK, TITLE
from muniment.desktop.settings import Settings
from muniment.desktop.window import Window
from tests.build import a_unit
from tests.desktop.desks import settle


@pytest.fixture
def opened(qtbot, tmp_path):
    """Open a window of a width, and return the list in it."""

    def open_at(width):
        catalogue = Catalogue.create(tmp_path / "c.muniment")
        with catalogue.edit("Begin") as edit:
            edit.put(a_unit("Letters", "D 1"))
        window = Window(Settings(tmp_path / "desk.ini"))
        qtbot.addWidget(window)
        window.resize(width, 600)
        with qtbot.waitExposed(window):
            window.show()
        window.bench.lay(catalogue)
        settle()
        return window.units.table

    return open_at


def width(table, column):
    return table.horizontalHeader().sectionSize(column)


def test_in_a_narrow_window_the_title_has_its_part(opened):
    table = opened(800)
    assert width(table, TITLE) > 0.22 * table.viewport().width()


def test_what_gives_way_still_shows_its_heading(opened):
    table = opened(800)
    header = table.horizontalHeader()
    for column in (SHELFMARK, DATE, FINDINGS):
        assert width(table, column) >= header.sectionSizeHint(column)


def test_in_a_window_of_the_usual_width_columns_have_the_widths_of_the_beginning(opened):
    table = opened(1280)
    assert (width(table, SHELFMARK), width(table, DATE)) == (130, 132)


def test_in_a_wide_window_shelfmarks_are_whole_and_titles_have_their_own_width_all_the_same(opened):
    table = opened(2200)
    assert width(table, SHELFMARK) == 240
    assert width(table, TITLE) >= 300
