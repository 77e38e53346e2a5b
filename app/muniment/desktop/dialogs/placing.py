"""Putting units into the tree where their shelfmarks say: shown before, done in one step."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.learning_link import MarksSheet
from muniment.desktop.dialogs.renumbering import within
from muniment.desktop.dialogs.rows import PlannedRow
from muniment.desktop.dialogs.sheets import label
from muniment.i18n import _, plural
from muniment.progress import Steps
from muniment.tasks import place_units
from muniment.tasks.place_units import Placed


def place_chosen(desk: Desk, chosen: Sequence[str]) -> None:
    """Show where the chosen units would go, or those in a single place, or those at the top."""
    ids = within(desk, chosen) if chosen else tuple(desk.catalogue.child_ids(None))
    PlaceSheet(desk, ids).show()


class PlaceSheet(MarksSheet[Placed]):
    """Each unit, the way it lies in now, and the way its shelfmark leads."""

    def __init__(self, desk: Desk, ids: Sequence[str]) -> None:
        headings = (_("Shelfmark"), _("Title"), _("Lies in"), _("Would lie in"))
        super().__init__(desk, _("Place by shelfmark"), _("Place"), headings)
        self._ids = tuple(ids)
        self.question = self._ids, desk.catalogue.last_step
        words = _(
            "Places that are missing are made, to be described later. What lies right already is not shown."
        )
        self.column.addWidget(label(words, "quiet"))
        self._lay_table()
        self.plan()

    @override
    def steps(self) -> Steps[tuple[Placed, ...]]:
        return place_units.plan(self.desk.catalogue, self._ids)

    @override
    def row(self, planned: Placed) -> PlannedRow:
        before = " › ".join(planned.before) or _("the top of the tree")
        after = " › ".join(planned.after)
        if planned.new:
            after += plural("  ({count} new)", "  ({count} new)", planned.new)
        return PlannedRow(planned.unit, (planned.shelfmark, planned.title, before, after), planned.problem)

    @override
    def work(self, planned: Sequence[Placed], left_out: frozenset[str]) -> Steps[int]:
        return place_units.place(self.desk.catalogue, planned, left_out)

    @override
    def outcome(self, count: int) -> str:
        return plural("{count} unit placed.", "{count} units placed.", count)
