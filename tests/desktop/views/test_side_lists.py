"""The lists at the side keep the cursor where work is, and each name for one of them only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from muniment.desktop import theme
from muniment.desktop.saving import keep_search
from muniment.desktop.views.counted import colour
from tests.desktop.desks import settle


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


def test_the_cursor_stays_on_a_search_that_is_renamed(searches, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_words: ("Views", True))
    press(searches, Qt.Key.Key_F2)
    assert names(searches) == ["Letters", "Plans", "Views"]
    assert searches.currentItem().text(0) == "Views"


def test_the_cursor_stays_where_a_search_was_that_is_deleted(searches):
    press(searches, Qt.Key.Key_Delete)
    assert searches.currentItem().text(0) == "Plans"


def test_no_two_searches_get_one_name(searches, window, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_words: ("Plans", True))
    press(searches, Qt.Key.Key_F2)
    assert names(searches) == ["Letters", "Maps", "Plans"]
    assert window.notices.text == "There is a search “Plans” already. Give this one another name."


def test_what_a_list_shows_takes_the_colours_of_another_theme(searches, window):
    row = searches.rows()[0]
    colour(row, "quiet")
    window.wear("dark")
    settle()
    dark = theme.tokens("dark").quiet
    assert [row.foreground(column).color().name() for column in (0, 1)] == [dark.lower()] * 2
    assert row.icon(0).cacheKey() == theme.icon("star", "quiet").cacheKey()
