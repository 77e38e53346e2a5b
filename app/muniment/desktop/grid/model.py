"""The grid as a model: units as rows, what is said of them in plain words as cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, Qt
from typing_extensions import override

from muniment.catalogue import Catalogue, Change
from muniment.description import rules
from muniment.description.columns import Column
from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.desktop.forms.found import sentence
from muniment.desktop.models.listing import Index, Listing
from muniment.desktop.models.tree import UNIT_ROLE

FINDING_ROLE = Qt.ItemDataRole.UserRole + 3
"""The gravest finding on what a cell says, None where there is none above mere advice."""
_EDITABLE = Qt.ItemFlag.ItemIsEditable
_NOWHERE = QModelIndex()
_WORDS = frozenset((int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)))


@dataclass(frozen=True, slots=True)
class Checked:
    """A unit, and the gravest finding of each field that has one above mere advice."""

    unit: Unit
    found: Mapping[str, Finding]


class GridModel(Listing[Checked]):
    """The cells of units. `write` is told what was typed: the unit's id, the column's, and the text."""

    def __init__(
        self, catalogue: Catalogue, write: Callable[[str, str, str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._write = write
        self._columns: tuple[Column, ...] = ()
        self._refused: dict[tuple[str, str], str] = {}

    @property
    def columns(self) -> Sequence[Column]:
        """The columns there are; not all of them need be shown."""
        return self._columns

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Have these columns."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def unit(self, row: int) -> Unit | None:
        """Return the unit in a row, None where it is gone."""
        checked = self._record(row)
        return checked.unit if checked is not None else None

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        unit = self.unit(row)
        return self._columns[column].text(unit) if unit is not None else ""

    def is_blank(self, row: int) -> bool:
        """Say whether nothing is said in a row but what every unit says: its level and status."""
        texts = (self.text(row, at) for at, each in enumerate(self._columns) if each.id not in _GIVEN)
        return not any(texts)

    def doubt(self, cells: Mapping[str, Mapping[str, str]]) -> None:
        """Say at each of these cells what of the words that were put there is not understood."""
        doubts = {each.id: each.doubt for each in self._columns}
        for unit, texts in cells.items():
            for id, text in texts.items():
                self._refused[unit, id] = doubts[id](text) if id in doubts else ""

    @override
    def refresh(self, change: Change) -> None:
        parents = {checked.unit.parent for checked in self._kept.values()}
        if parents & change.units:
            # What is found in a unit hangs on what is said above it.
            self._kept.clear()
        super().refresh(change)
        self._said(0, len(self._ids) - 1)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            across = orientation is Qt.Orientation.Horizontal
            return self._columns[section].label if across else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == UNIT_ROLE:
            return self._ids[index.row()]
        if role in _WORDS:
            return self.text(index.row(), index.column())
        if role == FINDING_ROLE:
            return self._finding(index.row(), index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            found = self._finding(index.row(), index.column())
            return sentence(found) if found is not None else self.text(index.row(), index.column())
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if value != self.text(index.row(), index.column()):
            self._write(self._ids[index.row()], self._columns[index.column()].id, str(value))
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | _EDITABLE if index.isValid() else super().flags(index)

    def forget(self, ids: Iterable[str]) -> None:
        """Read these units anew when they are seen: they were just written."""
        for id in ids:
            self._kept.pop(id, None)
        self._said(0, len(self._ids) - 1)

    def _finding(self, row: int, column: int) -> Finding | None:
        checked, own = self._record(row), self._columns[column]
        if checked is None:
            return None
        told = self._refused.get((self._ids[row], own.id)) or own.doubt(own.text(checked.unit))
        if told:
            return Finding(rule="not-understood", severity=Severity.SHOULD, message=told, field=own.field)
        field = own.field
        first = next(at for at, each in enumerate(self._columns) if each.field == field)
        return checked.found.get(field) if column == first else None

    @override
    def _read(self, ids: Sequence[str]) -> Iterable[tuple[str, Checked]]:
        units = self._catalogue.units(ids)
        above = {unit.parent for unit in units if unit.parent is not None}
        parents = {unit.id: unit for unit in self._catalogue.units(above)}
        for unit in units:
            yield unit.id, Checked(unit, _gravest(rules.check(unit, parents.get(unit.parent or ""))))


_GIVEN = ("level", "status")


def _gravest(findings: Iterable[Finding]) -> Mapping[str, Finding]:
    """Return the gravest finding of each field, without advice."""
    found: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda each: each.severity.rank, reverse=True):
        if finding.severity is not Severity.ADVICE:
            found[finding.field] = finding
    return found
