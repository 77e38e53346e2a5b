"""Emphasis, names and lists are put on words without typing a mark."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget

from muniment.description.levels import NoteKind, TextKind
from muniment.description.markup import Block, BlockKind, Line, Span, SpanKind, prose
from muniment.description.units import Note, TextVersion
from muniment.desktop.forms.form import Form
from muniment.desktop.forms.inputs import ProseInput
from muniment.desktop.views.record import TABS, RecordPane
from muniment.desktop.views.text import TextView
from tests.build import a_unit
from tests.desktop.build import press
from tests.desktop.desks import a_desk, answer, line_asked_for, settle

CONTROL = Qt.KeyboardModifier.ControlModifier
SLANTED = Span(SpanKind.EMPHASIS, ("Hoxha",), (("render", "italic"),))


@pytest.fixture
def desk(qapp, tmp_path):
    text = TextVersion(id="t1", kind=TextKind.ORIGINAL, prose=prose("🂡 Enver Hoxha.\n\nTwo."))
    note = Note(kind=NoteKind.SCOPE, prose=prose("Enver Hoxha."))
    with a_desk(tmp_path, a_unit(id="u1", texts=(text,), notes=(note,))) as desk:
        yield desk


@pytest.fixture
def pane(desk, qtbot):
    made = RecordPane(desk)
    qtbot.addWidget(made)
    made.resize(800, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.show_unit("u1")
    settle()
    yield made
    made.flush()
    made.hide()


@pytest.fixture
def body(pane):
    pane.findChild(QTabWidget).setCurrentIndex([tab.label for tab in TABS].index("Text"))
    settle()
    return pane.findChild(TextView).columns[0].body


def choose(editor, words):
    editor.setFocus()
    found = editor.document().find(words)
    assert found.hasSelection()
    editor.setTextCursor(found)


def kept(pane, desk):
    pane.flush()
    return desk.catalogue.unit("u1")


def test_a_key_emphasises_the_chosen_words_and_takes_it_away_again(pane, desk, body):
    choose(body, "Hoxha")
    QTest.keyClick(body, Qt.Key.Key_I, CONTROL)
    assert kept(pane, desk).texts[0].prose[0].line.content == ("🂡 Enver ", SLANTED, ".")
    QTest.keyClick(body, Qt.Key.Key_I, CONTROL)
    assert kept(pane, desk).texts[0].prose[0].line.content == ("🂡 Enver Hoxha.",)


def test_what_was_just_typed_is_not_lost_by_it(pane, desk, body):
    choose(body, "Hoxha")
    press(body, "Alia")
    choose(body, "Alia")
    QTest.keyClick(body, Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert kept(pane, desk).texts[0].prose[0].line.content == (
        "🂡 Enver ",
        Span(SpanKind.PERSON, ("Alia",)),
        ".",
    )


def test_paragraphs_become_a_list_by_the_menu_and_the_words_stay(pane, desk, body):
    body.setFocus()
    body.selectAll()
    spot = body.viewport().rect().center()
    QApplication.sendEvent(
        body.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, body.viewport().mapToGlobal(spot)),
    )
    menu = QApplication.activePopupWidget()
    next(action for action in menu.actions() if action.text() == "List").trigger()
    menu.close()
    (block,) = kept(pane, desk).texts[0].prose
    assert block == Block(BlockKind.LIST, items=(prose("🂡 Enver Hoxha."), prose("Two.")))
    assert body.toPlainText() == "🂡 Enver Hoxha.\nTwo."


def test_words_of_a_note_are_marked_in_the_form(pane, desk):
    note = next(each for each in pane.findChild(Form).findChildren(ProseInput) if each.value())
    choose(note.writing, "Hoxha")
    QTest.keyClick(note.writing, Qt.Key.Key_I, CONTROL)
    assert kept(pane, desk).notes[0].prose == (Block(line=Line(("Enver ", SLANTED, "."))),)


def test_a_mark_without_chosen_words_changes_nothing(pane, desk, body):
    before = desk.catalogue.unit("u1")
    body.setFocus()
    body.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(body, Qt.Key.Key_I, CONTROL)
    assert kept(pane, desk) == before


def test_a_link_is_made_to_the_address_that_is_typed_and_to_no_beginning_of_one(pane, desk, body):
    choose(body, "Hoxha")
    QTest.keyClick(body, Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = line_asked_for()
    assert dialog.line.text() == "https://"
    assert not dialog.main.isEnabled()
    assert dialog.told.text().startswith("Type or paste the whole address")
    answer("https://archive.example/1967")
    link = Span(SpanKind.LINK, ("Hoxha",), (("href", "https://archive.example/1967"),))
    assert kept(pane, desk).texts[0].prose[0].line.content == ("🂡 Enver ", link, ".")
    choose(body, "Hoxha")
    QTest.keyClick(body, Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert kept(pane, desk).texts[0].prose[0].line.content == ("🂡 Enver Hoxha.",)
