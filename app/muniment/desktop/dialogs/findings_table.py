"""Findings of a whole catalogue as rows: filtered by weight, pack, rule and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView
from typing_extensions import override

from muniment.description.findings import Severity
from muniment.description.folding import fold
from muniment.desktop import theme
from muniment.desktop.directions import isolated
from muniment.desktop.forms.found import SEVERITY_COLOURS, SEVERITY_WORDS
from muniment.desktop.forms.places import where
from muniment.desktop.plain_tables import make_plain
from muniment.i18n import _
from muniment.tasks.check import LABELS, Checked

_Index = QModelIndex | QPersistentModelIndex
HEADINGS = (_("Weight"), _("Record"), _("What was found"), _("Field"), _("Rules"))
_ROOT = QModelIndex()
_WIDTHS = {0: 96, 3: 120, 4: 120}
"""The widths of the columns of few words, in pixels for type of the usual size."""
_RECORD, _FOUND = 1, 2
_RECORDS_SHARE = 0.4
"""How much of what is left goes to the name of the record; the rest to what was found."""
_READABLE = 120


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are wanted: each empty filter lets all pass; `waived` shows only what is let stand."""

    severity: Severity | None = None
    pack: str = ""
    rule: str = ""
    words: str = ""
    waived: bool = False

    def takes(self, each: Checked, name: str) -> bool:
        """Return whether the finding, on a record of that name, passes; `words` are folded."""
        found = each.finding
        return (
            (each.waiver is not None) is self.waived
            and self.severity in (None, found.severity)
            and self.pack in ("", each.pack)
            and self.rule in ("", found.rule)
            and (not self.words or self.words in fold(f"{name} {found.message}"))
        )


class FindingsModel(QAbstractTableModel):
    """The findings that pass the filter, as rows."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Checked, ...] = ()
        self._names: dict[str, str] = {}
        self._wanted = Wanted()
        self.shown: list[Checked] = []

    def show_all(self, found: Sequence[Checked], names: dict[str, str]) -> None:
        """Take these findings, and what the records are called, in place of others."""
        self._all, self._names = tuple(found), names
        self.narrow(self._wanted)

    def narrow(self, wanted: Wanted) -> None:
        """Show only what is wanted, the heaviest first."""
        self.beginResetModel()
        self._wanted = wanted = replace(wanted, words=fold(wanted.words))
        passed = (each for each in self._all if wanted.takes(each, self._names.get(each.finding.unit, "")))
        self.shown = sorted(passed, key=lambda each: each.finding.severity.rank)
        self.endResetModel()

    @property
    def names(self) -> dict[str, str]:
        """What the records are called."""
        return self._names

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    @override
    def columnCount(self, parent: _Index = _ROOT) -> int:
        return len(HEADINGS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_word = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADINGS[section] if is_word else None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        each = self.shown[index.row()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            severity = each.finding.severity
            return theme.icon(severity.value, SEVERITY_COLOURS[severity])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells(each)[index.column()]
        return None

    def _cells(self, each: Checked) -> tuple[str, ...]:
        found = each.finding
        return (
            SEVERITY_WORDS[found.severity],
            self._names.get(found.unit, ""),
            isolated(found.message),
            where(found.field).rpartition("/")[2].strip() if found.field else "",
            LABELS.get(each.pack, each.pack),
        )


class FindingsTable(QTableView):
    """The findings under their headings; what was found has the most room."""

    def __init__(self, model: FindingsModel) -> None:
        super().__init__()
        make_plain(self, _("Findings"))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setIconSize(theme.icon_size())
        header = self.horizontalHeader()
        header.setHighlightSections(False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widths = {column: theme.scaled(width) for column, width in _WIDTHS.items()}
        left = max(self.viewport().width() - sum(widths.values()), 2 * theme.scaled(_READABLE))
        widths[_RECORD] = max(round(_RECORDS_SHARE * left), theme.scaled(_READABLE))
        widths[_FOUND] = left - widths[_RECORD]
        for column, width in widths.items():
            self.setColumnWidth(column, width)
