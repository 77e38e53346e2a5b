"""What was found, in the words and signs of the desk: icon, word, sentence, cure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from muniment.description.findings import Finding, Severity
from muniment.desktop import theme
from muniment.desktop.buttons import link_button
from muniment.desktop.directions import isolated
from muniment.desktop.forms.clearing import clear
from muniment.i18n import _

SEVERITY_WORDS = {
    Severity.MUST: _("Must"),
    Severity.SHOULD: _("Should"),
    Severity.ADVICE: _("Advice"),
}
SEVERITY_COLOURS = {Severity.MUST: "danger", Severity.SHOULD: "warning", Severity.ADVICE: "quiet"}


_UNNAMED: Mapping[str, str] = MappingProxyType({})


class FindingLines(QWidget):
    """Findings one below the other; not there while there are none.

    `led_to` carries the first finding of a record to which somebody wants to go.
    """

    led_to = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._shown: tuple[Finding, ...] = ()
        self._records = _UNNAMED
        self.hide()

    def show_findings(self, findings: tuple[Finding, ...], records: Mapping[str, str] = _UNNAMED) -> None:
        """Show these findings and no others; those on `records` stand below what these are called."""
        if (findings, records) == (self._shown, self._records):
            return
        self._shown, self._records = findings, records
        self._fill()
        self.setVisible(bool(findings))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._fill()

    def _fill(self) -> None:
        clear(self._column)
        last = ""
        for finding in self._shown:
            if finding.unit != last and finding.unit in self._records:
                self._column.addWidget(self._lead(finding), 0, Qt.AlignmentFlag.AlignLeft)
            last = finding.unit
            self._column.addWidget(_line(finding))

    def _lead(self, finding: Finding) -> QWidget:
        lead = link_button(self._records[finding.unit], partial(self.led_to.emit, finding))
        lead.setAutoDefault(False)
        return lead


def sentence(finding: Finding) -> str:
    """Return the finding and its cure, led by the word for its weight."""
    return isolated(f"{SEVERITY_WORDS[finding.severity]}: {finding.message} {finding.cure}".strip())


def _line(finding: Finding) -> QWidget:
    line = QWidget()
    across = QHBoxLayout(line)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.SPACE)
    icon = QLabel()
    colour = SEVERITY_COLOURS[finding.severity]
    icon.setPixmap(theme.icon(finding.severity.value, colour).pixmap(theme.icon_size()))
    across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    words = QLabel(sentence(finding))
    words.setProperty("role", "small")
    # Names of elements stand in pointed brackets.
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    across.addWidget(words, 1)
    return line
