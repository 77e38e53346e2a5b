"""The tab *History*: every change of the unit, by whom and when."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.catalogue import Step
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.views.record_draft import Draft
from muniment.desktop.views.record_view import RecordView, empty_place
from muniment.i18n import _

_MOST = 200


class HistoryView(RecordView):
    """The newest change first; a change that was undone says so."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(desk, draft)
        self.table = _table()
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(theme.SPACE * 2, theme.SPACE * 2, theme.SPACE * 2, 0)
        column.addWidget(self.table)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(
            empty_place(_("Nothing has been changed yet"), _("Every change of this record is kept here."))
        )
        self._stack.addWidget(listing)
        draft.saved.connect(self._refresh)
        draft.changed_by.connect(self._refresh)

    @override
    def show_unit(self) -> None:
        self.draft.flush()
        self._refresh()

    def _refresh(self) -> None:
        unit = self.draft.unit
        if unit is None or not self.isVisible():
            return
        steps = self.desk.catalogue.history(limit=_MOST, unit=unit.id)
        self._stack.setCurrentIndex(int(bool(steps)))
        self.table.setRowCount(len(steps))
        for row, step in enumerate(steps):
            for column, words in enumerate(_words(step)):
                self.table.setItem(row, column, _item(words, step))


def _table() -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setHorizontalHeaderLabels([_("When"), _("What"), _("Who")])
    table.setAccessibleName(_("Changes of this record"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setProperty("role", "padded")
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.row_height())
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    return table


def _words(step: Step) -> tuple[str, str, str]:
    label = _("{label} (undone)").format(label=step.label) if step.undone else step.label
    return f"{step.when.astimezone():%Y-%m-%d %H:%M}", label, step.who


def _item(words: str, step: Step) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    item.setToolTip(words)
    if step.undone:
        font = item.font()
        font.setStrikeOut(True)
        item.setFont(font)
    return item
