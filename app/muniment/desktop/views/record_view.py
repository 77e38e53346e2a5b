"""What every tab of the record is, and the words for a tab that has nothing to show."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from muniment.description.findings import Finding
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.scrolling import scrolled
from muniment.desktop.views.record_draft import Draft


class RecordView(QWidget):
    """A tab of the record. It shows the draft's unit when asked, and hands changes back to the draft."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self.desk = desk
        self.draft = draft

    @abstractmethod
    def show_unit(self) -> None:
        """Show the unit as it is now; only asked while this tab is in front."""

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what was found in the unit, where this tab has a place for it."""

    def holds_field(self, _id: str) -> bool:
        """Say whether a field stands on this tab."""
        return False

    def show_field(self, id: str) -> None:
        """Go to a field that stands on this tab."""


def empty_place(heading: str, words: str, *below: QWidget) -> QWidget:
    """Return a page that says why it is empty and what to do next."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(theme.SPACE * 6, theme.SPACE * 6, theme.SPACE * 6, theme.SPACE * 6)
    column.setSpacing(theme.SPACE * 2)
    column.addStretch(2)
    for text, role in ((heading, "heading"), (words, "quiet")):
        label = QLabel(text)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
    for widget in below:
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return scrolled(page)
