"""A list of words with a count at the right of each: saved searches, and what hits have in common."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.read_ways import read_each_way
from muniment.i18n import _

_KEY = Qt.ItemDataRole.UserRole + 1
_COLOUR, _ICON = (Qt.ItemDataRole.UserRole + at for at in (20, 21))
"""The names of a colour and of an icon of the theme, to be put on anew with another theme."""
_PICKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BACK = (
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePrevious,
    QAbstractItemView.CursorAction.MovePageUp,
    QAbstractItemView.CursorAction.MoveEnd,
)
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Why a list is without the keys for a while only."""


class CountedList(QTreeWidget):
    """A list whose rows have an icon, words and a count.

    A click, Enter or the space bar picks a row. F2 asks for another name, `renamed`, and Delete to have
    it no longer, `deleted`; so does the menu, where changes are offered. `taken` carries a row and what
    was dropped onto it.
    """

    picked = Signal(object)
    renamed = Signal(object)
    deleted = Signal(object)
    taken = Signal(object, object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = ""
        read_each_way(self)
        self.setProperty("role", "side")
        self.setAccessibleName(name)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(QSize(theme.scaled(14), theme.scaled(14)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().hide()
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(theme.SPACE)  # Without a count, the words have its room.
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(lambda row: self.picked.emit(row))

    @contextmanager
    def filled_anew(self) -> Iterator[None]:
        """Take the rows away, to be added again; the cursor stays on the row of its key, or in its place."""
        row = self.currentItem()
        at, key = (self.indexOfTopLevelItem(row), row.data(0, _KEY)) if row is not None else (-1, None)
        self.clear()
        yield
        rows = self.rows()
        if at >= 0 and rows:
            there = (each for each in rows if each.data(0, _KEY) == key)
            found = next(there, None) or self._row_from(min(at, len(rows) - 1), 1)
            if found is not None:
                self.setCurrentItem(found)

    def add(self, said: str, count: str, icon: str, colour: str = "quiet", key: str = "") -> QTreeWidgetItem:
        """Add a row; by its key it is known again when the list is filled anew."""
        row = QTreeWidgetItem([said, ""])
        row.setData(0, _KEY, key)
        row.setToolTip(0, said)
        row.setSizeHint(0, QSize(0, theme.row_height() - theme.SPACE))
        row.setData(0, _ICON, (icon, colour) if icon else None)
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setData(1, _COLOUR, "quiet")
        _dress(row)
        self.addTopLevelItem(row)
        say_count(row, count)
        return row

    def offer_changes(self, pick: str = "") -> None:
        """Give the rows a menu: to rename and to delete, and first to pick, where that has a word."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self._open_menu(at, pick))

    def take(self, format: str) -> None:
        """Let what is of this format be dropped onto rows."""
        self._taken = format
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for row in self.rows():
                _dress(row)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._taken and event.mimeData().hasFormat(self._taken):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        row = self.itemAt(event.position().toPoint())
        if row is None or not self._taken or not event.mimeData().hasFormat(self._taken):
            event.ignore()
            return
        self.setCurrentItem(row)
        event.accept()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        row = self.itemAt(event.position().toPoint())
        if row is not None and self._taken:
            # What is dragged stays where it is: the source must not take it away.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.taken.emit(row, event.mimeData())

    def _open_menu(self, at: QPoint, pick: str) -> None:
        row = self.itemAt(at)
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if pick:
            menu.addAction(pick, lambda: self.picked.emit(row))
        menu.addAction(_("Rename …"), lambda: self.renamed.emit(row))
        menu.addAction(_("Delete"), lambda: self.deleted.emit(row))
        menu.popup(self.viewport().mapToGlobal(at))

    def rows(self) -> list[QTreeWidgetItem]:
        """Return the rows in their order."""
        found = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [row for row in found if row is not None]

    def _row_from(self, at: int, step: int) -> QTreeWidgetItem | None:
        """Return the row at a place, or where that is a heading the next one that can be picked."""
        rows = self.rows()
        way = [*rows[at:], *rows[:at][::-1]] if step > 0 else [*rows[: at + 1][::-1], *rows[at + 1 :]]
        return next((each for each in way if each.flags() & Qt.ItemFlag.ItemIsSelectable), None)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let who comes by keys see at which row she is."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and not self.selectedItems():
            row = self._row_from(max(0, self.currentIndex().row()), 1)
            if row is not None:
                self.setCurrentItem(row)
                self._show_heading_above()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Look like no place that is chosen when the keys go elsewhere; the cursor stays for their return."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.clearSelection()

    @override
    def moveCursor(self, way: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Pass over headings: they cannot be picked, and do not show that the cursor is there."""
        at = super().moveCursor(way, modifiers)
        row = self._row_from(at.row(), -1 if way in _BACK else 1) if at.isValid() else None
        return self.indexFromItem(row) if row is not None else at

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentItem()
        if row is not None and event.key() in _PICKING:
            self.picked.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_F2:
            self.renamed.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(row)
        else:
            super().keyPressEvent(event)
            self._show_heading_above()

    def _show_heading_above(self) -> None:
        """Scroll to the top where the cursor is at the first row that is no heading."""
        if self.currentIndex().row() in {0, 1}:
            self.scrollToTop()


def framed(counted: CountedList) -> QHBoxLayout:
    """Return the list with the room at its sides that headings have."""
    row = QHBoxLayout()
    row.setContentsMargins(theme.SPACE, 0, 2 * theme.SPACE, 0)
    row.addWidget(counted)
    return row


def say_count(row: QTreeWidgetItem, count: str) -> None:
    """Say the count of a row, to a screen reader with its words."""
    row.setText(1, count)
    row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{row.text(0)}, {count}" if count else row.text(0))


def colour(row: QTreeWidgetItem, name: str) -> None:
    """Give the words of a row a colour of the theme, whichever is on."""
    row.setData(0, _COLOUR, name)
    _dress(row)


def _dress(row: QTreeWidgetItem) -> None:
    """Put on a row what the theme that is on has for it."""
    for column in (0, 1):
        if name := row.data(column, _COLOUR):
            row.setForeground(column, QColor(getattr(theme.current(), name)))
    if icon := row.data(0, _ICON):
        row.setIcon(0, theme.icon(*icon))
