"""Editors of a value made of parts, and of several such values in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from muniment.description import languages
from muniment.desktop import theme
from muniment.desktop.buttons import icon_button
from muniment.desktop.field_keys import FieldKeys
from muniment.desktop.forms import completing, understanding
from muniment.desktop.forms.choices import label_of
from muniment.desktop.forms.completing import language_name, script_name
from muniment.desktop.forms.inputs import (
    Caption,
    ChoiceInput,
    Input,
    LineInput,
    LongInput,
    ProseInput,
    WordsInput,
)
from muniment.desktop.forms.parts import Beside, Kind, Part, Shape
from muniment.desktop.forms.scene import Scene
from muniment.desktop.forms.stops import chain
from muniment.i18n import _

INPUTS: Mapping[Kind, type[Input]] = {
    Kind.WORDS: WordsInput,
    Kind.LINE: LineInput,
    Kind.LONG: LongInput,
    Kind.PROSE: ProseInput,
    Kind.CHOICE: ChoiceInput,
    **completing.INPUTS,
    **understanding.INPUTS,
}
"""The editor of each kind of part."""


_AROUND = 10
"""The border and padding of a field, above and below its line, in pixels."""


class ValueEditor(QWidget):
    """One value: its main parts in a line, the others behind *Details* and named while that is closed.

    They are named below, or above where values in several languages stand side by side. `beside` carries
    a value made from this one, to stand next to it.
    """

    edited = Signal()
    removal = Signal()
    shift = Signal(int)
    another = Signal()
    beside = Signal(object)

    def __init__(self, shape: Shape, scene: Scene) -> None:
        super().__init__()
        self._shape = shape
        self._scene = scene
        self._value = shape.blank
        self._keys = FieldKeys(scene.desk.settings, self)
        self._inputs: dict[str, Input] = {}
        self._details: QWidget | None = None
        self._more = tuple(part for part in shape.parts if part.more)
        self._summary = Caption()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE)
        if shape.beside:
            self._column.addWidget(self._summary)
        self._column.addLayout(self._main_line())
        if not shape.beside:
            self._column.addWidget(self._summary)

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value; None stands for a row in which nothing is said yet."""
        self._value = self._shape.blank if value is None else value
        for name, editor in self._inputs.items():
            editor.show_value(getattr(self._value, name))
        self._say_details()

    def value(self) -> Any:  # noqa: ANN401
        """Return the value as it stands now; parts that are not shown are as they were."""
        return self._value

    def open_details(self, open: bool) -> None:
        """Show the editors of all parts, or the main ones only."""
        if open and self._details is None:
            self._details = self._grid()
            self._column.addWidget(self._details)
        if self._details is not None:
            self._details.setVisible(open)
        self._toggle.setChecked(open)
        self._say_details()
        if open:
            chain(self.stops())

    def stops(self) -> list[QWidget]:
        """Return the editors in the order of work."""
        return [editor.stop for editor in self._inputs.values()]

    def focus_main(self) -> None:
        """Put the cursor into the first part."""
        first = self._shape.parts[0]
        self._inputs[first.name].stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def allow_shifts(self, up: bool, down: bool) -> None:
        """Say which ways the value can be moved among the others."""
        self._up.setEnabled(up)
        self._down.setEnabled(down)

    def _main_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE)
        for part in self._shape.parts:
            if not part.more:
                line.addWidget(self._input(part), part.share, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._menu_button(), 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _menu_button(self) -> QToolButton:
        menu = QMenu(self)
        button = icon_button("more", _("Details, order, remove"), lambda: _drop_down(menu, button), "quiet")
        button.setProperty("role", "compact")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedHeight(theme.field_height() + _AROUND)
        self._toggle = self._action(menu, _("Details"), "value-details")
        self._toggle.setCheckable(True)
        self._toggle.setVisible(bool(self._more))
        self._toggle.triggered.connect(self.open_details)
        self._up = self._action(menu, _("Move up"), "value-up")
        self._up.triggered.connect(lambda: self.shift.emit(-1))
        self._down = self._action(menu, _("Move down"), "value-down")
        self._down.triggered.connect(lambda: self.shift.emit(1))
        self._action(menu, _("Add another"), "value-add").triggered.connect(lambda: self.another.emit())
        for one in self._shape.beside:
            made = self._action(menu, one.label, one.id)
            made.triggered.connect(partial(self._put_beside, one))
        self._action(menu, _("Remove"), "value-remove").triggered.connect(lambda: self.removal.emit())
        return button

    def _put_beside(self, one: Beside) -> None:
        words = one.told(self._value)
        self.beside.emit(one.made(self._value))
        if words:
            self._scene.desk.notice(words)

    def _action(self, menu: QMenu, words: str, id: str) -> QAction:
        action = menu.addAction(words)
        self._keys.follow(id, action.setShortcuts)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)
        return action

    def _grid(self) -> QWidget:
        details = QWidget()
        grid = QGridLayout(details)
        grid.setContentsMargins(theme.SPACE * 3, 0, 0, theme.SPACE * 2)
        grid.setHorizontalSpacing(theme.SPACE * 2)
        grid.setVerticalSpacing(2)
        row, column = 0, 0
        for part in self._more:
            span = 2 if part.kind is Kind.LONG else 1
            if column + span > 2:
                row, column = row + 2, 0
            self._place(grid, part, row, column, span)
            column += span
        return details

    def _place(self, grid: QGridLayout, part: Part, row: int, column: int, span: int) -> None:
        label = QLabel(part.label)
        label.setProperty("role", "small")
        label.setContentsMargins(0, theme.SPACE, 0, 0)
        grid.addWidget(label, row, column, 1, span)
        grid.addWidget(self._input(part), row + 1, column, 1, span, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)

    def _input(self, part: Part) -> Input:
        editor = INPUTS[part.kind](part, self._scene)
        wide = QSizePolicy.Policy.Expanding if part.share else QSizePolicy.Policy.Preferred
        editor.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
        editor.show_value(getattr(self._value, part.name))
        editor.edited.connect(lambda: self._on_edit(part.name))
        self._inputs[part.name] = editor
        return editor

    def _on_edit(self, name: str) -> None:
        changed = replace(self._value, **{name: self._inputs[name].value()})
        settled = self._shape.settled(self._value, changed)
        self._value = settled
        for other, editor in self._inputs.items():
            if other != name and editor.value() != getattr(settled, other):
                editor.show_value(getattr(settled, other))
        self._say_details()
        self.edited.emit()

    def _say_details(self) -> None:
        self._turn()
        closed = self._details is None or not self._toggle.isChecked()
        self._summary.say(" · ".join(self._words_of_details()) if closed else "")

    def _turn(self) -> None:
        """Write words from the right where their script or language is, before the first is typed, too."""
        if self._shape.beside:
            from_right = languages.is_right_to_left(self._value.script or self._value.language)
            for editor in self._inputs.values():
                if isinstance(editor, LongInput):
                    editor.read_from_right(from_right)

    def _words_of_details(self) -> list[str]:
        """What follows from the main parts, or says the same, needs no telling."""
        main = {part.name: getattr(self._value, part.name) for part in self._shape.parts if not part.more}
        blank = self._shape.blank
        expected = self._shape.settled(blank, replace(blank, **main))
        said = {words_of(part, self._value) for part in self._shape.parts if not part.more}
        told = [
            part for part in self._more if getattr(self._value, part.name) != getattr(expected, part.name)
        ]
        words = [words_of(part, self._value) for part in told]
        return [each for each in words if each and each not in said]


def _drop_down(menu: QMenu, button: QToolButton) -> None:
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def words_of(part: Part, value: Any) -> str:  # noqa: ANN401
    """Return one part of a value in words, as the line below a closed row names it."""
    said = getattr(value, part.name)
    if part.kind is Kind.CHOICE:
        return label_of(part.vocabulary, str(said or ""))
    if part.kind is Kind.STATED_DATE:
        return said.text if said else ""
    if part.kind is Kind.LANGUAGE:
        return language_name(said)
    if part.kind is Kind.SCRIPT:
        return "" if said == languages.default_script(value.language) else script_name(said)
    return str(said)
