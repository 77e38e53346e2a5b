"""The tab *XML*: what will be exported, with what was found at its lines."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFontDatabase, QTextCursor, QTextFormat, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.catalogue import Catalogue
from muniment.description.findings import Finding
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.forms.found import sentence
from muniment.desktop.menus import Menu
from muniment.desktop.views.findings import FindingRows, finding_row
from muniment.desktop.views.record_draft import Draft
from muniment.desktop.views.record_view import RecordView
from muniment.desktop.views.xml_colours import XmlColours
from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.export_file import rendered

_MOST_LINES = 5000


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would be written, what its validation found, and for which unit and version."""

    unit: str
    version: str
    text: str
    findings: tuple[Finding, ...]


def preview(catalogue: Catalogue, unit: str, version: str) -> Steps[Preview]:
    """Write the unit and all below it as a file, and validate that."""
    yield Progress(0, 0, _("Writing XML"))
    text = rendered(catalogue, unit, version)
    yield Progress(1, 2, _("Validating"))
    return Preview(unit, version, text, ead.validate(Source("preview.xml", text.encode())))


class XmlView(RecordView):
    """Read only: the record is changed on the other tabs."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(desk, draft)
        self.versions = Menu()
        self._said = QLabel()
        self._said.setProperty("role", "small")
        self._said.setWordWrap(True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text = _page()
        self._colours = XmlColours(self.text.document())
        self.found = FindingRows(_("Findings in the file"))
        self.found.itemActivated.connect(self._go_to)
        self.found.itemClicked.connect(self._go_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE * 4, theme.SPACE * 2, theme.SPACE * 4, theme.SPACE * 2)
        column.setSpacing(theme.SPACE * 2)
        column.addLayout(self._bar())
        column.addWidget(self.text, 1)
        column.addWidget(self.found)
        draft.saved.connect(lambda _time: self.show_unit())

    @override
    def show_unit(self) -> None:
        if not self.isVisible() or self.draft.unit is None:
            return
        self.draft.flush()
        steps = preview(self.desk.catalogue, self.draft.unit.id, self._version())
        self.desk.run(steps, _("Preparing the XML"), self._show)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.show_unit()

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(theme.SPACE)
        self.versions.setAccessibleName(_("Version"))
        for row in table.WRITTEN:
            self.versions.addItem(row.label, row.id)
        self.versions.activated.connect(lambda _index: self.show_unit())
        bar.addWidget(self.versions)
        copy = QPushButton(_("Copy"))
        copy.setAccessibleName(_("Copy the XML"))
        copy.clicked.connect(self._copy)
        bar.addWidget(self._said, 1)
        bar.addWidget(copy)
        return bar

    def _version(self) -> str:
        return str(self.versions.currentData())

    def _show(self, made: Preview) -> None:
        if self.draft.unit is None or made.unit != self.draft.unit.id or made.version != self._version():
            return
        lines = made.text.split("\n")
        self.text.setPlainText("\n".join(lines[:_MOST_LINES]))
        self._say(lines, made.findings)
        self.found.show_rows([_row(finding) for finding in made.findings])
        self.text.setExtraSelections([self._marked(each) for each in made.findings if each.line])
        self._turn_to(made.unit)

    def _turn_to(self, unit: str) -> None:
        """Bring the record itself to the middle: above it stand the places it lies in."""
        found = self.text.document().find(f'id="{unit}"')
        if not found.isNull():
            found.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            self.text.setTextCursor(found)
            self.text.centerCursor()

    def _say(self, lines: list[str], findings: tuple[Finding, ...]) -> None:
        size = plural("{count} line", "{count} lines", len(lines))
        if len(lines) > _MOST_LINES:
            size = _("the first {shown} of {size}").format(shown=_MOST_LINES, size=size)
        verdict = plural("{count} finding", "{count} findings", len(findings)) if findings else _("valid")
        self._said.setText(f"{size} · {verdict}")

    def _marked(self, finding: Finding) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self.text.document().findBlockByNumber(finding.line - 1))
        mark.format.setBackground(QColor(theme.current().accent_soft))
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return mark

    def _go_to(self, item: QListWidgetItem) -> None:
        line = int(item.data(Qt.ItemDataRole.UserRole))
        if line:
            self.text.setTextCursor(QTextCursor(self.text.document().findBlockByNumber(line - 1)))
            self.text.centerCursor()

    def _copy(self) -> None:
        self.text.selectAll()
        self.text.copy()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def _row(finding: Finding) -> QListWidgetItem:
    words = sentence(finding)
    if finding.line:
        words = _("Line {line}. {words}").format(line=finding.line, words=words)
    return finding_row(finding, words, finding.line)


def _page() -> QPlainTextEdit:
    page = QPlainTextEdit()
    page.setReadOnly(True)
    page.setAccessibleName(_("The file as it would be written"))
    page.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    page.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    page.setTabChangesFocus(True)
    page.setCornerWidget(QWidget())
    return page
