"""The saved searches, each with how many it finds now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QTreeWidgetItem, QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.naming import ask_for_line
from muniment.desktop.saving import delete_search, other_name, rename_search
from muniment.desktop.searching import MOST, Asker
from muniment.desktop.views.counted import CountedList, framed, say_count
from muniment.desktop.workbench import Workbench
from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue, Change, SavedSearch

_AFTER = 400
"""Milliseconds after a change until the hits are counted anew."""

_MOST_SHOWN = 6
_SEARCH = Qt.ItemDataRole.UserRole


class SavedSearches(QWidget):
    """The list: a click or Enter searches; counts follow beside the screen."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.setProperty("role", "paper")
        heading = QLabel(_("Saved searches").upper())
        heading.setProperty("role", "section")
        heading.setContentsMargins(2 * theme.SPACE, 0, 2 * theme.SPACE, 0)
        heading.setFixedHeight(9 * theme.SPACE)
        self.list = CountedList(_("Saved searches"))
        self.list.picked.connect(self.run)
        self.list.renamed.connect(self.rename)
        self.list.deleted.connect(self.delete)
        self.list.offer_changes(_("Search"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.SPACE)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addLayout(framed(self.list))
        self._counting = Asker(counts, self)
        self._counting.found.connect(self._tell)
        self._counting.failed.connect(lambda _error: None)
        self._wait = QTimer(self, singleShot=True, interval=_AFTER)
        self._wait.timeout.connect(self._count)
        bench.bridge.opened.connect(self.show_searches)
        bench.bridge.changed.connect(self._refresh)
        bench.leaving.connect(self._rest)
        self.hide()

    def show_searches(self) -> None:
        """Read which searches there are, and begin to count."""
        searches = self._bench.catalogue.saved_searches()
        # Until they are counted anew, what was counted before stands there.
        kept = ((row.data(0, _SEARCH), row.text(1)) for row in self.list.rows())
        counted = {(search.id, search.text): count for search, count in kept}
        with self.list.filled_anew():
            for search in searches:
                count = counted.get((search.id, search.text), "")
                row = self.list.add(search.name, count, "star", key=search.id)
                row.setData(0, _SEARCH, search)
                row.setToolTip(0, search.text)
        rows = min(len(searches), _MOST_SHOWN)
        self.list.setFixedHeight(rows * theme.row_height() + theme.SPACE)
        self.setVisible(bool(searches))
        if searches:
            self._wait.start()

    def run(self, row: QTreeWidgetItem) -> None:
        """Search for what a row keeps."""
        self._bench.ask_for(row.data(0, _SEARCH).text)

    def rename(self, row: QTreeWidgetItem) -> None:
        """Ask for another name."""
        search, bench = row.data(0, _SEARCH), self._bench
        ask_for_line(
            self,
            _("Rename"),
            _("Name of the search"),
            search.name,
            other_name(bench, search),
            lambda name: bench.attempt(lambda: rename_search(bench, search, name)),
        )

    def delete(self, row: QTreeWidgetItem) -> None:
        """Keep the search no longer."""
        self._bench.attempt(lambda: delete_search(self._bench, row.data(0, _SEARCH)))

    def _refresh(self, change: Change) -> None:
        if change.searches or change.everything:
            self.show_searches()
        elif self.list.topLevelItemCount():
            self._wait.start()

    def _rest(self) -> None:
        self._wait.stop()
        self._counting.forget()

    def _count(self) -> None:
        if self._bench.is_open:
            searches = [row.data(0, _SEARCH) for row in self.list.rows()]
            self._counting.ask(self._bench.catalogue, searches)

    def _tell(self, counted: Mapping[str, int]) -> None:
        for row in self.list.rows():
            found = counted.get(row.data(0, _SEARCH).id)
            if found is not None:
                say_count(row, f"{MOST}+" if found > MOST else str(found))


def counts(catalogue: Catalogue, searches: Sequence[SavedSearch]) -> Mapping[str, int]:
    """Return how many units each of the searches finds, by its id."""
    return {search.id: catalogue.count_hits(search.text, MOST + 1) for search in searches}
