"""Texts laid out for paper: where their lines stand, and a part of one drawn without the lines around it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextDocument,
)

_BETWEEN = 4.0
"""Dots of the paper that are surely between the middles of two lines."""


def empty_text(font: QFont, paper: QPagedPaintDevice) -> QTextDocument:
    """Return a text to be filled, whose letters are measured for the paper."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.documentLayout().setPaintDevice(paper)
    return document


def lines_of(document: QTextDocument) -> Iterator[tuple[float, float]]:
    """Yield the heights at which each line begins and ends."""
    block = document.begin()
    while block.isValid():
        top = document.documentLayout().blockBoundingRect(block).top()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            yield top + line.y(), top + line.y() + line.height()
        block = block.next()


def draw_part(
    painter: QPainter, document: QTextDocument, at: QPointF, heights: tuple[float, float], ink: QColor
) -> None:
    """Draw what stands between two heights of a text at a point of the paper."""
    top, bottom = heights
    width = document.textWidth()
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, ink)
    # Lines are drawn that the rectangle touches, and the one before it, which is cut off.
    context.clip = QRectF(0, top + _BETWEEN, width, bottom - top - 2 * _BETWEEN)
    painter.save()
    painter.translate(at.x(), at.y() - top)
    if top:
        # Letters may hang over the edges, and below the last line.
        painter.setClipRect(QRectF(-width, top + _BETWEEN, 3 * width, document.size().height()))
    document.documentLayout().draw(painter, context)
    painter.restore()
