"""The lists at the side keep the cursor where work is, and each name for one of them only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from muniment.desktop import theme
from muniment.desktop.saving import keep_search
from muniment.desktop.views.counted import colour
from tests.desktop.desks import answer, line_asked_for, settle


@pytest.fixture
def searches(window):
    """The list of three saved searches, with the cursor on the second."""
    for name in ("Letters", "Maps", "Plans"):
        keep_search(window.bench, name, name)
    settle()
    made = window.side.saved.list
    made.setFocus()
    made.setCurrentItem(made.rows()[1])
    return made


def press(searches, key):
    QTest.keyClick(searches, key)
    settle()


def names(searches):
    return [row.text(0) for row in searches.rows()]


def test_searches_stand_in_the_order_of_their_numbers_and_keep_their_counts_while_counted_anew(
    window, searches, qtbot
):
    for name in ("File 10", "File 9"):
        keep_search(window.bench, name, "a1")
    qtbot.waitUntil(lambda: all(row.text(1) for row in searches.rows()))
    assert names(searches) == ["File 9", "File 10", "Letters", "Maps", "Plans"]
    keep_search(window.bench, "Views", "b")
    assert [row.text(1) for row in searches.rows()][:2] == ["1", "1"]


def test_a_name_is_kept_in_one_line_and_the_same_name_replaces_which_is_said(window, searches):
    keep_search(window.bench, "Caf\N{LATIN SMALL LETTER E WITH ACUTE}\n 1", "a")
    keep_search(window.bench, "Cafe\N{COMBINING ACUTE ACCENT} 1 ", "b")
    settle()
    assert names(searches) == ["Café 1", "Letters", "Maps", "Plans"]
    assert window.notices.text == "The search “Café 1” is kept in the place of the one that had this name."


def test_a_notice_of_a_very_long_name_stays_within_the_window(window):
    keep_search(window.bench, "n" * 2000, "a")
    settle()
    assert window.notices.geometry().left() > 0
    assert window.notices.width() < window.width()
    assert "n" * 2000 in window.notices.text


def test_the_cursor_stays_on_a_search_that_is_renamed(searches):
    press(searches, Qt.Key.Key_F2)
    answer("Views")
    assert names(searches) == ["Letters", "Plans", "Views"]
    assert searches.currentItem().text(0) == "Views"


def test_the_cursor_stays_where_a_search_was_that_is_deleted(searches):
    press(searches, Qt.Key.Key_Delete)
    assert searches.currentItem().text(0) == "Plans"


def test_no_two_searches_get_one_name_which_is_said_while_it_is_typed(searches):
    press(searches, Qt.Key.Key_F2)
    answer(" Plans ")
    dialog = line_asked_for()
    assert dialog.told.text() == "There is a search “Plans” already. Give this one another name."
    assert dialog.line.accessibleDescription() == dialog.told.text()
    assert not dialog.main.isEnabled()
    dialog.line.clear()
    assert dialog.told.text() == "Type a name."
    assert not dialog.main.isEnabled()
    QTest.keyClick(dialog.line, Qt.Key.Key_Escape)
    settle()
    assert names(searches) == ["Letters", "Maps", "Plans"]


def test_a_search_colleagues_named_meanwhile_keeps_its_name(searches, window):
    press(searches, Qt.Key.Key_F2)
    dialog = line_asked_for()
    dialog.line.setText("Views")
    keep_search(window.bench, "Views", "v")
    settle()
    dialog.main.click()
    settle()
    assert names(searches) == ["Letters", "Maps", "Plans", "Views"]
    assert window.notices.text == "There is a search “Views” already. Give this one another name."


def test_a_dialog_that_asks_for_a_name_does_not_jump_while_one_types(searches):
    press(searches, Qt.Key.Key_F2)
    dialog = line_asked_for()
    before = dialog.size()
    dialog.line.setText("Plans")
    settle()
    assert dialog.size() == before
    assert dialog.told.heightForWidth(dialog.told.width()) <= dialog.told.height()
    assert dialog.line.width() >= 30 * dialog.fontMetrics().averageCharWidth()
    dialog.reject()


def test_a_long_name_is_asked_for_from_its_beginning(searches, window):
    keep_search(window.bench, "Zusammenkünfte der Delegationen " * 5, "delegations")
    settle()
    searches.setCurrentItem(searches.rows()[-1])
    press(searches, Qt.Key.Key_F2)
    line = line_asked_for().line
    assert line.hasSelectedText()
    assert line.cursorPosition() == 0
    line_asked_for().reject()


def test_what_a_list_shows_takes_the_colours_of_another_theme(searches, window):
    row = searches.rows()[0]
    colour(row, "quiet")
    window.wear("dark")
    settle()
    dark = theme.tokens("dark").quiet
    assert [row.foreground(column).color().name() for column in (0, 1)] == [dark.lower()] * 2
    assert row.icon(0).cacheKey() == theme.icon("star", "quiet").cacheKey()


def test_where_nothing_is_counted_the_words_have_all_the_room(window):
    made = window.side.authorities.list
    settle()
    assert made.columnWidth(0) >= made.viewport().width() - 4 * theme.SPACE
