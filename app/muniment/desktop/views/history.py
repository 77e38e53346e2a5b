"""The tab *History*: every step that touched the unit, what it changed, and the way back to any of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSplitter,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QTableWidgetSelectionRange,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.catalogue import Change, Step
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.rows import shares
from muniment.desktop.directions import isolated
from muniment.desktop.moments import when
from muniment.desktop.plain_tables import make_plain
from muniment.desktop.scrolling import scrolled
from muniment.desktop.views.history_compared import Compared
from muniment.desktop.views.record_draft import Draft
from muniment.desktop.views.record_view import RecordView, empty_place
from muniment.i18n import _

_MOST = 200
_SHARES = (2, 3)
_WHAT = 1
_LEAST_ROWS = 3


class HistoryView(RecordView):
    """The newest change first; a change that was undone says so. One or two are picked to be compared."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(desk, draft)
        self._steps: list[Step] = []
        self.table = _Steps()
        self.compared = Compared(desk, draft)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(*(theme.SPACE * 2,) * 4)
        halves = QSplitter(Qt.Orientation.Vertical, handleWidth=1, childrenCollapsible=False)
        for at, part in enumerate((self.table, self.compared)):
            halves.addWidget(part)
            halves.setStretchFactor(at, _SHARES[at])
        column.addWidget(halves)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(
            empty_place(_("Nothing has been changed yet"), _("Every change of this record is kept here."))
        )
        self._stack.addWidget(scrolled(listing))
        self.table.itemSelectionChanged.connect(self._compare)
        desk.bridge.changed.connect(self._hear)

    @override
    def show_unit(self) -> None:
        self.draft.flush()
        self._refresh()

    def _hear(self, change: Change) -> None:
        unit = self.draft.unit
        if unit is not None and (change.everything or unit.id in change.units):
            self._refresh()

    def _refresh(self) -> None:
        unit = self.draft.unit
        if unit is None or not self.isVisible():
            return
        picked = {step.id for step in self._picked()}
        self._steps = self.desk.catalogue.history(limit=_MOST, unit=unit.id)
        self._stack.setCurrentIndex(int(bool(self._steps)))
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._steps))
        for row, step in enumerate(self._steps):
            for column, words in enumerate(_words(step)):
                self.table.setItem(row, column, _item(words, step))
        self.table.share_out()
        self._pick(picked)
        self.table.blockSignals(False)
        self._compare()

    def _pick(self, ids: set[int]) -> None:
        """Keep picked what was; at first the newest step."""
        self.table.clearSelection()
        rows = [row for row, step in enumerate(self._steps) if step.id in ids] or [0]
        self.table.setCurrentCell(rows[0], 0)
        for row in rows[1:]:
            where = QTableWidgetSelectionRange(row, 0, row, self.table.columnCount() - 1)
            self.table.setRangeSelected(where, True)

    def _picked(self) -> list[Step]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self._steps[row] for row in rows if row < len(self._steps)]

    def _compare(self) -> None:
        unit = self.draft.unit
        if unit is not None:
            self.compared.show_steps(unit.id, self._picked())


class _Steps(QTableWidget):
    """The steps. What was done has what the other columns leave, and in a narrow pane as much as they."""

    def __init__(self) -> None:
        super().__init__(0, 3)
        make_plain(self, _("Changes of this record"))
        self.setHorizontalHeaderLabels([_("When"), _("What"), _("Who")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().setHighlightSections(False)
        self.setMinimumHeight(_LEAST_ROWS * theme.row_height())

    def share_out(self) -> None:
        """Give each column what it needs, else its share."""
        self.resizeColumnsToContents()
        natural = [self.columnWidth(column) for column in range(self.columnCount())]
        least = max(map(self.horizontalHeader().sectionSizeHint, range(self.columnCount())))
        widths = shares(natural, self.viewport().width(), least)
        widths[_WHAT] += max(0, self.viewport().width() - sum(widths))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_out()


def _words(step: Step) -> tuple[str, str, str]:
    label = _("{label} (undone)").format(label=step.label) if step.undone else step.label
    return when(step.when), isolated(label), step.who


def _item(words: str, step: Step) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    item.setToolTip(words)
    if step.undone:
        font = item.font()
        font.setStrikeOut(True)
        item.setFont(font)
    return item
