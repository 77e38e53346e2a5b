"""The tab *Provenance*: the unit's way as a small timeline, and the fields that tell it."""

from __future__ import annotations

from typing_extensions import override

from muniment.desktop.desk import Desk
from muniment.desktop.forms.fields import Sheet
from muniment.desktop.views.provenance_line import Timeline
from muniment.desktop.views.provenance_steps import steps_of
from muniment.desktop.views.record_describe import FormView
from muniment.desktop.views.record_draft import Draft


class ProvenanceView(FormView):
    """Custody, acquisition, copies and rights; the timeline follows what is typed."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        self.timeline = Timeline()
        super().__init__(desk, draft, Sheet.PROVENANCE, self.timeline)
        self.form.edited.connect(lambda unit: self.timeline.show_steps(steps_of(unit)))

    @override
    def show_unit(self) -> None:
        super().show_unit()
        if self.draft.unit is not None:
            self.timeline.show_steps(steps_of(self.draft.unit))
