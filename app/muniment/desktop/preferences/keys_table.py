"""The table of actions and their keys; those that were changed stand out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.actions import KEYS, Action, Actions, plain, read_keys
from muniment.desktop.preferences import keys
from muniment.desktop.preferences.matching import fits
from muniment.desktop.settings import Settings
from muniment.i18n import _

_NAME, _HAS, _WHERE = range(3)
_ROW_OF = Qt.ItemDataRole.UserRole
_MARK = "\u200e"
"""Holds keys from left to right, also beside words that are read from the right."""


class KeysTable(QTableWidget):
    """One row an action. `entered_row` says that its keys are to be changed: Enter or a double click."""

    entered_row = Signal()

    def __init__(self, actions: Actions, settings: Settings) -> None:
        super().__init__(len(actions.rows), 3)
        self._actions = actions
        self._settings = settings
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
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_HAS, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WHERE, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(theme.scaled(96))
        self._keys = [QTableWidgetItem() for _row in actions.rows]
        for at, row in enumerate(actions.rows):
            self._fill(at, row)
        self.show_keys()
        self.setCurrentCell(0, _NAME)
        self.cellDoubleClicked.connect(lambda _row, _column: self.entered_row.emit())

    def chosen(self) -> str | None:
        """Return the id of the action that is chosen, None where none is to be seen."""
        at = self.currentRow()
        return self._actions.rows[at].id if at >= 0 and not self.isRowHidden(at) else None

    def show_keys(self) -> None:
        """Show the keys of now; those of a person's own in the weight of a heading."""
        for at, row in enumerate(self._actions.rows):
            item = self._keys[at]
            words = keys.said(self._actions[row.id].shortcuts())
            item.setText(f"{_MARK}{words}{_MARK}" if words and _is_from_right() else words)
            own = self._settings.has(f"{KEYS}{row.id}")
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold if own else QFont.Weight.Normal)
            item.setFont(font)
            item.setToolTip(_("At first: {keys}").format(keys=_first(row)) if own else "")

    def show_fitting(self, asked: Sequence[str], wanted: QKeySequence | None) -> None:
        """Show the actions that are called so, or have the keys."""
        first = -1
        for at, row in enumerate(self._actions.rows):
            by_keys = wanted is None or wanted in self._actions[row.id].shortcuts()
            here = by_keys and fits(asked, plain(row.text), self._keys[at].text())
            self.setRowHidden(at, not here)
            first = at if here and first < 0 else first
        self.setCurrentCell(first, _NAME)

    def count_shown(self) -> int:
        """Return how many actions are shown."""
        return sum(not self.isRowHidden(at) for at in range(self.rowCount()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, at: int, row: Action) -> None:
        where = _("In lists") if row.in_lists else _("In the grid") if row.in_grid else _("Everywhere")
        icon = self._actions[row.id].icon()
        name = QTableWidgetItem(theme.blank_icon() if icon.isNull() else icon, plain(row.text))
        name.setData(_ROW_OF, row.id)
        for column, item in ((_NAME, name), (_HAS, self._keys[at]), (_WHERE, QTableWidgetItem(where))):
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.setItem(at, column, item)


def _first(row: Action) -> str:
    return keys.said(read_keys(row.keys)) or _("none")


def _is_from_right() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
