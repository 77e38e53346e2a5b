"""The grid itself: cells, one of which has the cursor; what keys do where no editor is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.forms.stops import next_stop
from muniment.desktop.grid.cells import CellDelegate
from muniment.desktop.grid.editors import move_of
from muniment.desktop.grid.moves import Course, Move
from muniment.desktop.headings import cut_with_dots
from muniment.desktop.models.listing import Index
from muniment.i18n import _

_Key = QKeySequence.StandardKey
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_TURNING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_TO_THE_END = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ASKED = QAbstractItemView.EditTrigger.AllEditTriggers
_Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class Block:
    """The cells that are selected: rows from the top down, columns as they stand from left to right."""

    rows: Sequence[int]
    columns: Sequence[int]

    @property
    def size(self) -> int:
        """How many cells it has."""
        return len(self.rows) * len(self.columns)


class GridTable(QTableView):
    """`beyond` asks for a row below the last; the others say which key was pressed on the selected cells."""

    beyond = Signal()
    rested = Signal()
    copied = Signal()
    cut = Signal()
    pasted = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course = Course()
        self.setAccessibleName(_("Grid of units"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.row_height())
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        columns.setHighlightSections(False)
        cut_with_dots(columns)
        columns.setSectionsMovable(True)
        columns.setMinimumSectionSize(48)
        columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def take(self, delegate: CellDelegate) -> None:
        """Draw and edit cells by this delegate."""
        self.setItemDelegate(delegate)
        delegate.left.connect(self.go)

    def block(self) -> Block:
        """Return the selected cells, the one with the cursor where none is."""
        chosen = [index for index in self.selectedIndexes() if not self.isColumnHidden(index.column())]
        chosen = chosen or [index for index in (self.currentIndex(),) if index.isValid()]
        columns = {index.column() for index in chosen}
        return Block(
            sorted({index.row() for index in chosen}), [at for at in self.shown_columns() if at in columns]
        )

    def shown_columns(self) -> list[int]:
        """Return the columns that are shown, from left to right."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(at) for at in range(header.count()))
        return [at for at in order if not header.isSectionHidden(at)]

    def go(self, move: Move) -> None:
        """Go on from the cell with the cursor; past the last row, ask for another."""
        columns, index = self.shown_columns(), self.currentIndex()
        if not self.model().rowCount():
            self.beyond.emit()
        if not columns or not index.isValid() or index.column() not in columns:
            return
        row, at = self._course.after((index.row(), columns.index(index.column())), move, len(columns))
        if row >= self.model().rowCount():
            self.beyond.emit()
        if 0 <= row < self.model().rowCount():
            self.put_cursor(row, columns[at])

    def put_cursor(self, row: int, column: int) -> None:
        """Put the cursor into a cell, and select it alone."""
        index = self.model().index(row, column)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self.scrollTo(index)

    def commit(self) -> None:
        """Take over what stands in the editor that is open, and close it."""
        editor = self.editor()
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, CellDelegate.EndEditHint.NoHint)
            self.setFocus()

    def save(self) -> None:
        """Take over what stands in the editor that is open, and leave it open."""
        editor = self.editor()
        if editor is not None:
            self.commitData(editor)

    def editor(self) -> QWidget | None:
        """Return the editor that is open."""
        delegate = self.itemDelegate()
        return delegate.editor if isinstance(delegate, CellDelegate) else None

    @override
    def edit(  # type: ignore[override]
        self, index: QModelIndex, trigger: QAbstractItemView.EditTrigger = _ASKED, event: QEvent | None = None
    ) -> bool:
        delegate = self.itemDelegate()
        if isinstance(delegate, CellDelegate):
            delegate.typing_began_it = trigger is QAbstractItemView.EditTrigger.AnyKeyPressed
        return bool(super().edit(index, trigger, event))  # type: ignore[arg-type]

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Keep *Tab* within the grid; *Ctrl+Tab* leaves it."""
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = move_of(event)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if move is not None:
            self.go(move)
        elif control and event.key() in _TO_THE_END:
            self._course.forget()
            self._go_to_the_end(event.key() == Qt.Key.Key_Down, bool(event.modifiers() & _SHIFT))
        elif control and event.key() in _TURNING:
            self._leave(forwards=event.key() == Qt.Key.Key_Tab)
        elif event.key() in _CLEARING and not event.modifiers():
            self.cleared.emit()
        elif not self._use_clipboard(event):
            if not event.text().isprintable() or not event.text():
                self._course.forget()
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._course.forget()
        super().mousePressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.rested.emit()

    def _leave(self, *, forwards: bool) -> None:
        """Put the cursor into what comes next in the window, or before; not into a part of the grid."""
        if (stop := next_stop(self, forwards=forwards)) is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)

    def _go_to_the_end(self, down: bool, select: bool) -> None:
        """Go to the last or the first row of the column, and select what lies between if asked to."""
        model, now = self.model(), self.currentIndex()
        if not now.isValid():
            return
        to = model.index(model.rowCount() - 1 if down else 0, now.column())
        if not select:
            self.put_cursor(to.row(), to.column())
            return
        block = self.block()
        top, bottom = min(block.rows[0], to.row()), max(block.rows[-1], to.row())
        chosen = QItemSelection()
        for column in block.columns:
            chosen.select(model.index(top, column), model.index(bottom, column))
        self.selectionModel().select(chosen, _Flag.ClearAndSelect)
        self.scrollTo(to)

    def _use_clipboard(self, event: QKeyEvent) -> bool:
        for key, asked in ((_Key.Copy, self.copied), (_Key.Cut, self.cut), (_Key.Paste, self.pasted)):
            if event.matches(key):
                asked.emit()
                return True
        return False
