"""The places above a record are read in the direction in which the window is read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel

from muniment.desktop.views.record_header import RecordHeader, Shortened
from tests.build import a_unit


@pytest.mark.parametrize("read", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_outermost_place_is_read_first(qtbot, qapp, read):
    qapp.setLayoutDirection(read)
    header = RecordHeader()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qtbot.addWidget(header)
    header.setLayoutDirection(read)
    header.show_unit(a_unit("Report"), [a_unit("Archive"), a_unit("Fonds")])
    shown = QTextDocument()
    shown.setHtml(next(each for each in header.findChildren(QLabel) if "Archive" in each.text()).text())
    shown.documentLayout().documentSize()
    words, line = shown.toPlainText(), shown.firstBlock().layout().lineAt(0)
    outer, inner = (line.cursorToX(words.index(word) + 1)[0] for word in ("Archive", "Fonds"))
    assert (outer < inner) is (read is Qt.LayoutDirection.LeftToRight)


def test_the_way_to_a_deep_record_takes_few_lines_and_is_told_whole(qtbot):
    header = RecordHeader()
    qtbot.addWidget(header)
    above = [a_unit(f"Correspondence of the committee, {level}", id=f"u{level}") for level in range(9)]
    header.show_unit(a_unit("Report"), above)
    crumbs = next(each for each in header.findChildren(QLabel) if "Corr" in each.text())
    shown = QTextDocument()
    shown.setHtml(crumbs.text())
    assert len(shown.toPlainText()) < 150
    assert all(f'href="u{level}"' in crumbs.text() for level in range(9))
    assert "Correspondence of the committee, 8" in crumbs.toolTip()
    header.show_unit(a_unit("Report"), above[:2])
    assert "Correspondence of the comm" in crumbs.text()


def test_a_shelfmark_has_the_whole_line_until_something_is_said_beside_it(qtbot):
    header = RecordHeader()
    qtbot.addWidget(header)
    header.resize(600, 120)
    header.show_unit(a_unit("تقرير", "دار الوثائق"), [])
    with qtbot.waitExposed(header):
        header.show()
    title, mark = (each for each in header.findChildren(Shortened))
    assert mark.geometry().right() == title.geometry().right()
    header.show_saved("10:30")
    qtbot.waitUntil(lambda: mark.geometry().right() < title.geometry().right())
    header.show_saved("")
    qtbot.waitUntil(lambda: mark.geometry().right() == title.geometry().right())
