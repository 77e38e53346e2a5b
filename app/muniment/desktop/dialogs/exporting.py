"""Handing out a finding aid: which version, how much, where to; held back while it would not be valid."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.asking_files import ask_where_to_write, is_file, is_folder
from muniment.desktop.buttons import link_button
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.sheets import label
from muniment.desktop.dialogs.writing import WritingSheet, Written, buttons, group
from muniment.desktop.directions import filled
from muniment.desktop.printing.finding_aid import PDF
from muniment.formats import table
from muniment.formats.ead import packs
from muniment.formats.table import Writing
from muniment.i18n import _, plural
from muniment.progress import Steps
from muniment.tasks.ask_consumers import format_for_all, refusal, takes
from muniment.tasks.export_file import Exported, export
from muniment.tasks.unvalidated import UNVALIDATED, Unvalidated

_LONGEST_NAME = 60


def choose_and_export(desk: Desk, unit_id: str | None) -> None:
    """Ask what is to be exported and where to; `unit_id` is the unit in hand, if any."""
    ExportSheet(desk, unit_id).show()


class ExportSheet(WritingSheet):
    """Version, scope and file."""

    def __init__(self, desk: Desk, unit_id: str | None) -> None:
        super().__init__(desk, _("Export"), [row.label for row in _FORMATS], _("File to write"))
        self._unit = unit_id
        self.question = unit_id
        for at, row in enumerate(table.WRITTEN):
            if row.id == desk.settings.wish("export/version"):
                self.formats.button(at).setChecked(True)
        self._scopes = group(self, _scope_words())
        self._scopes.button(_UNIT).setVisible(unit_id is not None)
        self._scopes.button(_ALL if unit_id is None else _UNIT).setChecked(True)
        self.query = QLineEdit()
        self.query.setPlaceholderText(_("words to search for"))
        self.query.setAccessibleName(_("Words to search for"))
        self.query.hide()
        self._scopes.idToggled.connect(lambda _id, _on: self.put_back())
        self._scopes.idToggled.connect(lambda _id, _on: self.query.setVisible(self._searches()))
        self.ask(_("Format"), buttons(self.formats))
        self.ask(_("What"), buttons(self._scopes), self.query)
        self.consumers = {id: QCheckBox(packs.PACKS[id].label) for id in CONSUMERS}
        for box in self.consumers.values():
            box.toggled.connect(lambda _on: self.put_back())
            box.toggled.connect(lambda _on: self._look_at_takers())
        self.not_taken = label("", "danger")
        self.taken_instead = link_button("", self._take_instead)
        boxes = _in_a_row(list(self.consumers.values()))
        self.ask(_("Held also where it would be rejected by"), boxes, self.not_taken, self.taken_instead)
        self.replaces = label(_("There is a file of this name, which is replaced."), "quiet")
        self.ask(_("File"), self.place_line(_("Choose the file to write")), self.replaces)
        self.target.textChanged.connect(lambda _words: self._look_there())
        self.formats.idToggled.connect(lambda _id, _on: self._suit_format())
        self.target.setText(str(self.folder() / f"{self._file_name()}{self.suffix()}"))
        self._suit_format()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._look_there()
        super().showEvent(event)

    def _look_there(self) -> None:
        """Say whether what lies in the place is replaced: that cannot be undone."""
        self.replaces.setVisible(bool(self.target.text().strip()) and is_file(self.place()))

    def _searches(self) -> bool:
        return self._scopes.checkedId() == _SEARCH

    @override
    def suffix(self) -> str:
        return self._format().suffix

    def _suit_format(self) -> None:
        """A spreadsheet or a page is judged by no consumer, and its file is called otherwise."""
        for box in self.consumers.values():
            box.setEnabled(isinstance(self._format(), Writing))
        target = Path(self.target.text())
        if target.suffix in _SUFFIXES:
            self.target.setText(str(target.with_suffix(self.suffix())))
        self._look_at_takers()

    def _asked_consumers(self) -> list[str]:
        """The consumers that are to judge the file; a spreadsheet or a page none does."""
        is_judged = isinstance(self._format(), Writing)
        return [id for id, box in self.consumers.items() if box.isChecked() and is_judged]

    def _refusing(self) -> list[str]:
        """The consumers, of those that are to judge the file, that take no such format."""
        format = self._format()
        return [id for id in self._asked_consumers() if isinstance(format, Writing) and not takes(id, format)]

    def _look_at_takers(self) -> None:
        """Say before anything is written who takes no such format, and offer the one that all take."""
        refusing, format = self._refusing(), self._format()
        told = (refusal(id, format) for id in refusing if isinstance(format, Writing))
        self.not_taken.setText(" ".join(told))
        self.not_taken.setVisible(bool(refusing))
        better = format_for_all(self._asked_consumers()) if refusing else None
        self.taken_instead.setVisible(better is not None)
        if better is not None:
            words = _("Export as {format}").format(format=better.label)
            self.taken_instead.setText(words)
            self.taken_instead.setAccessibleName(words)
            self.taken_instead.setMinimumHeight(self.taken_instead.sizeHint().height())

    def _take_instead(self) -> None:
        better = format_for_all(self._asked_consumers())
        if better is not None:
            self.formats.button(_FORMATS.index(better)).setChecked(True)
            self.main.setFocus()

    def _format(self) -> Writing | Unvalidated:
        return _FORMATS[self.formats.checkedId()]

    def _file_name(self) -> str:
        whole = self.desk.catalogue.name
        if self._unit is None:
            return whole
        name = self.desk.catalogue.row(self._unit).label
        plain = "".join(char if char.isalnum() else "-" for char in name)[:_LONGEST_NAME]
        return "-".join(part for part in plain.split("-") if part) or whole

    @override
    def choose(self) -> None:
        kind = f"{self.suffix().removeprefix('.').upper()} (*{self.suffix()})"
        at, take = self.target.text(), self.target.setText
        ask_where_to_write(self, _("Export"), at, self.suffix(), lambda path: take(str(path)), [kind])

    @override
    def writing(self, even_if_invalid: bool) -> Steps[Written] | None:
        target = self.place()
        if not self.target.text().strip() or is_folder(target):
            self.say(_("Name the file to write."))
            return None
        query = self.query.text().strip() if self._searches() else ""
        if self._searches() and not query:
            self.say(_("Say what to search for."))
            return None
        if self._refusing():
            self.say(_("Nothing is written yet: choose a format that is taken, or do not ask who takes it."))
            return None
        unit = self._unit if self._scopes.checkedId() == _UNIT else None
        self.desk.settings.keep("export/folder", str(target.parent))
        version = self._format()
        if isinstance(version, Unvalidated):
            return _written(version.export(self.desk.catalogue, target, unit, query), "")
        asked = self._asked_consumers()
        steps = export(self.desk.catalogue, target, version.id, unit, query, even_if_invalid, asked)
        return _written(steps, version.label)


_UNIT, _ALL, _SEARCH = range(3)
_FORMATS: tuple[Writing | Unvalidated, ...] = (*table.WRITTEN, PDF, *UNVALIDATED)
_SUFFIXES = tuple(row.suffix for row in _FORMATS)
CONSUMERS = ("archivesspace", "atom", "apeead")
"""The packs of those that a finding aid is handed to."""


def _in_a_row(boxes: Sequence[QWidget]) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.SPACE * 4)
    for box in boxes:
        line.addWidget(box)
    line.addStretch(1)
    return holder


def _scope_words() -> list[str]:
    unit = _("This record and all below it")
    return [unit, _("The whole catalogue"), _("What a search finds")]


def _written(steps: Steps[Exported], format: str) -> Steps[Written]:
    made = yield from steps
    units = plural("{count} record", "{count} records", made.units)
    words = filled(_("{units} written to {name}."), units=units, name=made.path.name)
    if made.adapted.count:
        count = plural("{count} place was adapted.", "{count} places were adapted.", made.adapted.count)
        words = f"{words} {count}"
    return Written(sentence=words, findings=made.findings, format=format, account=made.account)
