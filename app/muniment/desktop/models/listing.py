"""Records as rows of a table, over nothing but their ids: they are read in blocks when they are seen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex
from typing_extensions import override

from muniment.desktop.models.rearranging import rearrange

if TYPE_CHECKING:
    from muniment.catalogue import Change

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_BLOCK = 32
"""Rows read at once: about a screen of them, or a jump would wait for rows that nobody sees."""
_MOST_KEPT = 20_000
"""Records kept in memory; a million that were scrolled through are not."""
_NOWHERE = QModelIndex()


class Listing(QAbstractTableModel, Generic[T]):
    """What the tables of units have in common; one of them says what it reads and what it shows of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: list[str] = []
        self._kept: dict[str, T] = {}

    @property
    def ids(self) -> Sequence[str]:
        """The units shown, in order."""
        return self._ids

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show other units."""
        self.beginResetModel()
        self._ids = list(ids)
        self._kept.clear()
        self.endResetModel()

    def rearrange(self, ids: Sequence[str]) -> None:
        """Show the same list as it is now: rows come, go and move, the selection stays."""
        rearrange(self, list(self._ids), ids)

    def refresh(self, change: Change) -> None:
        """Read again what an edit changed."""
        if change.everything:
            self._kept.clear()
            self._said(0, len(self._ids) - 1)
            return
        touched = [id for id in {*change.units, *change.parents} if id is not None and id in self._kept]
        shown = {id: at for at, id in enumerate(self._ids)} if len(touched) > 1 else None
        for id in touched:
            del self._kept[id]
            at = shown.get(id, -1) if shown is not None else self.row_of(id)
            if at >= 0:
                self._said(at, at)

    def row_of(self, unit: str) -> int:
        """Return the number of the row that shows the unit, -1 where none does."""
        return self._ids.index(unit) if unit in self._ids else -1

    def unit_at(self, row: int) -> str:
        """Return the id of the unit in a row."""
        return self._ids[row]

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    # What `rearrange` moves.

    def take_out(self, first: int, last: int) -> None:
        """Remove the rows from `first` to `last`."""
        self.beginRemoveRows(QModelIndex(), first, last)
        del self._ids[first : last + 1]
        self.endRemoveRows()

    def put_in_order(self, ids: Sequence[str]) -> None:
        """Bring the rows into the order of `ids`."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        to = {id: at for at, id in enumerate(ids)}
        after = [self.index(to[self._ids[index.row()]], index.column()) for index in before]
        self._ids[:] = ids
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def put_in(self, first: int, ids: Sequence[str]) -> None:
        """Insert rows at `first`."""
        self.beginInsertRows(QModelIndex(), first, first + len(ids) - 1)
        self._ids[first:first] = ids
        self.endInsertRows()

    @abstractmethod
    def _read(self, ids: Sequence[str]) -> Iterable[tuple[str, T]]:
        """Return what is kept of these units, each with its id."""

    def _record(self, at: int) -> T | None:
        """Return what is kept of the unit in a row, read with its neighbours; None where it is gone."""
        id = self._ids[at]
        if id not in self._kept:
            start = at - at % _BLOCK
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            self._kept.update(self._read(self._ids[start : start + _BLOCK]))
        return self._kept.get(id)

    def _said(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
