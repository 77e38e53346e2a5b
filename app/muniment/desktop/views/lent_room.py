"""Columns of a narrow table lend their room, down to their headings: first those that show nothing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from muniment.desktop import theme

_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole)


class LentRoom:
    """What the columns of a table lend, each with the width that it has again afterwards.

    A column that is `held`, since somebody made it wider or narrower, lends nothing.
    """

    def __init__(self, table: QTableView, held: Iterable[int]) -> None:
        self._table = table
        self._lent: dict[int, float] = {}
        self._empty: set[int] = set()
        self.held = set(held)

    def lend_empty(self, columns: Iterable[int]) -> None:
        """Let those of the columns that show nothing be as narrow as their headings."""
        for at, spare in self._spare(each for each in columns if self._is_empty(each)).items():
            self._empty.add(at)
            self._lend(at, spare)

    def lend(self, columns: Iterable[int], wanted: int) -> None:
        """Let the columns lend so much together, each its part, where they have it beside their headings."""
        spare = self._spare(columns)
        if wanted > (whole := sum(spare.values())):
            return
        for at, most in spare.items():
            self._lend(at, -(-most * wanted // whole))

    def take_back(self) -> None:
        """Let all be as wide as they were, as large as everything is now."""
        self._empty.clear()
        while self._lent:
            at, share = self._lent.popitem()
            self._table.horizontalHeader().resizeSection(at, round(share * theme.scaled(1000)))

    def hold(self, column: int) -> None:
        """Let a column be as wide as somebody made it."""
        self.held.add(column)
        self._empty.discard(column)
        self._lent.pop(column, None)

    def want_theirs(self) -> bool:
        """Return whether one that lent its room since it was empty has something to show by now."""
        return not all(map(self._is_empty, self._empty))

    def _spare(self, columns: Iterable[int]) -> dict[int, int]:
        """What each of the columns has that lend, beside its heading."""
        header = self._table.horizontalHeader()
        spare = {at: header.sectionSize(at) - header.sectionSizeHint(at) for at in columns}
        return {at: most for at, most in spare.items() if most > 0 and at not in self.held}

    def _lend(self, at: int, room: int) -> None:
        header = self._table.horizontalHeader()
        self._lent.setdefault(at, header.sectionSize(at) / theme.scaled(1000))
        header.resizeSection(at, header.sectionSize(at) - room)

    def _is_empty(self, column: int) -> bool:
        """Of rows that are not to be seen it is not asked: a million of them would have to be read.

        What a bar to scroll by covers counts, for it comes and goes with the room that is lent.
        """
        table, model, bar = self._table, self._table.model(), self._table.horizontalScrollBar()
        covered = bar.height() if bar.isVisible() else 0
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() + covered - 1)
        rows = range(max(first, 0), (last if last >= 0 else model.rowCount() - 1) + 1)
        return not any(model.index(row, column).data(role) for row in rows for role in _SHOWN)
