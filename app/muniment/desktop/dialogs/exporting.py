"""Handing out a finding aid: which version, how much, where to; held back while it would not be valid."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.forms.found import FindingLines
from muniment.formats import table
from muniment.formats.deliveries import FormatError
from muniment.formats.table import Writing
from muniment.i18n import _, plural
from muniment.progress import Steps
from muniment.tasks.export_file import Exported, ExportHeldError, NothingToExportError, export

Failure = ExportHeldError | NothingToExportError | FormatError | OSError
FAILURES = (ExportHeldError, NothingToExportError, FormatError, OSError)
"""What may keep an export from being written, and is no fault of the program."""
_MOST_SHOWN = 12
_LONGEST_NAME = 60


def choose_and_export(desk: Desk, unit_id: str | None) -> None:
    """Ask what is to be exported and where to; `unit_id` is the unit in hand, if any."""
    ExportSheet(desk, unit_id).show()


class ExportSheet(Sheet):
    """Version, scope and file; below them what holds an export back."""

    def __init__(self, desk: Desk, unit_id: str | None) -> None:
        super().__init__(desk, _("Export a finding aid"), _("Export"))
        self.resize(560, 420)
        self._unit = unit_id
        self._versions = _group(self, [row.label for row in table.WRITTEN])
        self._scopes = _group(self, self._scope_words())
        self.query = QLineEdit()
        self.query.setPlaceholderText(_("words to search for"))
        self.query.setAccessibleName(_("Words to search for"))
        self.query.hide()
        self.target = QLineEdit()
        self.target.setAccessibleName(_("File to write"))
        self.held = FindingLines()
        self._anyway = QPushButton(_("Export anyway"))
        self._anyway.hide()
        self._anyway.clicked.connect(lambda: self._export(even_if_invalid=True))
        self.why = label("", "danger")
        self.why.hide()
        self._lay_out()
        self._scopes.button(_UNIT).setVisible(unit_id is not None)
        self._scopes.button(_ALL if unit_id is None else _UNIT).setChecked(True)
        for group in (self._versions, self._scopes):
            group.idToggled.connect(lambda _id, _on: self._put_back())
        self._scopes.idToggled.connect(lambda _id, _on: self.query.setVisible(self._searches()))
        self.main.clicked.connect(lambda: self._export(even_if_invalid=False))
        self.target.setText(str(self._folder() / f"{self._file_name()}{self._version().suffix}"))

    def _lay_out(self) -> None:
        self.column.addWidget(label(_("Version"), "heading"))
        self.column.addWidget(_buttons(self._versions))
        self.column.addSpacing(theme.SPACE * 2)
        self.column.addWidget(label(_("What"), "heading"))
        self.column.addWidget(_buttons(self._scopes))
        self.column.addWidget(self.query)
        self.column.addSpacing(theme.SPACE * 2)
        self.column.addWidget(label(_("File"), "heading"))
        line = QHBoxLayout()
        choose = QPushButton(_("Choose…"))
        choose.setAutoDefault(False)
        choose.setAccessibleName(_("Choose the file to write"))
        choose.clicked.connect(self._choose)
        line.addWidget(self.target, 1)
        line.addWidget(choose)
        self.column.addLayout(line)
        self.column.addWidget(self.why)
        self.column.addWidget(self.held)
        self._anyway.setAutoDefault(False)
        self.column.addWidget(self._anyway)
        self.column.addStretch(1)

    def _scope_words(self) -> list[str]:
        unit = _("This record and all below it")
        return [unit, _("The whole catalogue"), _("What a search finds")]

    def _searches(self) -> bool:
        return self._scopes.checkedId() == _SEARCH

    def _version(self) -> Writing:
        return table.WRITTEN[self._versions.checkedId()]

    def _folder(self) -> Path:
        kept = self.desk.settings.text("export/folder")
        return Path(kept) if kept else Path.home()

    def _file_name(self) -> str:
        whole = Path(self.desk.catalogue.path).stem
        if self._unit is None:
            return whole
        name = self.desk.catalogue.row(self._unit).label
        plain = "".join(char if char.isalnum() else "-" for char in name)[:_LONGEST_NAME]
        return "-".join(part for part in plain.split("-") if part) or whole

    def _choose(self) -> None:
        chooser = QFileDialog(self, _("Export"), self.target.text(), f"XML (*{self._version().suffix})")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(self._version().suffix.removeprefix("."))
        chooser.fileSelected.connect(self.target.setText)
        chooser.finished.connect(lambda _result: chooser.deleteLater())
        chooser.open()

    def _put_back(self) -> None:
        """What held the last export back is not said of another one."""
        self.held.show_findings(())
        self._anyway.hide()
        self.why.hide()

    def _export(self, even_if_invalid: bool) -> None:
        target = Path(self.target.text()).expanduser()
        if not self.target.text().strip() or target.is_dir():
            self._say(_("Name the file to write."))
            return
        query = self.query.text().strip() if self._searches() else ""
        if self._searches() and not query:
            self._say(_("Say what to search for."))
            return
        unit = self._unit if self._scopes.checkedId() == _UNIT else None
        steps = export(self.desk.catalogue, target, self._version().id, unit, query, even_if_invalid)
        self.main.setEnabled(False)
        self.desk.settings.keep("export/folder", str(target.parent))
        self.desk.run(_or_failure(steps), _("Exporting {name}").format(name=target.name), self.answer)

    def answer(self, made: Exported | Failure) -> None:
        """Say what was written and close; or say what went wrong, and offer to write it anyway if held."""
        self.main.setEnabled(True)
        if isinstance(made, Exported):
            units = plural("{count} record", "{count} records", made.units)
            self.desk.notice(_("{units} written to {name}.").format(units=units, name=made.path.name))
            self.accept()
            return
        self._say(str(made))
        if isinstance(made, ExportHeldError):
            self.held.show_findings(made.findings[:_MOST_SHOWN])
            self._anyway.show()

    def _say(self, words: str) -> None:
        self.why.setText(words)
        self.why.show()


_UNIT, _ALL, _SEARCH = range(3)


def _or_failure(steps: Steps[Exported]) -> Steps[Exported | Failure]:
    """Return the work with what may go wrong as an answer, so that the sheet can say it."""
    try:
        return (yield from steps)
    except FAILURES as failure:
        return failure


def _group(parent: QWidget, words: list[str]) -> QButtonGroup:
    group = QButtonGroup(parent)
    for number, each in enumerate(words):
        group.addButton(QRadioButton(each), number)
    group.button(0).setChecked(True)
    return group


def _buttons(group: QButtonGroup) -> QWidget:
    """Return the buttons of a group, one below the other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE)
    for button in group.buttons():
        column.addWidget(button)
    return holder
