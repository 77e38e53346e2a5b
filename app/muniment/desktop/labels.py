"""Words that are shown, and can be selected to be copied."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolTip
from typing_extensions import override

from muniment.desktop.directions import direction

_LEAST = 4
"""Letters that are always to be seen."""


def selectable(words: str, role: str) -> QLabel:
    """Return words that wrap and can be selected, in one of the roles of the theme."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class Yielding(QLabel):
    """Words in one line that give way where there is no room: they end in dots, and a tip has them whole."""

    def __init__(self, words: str = "", role: str = "small") -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)

    @override
    def minimumSizeHint(self) -> QSize:
        if not self.text():
            return QSize(0, super().minimumSizeHint().height())
        beside = self.width() - self._room().width()
        least = self.fontMetrics().horizontalAdvance(self.text()[:_LEAST])
        return QSize(least + beside, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_cut():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setLayoutDirection(direction(self.text()))
        painter.setPen(self.palette().windowText().color())
        room = self._room()
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, self.alignment(), cut)
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.toolTip() and self._is_cut():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def _is_cut(self) -> bool:
        return self._room().width() < self.fontMetrics().horizontalAdvance(self.text())

    def _room(self) -> QRect:
        """Where words may stand, as `QLabel` has it: within margins, in by the indent where they begin."""
        edge, indent = self.margin(), max(self.indent(), 0)
        within = self.contentsRect().adjusted(edge, edge, -edge, -edge)
        if direction(self.text()) is Qt.LayoutDirection.RightToLeft:
            return within.adjusted(0, 0, -indent, 0)
        return within.adjusted(indent, 0, 0, 0)
