"""Units that are dropped into the list: rearranged in a place or a list made by hand, or brought there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from muniment.desktop import listing_by_hand
from muniment.desktop.arranging import put_under
from muniment.desktop.models.units import UnitsModel
from muniment.desktop.workbench import Workbench
from muniment.i18n import _


class Listed(Protocol):
    """What the list shows, as far as it matters where something is dropped."""

    hand_list: str

    @property
    def is_sorted(self) -> bool:
        """Whether rows stand in another order than that of the arrangement."""

    def select_places(self, choose: Callable[[], list[int]]) -> None:
        """Do something with a list made by hand, show it anew, and select the places that are returned."""


class Dropping:
    """Answers what a model says was dropped into it."""

    def __init__(self, bench: Workbench, listed: Listed) -> None:
        self._bench = bench
        self._listed = listed

    def drop(
        self, model: UnitsModel, ids: Sequence[str], row: int, onto: str | None, rows: Sequence[int]
    ) -> None:
        """Bring units to where they were dropped, in one step."""
        self._bench.leaving.emit()
        if self._listed.hand_list:
            self._into_list(row, ids, rows)
        elif onto is not None:
            self._put(ids, onto, None)
        elif self._listed.is_sorted and rows:
            self._bench.notice(_("The list is sorted by a column; the arrangement stays as it is."))
        else:
            is_between = 0 <= row < len(model.ids) and not self._listed.is_sorted
            self._put(ids, self._bench.place, model.ids[row] if is_between else None)

    def _put(self, ids: Sequence[str], parent: str | None, before: str | None) -> None:
        bench = self._bench
        bench.notice_undo(put_under(bench.catalogue, ids, parent, before))

    def _into_list(self, row: int, ids: Sequence[str], rows: Sequence[int]) -> None:
        catalogue = self._bench.catalogue
        made = listing_by_hand.made_by_hand(catalogue, self._listed.hand_list)
        if made is None:
            return
        there = {each.id for each in catalogue.rows(made.units)}
        shown = [at for at, unit in enumerate(made.units) if unit in there]
        at = shown[row] if 0 <= row < len(shown) else len(made.units)
        if rows:
            places = [shown[each] for each in rows]
            self._listed.select_places(lambda: listing_by_hand.bring_to(catalogue, made, places, at))
        else:
            self._bench.notice_undo(listing_by_hand.put_at(catalogue, made, at, ids))
