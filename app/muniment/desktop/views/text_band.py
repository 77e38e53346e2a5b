"""The band between two texts: which paragraphs belong together, and which have changed since."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from muniment.description.alignment import Row
from muniment.desktop import theme
from muniment.desktop.views.text_scroll import paragraph_extents

_LEAST = 12
"""The narrowest band that shows anything, in pixels."""
_MARK = 3


class LinkBand(QWidget):
    """Lies over the gap between two editors and draws a ribbon for each row; the mouse passes through."""

    def __init__(self, left: QTextEdit, right: QTextEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._sides = (left, right)
        self._room = parent
        self._rows: Sequence[Row] = ()
        self._current: Row | None = None
        self._changed: frozenset[int] = frozenset()
        for editor in self._sides:
            editor.installEventFilter(self)
            editor.verticalScrollBar().valueChanged.connect(lambda _value: self.update())
            editor.textChanged.connect(self.update)

    def show_rows(self, rows: Sequence[Row], current: Row | None, changed: Sequence[int]) -> None:
        """Show these rows, the `current` one in colour, and mark the left paragraphs that have `changed`."""
        self._rows, self._current, self._changed = rows, current, frozenset(changed)
        self.lie_between()

    def lie_between(self) -> None:
        """Lie where the gap between the two texts is now; nowhere where one stands above the other."""
        left, right = self._sides
        room = self._room
        start = left.mapTo(room, QPoint(left.width(), left.viewport().y()))
        end = right.mapTo(room, QPoint(0, right.viewport().geometry().bottom()))
        beside = left.isVisible() and right.isVisible() and end.x() - start.x() >= _LEAST
        self.setVisible(beside and end.y() > start.y())
        if self.isVisible():
            self.setGeometry(start.x(), start.y(), end.x() - start.x(), end.y() - start.y())
            self.raise_()
            self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self.lie_between()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        extents = [paragraph_extents(editor) for editor in self._sides]
        for row in self._rows:
            if row.left and row.right:
                self._ribbon(painter, _span(extents[0], row.left), _span(extents[1], row.right), row)
        for number in self._changed:
            if number < len(extents[0]):
                top, bottom = extents[0][number]
                painter.fillRect(QRectF(0, top, _MARK, bottom - top), QColor(theme.current().warning))
        painter.end()

    def _ribbon(
        self, painter: QPainter, left: tuple[float, float], right: tuple[float, float], row: Row
    ) -> None:
        worn, width = theme.current(), float(self.width())
        path = QPainterPath()
        path.moveTo(0, left[0])
        path.cubicTo(width / 2, left[0], width / 2, right[0], width, right[0])
        path.lineTo(width, right[1])
        path.cubicTo(width / 2, right[1], width / 2, left[1], 0, left[1])
        path.closeSubpath()
        is_current = row == self._current
        painter.setPen(QPen(QColor(worn.accent if is_current else worn.line), 1))
        painter.setBrush(QColor(worn.accent_soft if is_current else worn.sunken))
        painter.drawPath(path)


def _span(extents: Sequence[tuple[float, float]], numbers: Sequence[int]) -> tuple[float, float]:
    """From the top of the first paragraph to the foot of the last, in pixels of the window."""
    inside = [number for number in numbers if number < len(extents)]
    return (extents[inside[0]][0], extents[inside[-1]][1]) if inside else (0.0, 0.0)
