"""Several values of one field in the archivist's order."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.buttons import word_button
from muniment.desktop.forms.parts import Shape
from muniment.desktop.forms.scene import Scene
from muniment.desktop.forms.stops import chain
from muniment.desktop.forms.values import ValueEditor
from muniment.i18n import plural

_TWO_COLUMNS = 72
"""The width in letters from which values in several languages stand side by side."""


_MOST = 24
"""Values that are shown at once: two hundred would hold the window up for seconds."""
_AT_ONCE = 6
"""Values that are shown between two moments in which the window does other things."""


class ValuesEditor(QWidget):
    """Several values in order; where there is none, one empty row waits to be filled.

    Of very many the first are shown, the rest when it is asked for.
    """

    edited = Signal()

    def __init__(self, shape: Shape, scene: Scene) -> None:
        super().__init__()
        self._shape = shape
        self._scene = scene
        self._rows: list[ValueEditor] = []
        self._spare: list[ValueEditor] = []
        self._given: dict[ValueEditor, Any] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SPACE * 3)
        self._grid.setVerticalSpacing(theme.SPACE * 2)
        self._laid_out: tuple[tuple[ValueEditor, ...], int] = ((), 1)
        self._rest: tuple[Any, ...] = ()
        self._shown_for: str | None = None
        self._showing = QTimer(self, interval=0)
        self._showing.timeout.connect(self._show_more)
        self._more: QToolButton | None = None

    def show_values(self, values: tuple[Any, ...]) -> None:
        """Show the values, one a row; as many as were shown of the same unit before stay so."""
        unit = self._scene.unit.id if self._scene.unit is not None else None
        most = max(_MOST, len(self._rows)) if unit == self._shown_for else _MOST
        self._shown_for = unit
        values, self._rest = values[:most], values[most:]
        wanted = max(len(values), 1)
        while len(self._rows) > wanted:
            self._drop(self._rows[-1])
        while len(self._rows) < wanted:
            self._new_row()
        for number, row in enumerate(self._rows):
            value = values[number] if number < len(values) else None
            self._given[row] = value
            row.show_value(value)
        self._say_order()

    def values(self) -> tuple[Any, ...]:
        """Return the values of the rows that say something, and those that came so."""
        return (*(row.value() for row in self._rows if self._counts(row)), *self._rest)

    def make_ready(self) -> bool:
        """Make a second row beforehand, unless it is there; return whether it was made."""
        if len(self._rows) + len(self._spare) > 1:
            return False
        row = self._made_row()
        row.hide()
        self._spare.append(row)
        return True

    def stops(self) -> list[QWidget]:
        """Return the editors in the order of work."""
        stops = [stop for row in self._rows for stop in row.stops()]
        return [*stops, self._more] if self._more is not None and self._rest else stops

    def focus_first(self) -> None:
        """Put the cursor into the first row."""
        self._rows[0].focus_main()

    def add(self) -> None:
        """Start another row, or go to the one that is still empty."""
        empty = next((row for row in self._rows if not self._counts(row)), None)
        if empty is None:
            empty = self._new_row()
            self._say_order()
        empty.focus_main()

    def put_beside(self, row: ValueEditor, value: Any) -> None:  # noqa: ANN401
        """Start another row right behind this one, from a value that was made from its own."""
        fresh = self._new_row()
        self._rows.insert(self._rows.index(row) + 1, self._rows.pop())
        fresh.show_value(value)
        self._say_order()
        if self._shape.says_something(value):
            self.edited.emit()
        else:
            fresh.open_details(True)
        fresh.focus_main()

    def _begin_the_rest(self) -> None:
        """Show the rest bit by bit, and go to the first of it."""
        first = len(self._rows)
        self._show_more()
        self._rows[min(first, len(self._rows) - 1)].focus_main()
        self._showing.start()

    def _show_more(self) -> None:
        some, self._rest = self._rest[:_AT_ONCE], self._rest[_AT_ONCE:]
        for value in some:
            row = self._new_row()
            self._given[row] = value
            row.show_value(value)
        self._say_order()

    def _offer_the_rest(self) -> None:
        """Say how many values are not shown, in a button that shows them."""
        if not self._rest:
            self._showing.stop()
        if self._more is None and self._rest:
            self._more = word_button("", self._begin_the_rest, "link")
        if self._more is not None:
            words = plural("Show {count} More", "Show {count} More", len(self._rest))
            self._more.setText(words)
            self._more.setAccessibleName(words)
            self._more.setVisible(bool(self._rest))
            self._grid.addWidget(self._more, len(self._rows), 0, Qt.AlignmentFlag.AlignLeading)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the rows below each other, or side by side where they say the same and there is room."""
        has_room = self.width() >= _TWO_COLUMNS * self.fontMetrics().averageCharWidth()
        columns = 2 if self._shape.beside and len(self._rows) > 1 and has_room else 1
        wanted = (tuple(self._rows), columns)
        if wanted == self._laid_out:
            return
        for row in self._laid_out[0]:
            self._grid.removeWidget(row)
        for at, row in enumerate(self._rows):
            self._grid.addWidget(row, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))
        self._laid_out = wanted

    def _counts(self, row: ValueEditor) -> bool:
        return row.value() == self._given[row] or self._shape.says_something(row.value())

    def _new_row(self) -> ValueEditor:
        """Return one more row: a spare one, since making its editors takes longer than showing them."""
        row = self._spare.pop() if self._spare else self._made_row()
        row.open_details(False)
        row.show_value(None)
        self._rows.append(row)
        self._given[row] = None
        row.show()
        return row

    def _made_row(self) -> ValueEditor:
        row = ValueEditor(self._shape, self._scene)
        row.setParent(self)
        row.edited.connect(self.edited)
        row.removal.connect(lambda: self._remove(row))
        row.another.connect(self.add)
        row.beside.connect(lambda value: self.put_beside(row, value))
        row.shift.connect(lambda step: self._shift(row, step))
        return row

    def _remove(self, row: ValueEditor) -> None:
        if len(self._rows) == 1:
            row.show_value(None)
            self._given[row] = None
        else:
            self._drop(row)
        self._say_order()
        self.focus_first()
        self.edited.emit()

    def _drop(self, row: ValueEditor) -> None:
        self._rows.remove(row)
        del self._given[row]
        row.hide()
        self._spare.append(row)

    def _shift(self, row: ValueEditor, step: int) -> None:
        at = self._rows.index(row)
        to = at + step
        if not 0 <= to < len(self._rows):
            return
        self._rows.insert(to, self._rows.pop(at))
        self._say_order()
        self.edited.emit()

    def _say_order(self) -> None:
        last = len(self._rows) - 1
        for number, row in enumerate(self._rows):
            row.allow_shifts(up=number > 0, down=number < last)
        self._lay_out()
        self._offer_the_rest()
        chain(self.stops())
