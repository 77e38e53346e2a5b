"""How the list is sorted: by a click on a heading, remembered for each place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from muniment.desktop.collating import text_key
from muniment.desktop.latest import Latest
from muniment.desktop.models.units import COLUMNS, UnitsModel
from muniment.desktop.views.table import UnitsTable
from muniment.progress import Steps, finish

if TYPE_CHECKING:
    from muniment.desktop.workbench import Workbench

_AT_ONCE = 2_000
"""Units that are sorted while the screen waits; more are sorted beside it."""
_DOWN = " down"
_WISH = "list/order"


class Sorting(QObject):
    """The order of the list: as it is arranged, or by one of its columns, up or down.

    A heading that is clicked sorts up, then down, then leads back to the arrangement.
    """

    def __init__(self, bench: Workbench, table: UnitsTable) -> None:
        super().__init__(table)
        self._bench = bench
        self._table = table
        self._place: str | None = None
        self._lists_place = False
        self._by = ""
        self._arranged: Sequence[str] = ()
        self._latest = Latest(self)
        self._latest.answered.connect(self._show)
        table.horizontalHeader().setSectionsClickable(True)
        table.horizontalHeader().sectionClicked.connect(lambda at: self.turn(COLUMNS[at].id))
        bench.leaving.connect(self._latest.stop)
        bench.settings.changed.connect(self._hear)

    @property
    def is_on(self) -> bool:
        """Whether the list stands in another order than that of the arrangement."""
        return bool(self._by)

    @property
    def by(self) -> str:
        """The column that the list is sorted by, nothing where it is not."""
        return self._by.removesuffix(_DOWN)

    def begin(self, ids: Sequence[str], place: str | None, lists_place: bool) -> None:
        """Sort what is listed now as it was left; hits of a search stand in their own order."""
        self._latest.stop()
        self._arranged, self._place, self._lists_place = list(ids), place, lists_place
        self._by = self._wished() if lists_place else ""
        self._sort()

    def turn(self, by: str) -> None:
        """Sort by a column; once more, downwards; a third time, not at all."""
        self._by = {by: f"{by}{_DOWN}", f"{by}{_DOWN}": ""}.get(self._by, by)
        if self._lists_place:
            self._bench.settings.keep(self._key, self._by)
        model = self._table.model()
        if isinstance(model, UnitsModel):
            there = set(model.ids)
            self._arranged = [id for id in self._arranged if id in there]
        self._sort()

    def renewed(self, arranged: Sequence[str], shown: Sequence[str]) -> list[str]:
        """Return what is to be shown when the arrangement has changed: rows do not jump while one works.

        What is new comes last until the list is sorted again.
        """
        self._arranged = list(arranged)
        if not self._by:
            return self._arranged
        there, known = set(arranged), set(shown)
        return [*(id for id in shown if id in there), *(id for id in arranged if id not in known)]

    def _wished(self) -> str:
        """The order that this place was sorted in, else the one that is wished for everywhere."""
        settings = self._bench.settings
        return settings.text(self._key, settings.wish(_WISH))

    def _hear(self, name: str) -> None:
        """Sort the place anew that nobody sorted by hand."""
        if name == _WISH and self._lists_place and self._bench.is_open:
            self._by = self._wished()
            self._sort()

    @property
    def _key(self) -> str:
        return f"sorted/{self._place or 'top'}"

    def _sort(self) -> None:
        header = self._table.horizontalHeader()
        header.setSortIndicatorShown(bool(self._by))
        furniture = self._bench.furniture
        if not self._by or furniture is None:
            self._show(list(self._arranged))
            return
        down = self._by.endswith(_DOWN)
        column = next(at for at, each in enumerate(COLUMNS) if each.id == self.by)
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        catalogue, ids, by = self._bench.catalogue, list(self._arranged), self.by

        def sorted_ids() -> Steps[list[str]]:
            return furniture.in_order(catalogue, ids, by, text_key(), downwards=down)

        if len(ids) <= _AT_ONCE:
            self._show(finish(sorted_ids()))
        else:
            self._latest.ask(sorted_ids)

    def _show(self, ids: list[str]) -> None:
        """Show the list in this order, but for what came or went while it was sorted."""
        there, known = set(self._arranged), set(ids)
        ids = [*(id for id in ids if id in there), *(id for id in self._arranged if id not in known)]
        model = self._table.model()
        if isinstance(model, UnitsModel) and list(model.ids) != ids:
            model.rearrange(ids)
