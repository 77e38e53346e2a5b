"""The list itself: a table, because a table shows a million rows in a blink where a list takes seconds."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.headings import cut_with_dots
from muniment.desktop.models.units import COLUMNS, TITLE, UnitsModel
from muniment.desktop.rescaling import MOST_BESIDE
from muniment.desktop.settings import Settings
from muniment.desktop.views.delegates import UnitDelegate, heading_height, tall_row
from muniment.desktop.views.in_view import keep_in_view
from muniment.desktop.views.lent_room import LentRoom
from muniment.desktop.views.shape import Shape, Width
from muniment.i18n import _

_WISH = "list/columns"
_PULLED = "list/pulled"
"""The setting that has the columns which somebody made wider or narrower."""
_READABLE = 120
"""The width in which the beginning of a title can be read."""
_CORNER = QPoint(theme.SPACE, theme.SPACE)


class UnitsTable(QTableView):
    """Rows of units. `picked` carries the ids selected, `opened` the one that was entered.

    `sorting_asked` carries the column that the list is to be sorted by.
    """

    picked = Signal(list)
    opened = Signal(str)
    sorting_asked = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_headings: list[int] = []
        self._settings = settings
        first = [
            Width(column.width, _is_wished(settings, at), column.most) for at, column in enumerate(COLUMNS)
        ]
        self._shape = Shape(self, settings, "list", first, TITLE)
        pulled = settings.texts(_PULLED)
        self._lent = LentRoom(self, (at for at, column in enumerate(COLUMNS) if column.id in pulled))
        self._is_measuring = False
        self._measured = theme.measure()
        self.setAccessibleName(_("Units"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        # What paints its own ground is scrolled by moving its picture: only new rows are drawn.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setItemDelegate(UnitDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(theme.row_height())
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self._set_headings(self.horizontalHeader())
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        settings.changed.connect(self._hear)

    def _set_headings(self, header: QHeaderView) -> None:
        header.setHighlightSections(False)
        cut_with_dots(header)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(48)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.choose_columns)
        header.sectionResized.connect(lambda at, _before, _now: self._hear_width(at))

    def show_model(self, model: UnitsModel) -> None:
        """Show another catalogue's units, in the columns as they were left."""
        self.setModel(model)
        self.selectionModel().selectionChanged.connect(self._pick)
        # A header asks of each row whether it is selected, whenever it is painted: this one need not know.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, model))
        self.show_place(None)

    def show_place(self, place: str | None) -> None:
        """Let the columns stand as they were left in this place."""
        with self._measuring():
            self._lent.take_back()
            self._shape.show_place(place)
        self.horizontalHeader().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self._keep_readable()

    def set_two_lines(self, two: bool) -> None:
        """Give rows room for a second line, or take it back."""
        self.verticalHeader().setDefaultSectionSize(tall_row() if two else theme.row_height())

    def make_room(self) -> None:
        """Make the rows higher that have a heading above them, and no others."""
        model, header = self.model(), self.verticalHeader()
        before = self._with_headings
        self._with_headings = model.rows_with_headings() if isinstance(model, UnitsModel) else []
        # Rows came and went since, and took their heights with them.
        for at in range(header.count() if before else 0):
            if header.sectionSize(at) != header.defaultSectionSize():
                header.resizeSection(at, header.defaultSectionSize())
        self.measure()

    def drop_headings(self) -> None:
        """Take the headings away: in another order than that of the places they would stand anywhere."""
        model = self.model()
        if self._with_headings and isinstance(model, UnitsModel):
            for at in self._with_headings:
                self.verticalHeader().resizeSection(at, self.verticalHeader().defaultSectionSize())
            self._with_headings = []
            model.drop_groups()

    def select(self, unit: str | None) -> None:
        """Select the unit's row and bring it into view, without saying so."""
        model = self.model()
        at = model.row_of(unit) if unit and isinstance(model, UnitsModel) else -1
        self.selectionModel().blockSignals(True)
        if at >= 0:
            self.selectRow(at)
        else:
            self.clearSelection()
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        if at >= 0:
            self.scrollTo(model.index(at, 0))

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select these rows and no others."""
        model, chosen = self.model(), QItemSelection()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            self.scrollTo(model.index(rows[0], 0))

    def enter(self) -> None:
        """Put the cursor into the list, on its first row where none is selected."""
        self.setFocus()
        if not self.selectionModel().hasSelection() and self.model().rowCount():
            self.selectRow(0)

    def measure(self) -> None:
        """Give the headings of groups their room again, and the titles theirs."""
        self._measured = theme.measure()
        self._keep_readable()
        for at in self._with_headings:
            self.verticalHeader().resizeSection(at, tall_row() + heading_height())

    def keep_shape(self) -> None:
        """Remember the columns."""
        with self._measuring():
            self._lent.take_back()
            self._shape.keep()
        self._keep_readable()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        with self._measuring():
            self._lent.take_back()
            self._shape.fit()
        self._keep_readable()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_readable()
        keep_in_view(self, event.oldSize())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.current().surface))
        painter.end()
        super().paintEvent(event)
        if self._lent.want_theirs():
            QTimer.singleShot(0, self._keep_readable)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _hear_width(self, column: int) -> None:
        """Let a column be as wide as it is pulled, and the title take what is left."""
        if column != TITLE and not self._is_measuring:
            if QApplication.mouseButtons() and self._measured == theme.measure():
                self._lent.hold(column)
                self._settings.keep(_PULLED, [COLUMNS[at].id for at in sorted(self._lent.held)])
            self._keep_readable()

    def _keep_readable(self) -> None:
        """Let titles take what other columns leave; where that is too little to be read, the list scrolls."""
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        if self._is_measuring or header.count() == 0 or self.model() is None:
            return
        if self._measured != theme.measure():
            # All becomes larger or smaller, and this is not yet: what is taken back now would be it twice.
            return
        least = min(theme.scaled(_READABLE), int(self.viewport().width() * (1 - MOST_BESIDE)))
        with self._measuring():
            self._lent.take_back()
            others = [at for at in range(header.count()) if at != TITLE]
            if self._left_by_others() < least:
                self._lent.lend_empty(others)
            if (wanted := least - self._left_by_others()) > 0:
                self._lent.lend(others, wanted)
            if self._left_by_others() >= least:
                header.setSectionResizeMode(TITLE, modes.Stretch)
            elif header.sectionResizeMode(TITLE) == modes.Stretch or header.sectionSize(TITLE) < least:
                header.setSectionResizeMode(TITLE, modes.Interactive)
                header.resizeSection(TITLE, least)

    @contextmanager
    def _measuring(self) -> Iterator[None]:
        """Let columns become wider or narrower, and be measured only then."""
        before, self._is_measuring = self._is_measuring, True
        try:
            yield
        finally:
            self._is_measuring = before

    def _left_by_others(self) -> int:
        header = self.horizontalHeader()
        others = (header.sectionSize(at) for at in range(header.count()) if at != TITLE)
        return self.viewport().width() - sum(others)

    def _pick(self) -> None:
        # Not by `selectedRows`, which goes through each cell: ten thousand rows took half a second.
        ranges = [(each.top(), each.bottom() + 1) for each in self.selectionModel().selection().toList()]
        self.picked.emit(self._ids(list(dict.fromkeys(chain.from_iterable(range(*each) for each in ranges)))))

    def _open(self, row: int) -> None:
        for id in self._ids([row]):
            self.opened.emit(id)

    def _ids(self, rows: Sequence[int]) -> list[str]:
        model = self.model()
        return [model.unit_at(row) for row in rows] if isinstance(model, UnitsModel) else []

    def _hear(self, name: str) -> None:
        """Show the columns that are wished for from now on."""
        if name == _WISH and self.model() is not None:
            for at in range(len(COLUMNS)):
                self.setColumnHidden(at, not _is_wished(self._settings, at))
            self.keep_shape()

    def choose_columns(self, at: QPoint = _CORNER) -> None:
        """Offer the columns to be shown or hidden, and to sort by."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for position, column in enumerate(COLUMNS):
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(position))
            action.setEnabled(position != TITLE)
            action.toggled.connect(lambda shown, p=position: self.setColumnHidden(p, not shown))
        menu.addSeparator()
        for column in COLUMNS:
            words = _("Sort the list by {column}").format(column=column.heading)
            menu.addAction(words).triggered.connect(lambda _on, by=column.id: self.sorting_asked.emit(by))
        menu.popup(self.horizontalHeader().mapToGlobal(at))


def _is_wished(settings: Settings, column: int) -> bool:
    return column == TITLE or COLUMNS[column].id in settings.wish(_WISH).split(",")
