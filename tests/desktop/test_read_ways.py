"""Words that are read the other way than their list have the dots of a cut at their own end."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QListWidget

from muniment.desktop.read_ways import read_each_way

LATIN = "il" * 60
ARABIC = "اا" * 120
LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def letter_is_low(image, columns):
    """Whether all that is drawn in these columns lies low, as dots do and tall letters do not."""
    inked = [y for x in columns for y in range(image.height()) if QColor(image.pixel(x, y)).lightness() < 140]
    return bool(inked) and min(inked) > image.height() // 2


@pytest.mark.parametrize("words", [LATIN, ARABIC])
@pytest.mark.parametrize("way", [LEFT, RIGHT])
def test_the_dots_stand_where_the_words_are_cut(qapp, qtbot, words, way):
    shown = QListWidget()
    qtbot.addWidget(shown)
    shown.setLayoutDirection(way)
    read_each_way(shown)
    shown.setStyleSheet("* { background: white; color: black; border: 0; }")
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setTextElideMode(Qt.TextElideMode.ElideRight)
    shown.addItem(words)
    shown.item(0).setSizeHint(QSize(0, 40))
    shown.resize(300, 40)
    image = QImage(shown.grab().toImage())
    inked = [
        x
        for x in range(image.width())
        if any(QColor(image.pixel(x, y)).lightness() < 140 for y in range(image.height()))
    ]
    ends = inked[:2], inked[-2:]
    assert [letter_is_low(image, end) for end in ends] == [words is ARABIC, words is LATIN]
