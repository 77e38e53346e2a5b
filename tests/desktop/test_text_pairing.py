"""Paragraphs of two texts are linked by keyboard, found, and known to have changed; texts come from files."""

from dataclasses import replace

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget, QToolButton

from muniment.description.alignment import Drift
from muniment.description.levels import TextKind
from muniment.description.markup import prose
from muniment.description.units import TextVersion
from muniment.desktop.views.record import TABS, RecordPane
from muniment.desktop.views.text import TextView
from muniment.desktop.views.text_bar import DriftStrip, sentence
from muniment.desktop.views.text_files import take_text, write
from muniment.desktop.views.text_scroll import paragraph_at
from muniment.formats import documents
from tests.build import a_unit
from tests.desktop.build import press
from tests.desktop.desks import a_desk, settle

LEFT = TextVersion(id="t1", kind=TextKind.ORIGINAL, language="sq", prose=prose("Një.\n\nDy.\n\nTre."))
RIGHT = TextVersion(
    id="t2", kind=TextKind.TRANSLATION, language="en", of="t1", prose=prose("One.\n\nTwo.\n\nThree.")
)
STRAIGHT = ((0, 0), (1, 1), (2, 2))
CONTROL, BOTH = (
    Qt.KeyboardModifier.ControlModifier,
    (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
)


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path, a_unit(id="pair", texts=(LEFT, RIGHT)), a_unit(id="bare")) as desk:
        yield desk


@pytest.fixture
def pane(desk, qtbot):
    made = RecordPane(desk)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.flush()
    made.hide()


@pytest.fixture
def view(pane):
    return opened(pane, "pair")


def opened(pane, id):
    pane.show_unit(id)
    pane.findChild(QTabWidget).setCurrentIndex([tab.label for tab in TABS].index("Text"))
    settle()
    return pane.findChild(TextView)


def go(view, side, paragraph):
    body = view.columns[side].body
    body.setFocus()
    body.setTextCursor(QTextCursor(body.document().findBlockByNumber(2 * paragraph)))


def key(view, letter, modifier=CONTROL):
    QTest.keyClick(view.columns[0].body, letter, modifier)


def kept(view, desk):
    view.draft.flush()
    return desk.catalogue.unit("pair").texts[1].alignment


def test_two_paragraphs_are_linked_and_parted_by_keyboard(view, desk):
    go(view, 1, 2)
    go(view, 0, 1)
    key(view, Qt.Key.Key_L)
    assert kept(view, desk) == ((0, 0), (1, 2))
    go(view, 1, 1)
    go(view, 0, 1)
    key(view, Qt.Key.Key_J)
    assert kept(view, desk) == ((0, 0), (1, 1), (1, 2))
    key(view, Qt.Key.Key_J, BOTH)
    assert kept(view, desk) == ((0, 0), (1, 2))


def test_a_key_goes_to_the_counterpart_and_back(view):
    go(view, 0, 2)
    key(view, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert view.columns[1].body.hasFocus()
    assert paragraph_at(view.columns[1].body) == 2
    QTest.keyClick(view.columns[1].body, Qt.Key.Key_F6)
    assert view.columns[0].body.hasFocus()


def test_a_paragraph_split_in_the_translation_stays_linked_with_its_original(view, desk):
    go(view, 0, 0)
    view.pairing.link_alone()
    body = view.columns[1].body
    cursor = body.textCursor()
    cursor.setPosition(body.toPlainText().index("Two") + 1)
    body.setTextCursor(cursor)
    QTest.keyClick(body, Qt.Key.Key_Return)
    QTest.keyClick(body, Qt.Key.Key_Return)
    assert kept(view, desk) == ((0, 0), (1, 1), (1, 2), (2, 3))


def test_a_change_of_the_original_is_said_until_the_translation_follows(view, desk):
    strip = view.findChild(DriftStrip)
    assert strip.text == ""
    go(view, 0, 1)
    press(view.columns[0].body, "Po. ")
    view.columns[0].take_in()
    assert strip.text == "The original has changed since this translation: paragraph 2."
    press(view.columns[1].body, "Yes. ")
    view.draft.flush()
    assert strip.text, "An edit of the translation alone does not settle it."
    button = next(each for each in strip.findChildren(QToolButton) if "up to date" in each.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert strip.text == ""
    view.draft.flush()
    assert desk.catalogue.unit("pair").texts[1].made_from


@pytest.mark.parametrize(
    ("drift", "said"),
    [
        (Drift(), ""),
        (Drift(removed=1), "The original has changed since this translation: a paragraph is gone."),
        (Drift(removed=3), "The original has changed since this translation: 3 paragraphs are gone."),
        (
            Drift(changed=tuple(range(7))),
            "The original has changed since this translation: paragraphs 1, 2, 3, 4, 5 and 2 more.",
        ),
    ],
)
def test_a_change_is_told_in_a_sentence(drift, said):
    assert sentence(drift) == said


def test_words_are_found_in_both_texts(view):
    go(view, 0, 0)
    key(view, Qt.Key.Key_F, BOTH)
    assert view.finding.words.hasFocus()
    press(view.finding.words, "e")
    QTest.keyClick(view.finding.words, Qt.Key.Key_Return)
    assert [len(column.body.extraSelections()) for column in view.columns] == [1, 3]
    assert view.columns[0].body.textCursor().selectedText() == "e"
    QTest.keyClick(view.finding.words, Qt.Key.Key_Escape)
    assert not view.finding.isVisible()
    assert not view.columns[1].body.extraSelections()


def test_a_text_from_a_file_becomes_the_original_and_the_next_its_translation(pane, desk, tmp_path, qtbot):
    view = opened(pane, "bare")
    for name, words in (("a.txt", "Një.\n\nDy."), ("b.html", "<p>One.<p>Two.")):
        path = tmp_path / name
        path.write_text(words, "utf-8")
        count = len(view.draft.unit.texts)
        take_text(desk, path, lambda prose: view._take_in("bare", prose))
        qtbot.waitUntil(lambda count=count: len(view.draft.unit.texts) > count)
    view.draft.flush()
    original, translation = desk.catalogue.unit("bare").texts
    assert (original.kind, original.text) == (TextKind.ORIGINAL, "Një.\n\nDy.")
    assert (translation.of, translation.text) == (original.id, "One.\n\nTwo.")


def test_what_is_left_out_of_a_text_is_said(desk, tmp_path, qtbot):
    said = []
    desk.noticed.connect(lambda text, *_rest: said.append(text))
    document = docx.Document()
    document.add_comment(document.add_paragraph("Words.").runs, text="Really?", author="A")
    document.save(tmp_path / "a.docx")
    take_text(desk, tmp_path / "a.docx", lambda _prose: None)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["1 comment was left out."]


def test_a_text_does_not_land_in_another_record(pane, desk):
    view = opened(pane, "bare")
    view._take_in("pair", prose("Stray."))
    view.draft.flush()
    assert desk.catalogue.unit("bare").texts == ()


def test_both_texts_are_written_to_a_file(view, desk, tmp_path, qtbot):
    row = next(row for row in documents.WRITTEN if row.id == "html")
    unit = view.draft.unit
    write(desk, tmp_path / "pair.html", row, unit, unit.texts)
    qtbot.waitUntil((tmp_path / "pair.html").exists)
    written = (tmp_path / "pair.html").read_text("utf-8")
    assert '<td lang="sq"><p>Dy.</p></td><td lang="en"><p>Two.</p></td>' in written


def test_pairs_of_texts_that_only_stand_beside_each_other_are_not_offered(pane, desk):
    loose = replace(RIGHT, of="")
    with desk.catalogue.edit("Part") as edit:
        edit.put(replace(edit.unit("pair"), texts=(LEFT, loose)))
    view = opened(pane, "pair")
    assert view.pairing.pairs() == ()
    assert view.findChild(DriftStrip).text == ""
