"""The report on shelfmarks: what was found, of which kind, and the way to the record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidgetItem

from muniment.description.findings import Finding
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.dialogs.told import Line, Sentences
from muniment.i18n import _, plural
from muniment.tasks import report_shelfmarks
from muniment.tasks.report_shelfmarks import DUPLICATE, GAP, ORDER, UNPARSED

_MOST = 1000
"""Findings that are shown at once; nobody reads more."""
_KINDS = {
    DUPLICATE: _("Duplicates"),
    GAP: _("Gaps"),
    ORDER: _("Out of order"),
    UNPARSED: _("Not understood"),
}


def report_marks(desk: Desk, _chosen: Sequence[str]) -> None:
    """Look at all shelfmarks beside the screen, and show the report."""
    steps = report_shelfmarks.report(desk.catalogue)
    desk.run(steps, _("Reading shelfmarks"), lambda found: MarkReport(desk, found).show())


class MarkReport(Sheet):
    """Findings of one kind or all; a click, or Return, goes to the record."""

    def __init__(self, desk: Desk, found: Sequence[Finding]) -> None:
        super().__init__(desk, _("Shelfmarks: report"), _("Look Again"))
        self.resize(theme.scaled(720), theme.scaled(560))
        self._found = tuple(found)
        self._shown: list[Finding] = []
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(_("What is shown"))
        counts = report_shelfmarks.counts(found)
        self.kinds.addItem(_("All · {count}").format(count=len(found)), "")
        for kind, words in _KINDS.items():
            self.kinds.addItem(f"{words} · {counts[kind]}", kind)
        self.kinds.currentIndexChanged.connect(self._show)
        self.told = label("", "quiet")
        self.list = Sentences(_("Report on shelfmarks"))
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        line = QHBoxLayout()
        line.addWidget(self.kinds)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addWidget(self.told)
        self.column.addWidget(self.list, 1)
        self.leave_by(_("Close"))
        self.main.clicked.connect(self._again)
        self._show()

    def _show(self) -> None:
        kind = self.kinds.currentData()
        shown = [each for each in self._found if kind in ("", each.rule)]
        self._shown = shown[:_MOST]
        self.list.show_lines([Line(each.severity, each.message) for each in self._shown])
        words = plural(
            "{count} finding; a click goes to the record.",
            "{count} findings; a click goes to the record.",
            len(shown),
        )
        cure = shown[0].cure if shown and kind else ""
        self.told.setText(f"{words} {cure}".strip() if shown else _("Nothing of this kind: all is well."))

    def _go(self, item: QListWidgetItem) -> None:
        self.desk.open_unit(self._shown[self.list.row(item)].unit)

    def _again(self) -> None:
        self.accept()
        report_marks(self.desk, ())
