"""Editors of a cell: one line or many, each left by the keys that lead on in a grid."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit, QWidget
from typing_extensions import override

from muniment.desktop.forms.inputs import OneLine
from muniment.desktop.grid.moves import Move

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_LINE_BREAK = (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier)
_MOVES: Mapping[Qt.Key, Move] = {
    Qt.Key.Key_Tab: Move.NEXT,
    Qt.Key.Key_Backtab: Move.PREVIOUS,
    Qt.Key.Key_Return: Move.DOWN,
    Qt.Key.Key_Enter: Move.DOWN,
}
_ARROWS: Mapping[Qt.Key, Move] = {Qt.Key.Key_Up: Move.UP, Qt.Key.Key_Down: Move.DOWN}


def move_of(event: QKeyEvent) -> Move | None:
    """Return the way a key leads out of a cell, None where it does not; *Shift+Enter* leads up."""
    key = Qt.Key(event.key())
    if event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier):
        return None
    move = _MOVES.get(key)
    return Move.UP if move is Move.DOWN and event.modifiers() & _SHIFT else move


class LineEditor(OneLine):
    """One line. `left` carries the way it was left by; arrows leave it only when typing began it."""

    left = Signal(object)
    typed = Signal()

    def __init__(self, parent: QWidget, *, arrows_leave: bool) -> None:
        super().__init__(parent)
        self._arrows_leave = arrows_leave
        self.setProperty("role", "cell")
        self.textEdited.connect(lambda _words: self.typed.emit())

    @override
    def event(self, event: QEvent) -> bool:
        # Here, and not in `keyPressEvent`: a list of offers hands keys over in this way, *Tab* too.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            move = move_of(event) or self._by_arrow(event)
            if move is not None:
                self._take_the_offer()
                self.left.emit(move)
                return True
        return super().event(event)

    def words(self) -> str:
        """Return what stands in the editor."""
        return self.text()

    def fill(self, words: str) -> None:
        """Show words, all of them selected."""
        self.setText(words)
        self.selectAll()

    def _by_arrow(self, event: QKeyEvent) -> Move | None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        leaves = self._arrows_leave and plain and self._offers() is None
        return _ARROWS.get(Qt.Key(event.key())) if leaves else None

    def _take_the_offer(self) -> None:
        """Finish the words by the offer that is marked, if one is."""
        offers = self._offers()
        if offers is not None:
            marked = offers.currentIndex()
            offers.hide()
            if marked.isValid():
                self.setText(str(marked.data()))

    def _offers(self) -> QAbstractItemView | None:
        """Return the list of offers while it is shown."""
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        return popup if popup is not None and popup.isVisible() else None


class LinesEditor(QPlainTextEdit):
    """Text of many lines; *Alt+Enter* begins a line, as in spreadsheets. `left` as in `LineEditor`."""

    left = Signal(object)
    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "cell")
        self.textChanged.connect(self.typed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = move_of(event)
        if move is not None:
            self.left.emit(move)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in _LINE_BREAK:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def words(self) -> str:
        """Return what stands in the editor."""
        return self.toPlainText()

    def fill(self, words: str) -> None:
        """Show words, all of them selected."""
        self.setPlainText(words)
        self.selectAll()


CellEditor = LineEditor | LinesEditor
