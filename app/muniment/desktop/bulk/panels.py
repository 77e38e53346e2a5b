"""What is to be done, one panel for each kind of operation. To offer another kind, add a row to `PANELS`."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from muniment.description import bulk
from muniment.description.bulk import Operation
from muniment.desktop import theme
from muniment.desktop.flowing import Flow
from muniment.desktop.forms.completing import Finder, complete
from muniment.desktop.forms.inputs import OneLine
from muniment.desktop.menus import Menu
from muniment.i18n import _


class Panel(QWidget):
    """Asks for what one kind of operation needs; `edited` says that something else is asked for now."""

    edited = Signal()

    @abstractmethod
    def operation(self) -> Operation | None:
        """Return what is asked for, None while too little is said; raise BulkError where it is wrong."""

    def complete_by(self, finder: Finder | None) -> None:
        """Take in what may complete the words of the field that is to be changed."""

    def clear(self) -> None:
        """Ask anew, as at first."""


class ValuePanel(Panel):
    """One value, to be set, added or removed."""

    def __init__(self, make: Callable[[str], Operation], label: str, needed: bool) -> None:
        super().__init__()
        self._make = make
        self._needed = needed
        self.line = _line(label, self)
        column = column_of(self)
        column.addWidget(_caption(label))
        column.addWidget(self.line)

    @override
    def operation(self) -> Operation | None:
        """Return the operation with the words that are typed."""
        words = self.line.text().strip()
        return self._make(words) if words or not self._needed else None

    @override
    def complete_by(self, finder: Finder | None) -> None:
        """Offer what the catalogue says in the field."""
        if finder is not None:
            complete(self.line, finder)
        else:
            self.line.setCompleter(None)  # type: ignore[arg-type]


class ReplacePanel(Panel):
    """What is to be found, and what is to be put in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = _line(_("Find"), self)
        self.by = _line(_("Replace by"), self)
        self.match_case = _box(_("Match case"), self, checked=True)
        self.whole_words = _box(_("Whole words"), self)
        self.regex = _box(_("Regular expression"), self)
        self.regex.setToolTip(_("$1 stands for what the first group in brackets has found."))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE)
        for at, (caption, line) in enumerate(((_("Find"), self.wanted), (_("Replace by"), self.by))):
            grid.addWidget(_caption(caption), 0, at)
            grid.addWidget(line, 1, at)
        boxes = Flow(gap=4 * theme.SPACE)
        for box in (self.match_case, self.whole_words, self.regex):
            boxes.addWidget(box)
        grid.addLayout(boxes, 2, 0, 1, 2)

    @override
    def clear(self) -> None:
        """Ask for other words."""
        self.wanted.clear()
        self.by.clear()

    @override
    def operation(self) -> Operation | None:
        """Return the replacement that is asked for."""
        if not self.wanted.text():
            return None
        return bulk.replace_words(
            self.wanted.text(),
            self.by.text(),
            regex=self.regex.isChecked(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
        )


class TransformPanel(Panel):
    """One of the transformations."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = Menu()
        self.choice.setAccessibleName(_("Transformation"))
        for id, row in bulk.TRANSFORMS.items():
            self.choice.addItem(row.label, id)
        self.parting = _line(_("Parted by"), self)
        self.parting.setPlaceholderText(";")
        self.parting.hide()
        self.choice.currentIndexChanged.connect(self._turn)
        column = column_of(self)
        column.addWidget(_caption(_("Transformation")))
        column.addWidget(self.choice)
        column.addWidget(self.parting)

    @override
    def operation(self) -> Operation | None:
        """Return the transformation that is chosen."""
        return bulk.transform(self.choice.currentData(), self.parting.text())

    def _turn(self) -> None:
        self.parting.setVisible(self.choice.currentData() == "split")
        self.edited.emit()


def _line(name: str, panel: Panel) -> OneLine:
    line = OneLine()
    line.setAccessibleName(name)
    line.textChanged.connect(panel.edited)
    return line


def _box(name: str, panel: Panel, *, checked: bool = False) -> QCheckBox:
    box = QCheckBox(name)
    box.setChecked(checked)
    box.toggled.connect(panel.edited)
    return box


def _caption(words: str) -> QLabel:
    caption = QLabel(words)
    caption.setProperty("role", "small")
    return caption


def column_of(panel: Panel) -> QVBoxLayout:
    """Return the column in which a panel stacks what it asks."""
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE)
    return column


PANELS: Mapping[str, tuple[str, Callable[[], Panel]]] = {
    "replace": (_("Find and replace"), ReplacePanel),
    "set": (
        _("Set"),
        lambda: ValuePanel(bulk.set_to, _("Value; none takes away what is said"), needed=False),
    ),
    "add": (_("Add"), lambda: ValuePanel(bulk.add, _("Value to add"), needed=True)),
    "remove": (_("Remove"), lambda: ValuePanel(bulk.remove, _("Value to remove"), needed=True)),
    "transform": (_("Transform"), TransformPanel),
}
"""The kinds of operation that need no look at the values first, by id, with their words."""
