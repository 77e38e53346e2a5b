"""A table of what is planned, before and after: every row can be left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.plain_tables import make_plain
from muniment.i18n import _

_MOST = 2000
"""Rows that are shown; all of them are done."""
_LEAST_ROWS = 4
"""As high as the headings and three rows: on a screen that is lower, what stands around is scrolled."""
_READABLE = 136
"""The width of a column in which a date with its time, or the beginning of a title, can be read."""
_IS_SENTENCE = Qt.ItemDataRole.UserRole
_MOST_FOR_PROBLEMS = 0.45
"""So much of the room at the most is kept for what speaks against rows; the rest is shared out."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row: what it is known by, its cells, and what speaks against it (then it cannot be done)."""

    key: str
    cells: tuple[str, ...]
    problem: str = ""


class _CutWhereItMatters(QStyledItemDelegate):
    """Cuts sentences at their ends, and within what differs there: shelfmarks, and ways to places."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        at_end, within = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
        option.textElideMode = at_end if index.data(_IS_SENTENCE) else within


class RowsTable(QTableWidget):
    """The rows under their headings, to be looked at."""

    def __init__(self, name: str, headings: Sequence[str]) -> None:
        super().__init__(0, len(headings))
        make_plain(self, name)
        self.setHorizontalHeaderLabels(list(headings))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(_LEAST_ROWS * theme.row_height())
        self.setItemDelegate(_CutWhereItMatters(self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self._rows: tuple[PlannedRow, ...] = ()

    def show_rows(self, rows: Sequence[PlannedRow]) -> None:
        """Show these and no others; what speaks against one stands in the last column."""
        self._rows = tuple(rows)
        self.blockSignals(True)
        self.setRowCount(min(len(rows), _MOST))
        for at, row in enumerate(rows[:_MOST]):
            cells = (*row.cells[:-1], row.problem or row.cells[-1])
            for column, words in enumerate(cells):
                self.setItem(at, column, self._item(row, column, words))
        self.blockSignals(False)
        self._share_out()

    def _share_out(self) -> None:
        """Give each column what it needs, else its share; the last one also what is left."""
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        self.resizeColumnsToContents()
        natural = [self.columnWidth(column) + theme.SPACE * 4 for column in range(self.columnCount())]
        room, readable = self.viewport().width(), theme.scaled(_READABLE)
        widths = shares(natural, room, readable)
        problems = min(self._width_of_problems(), int(room * _MOST_FOR_PROBLEMS))
        if widths[-1] < problems:
            widths = [*shares(natural[:-1], room - problems, readable), problems]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        header.setStretchLastSection(sum(widths) <= room)

    def _width_of_problems(self) -> int:
        """Return how wide the longest sentence is that speaks against a row; 0 where none does."""
        said = {row.problem for row in self._rows[:_MOST] if row.problem}
        words = map(self.fontMetrics().horizontalAdvance, said)
        return max((width + theme.SPACE * 4 for width in words), default=0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _item(self, row: PlannedRow, column: int, words: str) -> QTableWidgetItem:
        item = QTableWidgetItem(words)
        item.setToolTip(words)
        if row.problem:
            last = column == self.columnCount() - 1
            item.setForeground(QColor(theme.current().danger if last else theme.current().quiet))
            item.setData(_IS_SENTENCE, last)
        return item


def shares(natural: Sequence[int], room: int, readable: int) -> list[int]:
    """Share room out among columns of these widths: what needs little gets that, the others the rest alike.

    None gets so little that it cannot be read, even where all together then need more room than there is.
    """
    widths = [0] * len(natural)
    left, waiting = room, sorted(range(len(natural)), key=natural.__getitem__)
    for turn, at in enumerate(waiting):
        fair = left // (len(waiting) - turn)
        widths[at] = max(min(natural[at], fair), min(natural[at], readable))
        left = max(0, left - widths[at])
    return widths


class PlanTable(RowsTable):
    """Rows that can be left out, but for those that something speaks against; `changed` when one is.

    `is_turned` says that somebody ticked or unticked one by itself.
    """

    changed = Signal()

    def __init__(self, name: str, headings: Sequence[str]) -> None:
        super().__init__(name, headings)
        self._left_out: set[str] = set()
        self.is_turned = False
        self.itemChanged.connect(self._turned)

    @property
    def left_out(self) -> frozenset[str]:
        """The keys of the rows that were unticked."""
        return frozenset(self._left_out)

    @property
    def wanted(self) -> int:
        """How many rows are to be done."""
        return sum(not row.problem and row.key not in self._left_out for row in self._rows)

    def tick_all(self) -> None:
        """Leave out no row."""
        self._left_out.clear()
        self.show_rows(self._rows)

    def tick_none(self) -> None:
        """Leave out every row."""
        self._left_out = {row.key for row in self._rows}
        self.show_rows(self._rows)

    def say_last(self, words: Callable[[str], str]) -> None:
        """Put words into the last cell of each row, by its key, where nothing speaks against the row."""
        last = self.columnCount() - 1
        self.blockSignals(True)
        for at, row in enumerate(self._rows[: self.rowCount()]):
            item = self.item(at, last)
            if item is not None and not row.problem and item.text() != words(row.key):
                item.setText(words(row.key))
                item.setToolTip(words(row.key))
        self.blockSignals(False)

    @override
    def show_rows(self, rows: Sequence[PlannedRow]) -> None:
        """Show these; what was left out before stays left out."""
        self._left_out &= {row.key for row in rows}
        super().show_rows(rows)
        self.changed.emit()

    @override
    def _item(self, row: PlannedRow, column: int, words: str) -> QTableWidgetItem:
        item = super()._item(row, column, words)
        if column == 0:
            self._make_tickable(item, row)
        return item

    def _make_tickable(self, item: QTableWidgetItem, row: PlannedRow) -> None:
        ticked = not row.problem and row.key not in self._left_out
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        if row.problem:
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks all rows that are selected, or unticks them where the current one is ticked."""
        current = self.item(self.currentRow(), 0)
        if event.key() != Qt.Key.Key_Space or event.modifiers() or current is None:
            super().keyPressEvent(event)
            return
        ticked = current.checkState() is Qt.CheckState.Checked
        turned = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        chosen = {index.row() for index in self.selectionModel().selectedRows()} | {current.row()}
        for row in sorted(chosen):
            item = self.item(row, 0)
            if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(turned)

    def _turned(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self.is_turned = True
            key = self._rows[item.row()].key
            if item.checkState() is Qt.CheckState.Checked:
                self._left_out.discard(key)
            else:
                self._left_out.add(key)
            self.changed.emit()


def tickers(table: PlanTable) -> QHBoxLayout:
    """Return the buttons that tick all rows, and none."""
    line = QHBoxLayout()
    for words, do in ((_("Tick All"), table.tick_all), (_("Tick None"), table.tick_none)):
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        line.addWidget(button)
    line.addStretch(1)
    return line
