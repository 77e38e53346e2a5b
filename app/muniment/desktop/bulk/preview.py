"""Before and after of each record, with a tick that leaves it out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QTextDocument, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from muniment.description.columns import column as column_called
from muniment.description.wording import letters_in_common
from muniment.desktop import theme
from muniment.desktop.headings import cut_with_dots
from muniment.desktop.models.listing import Index
from muniment.i18n import _
from muniment.tasks.bulk import Alteration

RECORD, FIELD, BEFORE, AFTER = range(4)
_HEADINGS = (_("Record"), _("Field"), _("Before"), _("After"))
_NOWHERE = QModelIndex()
_ALIKE_ROLE = Qt.ItemDataRole.UserRole + 4
"""How many letters before and after begin and end with alike."""
_AROUND = 24
"""Letters that are shown before what differs."""
_BOLD_TAKES = 0.94


class PreviewModel(QAbstractTableModel):
    """Alterations as rows; `ticked` says that other rows are left out now."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Alteration] = ()
        self.left_out: set[int] = set()

    def show_alterations(self, rows: Sequence[Alteration]) -> None:
        """Show other alterations; none is left out yet."""
        self.beginResetModel()
        self._rows = rows
        self.left_out = set()
        self.endResetModel()
        self.ticked.emit()

    def units(self) -> int:
        """Return how many units would be changed."""
        return len({row.unit for at, row in enumerate(self._rows) if at not in self.left_out})

    def tick(self, rows: Sequence[int]) -> None:
        """Leave rows out, or take them in again where the first of them is out."""
        if not rows:
            return
        if rows[0] in self.left_out:
            self.left_out -= set(rows)
        else:
            self.left_out |= set(rows)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, AFTER))
        self.ticked.emit()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (row.name, column_called(row.column).label, row.before, row.after)[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == RECORD:
            out = index.row() in self.left_out
            return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
        return alike(row.before, row.after) if role == _ALIKE_ROLE else None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()])
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == RECORD else flags


def alike(before: str, after: str) -> tuple[int, int]:
    """Return how many letters the two begin with alike, and how many they end with."""
    start = letters_in_common(before, after)
    return start, letters_in_common(before[start:][::-1], after[start:][::-1])


class _ChangeDelegate(QStyledItemDelegate):
    """Draws what is said before or after, with what differs in bold."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = theme.current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.accent_soft))
        room = option.rect.adjusted(2 * theme.SPACE, 0, -2 * theme.SPACE, 0)
        marked = _marked(str(index.data() or ""), index.data(_ALIKE_ROLE), option, room.width())
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(option.font)
        one_line = QTextOption()
        one_line.setWrapMode(QTextOption.WrapMode.NoWrap)
        document.setDefaultTextOption(one_line)
        document.setHtml(f'<span style="color:{tokens.ink}">{marked}</span>')
        painter.save()
        painter.setClipRect(room)
        painter.translate(QPointF(room.left(), room.center().y() - document.size().height() / 2 + 1))
        document.drawContents(painter)
        painter.restore()


def _marked(words: str, alike_at: tuple[int, int], option: QStyleOptionViewItem, width: int) -> str:
    """Return as much of the words as fits, as HTML, from a little before what differs, which is bold."""
    start, end = alike_at
    skipped = max(0, start - _AROUND)
    lead = ("…" if skipped else "") + words[skipped:start]
    parts = (lead, words[start : len(words) - end], words[len(words) - end :])
    line = "".join(parts).replace("\n", "↵")
    room = option.fontMetrics.elidedText(line, Qt.TextElideMode.ElideRight, round(width * _BOLD_TAKES))
    cut = len(room) - 1 if room != line else len(line)
    bold, after = len(parts[0]), len(parts[0]) + len(parts[1])
    shown = [line[:bold][:cut], line[bold : min(after, cut)], line[after:cut]]
    html = f"{escape(shown[0])}<b>{escape(shown[1])}</b>{escape(shown[2])}"
    return html + ("…" if cut < len(line) else "")


class PreviewTable(QTableView):
    """The rows; *Space* leaves the selected ones out, or takes them in again."""

    def __init__(self, model: PreviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setAccessibleName(_("Before and after; space leaves a record out"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        for at in (BEFORE, AFTER):
            self.setItemDelegateForColumn(at, _ChangeDelegate(self))
        header = self.horizontalHeader()
        cut_with_dots(header)
        header.setHighlightSections(False)
        for at, width in ((RECORD, 220), (FIELD, 96)):
            header.resizeSection(at, theme.scaled(width))
        for at in (BEFORE, AFTER):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.selectionModel().hasSelection():
            self._rows.tick(sorted({index.row() for index in self.selectedIndexes()}))
        else:
            super().keyPressEvent(event)
