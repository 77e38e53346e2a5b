"""Where things are: the tree of the arrangement."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QMenu,
    QStyle,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.actions import Actions
from muniment.desktop.arranging import put_under
from muniment.desktop.branches import Branches
from muniment.desktop.commands import CONTEXT
from muniment.desktop.models.tree import UNIT_ROLE, Index, TreeModel
from muniment.desktop.views.delegates import PlaceDelegate
from muniment.desktop.views.in_view import keep_in_view
from muniment.desktop.workbench import Workbench
from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.catalogue import Branch, Change

_INDENT = 18
"""How far a place stands in below another, in pixels for type of the usual size."""
_DEPTH = 15
"""The part of the pane's width that this is at most."""
_NEAR_THE_END = 100
"""Rows from the end of what is fetched at which more is fetched."""


class ArrangementTree(QTreeView):
    """The tree itself. Fetches more of a long place before the end of it comes into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAccessibleName(_("Arrangement"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIconSize(theme.icon_size())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setItemDelegate(PlaceDelegate(self))
        self.verticalScrollBar().valueChanged.connect(self._fetch_ahead)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()
        keep_in_view(self, event.oldSize())

    def measure(self) -> None:
        """Set deep places in by no more than leaves room for their words."""
        self.setIndentation(min(theme.scaled(_INDENT), self.viewport().width() // _DEPTH))

    @override
    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw the ground of the row and the arrow of a place that can be opened, no lines."""
        tokens = theme.current()
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, QColor(tokens.accent_soft))
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(QStyle.visualRect(self.layoutDirection(), rect, bar), QColor(tokens.accent))
        if self.model().hasChildren(index):
            closed = "left" if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else "right"
            arrow = theme.icon("chevron-down" if self.isExpanded(index) else closed, "quiet")
            size = min(theme.scaled(14), self.indentation())
            place = QRect(rect.right() - size, rect.center().y() - size // 2, size, size)
            arrow.paint(painter, QStyle.visualRect(self.layoutDirection(), rect, place))

    def _fetch_ahead(self) -> None:
        index = self.indexAt(QPoint(8, self.viewport().height() - 8))
        while index.isValid():
            parent = index.parent()
            if self.model().rowCount(parent) - index.row() < _NEAR_THE_END:
                self.model().fetchMore(parent)
            index = parent


class Arrangement(QWidget):
    """The left pane: heading and tree, kept in step with the place on the desk."""

    def __init__(self, bench: Workbench, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._actions = actions
        self._model: TreeModel | None = None
        self._open: set[str] = set()
        self.is_counted = False
        """Whether the places show how much lies below them."""
        self.setProperty("role", "paper")
        self.tree = ArrangementTree()
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree.expanded.connect(lambda index: self._open.add(index.data(UNIT_ROLE)))
        self.tree.collapsed.connect(lambda index: self._open.discard(index.data(UNIT_ROLE)))
        heading = QLabel(_("Arrangement").upper())
        heading.setProperty("role", "section")
        heading.setContentsMargins(2 * theme.SPACE, 0, 2 * theme.SPACE, 0)
        heading.setFixedHeight(10 * theme.SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.tree, 1)
        self._branches = Branches(bench, self)
        self._branches.counted.connect(self._show_branches)
        bench.bridge.opened.connect(self._show_catalogue)
        bench.bridge.changed.connect(self._refresh)
        bench.place_changed.connect(self._show_place)
        bench.unit_changed.connect(self._follow)

    def _show_catalogue(self) -> None:
        old, bench = self._model, self._bench
        self._model = TreeModel(bench.catalogue, self, bench.repository_name)
        self._open.clear()
        self.is_counted = False
        self.tree.setModel(self._model)
        self._model.rowsInserted.connect(self._open_again)
        self._model.dropped.connect(self._move, Qt.ConnectionType.QueuedConnection)
        self.tree.selectionModel().selectionChanged.connect(self._picked)
        if old is not None:
            old.deleteLater()
        if self._model.rowCount() == 0:
            self._model.fetchMore(QModelIndex())
        self.tree.setFocus()
        if self._model.rowCount() == 1:
            self.tree.expand(self._model.index(0, 0))

    def _show_branches(self, counted: Mapping[str, Branch]) -> None:
        if self._model is not None:
            self._model.take_branches(counted)
            self.is_counted = True
            self.tree.viewport().update()

    def _refresh(self, change: Change) -> None:
        if self._model is not None:
            self._model.refresh(change)

    def _show_place(self, place: str | None) -> None:
        """Select what the desk went to, unless it was picked here."""
        unit = self._bench.unit or place
        if self._model is None or self.tree.currentIndex().data(UNIT_ROLE) == unit:
            return
        index = self._model.index_of(unit) if unit else QModelIndex()
        self._mark(index)
        if index.isValid() and self._model.hasChildren(index):
            self.tree.expand(index)
        self.tree.viewport().update()

    def _follow(self, unit: str | None) -> None:
        """Mark the unit in hand, or the nearest place around it that is to be seen; nothing is opened."""
        if self._model is None or unit is None or self.tree.currentIndex().data(UNIT_ROLE) == unit:
            return
        around = (row.id for row in reversed(self._bench.catalogue.ancestors(unit)))
        indexes = (self._model.known_index(id) for id in chain([unit], around))
        index = next(filter(self._is_seen, indexes), QModelIndex())
        if index != self.tree.currentIndex():
            self._mark(index)
            self.tree.viewport().update()

    def _is_seen(self, index: QModelIndex) -> bool:
        place = index.parent()
        while place.isValid() and self.tree.isExpanded(place):
            place = place.parent()
        return index.isValid() and not place.isValid()

    def _mark(self, index: QModelIndex) -> None:
        picking = self.tree.selectionModel()
        picking.blockSignals(True)
        picking.setCurrentIndex(index, picking.SelectionFlag.ClearAndSelect)
        picking.blockSignals(False)
        self.tree.scrollTo(index)

    def _picked(self) -> None:
        ids = [index.data(UNIT_ROLE) for index in self.tree.selectionModel().selectedRows()]
        if len(ids) == 1:
            self._bench.attempt(lambda: self._bench.open_unit(ids[0]))
        elif ids:
            self._bench.choose(ids)

    def _move(self, ids: list[str], parent: str | None, before: str | None) -> None:
        """Move what was dropped, once the mouse is done with it."""
        bench = self._bench
        bench.leaving.emit()
        bench.attempt(lambda: bench.notice_undo(put_under(bench.catalogue, ids, parent, before)))

    def _open_again(self, parent: QModelIndex, first: int, last: int) -> None:
        """Open what was open before it moved here."""
        for at in range(first, last + 1):
            index = parent.model().index(at, 0, parent) if parent.isValid() else self._at_the_top(at)
            if index.data(UNIT_ROLE) in self._open:
                self.tree.expand(index)

    def _at_the_top(self, at: int) -> QModelIndex:
        return self._model.index(at, 0) if self._model is not None else QModelIndex()

    def _show_menu(self, at: QPoint) -> None:
        menu = self._actions.fill(QMenu(self), CONTEXT)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.tree.viewport().mapToGlobal(at))
