"""The window is as narrow as a small screen; the pane that has the cursor is in view."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabBar, QToolButton

from muniment.catalogue import Catalogue
from muniment.desktop.furnishing import furnish
from muniment.desktop.models.units import DATE, SHELFMARK, TITLE
from muniment.desktop.settings import Settings
from muniment.desktop.window import Window
from tests.build import a_unit
from tests.desktop.desks import settle


@pytest.fixture
def window(qtbot, tmp_path):
    catalogue = Catalogue.create(tmp_path / "c.muniment")
    with catalogue.edit("Begin") as edit:
        edit.put(a_unit("Letters", id="u1"))
    made = Window(Settings(tmp_path / "desk.ini"))
    qtbot.addWidget(made)
    made.furnish(furnish())
    made.resize(400, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.bench.lay(catalogue)
    made.bench.open_unit("u1")
    settle()
    yield made
    made.close()


def is_in_view(window, widget):
    left = widget.mapTo(window, widget.rect().topLeft()).x()
    return left >= 0 and left + widget.width() <= window.width()


def test_the_window_is_as_narrow_as_it_is_asked_to_be(window):
    assert window.width() == 400


def test_the_cursor_is_in_view_in_whichever_pane_it_goes_to(window):
    window.show_field("titles")
    settle()
    assert is_in_view(window, QApplication.focusWidget())
    window.arrangement.tree.setFocus()
    settle()
    assert is_in_view(window, window.arrangement.tree)
    window.units.table.setFocus()
    settle()
    assert is_in_view(window, window.units.table)


def test_the_search_box_is_seen_and_the_words_of_buttons_come_back_with_the_room(window):
    assert window.search.isVisible()
    assert is_in_view(window, window.search)
    window.resize(1200, 700)
    settle()
    worded = [each for each in window.bar.findChildren(QToolButton) if each.text().strip() == "Import"]
    assert worded[0].toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_a_wide_window_has_nothing_to_scroll(window):
    window.resize(1200, 700)
    settle()
    assert not window._panes.parentWidget().parentWidget().horizontalScrollBar().isVisible()


def test_the_tabs_of_the_record_are_as_wide_as_their_words_want(window):
    bar = next(
        each for each in window.findChildren(QTabBar) if each.accessibleName() == "Parts of the record"
    )
    for each in (1200, 400, 1200):
        window.resize(each, 700)
        settle()
    wanted = [bar.tabSizeHint(number).width() for number in range(bar.count())]
    assert [bar.tabRect(number).width() for number in range(bar.count())] == pytest.approx(wanted, abs=2)


def test_in_a_window_that_is_made_narrow_titles_stay_readable_and_the_list_scrolls(window, qtbot):
    table = window.units.table
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: table.viewport().width() > 400)
    for column in (SHELFMARK, DATE):
        table.setColumnWidth(column, 130)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: table.viewport().width() < 400)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    assert table.columnWidth(TITLE) > 0.22 * table.viewport().width()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert table.columnWidth(TITLE) > 0.3 * table.viewport().width()
