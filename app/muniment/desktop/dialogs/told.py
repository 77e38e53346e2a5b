"""What is told of a file: whole sentences one below the other, and a list that opens when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.description.findings import Finding, Severity
from muniment.desktop import theme
from muniment.desktop.buttons import word_button
from muniment.desktop.directions import isolated
from muniment.desktop.forms.found import SEVERITY_COLOURS, sentence
from muniment.i18n import _, plural


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, and how much it weighs."""

    severity: Severity
    words: str


def line_of(finding: Finding) -> Line:
    """Return a finding as a sentence, led by its line in the file where it has one."""
    words = sentence(finding)
    if finding.line:
        words = _("Line {line} · {words}").format(line=finding.line, words=words)
    return Line(finding.severity, words)


def once_each(findings: Iterable[Finding]) -> tuple[Line, ...]:
    """Return what the findings say, each sentence once and with the number of records it is said of.

    A sentence that only goes on from another one, to say of how many more it is so, takes its place.
    """
    counts: dict[str, int] = {}
    longer: dict[str, str] = {}
    weights: dict[str, Severity] = {}
    for each in findings:
        begun = (words for words in counts if each.message.startswith(f"{words} "))
        words = each.message if each.message in counts else next(begun, each.message)
        counts[words] = counts.get(words, 0) + 1
        weights.setdefault(words, each.severity)
        if words != each.message:
            longer[words] = each.message
    return tuple(
        Line(weights[words], longer.get(words) or _with_count(words, count))
        for words, count in counts.items()
    )


def _with_count(words: str, count: int) -> str:
    records = plural("{count} record", "{count} records", count)
    return f"{words} · {records}" if count > 1 else words


class Sentences(QListWidget):
    """Sentences that wrap, each as high as it needs."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSpacing(theme.SPACE // 2)
        self.setIconSize(theme.icon_size())
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these and no others."""
        self._lines = tuple(lines)
        self._fill()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._fill()

    def _fill(self) -> None:
        self.clear()
        for line in self._lines:
            icon = theme.icon(line.severity.value, SEVERITY_COLOURS[line.severity])
            self.addItem(QListWidgetItem(icon, isolated(line.words)))


class Disclosure(QWidget):
    """A quiet heading; what stands below it is shown when it is pressed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.sentences = Sentences(name)
        self.sentences.setMinimumHeight(4 * theme.row_height())
        self.sentences.hide()
        self.heading: QToolButton = word_button("", self._turn, "disclosure")
        self.heading.setCheckable(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setIconSize(theme.icon_size())
        theme.dress(self.heading, "right", "accent")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.sentences, 1)
        self.hide()

    def show_lines(self, heading: str, lines: Sequence[Line]) -> None:
        """Show the heading of these sentences; nothing where there are none."""
        self.heading.setText(heading)
        self.heading.setAccessibleName(heading)
        self.sentences.show_lines(lines)
        self.setVisible(bool(lines))

    def _turn(self) -> None:
        is_open = self.heading.isChecked()
        theme.dress(self.heading, "chevron-down" if is_open else "right", "accent")
        self.sentences.setVisible(is_open)
