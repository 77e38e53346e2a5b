"""What was found, in the words and signs of the desk: icon, word, sentence, cure."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from muniment.description.findings import Finding, Severity
from muniment.desktop import theme
from muniment.desktop.directions import isolated
from muniment.desktop.forms.clearing import clear
from muniment.i18n import _

SEVERITY_WORDS = {
    Severity.MUST: _("Must"),
    Severity.SHOULD: _("Should"),
    Severity.ADVICE: _("Advice"),
}
SEVERITY_COLOURS = {Severity.MUST: "danger", Severity.SHOULD: "warning", Severity.ADVICE: "quiet"}


class FindingLines(QWidget):
    """Findings one below the other; not there while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._shown: tuple[Finding, ...] = ()
        self.hide()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these findings and no others."""
        if findings == self._shown:
            return
        self._shown = findings
        self._fill()
        self.setVisible(bool(findings))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._fill()

    def _fill(self) -> None:
        clear(self._column)
        for finding in self._shown:
            self._column.addWidget(_line(finding))


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
