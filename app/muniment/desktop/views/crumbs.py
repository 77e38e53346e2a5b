"""The way from the repository to the place that is listed, each step of it a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from muniment.desktop import theme
from muniment.desktop.buttons import word_button
from muniment.desktop.directions import shortened
from muniment.desktop.labels import Yielding
from muniment.i18n import _

_LONGEST, _LONGEST_PASSED = 32, 18
"""Letters of the step where we are, and of those on the way to it."""


class Crumbs(QWidget):
    """Steps as small buttons; `go` is handed the id of the step that was picked."""

    def __init__(self, go: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go = go
        self._said = ""
        self.setAccessibleName(_("Where this is"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def show_way(self, steps: Sequence[tuple[str, str]]) -> None:
        """Show the steps, each an id and what it is called; the last is where we are."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._said = " › ".join(name for _id, name in steps)
        for position, (id, name) in enumerate(steps):
            if position:
                self._row.addWidget(_arrow(self.layoutDirection()))
            self._row.addWidget(self._step(id, name, last=position == len(steps) - 1))
        self._row.addStretch(1)

    def show_words(self, words: str) -> None:
        """Show a heading in the place of the way."""
        self.show_way([])
        self._said = words
        heading = Yielding(words, "heading")
        heading.setIndent(2 * theme.SPACE)
        self._row.insertWidget(0, heading)

    def said(self) -> str:
        """Return what is shown, on one line."""
        return self._said

    def _step(self, id: str, name: str, *, last: bool) -> QToolButton:
        room = _LONGEST if last else _LONGEST_PASSED
        button = word_button(shortened(name, room), lambda: self._go(id), "here" if last else "crumb")
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button


def _arrow(read: Qt.LayoutDirection) -> QLabel:
    arrow = QLabel()
    onwards = "left" if read is Qt.LayoutDirection.RightToLeft else "right"
    arrow.setPixmap(theme.icon(onwards, "quiet").pixmap(QSize(12, 12)))
    return arrow
