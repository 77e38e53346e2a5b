"""The table of all that has keys; those that were changed stand out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem
from typing_extensions import override

from muniment.desktop import keys, theme
from muniment.desktop.headings import cut_with_dots
from muniment.desktop.preferences.key_rows import KeyRow, KeyRows
from muniment.desktop.preferences.matching import fits
from muniment.i18n import _

_NAME, _HAS, _WHERE = range(3)
_THREE_COLUMNS = 64
"""The width in letters from which there is room for all columns."""
_MARK = "\u200e"
"""Holds keys from left to right, also beside words that are read from the right."""


class KeysTable(QTableWidget):
    """One row an action of the window; then, below a heading, one for what works within a part of it.

    `entered_row` says that the keys of a row are to be changed: Enter or a double click.
    """

    entered_row = Signal()

    def __init__(self, rows: KeyRows) -> None:
        super().__init__(len(rows.all()) + 1, 3)
        self._rows = rows
        self._heading = len(rows.of_window)
        self._at = {id: at for at, id in self._ids()}
        self._keys = {id: QTableWidgetItem() for id in self._at}
        self._dress()
        for id, at in self._at.items():
            self._fill(at, rows[id])
        self._put_heading()
        self.show_keys()
        self.setCurrentCell(0, _NAME)
        self.cellDoubleClicked.connect(lambda _row, _column: self.entered_row.emit())

    def chosen(self) -> str | None:
        """Return the id of the row that is chosen, None where none is to be seen."""
        at = self.currentRow()
        if self.isRowHidden(at):
            return None
        return next((id for id, place in self._at.items() if place == at), None)

    def show_keys(self) -> None:
        """Show the keys of now; those of a person's own in the weight of a heading."""
        for id, item in self._keys.items():
            words = keys.said(self._rows.now(id))
            item.setText(f"{_MARK}{words}{_MARK}" if words and _is_from_right() else words)
            own = self._rows.is_own(id)
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold if own else QFont.Weight.Normal)
            item.setFont(font)
            first = keys.said(self._rows[id].first) or _("none")
            item.setToolTip(_("At first: {keys}").format(keys=first) if own else "")

    def show_fitting(self, asked: Sequence[str], wanted: QKeySequence | None) -> None:
        """Show what is called so, or has the keys."""
        shown = []
        for id, at in self._at.items():
            by_keys = wanted is None or wanted in self._rows.now(id)
            here = by_keys and fits(asked, self._rows[id].text, self._keys[id].text())
            self.setRowHidden(at, not here)
            shown += [at] if here else []
        self.setRowHidden(self._heading, not any(at > self._heading for at in shown))
        self.setCurrentCell(shown[0] if shown else -1, _NAME)

    def count_shown(self) -> int:
        """Return how many rows are shown."""
        return sum(not self.isRowHidden(at) for at in self._at.values())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, names are whole and tell where the keys work when pointed at."""
        super().resizeEvent(event)
        letters = self.viewport().width() // self.fontMetrics().averageCharWidth()
        self.setColumnHidden(_WHERE, letters < _THREE_COLUMNS)

    def _ids(self) -> list[tuple[int, str]]:
        of_parts = enumerate(self._rows.of_parts, start=self._heading + 1)
        return [(at, row.id) for at, row in (*enumerate(self._rows.of_window), *of_parts)]

    def _dress(self) -> None:
        self.setAccessibleName(_("Actions and their keys"))
        self.setHorizontalHeaderLabels([_("Action"), _("Keys"), _("Where they work")])
        self.setProperty("role", "padded")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setIconSize(theme.icon_size())
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        cut_with_dots(header)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_HAS, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WHERE, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(theme.scaled(96))

    def _fill(self, at: int, row: KeyRow) -> None:
        name = QTableWidgetItem(row.icon or theme.blank_icon(), row.text)
        if row.icon is None or row.icon.isNull():
            name.setIcon(theme.blank_icon())
        name.setToolTip(f"{row.text} · {row.where.label}")
        for column, item in (
            (_NAME, name),
            (_HAS, self._keys[row.id]),
            (_WHERE, QTableWidgetItem(row.where.label)),
        ):
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.setItem(at, column, item)

    def _put_heading(self) -> None:
        heading = QTableWidgetItem(_("Within fields, texts and images"))
        # Not to be chosen: the arrows pass it.
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        heading.setFont(font)
        self.setItem(self._heading, _NAME, heading)
        self.setSpan(self._heading, _NAME, 1, self.columnCount())


def _is_from_right() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
