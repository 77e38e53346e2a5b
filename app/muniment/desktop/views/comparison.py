"""Two states of a record, field by field: what went and what came, each to be ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from muniment.description.comparing import Difference, Fate, Run, runs
from muniment.description.languages import is_from_right
from muniment.desktop import theme
from muniment.i18n import _

_LONGEST = 240
"""Letters that stayed, up to which they are shown whole."""
_AROUND = 80
"""Letters shown at either end of a longer stretch."""


class Comparison(QScrollArea):
    """The fields in which two states differ. `ticked` says that others are chosen now."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._boxes: dict[str, QCheckBox] = {}

    @property
    def chosen(self) -> tuple[str, ...]:
        """The aspects that are ticked, in their order."""
        return tuple(id for id, box in self._boxes.items() if box.isChecked() and box.isEnabled())

    @property
    def offered(self) -> int:
        """How many aspects may be ticked."""
        return sum(box.isEnabled() for box in self._boxes.values())

    def show_differences(self, found: Sequence[Difference], fixed: Collection[str] = ()) -> None:
        """Show these, all of them ticked but those that cannot be brought back."""
        self._boxes = {}
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.SPACE * 2, theme.SPACE * 2)
        column.setSpacing(theme.SPACE)
        for each in found:
            box = self._box(each, each.aspect.id in fixed)
            self._boxes[each.aspect.id] = box
            column.addWidget(box)
            column.addWidget(_words(each))
            column.addSpacing(theme.SPACE * 2)
        column.addStretch(1)
        self.setWidget(page)
        self.ticked.emit()

    def _box(self, found: Difference, is_fixed: bool) -> QCheckBox:
        box = QCheckBox(found.aspect.label)
        box.setChecked(not is_fixed)
        box.setEnabled(not is_fixed)
        box.setAccessibleDescription(_told(found))
        box.toggled.connect(lambda _on: self.ticked.emit())
        return box


def _words(found: Difference) -> QLabel:
    shown = QLabel()
    shown.setWordWrap(True)
    shown.setTextFormat(Qt.TextFormat.RichText)
    shown.setContentsMargins(theme.scaled(14) + theme.SPACE * 2, 0, 0, 0)
    flags = Qt.TextInteractionFlag
    shown.setTextInteractionFlags(flags.TextSelectableByMouse)
    before, after = "\n".join(found.before), "\n".join(found.after)
    shown.setText(_rich(before, after))
    shown.setAccessibleName(_told(found))
    return shown


def _rich(before: str, after: str) -> str:
    if before == after:
        return f"<i>{escape(_unspoken())}</i>"
    found = runs(before, after)
    if any(run.fate is Fate.KEPT for run in found):
        return _line("".join(_spaced(found)), after)
    # Nothing is left of what it said: each state has a line, and the direction, of its own.
    return "".join(_line(_marked(run), run.text) for run in found)


def _line(marked: str, words: str) -> str:
    return f'<p dir="{"rtl" if is_from_right(words) else "ltr"}" style="margin: 0">{marked}</p>'


def _spaced(found: Sequence[Run]) -> Iterator[str]:
    """Yield the runs marked; what came stands apart from what it came for."""
    before = Fate.KEPT
    for run in found:
        yield (" " if (before, run.fate) == (Fate.REMOVED, Fate.ADDED) else "") + _marked(run)
        before = run.fate


def _marked(run: Run) -> str:
    worn = theme.current()
    if run.fate is Fate.REMOVED:
        return f'<s style="color: {worn.danger}">{_html(run.text)}</s>'
    if run.fate is Fate.ADDED:
        return f'<u style="color: {worn.good}">{_html(run.text)}</u>'
    if len(run.text) > _LONGEST:
        return f"{_html(run.text[:_AROUND])} … {_html(run.text[-_AROUND:])}"
    return _html(run.text)


def _html(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _told(found: Difference) -> str:
    """What a screen reader says of a field: both states in words."""
    if found.before == found.after:
        return f"{found.aspect.label}. {_unspoken()}"
    was, now = (", ".join(said) or _("nothing") for said in (found.before, found.after))
    return _("{field}. Earlier: {was}. Later: {now}.").format(field=found.aspect.label, was=was, now=now)


def _unspoken() -> str:
    return _("The words are the same; markup, order or the ties between paragraphs differ.")
