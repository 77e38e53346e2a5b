"""A small timeline: a spine with a dot for each step of a unit's way."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.forms.clearing import clear
from muniment.desktop.labels import selectable
from muniment.desktop.views.provenance_steps import WayStep
from muniment.i18n import _

_SPINE = 16
_DOT = 4.0


class Timeline(QWidget):
    """Shows the steps one below the other; says so where none is known."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The way of this unit"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.SPACE * 3)
        self._column.setSpacing(0)
        self._shown: tuple[WayStep, ...] | None = None

    def show_steps(self, steps: tuple[WayStep, ...]) -> None:
        """Show these steps and no others."""
        if steps == self._shown:
            return
        self._shown = steps
        clear(self._column)
        for number, step in enumerate(steps):
            self._column.addWidget(_Step(step, first=number == 0, last=number == len(steps) - 1))
        if not steps:
            self._column.addWidget(selectable(_("Nothing is known yet of the way of this unit."), "quiet"))


class _Step(QWidget):
    def __init__(self, step: WayStep, first: bool, last: bool) -> None:
        super().__init__()
        self._first = first
        self._last = last
        across = QHBoxLayout(self)
        before, after = _SPINE + theme.SPACE * 2, 0
        if _is_from_right():
            before, after = after, before
        across.setContentsMargins(before, 0, after, theme.SPACE * 2)
        across.setSpacing(theme.SPACE * 3)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._head = selectable(step.what, "heading")
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE * 3)
        head.addWidget(self._head, 1)
        if step.when:
            when = selectable(step.when, "small")
            when.setWordWrap(False)
            head.addWidget(when)
        words.addLayout(head)
        for text, role in ((step.who, ""), (step.says, "small")):
            if text:
                words.addWidget(selectable(text, role))
        across.addLayout(words, 1)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        worn = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spine = self.width() - _SPINE / 2 if _is_from_right() else _SPINE / 2
        dot = QPointF(spine, self._head.geometry().center().y() + 0.5)
        painter.setPen(QPen(QColor(worn.line), 1.5))
        top = dot.y() if self._first else 0
        bottom = dot.y() if self._last else self.height()
        painter.drawLine(QPointF(dot.x(), top), QPointF(dot.x(), bottom))
        painter.setPen(QPen(QColor(worn.accent), 1.5))
        painter.setBrush(QColor(worn.paper))
        painter.drawEllipse(dot, _DOT, _DOT)
        painter.end()


def _is_from_right() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
