"""What an import would make, as it would stand in the arrangement."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeView
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.headings import cut_with_dots
from muniment.desktop.models.marks import level_icon
from muniment.desktop.read_ways import read_each_way
from muniment.i18n import _
from muniment.tasks.outlines import TOP, Line, Outline

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_COLUMN = 104
"""The width of shelfmarks and of dates, in pixels for type of the usual size."""
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class OutlineModel(QAbstractItemModel):
    """The lines of an outline; an index carries the number of its line."""

    def __init__(self, lines: Outline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._headings = (_("Title"), _("Shelfmark"), _("Date"))

    def _line(self, index: Index) -> Line:
        return self._lines[index.internalId() if index.isValid() else TOP]

    @override
    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._line(parent).below[row])

    @override
    def parent(self, child: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        above = self._line(child).above
        return self.createIndex(self._lines[above].at, 0, above) if above != TOP else QModelIndex()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._line(parent).below) if parent.column() <= 0 else 0

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._headings)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_name = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._headings[section] if is_name else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self._line(index), index.column()
        if role in _WORDS:
            return (line.title or _("Untitled"), line.shelfmark, line.date)[column]
        if column == 0 and role == Qt.ItemDataRole.DecorationRole:
            return theme.icon(level_icon(line.level), "quiet")
        return QSize(0, theme.row_height()) if role == Qt.ItemDataRole.SizeHintRole else None


class UnitTree(QTreeView):
    """Units under their headings; where all stand in one, that is open."""

    def __init__(self, lines: Outline) -> None:
        super().__init__()
        read_each_way(self)
        self.setAccessibleName(_("What will be made"))
        self.setProperty("role", "padded")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIconSize(theme.icon_size())
        self.setModel(OutlineModel(lines, self))
        header = self.header()
        cut_with_dots(header)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.setColumnWidth(column, theme.scaled(_COLUMN))
        first = self.model().index(0, 0)
        if self.model().rowCount() == 1:
            self.expand(first)
