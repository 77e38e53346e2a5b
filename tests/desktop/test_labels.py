"""Words that give way end in dots within what a label leaves about them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from muniment.desktop.labels import Yielding

WORDS = "Report on the negotiations about the delivery of grain"
FROM_RIGHT = "تقرير عن موقف جمهورية كوريا الديمقراطية الشعبية"


def _indented(label):
    label.setIndent(12)


def _with_margins(label):
    label.setContentsMargins(10, 0, 14, 0)


def _with_margin(label):
    label.setMargin(6)


def picture(qtbot, label, about, width):
    about(label)
    label.resize(width, 30)
    qtbot.addWidget(label)
    return label.grab().toImage()


def as_a_label(words):
    """A label that looks as words that yield do, whatever the application wears."""
    made = QLabel(words)
    made.setProperty("role", Yielding().property("role"))
    return made


@pytest.mark.parametrize(("about", "beside"), [(_indented, 12), (_with_margins, 24), (_with_margin, 12)])
@pytest.mark.parametrize("words", [WORDS, FROM_RIGHT])
def test_words_without_room_are_drawn_as_a_label_draws_them_cut_short(qtbot, about, beside, words):
    label = Yielding(words)
    drawn = picture(qtbot, label, about, 200)
    cut = label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 200 - beside)
    assert drawn == picture(qtbot, as_a_label(cut), about, 200)


@pytest.mark.parametrize("about", [_indented, _with_margins, _with_margin])
def test_words_that_would_fit_but_for_what_is_left_about_them_are_cut(qtbot, about):
    label = as_a_label(WORDS)
    label.ensurePolished()
    width = label.fontMetrics().horizontalAdvance(WORDS) + 4
    drawn = picture(qtbot, Yielding(WORDS), about, width)
    assert drawn != picture(qtbot, label, about, width)
