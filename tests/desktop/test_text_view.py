"""The original beside its translation: each keeps its paragraphs, and they scroll together."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTabWidget

from muniment.description.levels import TextKind
from muniment.description.markup import Block, Line, Span, SpanKind, prose
from muniment.description.units import TextVersion, a_title
from muniment.desktop.views.record import TABS, RecordPane
from muniment.desktop.views.text import TextView
from muniment.desktop.views.text_column import size_of
from muniment.desktop.views.text_scroll import counterpart, paragraph_at, paragraph_extents
from tests.build import a_unit
from tests.desktop.build import press
from tests.desktop.desks import a_desk, settle

MARKED = Block(line=Line(("To ", Span(SpanKind.EMPHASIS, ("Comrade",)), " Hoxha")))
LONG = prose("\n\n".join(f"Paragraph {number}, and more words to fill the line." for number in range(60)))
ORIGINAL = TextVersion(id="t1", kind=TextKind.ORIGINAL, language="sq", prose=(MARKED, *LONG))
TRANSLATION = TextVersion(id="t2", kind=TextKind.TRANSLATION, language="ar", of="t1", prose=(MARKED, *LONG))


@pytest.fixture
def desk(qapp, tmp_path):
    pair = a_unit(id="pair", texts=(ORIGINAL, TRANSLATION))
    with a_desk(tmp_path, pair, a_unit(id="bare")) as desk:
        yield desk


@pytest.fixture
def view(desk, qtbot):
    pane = RecordPane(desk)
    qtbot.addWidget(pane)
    pane.resize(800, 600)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.show_unit("pair")
    pane.findChild(QTabWidget).setCurrentIndex([tab.label for tab in TABS].index("Text"))
    view = pane.findChild(TextView)
    settle()
    yield view
    pane.flush()
    pane.hide()


def test_the_original_stands_on_the_left_and_its_translation_on_the_right(view):
    shown = [column.body.toPlainText().split("\n\n")[1][:9] for column in view.columns]
    assert shown == ["Paragraph", "Paragraph"]
    assert view.columns[0].x() < view.columns[1].mapTo(view, view.columns[1].rect().topLeft()).x()


def test_a_correction_in_one_paragraph_leaves_the_others_and_the_emphasis(view, desk):
    press(view.columns[1].body, "Hail! ")
    view.draft.flush()
    saved = desk.catalogue.unit("pair").texts
    assert saved[0] == ORIGINAL
    assert saved[1].prose[0].line.content == (
        "Hail! To ",
        Span(SpanKind.EMPHASIS, ("Comrade",)),
        " Hoxha",
    )
    assert saved[1].prose[1:] == LONG


def test_pauses_in_typing_a_text_are_one_step_and_the_other_text_is_another(view, desk, qtbot):
    for side, letters in ((0, "One "), (0, "two "), (1, "Three ")):
        view.columns[side].body.setFocus()
        with qtbot.waitSignal(view.draft.saved, timeout=4000):
            press(view.columns[side].body, letters)
        settle()
    desk.catalogue.undo()
    settle()
    texts = desk.catalogue.unit("pair").texts
    assert (texts[0].text[:8], texts[1].prose) == ("One two ", TRANSLATION.prose)
    desk.catalogue.undo()
    assert desk.catalogue.unit("pair").texts[0] == ORIGINAL


def test_a_change_from_elsewhere_does_not_take_what_is_being_typed(view, desk):
    press(view.columns[0].body, "Typed. ")
    with desk.catalogue.edit("Retitle") as edit:
        edit.put(replace(edit.unit("pair"), titles=(a_title("Another"),)))
    settle()
    view.draft.flush()
    saved = desk.catalogue.unit("pair")
    assert (saved.title, saved.texts[0].text[:12]) == ("Another", "Typed. To Co")


def test_the_texts_scroll_together_until_told_not_to(view):
    left, right = (column.body.verticalScrollBar() for column in view.columns)
    left.setValue(left.maximum() // 2)
    assert abs(right.value() - left.value()) < 60
    view.bar.lock.setChecked(False)
    left.setValue(0)
    assert right.value() > 60


@pytest.fixture
def uneven(view, desk):
    """Each paragraph of the translation three times as long as that of the original."""
    longer = prose(
        "\n\n".join(f"Paragraph {number}: " + "many more words than there. " * 20 for number in range(61))
    )
    draft = replace(desk.catalogue.unit("pair"), texts=(ORIGINAL, replace(TRANSLATION, prose=longer)))
    with desk.catalogue.edit("Longer") as edit:
        edit.put(draft)
    settle()
    for column in view.columns:
        column.body.setFocus()
        settle()
    return tuple(column.body for column in view.columns)


@pytest.mark.parametrize("side", [0, 1])
def test_what_belongs_to_the_paragraph_of_the_cursor_is_in_sight_wherever_keys_lead(uneven, side):
    read, beside = uneven[side], uneven[1 - side]
    read.setFocus()
    read.moveCursor(QTextCursor.MoveOperation.Start)
    for _step in range(90):
        QTest.keyClick(read, Qt.Key.Key_Down)
        settle()
        top, foot = paragraph_extents(beside)[paragraph_at(read)]
        assert top >= -1
        assert foot <= beside.viewport().height() + 1


@pytest.mark.parametrize("side", [0, 1])
def test_both_texts_end_at_the_same_time(uneven, side):
    moved, other = (uneven[number].verticalScrollBar() for number in (side, 1 - side))
    assert other.maximum() != moved.maximum()
    moved.setValue(moved.maximum())
    assert other.value() == pytest.approx(other.maximum(), abs=6)
    moved.setValue(0)
    assert other.value() == 0


def test_an_empty_record_offers_the_next_step(view, desk):
    view.draft.show_unit("bare")
    button = next(each for each in view.findChildren(QPushButton) if each.text() == "Add the original")
    assert button.isVisible()
    button.click()
    press(view.columns[0].body, "조선 자료")
    view.draft.flush()
    (version,) = desk.catalogue.unit("bare").texts
    assert (version.kind, version.text) == (TextKind.ORIGINAL, "조선 자료")


def test_a_version_can_be_taken_away(view, desk):
    view.columns[1].removal.emit("t2")
    assert desk.catalogue.unit("pair").texts == (ORIGINAL,)


@pytest.mark.parametrize(
    ("text", "size"),
    [("one two three", "3 words"), ("одно", "1 word"), ("文化大革命。", "5 characters"), ("", "0 words")],
)
def test_a_text_is_counted_as_its_script_is_read(text, size):
    assert size_of(text) == size


@pytest.mark.parametrize(
    ("number", "counts", "pairs", "expected"),
    [
        (3, (10, 10), {}, 3),
        (5, (10, 20), {}, 10),
        (3, (10, 10), {3: 7}, 7),
        (9, (10, 2), {}, 1),
    ],
)
def test_a_paragraph_stands_beside_its_counterpart(number, counts, pairs, expected):
    assert counterpart(number, *counts, pairs) == expected
