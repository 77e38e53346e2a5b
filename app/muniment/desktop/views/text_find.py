"""Finding words in texts that are shown, in all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTextEdit, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.buttons import icon_button
from muniment.i18n import _, plural

_MOST = 2000
"""Places that are marked at the most."""


class Searched(Protocol):
    """A text that words are found in."""

    @property
    def body(self) -> QTextEdit:
        """Where it stands."""

    def isVisible(self) -> bool:
        """Return whether it is shown."""


class FindBar(QWidget):
    """A line of its own above the texts: what to find, how often it stands there, forth and back."""

    def __init__(self, columns: Sequence[Searched], asking: str) -> None:
        super().__init__()
        self._columns = columns
        self._places: list[tuple[Searched, QTextCursor]] = []
        self._at = -1
        self.words = QLineEdit()
        self.words.setPlaceholderText(asking)
        self.words.setAccessibleName(asking)
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(lambda _words: self.look())
        self.words.returnPressed.connect(self.next)
        self._count = QLabel()
        self._count.setProperty("role", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE * 2, theme.SPACE * 2, theme.SPACE * 2, 0)
        row.setSpacing(theme.SPACE * 2)
        row.addWidget(self.words, 1)
        row.addWidget(self._count)
        row.addWidget(icon_button("up", _("Find the one before"), self.previous))
        row.addWidget(icon_button("down", _("Find the next"), self.next))
        row.addWidget(icon_button("close", _("Close"), self.close_bar))
        self.hide()
        for column in columns:
            column.body.textChanged.connect(lambda: self.look() if self.isVisible() else None)

    def open_bar(self) -> None:
        """Show the line, with the words that are selected in a text."""
        for column in self._columns:
            chosen = column.body.textCursor().selectedText()
            if column.body.hasFocus() and chosen:
                self.words.setText(chosen)
        self.show()
        self.words.setFocus()
        self.words.selectAll()
        self.look()

    def close_bar(self) -> None:
        """Hide the line and the marks; the cursor goes back to the text."""
        self.hide()
        for column in self._columns:
            column.body.setExtraSelections([])
        self._columns[0].body.setFocus()

    def look(self) -> None:
        """Mark every place where the words stand, whatever their case."""
        words = self.words.text() if self.isVisible() else ""
        shown = [column for column in self._columns if column.isVisible()]
        self._places = [(column, place) for column in shown for place in _places(column.body, words)]
        self._at = -1
        self._mark()
        count = len(self._places)
        self._count.setText(plural("{count} place", "{count} places", count) if words else "")

    def next(self) -> None:
        """Go to the next place, from the last one to the first."""
        self._go(1)

    def previous(self) -> None:
        """Go to the place before, from the first one to the last."""
        self._go(-1 if self._at >= 0 else 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        if not self._places:
            return
        self._at = (self._at + step) % len(self._places)
        column, place = self._places[self._at]
        column.body.setTextCursor(place)
        column.body.ensureCursorVisible()
        self._mark()
        self._count.setText(_("{place} of {count}").format(place=self._at + 1, count=len(self._places)))

    def _mark(self) -> None:
        for column in self._columns:
            places = [place for where, place in self._places if where is column]
            column.body.setExtraSelections([_marked(place) for place in places])


def _places(editor: QTextEdit, words: str) -> list[QTextCursor]:
    places: list[QTextCursor] = []
    place = QTextCursor(editor.document())
    while words and len(places) < _MOST:
        place = editor.document().find(words, place)
        if place.isNull():
            break
        places.append(place)
    return places


def _marked(place: QTextCursor) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.cursor = place
    mark.format.setBackground(QColor(theme.current().accent))
    mark.format.setForeground(QColor(theme.current().surface))
    return mark
