"""The report on shelfmarks: what was found, of which kind, and the way to the record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem

from muniment.description.findings import Finding
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.learning_link import LearningLink
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.dialogs.told import Line, Sentences
from muniment.desktop.menus import Menu
from muniment.i18n import _, plural
from muniment.tasks import report_shelfmarks
from muniment.tasks.report_shelfmarks import DUPLICATE, GAP, ORDER, UNPARSED, Report

_MOST = 1000
"""Findings of a kind that are kept and shown; nobody reads more."""
_KINDS = {
    DUPLICATE: _("Duplicates"),
    GAP: _("Gaps"),
    ORDER: _("Out of order"),
    UNPARSED: _("Not understood"),
}


def report_marks(desk: Desk, _chosen: Sequence[str]) -> None:
    """Look at all shelfmarks beside the screen, and show the report."""
    steps = report_shelfmarks.report_first(desk.catalogue, _MOST)
    desk.run(steps, _("Reading shelfmarks"), lambda found: MarkReport(desk, found).show())


class MarkReport(Sheet):
    """Findings of one kind or all; a click, or Return, goes to the record."""

    def __init__(self, desk: Desk, found: Report) -> None:
        super().__init__(desk, _("Shelfmarks: report"), _("Look Again"))
        self.question = found
        self.resize(theme.scaled(720), theme.scaled(560))
        self._found = found
        self._shown: list[Finding] = []
        self.kinds = Menu()
        self.kinds.setAccessibleName(_("What is shown"))
        counts = found.counts
        self.kinds.addItem(_("All · {count}").format(count=sum(counts.values())), "")
        for kind, words in _KINDS.items():
            self.kinds.addItem(f"{words} · {counts.get(kind, 0)}", kind)
        self.kinds.currentIndexChanged.connect(self._show)
        self.told = label("", "quiet")
        self.list = Sentences(_("Report on shelfmarks"))
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.leave_return_to(self.list)
        self.learning = LearningLink(self, self._again)
        line = QHBoxLayout()
        line.addWidget(self.kinds)
        line.addStretch(1)
        line.addWidget(self.learning)
        self.column.addLayout(line)
        self.column.addWidget(self.told)
        self.column.addWidget(self.list, 1)
        self.leave_by(_("Close"))
        self.main.clicked.connect(self._again)
        self._show()

    def _show(self) -> None:
        kind = self.kinds.currentData()
        self._shown = [each for each in self._found.found if kind in ("", each.rule)][:_MOST]
        count = sum(many for rule, many in self._found.counts.items() if kind in ("", rule))
        self.list.show_lines([Line(each.severity, each.message) for each in self._shown])
        self.learning.offer([each.unit for each in self._shown if each.rule == UNPARSED])
        words = plural(
            "{count} finding; a click goes to the record.",
            "{count} findings; a click goes to the record.",
            count,
        )
        shown = len(self._shown)
        if shown < count:
            first = plural("The first {count} is shown.", "The first {count} are shown.", shown)
            words = f"{words} {first}"
        cure = self._shown[0].cure if self._shown and kind else ""
        self.told.setText(f"{words} {cure}".strip() if count else _("Nothing of this kind: all is well."))

    def _go(self, item: QListWidgetItem) -> None:
        self.desk.open_unit(self._shown[self.list.row(item)].unit)

    def _again(self) -> None:
        self.accept()
        report_marks(self.desk, ())
