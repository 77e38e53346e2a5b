"""Giving units other numbers: shown before and after, the former shelfmarks kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.learning_link import MarksSheet
from muniment.desktop.dialogs.rows import PlannedRow
from muniment.desktop.dialogs.sheets import label
from muniment.desktop.flowing import Flow
from muniment.desktop.number_boxes import NumberBox
from muniment.i18n import _, plural
from muniment.progress import Steps
from muniment.tasks import renumber
from muniment.tasks.renumber import Numbering, Renumbered

_GREATEST = 99_999_999


def renumber_chosen(desk: Desk, chosen: Sequence[str]) -> None:
    """Show what other numbers would make of the chosen units, or of what lies in the one that is chosen."""
    RenumberSheet(desk, within(desk, chosen)).show()


def within(desk: Desk, chosen: Sequence[str]) -> tuple[str, ...]:
    """Return the units that are meant: the chosen ones, or the children of a single place."""
    if len(chosen) == 1:
        return tuple(desk.catalogue.child_ids(chosen[0])) or tuple(chosen)
    return tuple(chosen)


class RenumberSheet(MarksSheet[Renumbered]):
    """From which number on, and the marks before and after."""

    def __init__(self, desk: Desk, ids: Sequence[str]) -> None:
        headings = (_("Shelfmark"), _("New shelfmark"), _("Title"), "")
        super().__init__(desk, _("Renumber"), _("Renumber"), headings)
        self._ids = tuple(ids)
        self.question = self._ids, desk.catalogue.last_step
        self.start, self.step = NumberBox(_("First number")), NumberBox(_("Step"))
        self.start.setRange(0, _GREATEST)
        self.step.setRange(1, 1000)
        self.gaps = QCheckBox(_("Keep the gaps"))
        self.start.setValue(1)
        line = Flow(gap=theme.SPACE * 4)
        for box in (self.start, self.step):
            named = QLabel(box.accessibleName())
            named.setBuddy(box)
            pair = QWidget()
            beside = QHBoxLayout(pair)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.addWidget(named)
            beside.addWidget(box)
            line.addWidget(pair)
            box.valueChanged.connect(self.plan_soon)
        self.gaps.setMinimumHeight(self.start.sizeHint().height())
        line.addWidget(self.gaps)
        self.gaps.toggled.connect(lambda keeps: self.step.setEnabled(not keeps))
        self.gaps.toggled.connect(self.plan_soon)
        kept = _("The shelfmarks that the units had stay with them as former ones.")
        self.column.addWidget(label(kept, "quiet"))
        self.column.addLayout(line)
        self._lay_table()
        self.plan()

    @override
    def steps(self) -> Steps[tuple[Renumbered, ...]]:
        how = Numbering(start=self.start.value(), step=self.step.value(), keep_gaps=self.gaps.isChecked())
        return renumber.plan(self.desk.catalogue, self._ids, how)

    @override
    def row(self, planned: Renumbered) -> PlannedRow:
        why = _("repeats the number above") if planned.because_of else ""
        after = "" if planned.after == planned.before else planned.after
        return PlannedRow(planned.unit, (planned.before, after, planned.title, why), planned.problem)

    @override
    def work(self, planned: Sequence[Renumbered], left_out: frozenset[str]) -> Steps[int]:
        return renumber.renumber(self.desk.catalogue, planned, left_out)

    @override
    def outcome(self, count: int) -> str:
        return plural("{count} shelfmark renumbered.", "{count} shelfmarks renumbered.", count)
