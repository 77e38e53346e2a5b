"""Grid mode as a pane: the grid, what is found in the cell with the cursor, and every edit one step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QActionEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from muniment.catalogue import Change
from muniment.description.columns import COLUMNS, column
from muniment.description.units import Unit
from muniment.desktop import theme
from muniment.desktop.actions import plain
from muniment.desktop.desk import ListDesk
from muniment.desktop.forms.found import FindingLines
from muniment.desktop.forms.offers import offers
from muniment.desktop.grid import blocks
from muniment.desktop.grid.cells import CellDelegate
from muniment.desktop.grid.model import FINDING_ROLE, GridModel
from muniment.desktop.grid.table import Block, GridTable
from muniment.desktop.keys import said
from muniment.desktop.models.units import UnitsModel
from muniment.desktop.views.shape import Shape, Width
from muniment.formats.blocks import read_block
from muniment.i18n import _, plural
from muniment.progress import finish
from muniment.tasks.write_cells import write_cells

_PAUSE = 1000
"""Milliseconds after the last letter until what was typed is saved, the editor still open."""
_SHOWN = {"shelfmark": 150, "title": 300, "date": 130, "level": 80, "language": 110, "translator": 160}
"""The columns shown at first, and how wide they are in pixels."""
_WIDTHS = [Width(_SHOWN.get(each.id, 140), each.id in _SHOWN) for each in COLUMNS]
_AT_ONCE = 300
"""Units that are written while the screen waits; more are written beside it, with progress."""


class GridPane(QWidget):
    """Shows what a list shows, as cells that are typed in. Follows the list it stands for."""

    def __init__(self, bench: ListDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._followed: UnitsModel | None = None
        self._takes_new = False
        self._typing: tuple[QWidget | None, int] = (None, 0)
        self.table = GridTable()
        self.model: GridModel | None = None
        self._shape = Shape(self.table, bench.settings, "grid", _WIDTHS)
        self._finding = FindingLines()
        self._hint = QLabel(_("Enter: next row · Tab: next cell · F2: edit"))
        self._hint.setProperty("role", "small")
        self._hint.setWordWrap(True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.table.save)
        self._lay_out()
        self._connect()

    def widget(self) -> QWidget:
        """Return what is shown."""
        return self

    def follow(self, listed: UnitsModel, place: str | None, takes_new: bool) -> None:
        """Show the units of a list from now on; new ones are made in `place` where it `takes_new`."""
        self.leave()
        self._takes_new = takes_new
        if listed is not self._followed:
            self._followed = listed
            self.model = GridModel(self._bench.catalogue, self._type, self)
            self.model.show_columns(COLUMNS)
            self.table.setModel(self.model)
            listed.rowsInserted.connect(self._take_order)
            listed.rowsRemoved.connect(self._take_order)
            listed.layoutChanged.connect(self._take_order)
        self._shape.show_place(place)
        if self.model is not None:
            self.model.show_ids(listed.ids)

    def enter(self) -> None:
        """Put the cursor into the grid, on the unit in hand."""
        columns = self.table.shown_columns()
        row = self.model.row_of(self._bench.unit or "") if self.model is not None else -1
        if self.model is not None and self.model.rowCount() and columns:
            self.table.put_cursor(max(row, 0), columns[0])
        self.table.setFocus()

    def leave(self) -> None:
        """Keep what is typed, and how the columns stand."""
        self._pause.stop()
        self.table.commit()
        self._shape.keep()

    # What the actions do.

    def fill_down(self) -> None:
        """Write what stands in the first selected row into all of them."""
        self._change(_("Fill down"), blocks.filled_down)

    def copy_from_above(self) -> None:
        """Write what stands above into the selected cells."""
        self._change(_("Copy from above"), blocks.from_above)

    def add_row(self) -> None:
        """Make a unit below the last one, unless nothing was said in that yet, and go there."""
        model = self.model
        if model is None or not self._takes_new:
            return
        last = model.rowCount() - 1
        if last < 0 or not model.is_blank(last):
            blank = self._blank()
            self._write(blocks.Writing(made=[blank]), _("New {level}").format(level=self._level_of(blank)))
        columns = self.table.shown_columns()
        at = self.table.currentIndex().column()
        self.table.put_cursor(model.rowCount() - 1, at if at in columns else columns[0])

    def choose_columns(self, at: QPoint | None = None) -> None:
        """Show which columns there are, to be shown or hidden."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for position, each in enumerate(COLUMNS):
            action = menu.addAction(each.label)
            action.setCheckable(True)
            action.setChecked(not self.table.isColumnHidden(position))
            action.toggled.connect(lambda shown, p=position: self.table.setColumnHidden(p, not shown))
        menu.popup(at or self.table.mapToGlobal(QPoint(theme.SPACE, theme.SPACE)))

    def _lay_out(self) -> None:
        foot = QWidget()
        across = QHBoxLayout(foot)
        across.setContentsMargins(3 * theme.SPACE, theme.SPACE, 3 * theme.SPACE, theme.SPACE)
        across.addWidget(self._finding, 1)
        across.addWidget(self._hint, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.table, 1)
        rows.addWidget(foot)

    def _connect(self) -> None:
        table, bench = self.table, self._bench
        delegate = CellDelegate(lambda of: offers(bench.catalogue, of), table)
        table.take(delegate)
        delegate.typed.connect(self._pause.start)
        table.beyond.connect(self.add_row)
        table.rested.connect(self._rest)
        table.copied.connect(self._copy)
        table.cut.connect(self._cut)
        table.pasted.connect(self._paste)
        table.cleared.connect(lambda: self._change(_("Clear cells"), blocks.cleared))
        header = table.horizontalHeader()
        header.customContextMenuRequested.connect(lambda at: self.choose_columns(header.mapToGlobal(at)))
        bench.leaving.connect(self.leave)
        bench.bridge.changed.connect(self._refresh)

    def _refresh(self, change: Change) -> None:
        if self.model is not None:
            self.model.refresh(change)
            self._say_finding()

    def _take_order(self) -> None:
        if self.model is not None and self._followed is not None:
            self.model.rearrange(self._followed.ids)

    def _rest(self) -> None:
        """Hold the unit in whose row the cursor is; choose those that are selected."""
        if self.model is None or not self.table.currentIndex().isValid():
            return
        ids = [self.model.unit_at(row) for row in self.table.block().rows]
        self._bench.choose(ids)
        self._bench.hold(self.model.unit_at(self.table.currentIndex().row()))
        self._say_finding()

    @override
    def actionEvent(self, event: QActionEvent) -> None:
        """The actions of the grid are handed to it with their keys, which may become others."""
        super().actionEvent(event)
        words = [_("Enter: next row · Tab: next cell · F2: edit")]
        words += [
            _("{keys}: {action}").format(keys=said([action.shortcut()]), action=plain(action.text()))
            for action in self.actions()
            if not action.shortcut().isEmpty()
        ]
        self._hint.setText(" · ".join(words))

    def _say_finding(self) -> None:
        found = self.table.currentIndex().data(FINDING_ROLE)
        self._finding.show_findings((found,) if found is not None else ())
        self._hint.setVisible(found is None)

    def _type(self, unit: str, column_id: str, text: str) -> None:
        """Keep what was typed; what pauses keep while one editor is open is one step."""
        label = _("Edit {field}").format(field=column(column_id).label)
        editor, catalogue = self.table.editor(), self._bench.catalogue
        before, step = self._typing
        onto = step if editor is not None and before is editor else 0
        self._write(blocks.Writing(cells={unit: {column_id: text}}), label, onto)
        self._typing = (editor, catalogue.last_step)

    def _change(self, label: str, change: Callable[[GridModel, Block], blocks.Writing]) -> None:
        self.table.commit()
        if self.model is not None and self.table.currentIndex().isValid():
            self._write(change(self.model, self.table.block()), label)

    def _copy(self) -> None:
        if self.model is not None:
            QGuiApplication.clipboard().setText(blocks.copied(self.model, self.table.block()))

    def _cut(self) -> None:
        self._copy()
        self._change(_("Cut cells"), blocks.cleared)

    def _paste(self) -> None:
        values = read_block(QGuiApplication.clipboard().text())
        if self.model is None or not values or not self.table.currentIndex().isValid():
            return
        blank = self._blank() if self._takes_new else None
        shown = self.table.shown_columns()
        writing = blocks.pasted(self.model, self.table.block(), values, shown, blank)
        self._write(writing, plural("Paste {count} row", "Paste {count} rows", len(values)))
        if writing.left_out:
            lost = plural("{count} cell did not fit", "{count} cells did not fit", writing.left_out)
            self._bench.notice(_("{lost}: there are too few columns or rows.").format(lost=lost))

    def _write(self, writing: blocks.Writing, label: str, onto: int = 0) -> None:
        """Write the cells in one step: at once, or where they are many beside the screen.

        `onto` is a step of ours that goes on, where nothing was done since.
        """
        if not writing.cells and not writing.made:
            return
        bench, touched = self._bench, [*writing.cells, *(unit.id for unit in writing.made)]
        if self.model is not None:
            self.model.doubt(writing.cells)
        steps = write_cells(bench.catalogue, writing.cells, label, writing.made, onto)
        if len(touched) > _AT_ONCE:
            bench.run(steps, label, lambda _count: bench.notice_undo(f"{label}."))
            return
        bench.attempt(lambda: finish(steps))
        if self.model is not None:
            if writing.made:
                self.model.rearrange([*self.model.ids, *(unit.id for unit in writing.made)])
            self.model.forget(touched)
            self._say_finding()

    def _blank(self) -> Unit:
        model = self.model
        last = model.unit(model.rowCount() - 1) if model is not None and model.rowCount() else None
        return blocks.blank_like(last, self._bench.place)

    def _level_of(self, unit: Unit) -> str:
        return column("level").text(unit).lower()
