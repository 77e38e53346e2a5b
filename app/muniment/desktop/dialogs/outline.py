"""What an import would make, as it would stand in the arrangement."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.headings import cut_with_dots
from muniment.desktop.models.marks import level_icon
from muniment.desktop.read_ways import read_each_way
from muniment.i18n import _
from muniment.tasks.outlines import TOP, Line, Outline

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_COLUMN, _WIDEST = 104, 260
"""The width of dates, and the least and most of shelfmarks, in pixels for type of the usual size."""
_MEASURED = 200
"""Lines by which the column of shelfmarks is made: they mostly are as long as each other."""
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


class _CutInTheMiddle(QStyledItemDelegate):
    """Shelfmarks, of which the ends differ."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


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
        self.setItemDelegateForColumn(1, _CutInTheMiddle(self))
        self.setColumnWidth(1, self._width_of_marks(lines))
        self.setColumnWidth(2, theme.scaled(_COLUMN))
        first = self.model().index(0, 0)
        if self.model().rowCount() == 1:
            self.expand(first)

    def _width_of_marks(self, lines: Outline) -> int:
        words = self.fontMetrics().horizontalAdvance
        longest = max((words(line.shelfmark) for line in lines[:_MEASURED]), default=0)
        return min(max(longest + 4 * theme.SPACE, theme.scaled(_COLUMN)), theme.scaled(_WIDEST))
