"""The search box: asks while it is typed into, a blink after the last key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.offers import Offers
from muniment.desktop.read_ways import read_each_way
from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.catalogue import Completion

_OF_POPUP = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape)
_QUOTES = '"'
_PAUSE = 30
"""Milliseconds between the last key and the question."""


class SearchBox(QLineEdit):
    """Emits `asked` with what is typed, nothing after Escape, and `left` for the list on Down.

    Return leads there, too, and so does Escape where nothing is typed.

    `typed` carries the words and the place of the cursor, for whoever knows how they may go on (`offer`).
    """

    asked = Signal(str)
    left = Signal()
    typed = Signal(str, int)

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
        self.textEdited.connect(lambda text: self.typed.emit(text, self.cursorPosition()))
        self._offers = QStandardItemModel(self)
        self._offered: Sequence[Completion] = ()
        self.completer_box = QCompleter(self._offers, self)
        self.completer_box.setWidget(self)
        self.completer_box.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup = Offers(lambda: self.offer(self._offered))
        read_each_way(self._popup)
        self._popup.setUniformItemSizes(True)
        self._popup.setAccessibleName(_("How the search may go on"))
        self.completer_box.setPopup(self._popup)
        self._popup.installEventFilter(self)
        self.completer_box.activated.connect(lambda words: self._take(words))
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def show_text(self, text: str) -> None:
        """Show what is searched for, without asking."""
        self._timer.stop()
        self.offer(())
        self.setText(text)

    def offer(self, completions: Sequence[Completion]) -> None:
        """Offer below the box how what is typed may go on."""
        self._offered = completions
        self._offers.clear()
        for each in completions:
            hint = f"   {each.hint}" if each.hint else ""
            row = QStandardItem(f"{each.text.strip().strip(_QUOTES)}{hint}")
            row.setSizeHint(QSize(0, theme.row_height()))
            self._offers.appendRow(row)
        if completions and self.hasFocus():
            # By itself it would cover the lower border of the box.
            self.completer_box.complete(self.rect().adjusted(0, 0, 0, theme.SPACE))
        else:
            self._popup.hide()

    def _take(self, words: str) -> None:
        """Put the completion of these words into the box, and search for it, or offer the field's values."""
        chosen = self._offered[self._offers.findItems(words)[0].row()]
        text = self.text()
        self.setText(f"{text[: chosen.start]}{chosen.text}{text[chosen.end :].lstrip()}")
        self.setCursorPosition(chosen.start + len(chosen.text))
        self.offer(())
        self.asked.emit(self.text())
        self.typed.emit(self.text(), self.cursorPosition())

    def _leave(self) -> None:
        """Go to the hits of what stands here: it is asked for first, where that still waits for a pause."""
        if self._timer.isActive():
            self._timer.stop()
            self.asked.emit(self.text())
        self.left.emit()

    def clear_and_ask(self) -> None:
        """Forget what was typed and say so at once."""
        self._timer.stop()
        self.offer(())
        if self.text():
            self.clear()
            self.asked.emit("")

    def forget(self) -> None:
        """Forget what was typed, without asking."""
        self._timer.stop()
        self.clear()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the hits by Return where no completion is chosen; the list would only close."""
        is_return = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = is_return and event.type() is QEvent.Type.KeyPress
        if watched is self._popup and pressed and not self._popup.selectedIndexes():
            self._popup.hide()
            self._leave()
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup.isVisible() and event.key() in _OF_POPUP:
            # The list of completions, which sends its keys here first, answers what is ignored.
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_and_ask()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._leave()
        else:
            super().keyPressEvent(event)
