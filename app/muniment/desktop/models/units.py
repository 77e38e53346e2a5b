"""Units as rows of a table, over nothing but their ids: rows are read in blocks when they are seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.models import dragging, marks
from muniment.desktop.models.rearranging import rearrange
from muniment.desktop.models.tree import ROW_ROLE, UNIT_ROLE
from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue, Change, Row

Index = QModelIndex | QPersistentModelIndex
SNIPPET_ROLE = Qt.ItemDataRole.UserRole + 2
"""Where the search hit, with the hits between \\x02 and \\x03; nothing where there was no search."""
_BLOCK = 128
_MOST_KEPT = 20_000
"""Rows kept in memory; a million that were scrolled through are not."""
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the settings, its heading, what it says of a row, and its width at first.

    A column not `shown` at first is offered where the headings are asked for their menu.
    """

    id: str
    heading: str
    text: Callable[[Row], str]
    width: int
    shown: bool = True


COLUMNS: tuple[Column, ...] = (
    Column("shelfmark", _("Shelfmark"), lambda row: row.shelfmark, 130),
    Column("title", _("Title"), lambda row: row.title or _("Untitled"), 300),
    Column("date", _("Date"), lambda row: row.date, 132),
    Column("level", _("Level"), marks.level_name, 92, shown=False),
    Column("findings", _("Mend"), lambda row: marks.mark(row).word, 54),
)
SHELFMARK, TITLE, DATE, LEVEL, FINDINGS = range(5)


class UnitsModel(QAbstractTableModel):
    """A list of units: the children of a place, or what a search found."""

    def __init__(
        self,
        catalogue: Catalogue,
        parent: QObject | None = None,
        repository_name: Callable[[str], str] = str,
    ) -> None:
        super().__init__(parent)
        self._repository_name = repository_name
        self._catalogue = catalogue
        self._ids: list[str] = []
        self._rows: dict[str, Row] = {}
        self._above: tuple[str, ...] = ()
        self._snippets: Mapping[str, str] = {}

    @property
    def ids(self) -> Sequence[str]:
        """The units shown, in order."""
        return self._ids

    def show(
        self, ids: Sequence[str], above: Sequence[str] = (), snippets: Mapping[str, str] | None = None
    ) -> None:
        """Show other units. `above` are the shelfmarks of the places they stand in, said already."""
        self.beginResetModel()
        self._ids = list(ids)
        self._rows.clear()
        self._above = tuple(above)
        self._snippets = snippets or {}
        self.endResetModel()

    def rearrange(self, ids: Sequence[str]) -> None:
        """Show the same list as it is now: rows come, go and move, the selection stays."""
        rearrange(self, list(self._ids), ids)

    def refresh(self, change: Change) -> None:
        """Read again what an edit changed."""
        if change.everything:
            self._rows.clear()
            self._said(0, len(self._ids) - 1)
            return
        touched = [id for id in {*change.units, *change.parents} if id is not None and id in self._rows]
        shown = {id: at for at, id in enumerate(self._ids)} if len(touched) > 1 else None
        for id in touched:
            del self._rows[id]
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

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not self._answers(role, index.column()):
            return None
        id = self._ids[index.row()]
        if role == UNIT_ROLE:
            return id
        if role == SNIPPET_ROLE:
            return self._snippets.get(id, "")
        row = self._row(index.row())
        return row if row is None or role == ROW_ROLE else self._say(row, index.column(), role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return dragging.packed(self._ids[row] for row in sorted({index.row() for index in indexes}))

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

    def _answers(self, role: int, column: int) -> bool:
        if role == Qt.ItemDataRole.DecorationRole:
            return column in (TITLE, FINDINGS)
        return role in _ROLES

    def _say(self, row: Row, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole:
            return _icon(row, column)
        if column == FINDINGS and role != Qt.ItemDataRole.DisplayRole:
            return marks.mark(row).sentence
        if column == TITLE and row.title:
            return marks.whole_title(row, self._repository_name)
        text = COLUMNS[column].text(row)
        if column == SHELFMARK and role == Qt.ItemDataRole.DisplayRole:
            return marks.short_shelfmark(text, self._above)
        return text

    def _row(self, at: int) -> Row | None:
        id = self._ids[at]
        if id not in self._rows:
            start = at - at % _BLOCK
            if len(self._rows) > _MOST_KEPT:
                self._rows.clear()
            self._rows.update(
                (row.id, row) for row in self._catalogue.rows(self._ids[start : start + _BLOCK])
            )
        return self._rows.get(id)

    def _said(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))


_ROLES = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(UNIT_ROLE),
        int(ROW_ROLE),
        int(SNIPPET_ROLE),
    }
)


def _icon(row: Row, column: int) -> object:
    if column == TITLE:
        return theme.icon(marks.level_icon(row.level), "quiet")
    said = marks.mark(row)
    return theme.icon(said.icon, said.colour) if said.icon else None
