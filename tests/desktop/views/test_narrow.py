"""The window is as narrow as a small screen; the pane that has the cursor is in view."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTabBar, QToolButton

from muniment.catalogue import Catalogue
from muniment.desktop import looks
from muniment.desktop.forms.boxes import FieldBox
from muniment.desktop.furnishing import furnish
from muniment.desktop.models.units import DATE, SHELFMARK, TITLE
from muniment.desktop.settings import Settings
from muniment.desktop.views.empty import EmptyState
from muniment.desktop.views.history import HistoryView
from muniment.desktop.views.record import RecordPane
from muniment.desktop.window import Window
from tests.build import a_unit
from tests.desktop.desks import on_the_screen, settle


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


_MARGIN = 16
"""What is empty at the side of a form, in pixels."""


def overhang(window):
    """How far each page that is scrolled up and down reaches beyond what is seen of it in width."""
    areas = [
        each
        for each in window.findChild(RecordPane).findChildren(QScrollArea)
        if each.isVisible() and each.widget()
    ]
    assert areas
    return [each.widget().width() - each.viewport().width() for each in areas]


@pytest.mark.parametrize("zoom", [100, 150])
def test_the_form_of_a_record_is_no_wider_than_its_pane(dressed, window, qapp, zoom):
    window._settings.keep("type/zoom", zoom)
    looks.wear(qapp, window._settings)
    window.resize(900, 600)
    window.findChild(RecordPane).findChildren(FieldBox)[0]._label.setText("what it is called " * 20)
    settle()
    try:
        assert max(overhang(window)) <= _MARGIN
    finally:
        window._settings.keep("type/zoom", 100)
        looks.wear(qapp, window._settings)


@pytest.mark.parametrize("width", [240, 600])
def test_what_an_empty_place_says_is_whole_in_a_narrow_pane(dressed, qtbot, width):
    place = EmptyState()
    qtbot.addWidget(place)
    place.say("search", "Nothing found for “a rather long word”", "Every word must occur. " * 3)
    place.resize(width, 500)
    on_the_screen(place, qtbot)
    assert place.width() == width
    labels = [each for each in place.findChildren(QLabel) if each.text()]
    assert len(labels) == 2
    for each in labels:
        assert each.geometry().left() >= 0
        assert each.geometry().right() <= width
        assert abs(each.geometry().center().x() - width // 2) <= 1
        assert each.height() >= each.heightForWidth(each.width())


@pytest.fixture
def large(dressed, window, qapp):
    """The window on a small screen, in which everything is half as large again."""
    window._settings.keep("type/zoom", 150)
    looks.wear(qapp, window._settings)
    window.resize(900, 600)
    settle()
    yield window
    window._settings.keep("type/zoom", 100)
    looks.wear(qapp, window._settings)


def turn_to(window, tab):
    tabs = window.findChild(RecordPane)._tabs
    tabs.setCurrentIndex([tabs.tabText(at) for at in range(tabs.count())].index(tab))
    settle()
    return tabs.currentWidget()


def test_what_the_empty_place_of_images_says_is_as_high_as_its_words(large):
    labels = [each for each in turn_to(large, "Images").findChildren(QLabel) if each.isVisible()]
    assert labels
    for each in labels:
        assert each.height() >= each.heightForWidth(each.width())


def test_in_the_history_headings_and_the_button_are_whole(large):
    with large.bench.catalogue.edit("Change the title of a unit") as edit:
        edit.put(a_unit("Letters received", id="u1"))
    history = turn_to(large, "History").findChild(HistoryView)
    header = history.table.horizontalHeader()
    for at in range(header.count()):
        assert header.sectionSize(at) >= header.sectionSizeHint(at)
    button = history.compared.button
    assert button.height() >= button.minimumSizeHint().height()
    assert button.width() >= button.minimumSizeHint().width()
    assert not history.table.geometry().intersects(history.compared.geometry())
