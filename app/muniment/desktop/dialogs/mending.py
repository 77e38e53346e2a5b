"""Mending a finding aid of the catalogue: each place before and after, ticked or left out, in one step."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.planning import PlanSheet
from muniment.desktop.dialogs.preview import Comparison, in_order, mend_row, mended_in_words
from muniment.desktop.dialogs.rows import PlannedRow
from muniment.desktop.dialogs.sheets import label
from muniment.formats import ead
from muniment.i18n import _
from muniment.progress import Steps
from muniment.tasks.mend_finding_aid import finding_aid_of, mend_finding_aid, plan_mending


def mend_chosen(desk: Desk, chosen: Sequence[str]) -> None:
    """Show what can be mended in the finding aid that the chosen unit came in."""
    MendSheet(desk, finding_aid_of(desk.catalogue, chosen[0])).show()


class MendSheet(PlanSheet[ead.Mend]):
    """What keeps the finding aid from being valid, place by place."""

    def __init__(self, desk: Desk, top: str) -> None:
        headings = (_("Line"), _("What is wrong"), _("Before"), _("After"))
        super().__init__(desk, _("Mend the finding aid"), _("Mend"), headings)
        self.question = top
        self._top = top
        self._ticked = 0
        words = _("Only what you tick is changed. All of it is one step that can be undone.")
        self.column.addWidget(label(words, "quiet"))
        self.column.addWidget(self.table, 1)
        self.column.addWidget(Comparison(self.table))
        self.column.addWidget(self.told)
        self.plan()

    @override
    def steps(self) -> Steps[tuple[ead.Mend, ...]]:
        return in_order((yield from plan_mending(self.desk.catalogue, self._top, ead.all_of(()))).offered)

    @override
    def row(self, planned: ead.Mend) -> PlannedRow:
        return mend_row(planned)

    @override
    def work(self, planned: Sequence[ead.Mend], left_out: frozenset[str]) -> Steps[int]:
        keys = frozenset(each.key for each in planned if each.key not in left_out)
        self._ticked = len(keys)
        wanted = ead.all_of(keys if left_out else ("all",))
        return len((yield from mend_finding_aid(self.desk.catalogue, self._top, wanted)).made)

    @override
    def outcome(self, count: int) -> str:
        return mended_in_words(count, self._ticked)
