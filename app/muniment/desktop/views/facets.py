"""What the hits of a search have in common, counted; a click narrows the search down, another widens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QTreeWidgetItem, QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.searching import Counted
from muniment.desktop.views.counted import CountedList, colour, framed
from muniment.desktop.workbench import Workbench
from muniment.i18n import _, plural

if TYPE_CHECKING:
    from muniment.catalogue import Facet

_SHOWN = 5
"""How many counts of a facet are shown at first."""

_NARROW = Qt.ItemDataRole.UserRole
_MORE = Qt.ItemDataRole.UserRole + 2

NAMES = {
    "repository": _("Repository"),
    "level": _("Level"),
    "language": _("Language"),
    "translator": _("Translator"),
    "agent": _("Person or body"),
    "decade": _("Decade"),
    "status": _("Status"),
}
"""What the facets are called."""

_STATUSES = {"stub": _("Stub"), "draft": _("Draft"), "revised": _("Revised"), "final": _("Final")}


def toggled(text: str, narrow: str) -> str:
    """Return the search narrowed down, or, where it was so already, no longer."""
    if narrow in text:
        return " ".join(text.replace(narrow, " ").split())
    return f"{narrow} {text}".strip()


class FacetsPanel(QWidget):
    """Shown while a search is, and has hits to count."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._text = ""
        self._whole: set[str] = set()
        self._counted: Counted | None = None
        self.setProperty("role", "paper")
        self._heading = QLabel(_("Narrow down").upper())
        self._heading.setProperty("role", "section")
        self._heading.setContentsMargins(2 * theme.SPACE, 0, 2 * theme.SPACE, 0)
        self._heading.setFixedHeight(9 * theme.SPACE)
        self.tree = CountedList(_("Narrow the search down"))
        self.tree.picked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addLayout(framed(self.tree), 1)
        self.hide()
        bench.counting.found.connect(self._show)
        bench.place_changed.connect(lambda _place: self.hide())
        bench.mending_asked.connect(self.hide)
        bench.bridge.opened.connect(self.hide)

    def narrowed(self) -> list[str]:
        """Return by what the search is narrowed down, as the list has it."""
        rows = self.tree.rows()
        return [
            each.text(0) for each in rows if each.data(0, _NARROW) and each.data(0, _NARROW) in self._text
        ]

    def _show(self, counted: Counted) -> None:
        self._text, self._counted = counted.text, counted
        with self.tree.filled_anew():
            for facet in counted.facets.facets:
                self._add(facet)
        self.setVisible(bool(counted.facets.facets))
        partly = plural("of the first {count} hit", "of the first {count} hits", counted.facets.of)
        self._heading.setToolTip("" if counted.facets.is_whole else partly)
        said = _("Narrow down").upper()
        self._heading.setText(said if counted.facets.is_whole else f"{said} · {partly}")

    def _add(self, facet: Facet) -> None:
        head = self.tree.add(NAMES.get(facet.name, facet.name), "", "")
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFont(0, _bold(self.font()))
        colour(head, "quiet")
        shown = len(facet.counts) if facet.name in self._whole else _SHOWN
        for count in facet.counts[:shown]:
            said = _STATUSES.get(count.label, count.label) if facet.name == "status" else count.label
            self._row(said, str(count.count), count.narrow, chosen=count.narrow in self._text)
        if len(facet.counts) > shown:
            more = self._row(
                _("{count} more …").format(count=len(facet.counts) - shown), "", "", chosen=False
            )
            more.setData(0, _MORE, facet.name)
            colour(more, "accent")

    def _row(self, said: str, count: str, narrow: str, *, chosen: bool) -> QTreeWidgetItem:
        row = self.tree.add(said, count, "good" if chosen else "", "accent", key=narrow)
        row.setData(0, _NARROW, narrow)
        if chosen:
            row.setFont(0, _bold(self.font()))
        return row

    def _pick(self, row: QTreeWidgetItem) -> None:
        if facet := row.data(0, _MORE):
            self._whole.add(facet)
            if self._counted is not None:
                self._show(self._counted)
        elif narrow := row.data(0, _NARROW):
            self._bench.ask_for(toggled(self._text, narrow))


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
