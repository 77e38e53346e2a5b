"""A field of the form: its label above, its editors, and what was found in it below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from muniment.description.findings import Finding
from muniment.description.templates import Asked
from muniment.description.units import Unit
from muniment.desktop import theme
from muniment.desktop.buttons import icon_button, word_button
from muniment.desktop.forms.fields import Field
from muniment.desktop.forms.found import FindingLines
from muniment.desktop.forms.inputs import Caption, Input
from muniment.desktop.forms.lists import ValuesEditor
from muniment.desktop.forms.scene import Scene
from muniment.desktop.forms.values import INPUTS
from muniment.i18n import _

_LABEL = 5 * theme.SPACE
"""The least height of a label, so that fields with and without a button stand in line."""


class FieldBox(QWidget):
    """One field of one unit. `edited` says that a person changed it, `confirmed` that it is right."""

    edited = Signal()
    confirmed = Signal()

    def __init__(self, field: Field, scene: Scene) -> None:
        super().__init__()
        self.field = field
        self._unsure: Unsure | None = None
        self._more: QToolButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE)
        self._editor = _editor(field, scene)
        self._label = QLabel(field.label, wordWrap=True)
        self._column.addLayout(self._heading())
        self._hint, self._inherited = Caption(), Caption()
        self._editor.edited.connect(self.edited)
        self._column.addWidget(self._hint)
        self._column.addWidget(self._editor)
        self._column.addWidget(self._inherited)
        self._found = FindingLines()
        self._column.addWidget(self._found)
        self.setWhatsThis(field.help)
        self.setAccessibleDescription(field.help)

    def show_unit(self, unit: Unit) -> None:
        """Show what the unit says in this field."""
        self._editor.show_values(self.field.values(unit))

    def written(self, unit: Unit) -> Unit:
        """Return the unit saying what stands here now."""
        return self.field.written(unit, self._editor.values())

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show what was found in this field, and nothing where nothing was."""
        self._found.show_findings(tuple(findings))

    def ask(self, asked: Asked | None) -> None:
        """Show what a template asks of the field: that it is required, a hint, that it stays as it is."""
        required = asked is not None and asked.required
        name = self.field.label
        self._label.setText(_("{field} · required").format(field=name) if required else name)
        self._hint.say(asked.hint if asked else "")
        free = asked is None or not asked.fixed
        self._editor.setEnabled(free)
        if self._more is not None:
            self._more.setEnabled(free)

    def ask_to_confirm(self, is_unsure: bool) -> None:
        """Say that what stands here was read from pasted words, and ask whether it is right; or no longer."""
        if self._unsure is None and is_unsure:
            self._unsure = Unsure(self.field.label)
            self._unsure.confirmed.connect(self.confirmed)
            self._column.insertWidget(1, self._unsure)
        if self._unsure is not None:
            self._unsure.setVisible(is_unsure)

    def show_inherited(self, words: str) -> None:
        """Say what holds here because a unit above says it; nothing where none does."""
        self._inherited.say(words)

    def make_ready(self) -> bool:
        """Make one more editor beforehand, for a unit that says more here; return whether there was need."""
        return isinstance(self._editor, ValuesEditor) and self._editor.make_ready()

    def stops(self) -> list[QWidget]:
        """Return the editors in the order of work."""
        asked = [self._unsure.button] if self._unsure is not None else []
        return [*self._editor.stops(), *asked]

    def focus_first(self) -> None:
        """Put the cursor into the first editor."""
        self._editor.focus_first()

    def _heading(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE)
        label = self._label
        label.setToolTip(self.field.help)
        label.setMinimumHeight(max(_LABEL, label.sizeHint().height()))
        line.addWidget(label, 1)
        if self.field.add:
            button = icon_button("add", self.field.add, self._editor.add, "accent")
            button.setProperty("role", "compact")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.addWidget(button)
            self._more = button
        return line


class Unsure(QWidget):
    """Says that something was read from pasted words, with a button for that it is right: `confirmed`."""

    confirmed = Signal()

    def __init__(self, what: str = "") -> None:
        super().__init__()
        self.words = QLabel(_("Read from what was pasted"))
        self.words.setProperty("role", "unsure")
        self.words.setWordWrap(True)
        self.button = word_button(_("Confirm"), self.confirmed.emit, "link")
        self.button.setAccessibleName(_("Confirm: {field}").format(field=what) if what else _("Confirm"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE * 2)
        line.addWidget(self.words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)


class _PartEditor(QWidget):
    """The editor of a field that has one value, which is no list."""

    edited = Signal()

    def __init__(self, editor: Input) -> None:
        super().__init__()
        self._editor = editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(editor)
        editor.edited.connect(self.edited)

    def show_values(self, values: tuple[Any, ...]) -> None:
        self._editor.show_value(values[0])

    def values(self) -> tuple[Any, ...]:
        return (self._editor.value(),)

    def stops(self) -> list[QWidget]:
        return [self._editor.stop]

    def focus_first(self) -> None:
        self._editor.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        self.focus_first()


def _editor(field: Field, scene: Scene) -> ValuesEditor | _PartEditor:
    if field.shape is not None:
        return ValuesEditor(field.shape, scene)
    part = field.part
    assert part is not None, f"The field {field.id} has neither a shape nor a part."
    return _PartEditor(INPUTS[part.kind](part, scene))
