"""The list of units as a table: what a row says of each, in which columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.models import dragging, marks
from muniment.desktop.models.listing import Index, Listing
from muniment.desktop.models.tree import ROW_ROLE, UNIT_ROLE
from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue, Row
    from muniment.catalogue.glimpse import Glimpse

SNIPPET_ROLE = Qt.ItemDataRole.UserRole + 2
"""Where the search hit, with the hits between \\x02 and \\x03; nothing where there was no search."""
GROUP_ROLE = Qt.ItemDataRole.UserRole + 3
"""What stands above the row as the heading of a group; nothing within one."""
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the settings, its heading, what it says of a row, and its width at first.

    It is as wide as `most` where there is room. Which of them are shown at first is wished for in the
    preferences.
    """

    id: str
    heading: str
    text: Callable[[Row], str]
    width: int
    most: int = 0


COLUMNS: tuple[Column, ...] = (
    Column("shelfmark", _("Shelfmark"), lambda row: row.shelfmark, 130, 240),
    Column("title", _("Title"), lambda row: row.title or _("Untitled"), 300),
    Column("date", _("Date"), lambda row: row.date, 132),
    Column("level", _("Level"), marks.level_name, 92),
    Column("findings", _("Mend"), lambda row: marks.mark(row).word, 54),
)
SHELFMARK, TITLE, DATE, LEVEL, FINDINGS = range(5)


class UnitsModel(Listing["Row"]):
    """A list of units: the children of a place, what a search found, or what was gathered by hand.

    `dropped` carries units that were dropped, the row they come before (-1: the end), the unit they were
    dropped onto or None, and the rows that they had here, none where they come from elsewhere.
    """

    dropped = Signal(list, int, object, list)

    def __init__(
        self,
        catalogue: Catalogue | Glimpse,
        parent: QObject | None = None,
        repository_name: Callable[[str], str] = str,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._repository_name = repository_name
        self._above: tuple[str, ...] = ()
        self._snippets: Mapping[str, str] = {}
        self._groups: Mapping[str, str] = {}
        self.takes_drops = False
        """Whether units may be dropped here: into a place, or a list made by hand."""
        self.has_places = False
        """Whether they may be dropped onto a unit that holds others, to come into it."""

    def show(
        self,
        ids: Sequence[str],
        above: Sequence[str] = (),
        snippets: Mapping[str, str] | None = None,
        groups: Mapping[str, str] | None = None,
    ) -> None:
        """Show other units. `above` are the shelfmarks of the places they stand in, said already.

        `groups` say where units stand; it is the heading above the first of each place.
        """
        self._above = tuple(above)
        self._snippets = snippets or {}
        self._groups = groups or {}
        self.show_ids(ids)

    def rows_with_headings(self) -> list[int]:
        """Return the rows that the heading of a group stands above."""
        return [at for at in range(len(self._ids)) if self._heading(at)] if self._groups else []

    def _heading(self, at: int) -> str:
        group = self._groups.get(self._ids[at], "")
        return "" if at and group == self._groups.get(self._ids[at - 1]) else group

    def drop_groups(self) -> None:
        """Show the units without headings."""
        self._groups = {}

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
        if role == GROUP_ROLE:
            return self._heading(index.row())
        row = self._record(index.row())
        return row if row is None or role == ROW_ROLE else self._say(row, index.column(), role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags, drop = super().flags(index), Qt.ItemFlag.ItemIsDropEnabled
        if not index.isValid():
            return drop if self.takes_drops else flags
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        row = self._record(index.row()) if self.takes_drops and self.has_places else None
        return flags | drop if row is not None and marks.may_hold(row) else flags

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [dragging.UNITS]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return dragging.with_rows(dragging.packed(self._ids[row] for row in rows), self, rows)

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        ids = dragging.unpacked(data)
        if not ids or not self.takes_drops:
            return False
        onto = self._ids[parent.row()] if parent.isValid() else None
        self.dropped.emit(ids, row, onto, dragging.rows_of(data, self))
        return True

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

    @override
    def _read(self, ids: Sequence[str]) -> Iterable[tuple[str, Row]]:
        return ((row.id, row) for row in self._catalogue.rows(ids))


_ROLES = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(UNIT_ROLE),
        int(ROW_ROLE),
        int(SNIPPET_ROLE),
        int(GROUP_ROLE),
    }
)


def _icon(row: Row, column: int) -> object:
    if column == TITLE:
        return theme.icon(marks.level_icon(row.level), "quiet")
    said = marks.mark(row)
    return theme.icon(said.icon, said.colour) if said.icon else None
