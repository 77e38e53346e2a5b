"""A place with nothing in it says so, and offers the next step."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.buttons import push_button
from muniment.desktop.directions import isolated
from muniment.desktop.scrolling import scrolled

_WIDTH = 340
"""The most room that a sentence takes in width, in pixels for type of the usual size."""
_ALL = 1000
"""The share of the room that a sentence has in a line, beside empty parts with a share of 1."""


class EmptyState(QWidget):
    """An icon, a heading, a sentence, and buttons for the next step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._drawing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._heading = QLabel(
            alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True, textFormat=Qt.TextFormat.PlainText
        )
        self._heading.setProperty("role", "title")
        self._sentence = QLabel(
            alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True, textFormat=Qt.TextFormat.PlainText
        )
        self._sentence.setProperty("role", "quiet")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(2 * theme.SPACE)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(2 * theme.SPACE)
        column.addStretch(2)
        column.addWidget(self._drawing)
        column.addWidget(self._heading)
        # Where it has more room than it takes, it would begin at the left by itself.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._sentence, _ALL)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(2 * theme.SPACE)
        column.addLayout(self._buttons)
        column.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(page))

    def say(self, icon: str, heading: str, sentence: str, next_steps: Sequence[QAction] = ()) -> None:
        """Say what is empty and why; the first of the next steps is the main one."""
        self._drawing.setPixmap(theme.icon(icon, "quiet").pixmap(QSize(48, 48)))
        self._heading.setText(isolated(heading))
        self._sentence.setText(sentence)
        self._sentence.setMaximumWidth(theme.scaled(_WIDTH))
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.addStretch(1)
        for position, action in enumerate(next_steps):
            words = action.text().replace("&", "")
            self._buttons.addWidget(push_button(words, action.trigger, main=position == 0))
        self._buttons.addStretch(1)
