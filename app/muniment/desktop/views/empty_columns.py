"""Columns that have nothing to show of the rows in view lend their room, down to their headings."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from muniment.desktop import theme

_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole)


class EmptyColumns:
    """The columns of a table that lend their room, each with the width that it has again afterwards."""

    def __init__(self, table: QTableView) -> None:
        self._table = table
        self._lent: dict[int, float] = {}

    def lend(self, columns: Iterable[int]) -> None:
        """Let those of the columns that show nothing be as narrow as their headings."""
        header = self._table.horizontalHeader()
        for at in [each for each in columns if self._is_empty(each)]:
            least = header.sectionSizeHint(at)
            if least < header.sectionSize(at):
                self._lent[at] = header.sectionSize(at) / theme.scaled(1000)
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(at, least)

    def take_back(self) -> None:
        """Let all be as wide as they were, as large as everything is now."""
        header = self._table.horizontalHeader()
        while self._lent:
            at, share = self._lent.popitem()
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(at, round(share * theme.scaled(1000)))

    def want_theirs(self) -> bool:
        """Return whether one that lent its room has something to show by now."""
        return not all(map(self._is_empty, self._lent))

    def _is_empty(self, column: int) -> bool:
        """Of rows that are not to be seen it is not asked: a million of them would have to be read.

        What a bar to scroll by covers counts, for it comes and goes with the room that is lent.
        """
        table, model, bar = self._table, self._table.model(), self._table.horizontalScrollBar()
        covered = bar.height() if bar.isVisible() else 0
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() + covered - 1)
        rows = range(max(first, 0), (last if last >= 0 else model.rowCount() - 1) + 1)
        return not any(model.index(row, column).data(role) for row in rows for role in _SHOWN)
