"""What columns of a spreadsheet were taken to mean, and the encoding of its text: both can be changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.dialogs.sheets import label
from muniment.desktop.menus import Menu
from muniment.formats import spreadsheet
from muniment.formats.decoding import ENCODINGS
from muniment.formats.deliveries import ReadAs, ReadColumn
from muniment.i18n import _

_SHORTEST = 16
_LONGEST = 90
"""Characters of what stands in a column that are shown."""

_FIRST = (spreadsheet.NOTES, spreadsheet.NOTHING)


class ReadAsPage(QScrollArea):
    """The columns with what stands in them and what each becomes; `changed` when something else is chosen.

    It carries how the file is to be read from then on.
    """

    changed = Signal(object)

    def __init__(self, columns: Sequence[ReadColumn], encoding: str, said: ReadAs, problem: str = "") -> None:
        super().__init__()
        self._said = said
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Columns"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.SPACE * 2, theme.SPACE * 2, 0)
        column.setSpacing(theme.SPACE * 4)
        column.addWidget(_remark(problem, any(each.meaning for each in columns)))
        self.fields: dict[str, Menu] = {}
        column.addLayout(self._grid(columns, encoding))
        column.addStretch(1)
        self.setWidget(page)

    @property
    def spot(self) -> tuple[str, int]:
        """The menu that the cursor is in, by its name, and how far the page is scrolled."""
        inside = self.window().focusWidget()
        name = inside.accessibleName() if isinstance(inside, Menu) else ""
        return name, self.verticalScrollBar().value()

    def go(self, spot: tuple[str, int]) -> None:
        """Go to a spot of such a page."""
        name, scrolled = spot
        for each in self.findChildren(Menu):
            if name and each.accessibleName() == name:
                each.setFocus()
        self._page.adjustSize()
        self.verticalScrollBar().setValue(scrolled)

    def _grid(self, columns: Sequence[ReadColumn], encoding: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE * 4)
        grid.setVerticalSpacing(theme.SPACE * 2)
        for at, stretch in enumerate((3, 5, 4)):
            grid.setColumnStretch(at, stretch)
        if encoding:
            self.encoding = menu(_("Encoding"), ((id, name) for id, name in ENCODINGS.items()), encoding)
            self.encoding.activated.connect(self._say)
            grid.addWidget(_cell(_("The text of the file"), "heading"), 0, 0)
            grid.addWidget(_cell(_("is in this encoding"), "quiet"), 0, 1)
            grid.addWidget(self.encoding, 0, 2)
        for each in columns:
            if each.heading in self.fields:
                continue
            row = grid.rowCount()
            self.fields[each.heading] = chosen = menu(each.heading, _meanings(), each.meaning or _FIRST[0])
            chosen.activated.connect(self._say)
            grid.addWidget(_cell(each.heading, "heading"), row, 0)
            grid.addWidget(_cell(_in_short(each.examples), "quiet"), row, 1)
            grid.addWidget(chosen, row, 2)
        self._meant = {heading: str(chosen.currentData()) for heading, chosen in self.fields.items()}
        self._encoding = encoding
        return grid

    def _say(self) -> None:
        """Tell what is chosen, where it is something else than what was."""
        columns = dict(self._said.columns)
        for heading, chosen in self.fields.items():
            if chosen.currentData() != self._meant[heading]:
                columns[heading] = str(chosen.currentData())
        encoding = self._said.encoding
        if self._encoding and self.encoding.currentData() != self._encoding:
            encoding = str(self.encoding.currentData())
        wanted = ReadAs(encoding=encoding, columns=tuple(columns.items()))
        if wanted != self._said:
            self.changed.emit(wanted)


def _remark(problem: str, is_known: bool) -> QLabel:
    if problem:
        return label(problem, "danger")
    return label(_REMARK, "quiet") if is_known else label(_ASKED, "warning")


_REMARK = _("What a column means can be changed here; it is remembered for the next file.")
_ASKED = _("None of these headings is known. Say what the columns mean; it is remembered for the next file.")


def menu(name: str, rows: Iterable[tuple[str, str]], chosen: str) -> Menu:
    """Return a menu of words by their ids, at what is chosen."""
    made = Menu()
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_SHORTEST)
    for id, words in rows:
        made.addItem(words, id)
    if made.findData(chosen) < 0:
        made.addItem(chosen, chosen)
    made.setCurrentIndex(made.findData(chosen))
    return made


def _meanings() -> Sequence[tuple[str, str]]:
    rows = tuple(spreadsheet.choices())
    return (*(row for row in rows if row[0] in _FIRST), *(row for row in rows if row[0] not in _FIRST))


def _in_short(examples: Sequence[str]) -> str:
    words = " · ".join(" ".join(each.split()) for each in examples)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _cell(words: str, role: str) -> QLabel:
    made = label(words, role)
    made.setToolTip(words)
    return made
