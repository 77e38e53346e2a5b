"""The handbook says what is true of the menus, leads to what it names, and is searched."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from muniment import i18n
from muniment.desktop import theme
from muniment.desktop.keys import KEYS
from muniment.desktop.settings import Settings
from muniment.desktop.window import Window
from muniment.paths import resource
from tests.desktop.desks import settle

WRITTEN = resource("handbook.md").read_text("utf-8")
LINKS = re.findall(r"\[([^\]]*)\]\(do:([\w-]+)\)", WRITTEN)


@pytest.fixture
def handbook(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    opened = window.findChild(type(window._handbook))
    with qtbot.waitExposed(opened):
        opened.show()
    settle()
    return opened


def press(book, words):
    """Press on words of the text with the mouse."""
    cursor = book.body.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 2)
    book.body.setTextCursor(cursor)
    book.body.ensureCursorVisible()
    QTest.mouseClick(
        book.body.viewport(), Qt.MouseButton.LeftButton, pos=book.body.cursorRect(cursor).center()
    )
    settle()


def test_actions_are_written_as_the_menus_call_them(window):
    rows = {row.id: row for row in window.actions_table.rows}
    for words, id in LINKS:
        first = rows[id].keys.partition(";")[0]
        assert words == rows[id].text.replace("&", "") + (f" ({first})" if first else "")


def test_what_the_menus_lead_to_is_told_in_the_handbook(window):
    """But for what is told of one of several alike, and what tells itself."""
    told = {id for _words, id in LINKS}
    alike = {"duplicate", "sort-date", "sort-title", "list-remove", "list-up", "list-down", "print-record"}
    alike |= {"part-back"}
    itself = {"parent", "unit-window", "confirm", "columns", "fill-down", "copy-above", "delete", "copy"}
    program = {"theme", "theme-system", "zoom-back", "preferences", "about", "handbook", "statistics"}
    windows = {"new-window", "close-window", "quit", "rebuild-index"}
    assert {row.id for row in window.actions_table.rows} - told <= alike | itself | program | windows


def test_a_chapter_is_gone_to_and_followed(handbook):
    assert handbook.chapters.currentItem().text() == "The window"
    handbook.chapters.setFocus()
    for _step in range(5):
        QTest.keyClick(handbook.chapters, Qt.Key.Key_Down)
    head = handbook.chapters.currentItem().text()
    assert head == "From a spreadsheet"
    top = handbook.body.cursorForPosition(handbook.body.rect().topLeft()).block().text()
    assert top == head
    handbook.body.verticalScrollBar().setValue(0)
    assert handbook.chapters.currentRow() == 0


def test_an_action_is_done_where_it_is_told_of(window, handbook):
    press(handbook, "Commands and Records")
    assert window.palette_box.isVisible()


def test_what_cannot_be_done_now_is_said(qapp, qtbot, tmp_path):
    theme.apply(qapp, "light")
    window = Window(Settings(tmp_path / "desk.ini"))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.show_handbook()
    settle()
    press(window._handbook, "Paste Citation")
    assert window._handbook.findChild(type(window._handbook._refusal), "refusal").text()
    window._handbook.close()


def test_keys_of_ones_own_are_told(window, handbook):
    assert "Import… (Ctrl+I)" in handbook.body.toPlainText()
    window.bench.settings.keep(f"{KEYS}import", "Ctrl+Alt+I")
    assert "Import… (Ctrl+Alt+I)" in handbook.body.toPlainText()


def test_words_are_found_in_it_and_escape_leaves_step_by_step(handbook):
    QTest.keyClicks(handbook.finding.words, "spreadsheet")
    QTest.keyClick(handbook.finding.words, Qt.Key.Key_Return)
    assert handbook.body.textCursor().selectedText().lower() == "spreadsheet"
    count = handbook.body.toPlainText().lower().count("spreadsheet")
    assert len(handbook.body.extraSelections()) == count
    QTest.keyClick(handbook.finding.words, Qt.Key.Key_Escape)
    assert (handbook.isVisible(), handbook.finding.isVisible()) == (True, False)
    QTest.keyClick(handbook.body, Qt.Key.Key_Escape)
    assert not handbook.isVisible()


def test_most_of_the_room_is_the_texts_where_type_is_large(window, handbook):
    theme.zoom(2.0)
    try:
        handbook.resize(620, 600)
        settle()
        assert handbook.chapters.width() < handbook.body.width() / 2
    finally:
        theme.zoom(1.0)


@pytest.mark.parametrize("leave", [lambda book: book.close(), lambda book: book.reject()])
def test_it_opens_again_as_large_as_it_was(window, handbook, leave):
    handbook.resize(700, 500)
    settle()
    leave(handbook)
    again = type(handbook)(window, window.actions_table, window.bench.settings)
    assert (again.width(), again.height()) == (700, 500)


def test_it_changes_with_the_theme(qapp, window, handbook):
    def inks():
        cursor = handbook.body.document().find("Commands and Records")
        cursor.movePosition(QTextCursor.MoveOperation.Left)
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        return cursor.charFormat().foreground().color().name()

    assert inks() == theme.tokens("light").accent.lower()
    window.wear("dark")
    settle()
    assert inks() == theme.tokens("dark").accent.lower()
    window.wear("light")


def test_a_translation_of_it_is_taken_where_there_is_one(monkeypatch, tmp_path):
    class Albanian:
        def info(self):
            return {"language": "sq"}

    monkeypatch.setattr(i18n, "_TRANSLATIONS", Albanian())
    monkeypatch.setattr(i18n, "_folders", lambda: (tmp_path, resource("locale")))
    assert i18n.page("handbook.md") == resource("handbook.md")
    (tmp_path / "sq").mkdir()
    (tmp_path / "sq" / "handbook.md").write_text("# Doracak", "utf-8")
    assert i18n.page("handbook.md").read_text("utf-8") == "# Doracak"


def test_the_first_page_leads_to_it(window):
    page = window.welcome
    page.show()
    settle()
    button = next(each for each in page.findChildren(QAbstractButton) if each.text() == "Read the handbook")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window._handbook.isVisible()


def test_escape_leaves_the_handbook_where_nothing_is_looked_for(handbook):
    assert handbook.finding.words.hasFocus()
    assert not handbook.finding.words.text()
    QTest.keyClick(handbook.finding.words, Qt.Key.Key_Escape)
    assert not handbook.isVisible()
