"""Tables of what there may be any number of: the last row waits to be filled."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QWidget,
)
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.forms.completing import Finder, complete
from muniment.desktop.plain_tables import make_plain

_SHORT = 160
"""The least width of a name, in pixels at the usual size of type."""


class _Rows(QTableWidget):
    """Rows of which the last waits to be filled: whoever comes by the tabulator types there at once."""

    def __init__(self, columns: int, typed: int) -> None:
        super().__init__(0, columns)
        self._typed = typed

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is typed most has what is left of the width, but never less than a short name needs."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(self._typed)
        self.setColumnWidth(self._typed, max(theme.scaled(_SHORT), self.viewport().width() - others))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # Before Qt goes to the first cell, whose menu would take the keys.
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.setCurrentCell(self.rowCount() - 1, self._typed)
        super().focusInEvent(event)


class Finishing(QStyledItemDelegate):
    """Cells in which what is typed is completed."""

    def __init__(self, finder: Finder, parent: QWidget) -> None:
        super().__init__(parent)
        self._finder = finder

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            complete(editor, self._finder)
        return editor


def table(name: str, headings: tuple[str, ...], *, typed: int, beside: int, rows: int) -> QTableWidget:
    """Return a table of that name. In the column `typed` most is said; the one `beside` it is rather wide.

    At least `rows` rows are seen.
    """
    made = _Rows(len(headings), typed)
    make_plain(made, name)
    made.setHorizontalHeaderLabels(list(headings))
    made.verticalHeader().setDefaultSectionSize(theme.row_height() + 2 * theme.SPACE)
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    for column in range(len(headings)):
        made.setColumnWidth(column, theme.scaled(132 if column == beside else 72))
    made.setMinimumHeight(rows * theme.row_height())
    return made


def text_in(table: QTableWidget, row: int, column: int) -> str:
    """Return what is typed in a cell, without blanks around it."""
    item = table.item(row, column)
    return item.text().strip() if item else ""
