"""One agent or term, to be edited: its names, dates and numbers, what is told of it, and where it is used."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.catalogue import Row
from muniment.description.agents import Agent, AgentName, NameKind
from muniment.description.concepts import Authority
from muniment.description.levels import AgentKind
from muniment.description.units import Identifier
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.authority_life import Life
from muniment.desktop.dialogs.authority_tables import table, text_in
from muniment.desktop.dialogs.authority_words import AGENT_KINDS, NAME_KINDS, typed_dates
from muniment.desktop.dialogs.sheets import label
from muniment.desktop.menus import Menu
from muniment.desktop.read_ways import read_each_way
from muniment.desktop.scrolling import scrolled
from muniment.i18n import _, plural

_NUMBERS = ("viaf", "isni", "wikidata", "geonames", "gnd", "lcnaf", "isil")
_LABELS_BESIDE = 64
"""The width in letters from which labels stand beside what they name."""
_NAME, _KIND, _LANGUAGE, _SCRIPT = range(4)


class Editor(QWidget):
    """The authority in hand; `changed` when something is typed, `opened` with a unit to go to."""

    changed = Signal()
    opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._authority: Authority | None = None
        self._filling = False
        self.kind = Menu()
        self.kind.setAccessibleName(_("Kind"))
        for kind, words in AGENT_KINDS.items():
            self.kind.addItem(words, kind)
        self.names = table(
            _("Names"),
            (_("Name"), _("What it is"), _("Language"), _("Script")),
            typed=_NAME,
            beside=_KIND,
            rows=4,
        )
        self.dates = _line(_("Dates"), _("such as 1908 to 1985"))
        self.numbers = table(_("Identifiers"), (_("Whose number"), _("Number")), typed=1, beside=0, rows=3)
        self.used = QListWidget()
        read_each_way(self.used)
        self.used.setProperty("role", "padded")
        self.used.setAccessibleName(_("Used in"))
        self.used_words = label("", "quiet")
        self.life = Life(desk)
        self.pages = QTabWidget()
        self._lay_out()
        self.life.changed.connect(self._tell)
        for signal in (self.kind.currentIndexChanged, self.dates.textEdited):
            signal.connect(self._tell)
        for each in (self.names, self.numbers):
            each.itemChanged.connect(self._typed)
        for signal in (self.used.itemClicked, self.used.itemActivated):
            signal.connect(lambda item: self.opened.emit(str(item.data(Qt.ItemDataRole.UserRole))))

    def show_authority(self, authority: Authority, used: list[Row], times: int) -> None:
        """Show an agent, or a place, subject, genre or repository, and where it is named."""
        self._authority = authority
        self._filling = True
        is_agent = isinstance(authority, Agent)
        self._form.setRowVisible(self.kind, is_agent)
        self.pages.setTabVisible(1, is_agent)
        self.pages.tabBar().setVisible(is_agent)
        if isinstance(authority, Agent):
            self.kind.setCurrentIndex(self.kind.findData(authority.kind))
            self.life.show_agent(authority)
        self.names.setRowCount(0)
        for name in (*authority.names, AgentName(text="")):
            self._add_name(name)
        self.dates.setText("; ".join(each.text for each in authority.dates))
        self.numbers.setRowCount(0)
        for number in (*authority.identifiers, Identifier(kind="", text="")):
            self._add_number(number)
        self._show_used(used, times)
        self._filling = False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _LABELS_BESIDE * self.fontMetrics().averageCharWidth()
        wrap = QFormLayout.RowWrapPolicy
        self._form.setRowWrapPolicy(wrap.DontWrapRows if beside else wrap.WrapAllRows)

    @property
    def authority(self) -> Authority | None:
        """The authority as it is typed, None where none was shown."""
        before = self._authority
        if before is None:
            return None
        said: dict[str, Any] = {
            "names": self._names(before),
            "dates": typed_dates(before.dates, self.dates.text()),
            "identifiers": self._identifiers(),
        }
        if isinstance(before, Agent):
            said |= {"kind": AgentKind(self.kind.currentData()), **self.life.said()}
        return replace(before, **said)

    def _names(self, before: Authority) -> tuple[AgentName, ...]:
        """The rows in their order; what the table does not show of a name stays with it."""
        made = []
        for row in range(self.names.rowCount()):
            item = self.names.item(row, _NAME)
            text = item.text().strip() if item else ""
            was = item.data(Qt.ItemDataRole.UserRole) if item else None
            kept = (
                before.names[was] if isinstance(was, int) and was < len(before.names) else AgentName(text="")
            )
            box = self.names.cellWidget(row, _KIND)
            kind = box.currentData() if isinstance(box, QComboBox) else None
            language, script = (text_in(self.names, row, column) for column in (_LANGUAGE, _SCRIPT))
            if text:
                said = NameKind(kind) if kind else None
                made.append(replace(kept, text=text, kind=said, language=language, script=script))
        return tuple(made)

    def _identifiers(self) -> tuple[Identifier, ...]:
        found = []
        for row in range(self.numbers.rowCount()):
            box = self.numbers.cellWidget(row, 0)
            kind = box.currentText().strip() if isinstance(box, QComboBox) else ""
            if text := text_in(self.numbers, row, 1):
                found.append(Identifier(kind=kind or "identifier", text=text))
        return tuple(found)

    def _add_name(self, name: AgentName) -> None:
        row = self.names.rowCount()
        self.names.insertRow(row)
        item = QTableWidgetItem(name.text)
        item.setData(Qt.ItemDataRole.UserRole, row)
        self.names.setItem(row, _NAME, item)
        box = Menu()
        box.setAccessibleName(_("What the name is"))
        for kind, words in NAME_KINDS.items():
            box.addItem(words, kind.value if kind else "")
        box.setCurrentIndex(box.findData(name.kind.value if name.kind else ""))
        box.currentIndexChanged.connect(self._tell)
        self.names.setCellWidget(row, _KIND, box)
        self.names.setItem(row, _LANGUAGE, QTableWidgetItem(name.language))
        self.names.setItem(row, _SCRIPT, QTableWidgetItem(name.script))

    def _add_number(self, number: Identifier) -> None:
        row = self.numbers.rowCount()
        self.numbers.insertRow(row)
        box = Menu()
        box.setEditable(True)
        box.setAccessibleName(_("Whose number it is"))
        box.addItems(["", *_NUMBERS])
        box.setCurrentText(number.kind)
        box.currentTextChanged.connect(self._tell)
        self.numbers.setCellWidget(row, 0, box)
        self.numbers.setItem(row, 1, QTableWidgetItem(number.text))

    def _typed(self, item: QTableWidgetItem) -> None:
        """There is always an empty row to type the next one into."""
        if self._filling:
            return
        typed = item.tableWidget()
        if item.row() == typed.rowCount() - 1 and item.text().strip():
            self._filling = True
            if typed is self.names:
                self._add_name(AgentName(text=""))
            else:
                self._add_number(Identifier(kind="", text=""))
            self._filling = False
        self._tell()

    def _tell(self, *_what: object) -> None:
        if not self._filling:
            self.changed.emit()

    def _show_used(self, used: list[Row], times: int) -> None:
        self.used.clear()
        for row in used:
            item = QListWidgetItem(" · ".join(filter(None, (row.title, row.shelfmark))))
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setSizeHint(QSize(0, theme.row_height()))
            self.used.addItem(item)
        one, many = "Used in {count} unit; a click goes there.", "Used in {count} units; a click goes there."
        words = plural(one, many, times)
        self.used_words.setText(words if times else _("Not used in any unit."))

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(theme.SPACE * 3)
        for words, part in (
            (_("Kind"), self.kind),
            (_("Names"), self.names),
            (_("Dates"), self.dates),
            (_("Identifiers"), self.numbers),
        ):
            self._form.addRow(words, part)
        identity = QWidget()
        column = QVBoxLayout(identity)
        column.setContentsMargins(0, theme.SPACE * 2, 0, 0)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addSpacing(theme.SPACE * 3)
        beside.addWidget(self.pages)
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setDrawBase(False)
        self.pages.addTab(identity, _("Identity"))
        self.pages.addTab(scrolled(self.life), _("History and relations"))
        column.addLayout(self._form)
        column.addWidget(self.used_words)
        column.addWidget(self.used, 1)


def _line(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    return line
