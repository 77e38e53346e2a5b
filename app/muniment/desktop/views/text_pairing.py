"""Pairing the paragraphs of two texts by keyboard, and seeing what belongs together while reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from muniment.description import alignment
from muniment.description.alignment import Pairs, Row
from muniment.description.lengths import by_length
from muniment.description.units import TextVersion
from muniment.desktop.views.text_band import LinkBand
from muniment.desktop.views.text_column import TextColumn
from muniment.desktop.views.text_scroll import paragraph_at, paragraph_starts

Verb = Callable[["Pairing"], None]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done with two texts: the id of its name and keys, and what does it."""

    id: str
    run: Verb


class Pairing(QObject):
    """Knows the two texts that are shown; `revised` carries the right one with other pairs."""

    revised = Signal(object)

    def __init__(self, left: TextColumn, right: TextColumn, room: QWidget) -> None:
        super().__init__(room)
        self._columns = (left, right)
        self._texts: tuple[TextVersion, TextVersion] | None = None
        self._rows: tuple[Row, ...] = ()
        self._side = 0
        self.band = LinkBand(left.body, right.body, room)
        for column in self._columns:
            column.body.cursorPositionChanged.connect(self._show)

    def show_texts(self, left: TextVersion | None, right: TextVersion | None) -> None:
        """Show how two texts belong together, or that there is only one."""
        self._texts = (left, right) if left and right else None
        self._rows = ()
        if left and right:
            counts = len(alignment.paragraphs(left.prose)), len(alignment.paragraphs(right.prose))
            self._rows = alignment.rows(alignment.pairs_of(left, right), *counts)
        self._show()

    def run(self, command: Command) -> None:
        """Do what a command says, with the texts as they stand on the screen."""
        for column in self._columns:
            column.take_in()
        command.run(self)

    def pairs(self) -> Pairs:
        """Return the pairs that hold: those that were set, or that lengths suggest."""
        return alignment.pairs_of(*self._texts) if self._texts else ()

    def link_alone(self) -> None:
        """Link the paragraphs under the two cursors with each other and nothing else."""
        left, right = self._numbers()
        others = (pair for pair in self.pairs() if pair[0] != left and pair[1] != right)
        self._set(alignment.linked(tuple(others), left, right))

    def link_too(self) -> None:
        """Link the paragraphs under the two cursors as well as what they are linked with."""
        self._set(alignment.linked(self.pairs(), *self._numbers()))

    def unlink(self) -> None:
        """Part the paragraphs under the two cursors."""
        self._set(alignment.unlinked(self.pairs(), *self._numbers()))

    def link_by_length(self) -> None:
        """Link all paragraphs as their lengths suggest."""
        if self._texts:
            left, right = (alignment.paragraphs(text.prose) for text in self._texts)
            self._set(by_length(left, right))

    def confirm(self) -> None:
        """Say that the right text says what the left one says now."""
        if self._texts:
            self.revised.emit(alignment.compared(*self._texts))

    def cross(self) -> None:
        """Go to the counterpart of this paragraph in the other text."""
        row, side = self._row(), 1 - self._front()
        numbers = (row.left, row.right)[side] if row else ()
        other = self._columns[side].body
        if numbers:
            _go_to(other, numbers[0])
        other.setFocus()

    def go_to(self, number: int) -> None:
        """Go to a paragraph of the left text."""
        _go_to(self._columns[0].body, number)
        self._columns[0].body.setFocus()

    def _front(self) -> int:
        """The side that the cursor is on, or was last."""
        focused = (n for n, column in enumerate(self._columns) if column.body.hasFocus())
        self._side = next(focused, self._side)
        return self._side

    def _numbers(self) -> tuple[int, int]:
        left, right = (paragraph_at(column.body) for column in self._columns)
        return left, right

    def _row(self) -> Row | None:
        side = self._front()
        number = self._numbers()[side]
        return next((row for row in self._rows if number in (row.left, row.right)[side]), None)

    def _set(self, pairs: Pairs) -> None:
        if self._texts:
            self.revised.emit(replace(self._texts[1], alignment=pairs))

    def _show(self) -> None:
        row = self._row() if self._texts else None
        numbers = (row.left, row.right) if row and row.left and row.right else ((), ())
        for column, chosen in zip(self._columns, numbers, strict=True):
            column.body.ground(chosen)
        changed = alignment.drift(*self._texts).changed if self._texts else ()
        self.band.show_rows(self._rows, row, changed)


UP_TO_DATE = Command("texts-up-to-date", Pairing.confirm)

COMMANDS: tuple[Command, ...] = (
    Command("texts-other", Pairing.cross),
    Command("texts-link", Pairing.link_alone),
    Command("texts-link-too", Pairing.link_too),
    Command("texts-unlink", Pairing.unlink),
    Command("texts-by-length", Pairing.link_by_length),
    UP_TO_DATE,
)


def _go_to(editor: QTextEdit, paragraph: int) -> None:
    starts = paragraph_starts(editor)
    if paragraph < len(starts):
        editor.setTextCursor(QTextCursor(editor.document().findBlockByNumber(starts[paragraph])))
        editor.ensureCursorVisible()
