"""The search box: asks while it is typed into, a blink after the last key."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.i18n import _

_PAUSE = 30
"""Milliseconds between the last key and the question."""


class SearchBox(QLineEdit):
    """Emits `asked` with what is typed, nothing after Escape, and `left` for the hits on Down."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Search words, names, shelfmarks …"))
        self.setAccessibleName(_("Search the catalogue"))
        self.setClearButtonEnabled(False)
        glass, self._clear = QAction(self), QAction(self)
        theme.dress(glass, "search", "quiet")
        theme.dress(self._clear, "clear", "quiet")
        self._clear.setToolTip(_("Clear the search (Esc)"))
        self._clear.triggered.connect(self.clear_and_ask)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text()))
        self.textEdited.connect(lambda: self._timer.start())
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def clear_and_ask(self) -> None:
        """Forget what was typed and say so at once."""
        self._timer.stop()
        if self.text():
            self.clear()
            self.asked.emit("")

    def forget(self) -> None:
        """Forget what was typed, without asking."""
        self._timer.stop()
        self.clear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear_and_ask()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
