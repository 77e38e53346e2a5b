"""The panel of findings: what needs attention in the unit, and the way to the field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.catalogue import Change, UnknownUnitError
from muniment.description import rules
from muniment.description.findings import Finding
from muniment.description.units import Unit
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.forms.found import SEVERITY_COLOURS, sentence
from muniment.desktop.forms.places import where
from muniment.i18n import _
from muniment.tasks import judge
from muniment.tasks.check import judgement, standing

_MOST_ROWS = 3
_REASONS = (_("It is not known."), _("It is so in the source."), _("It does not apply."))
"""Why findings are let stand most often; any other reason is written in the report of all findings."""


class FindingsPanel(QWidget):
    """The findings on one unit, the heaviest first; not there while there are none.

    `chosen` carries the unit's id and the field to go to.
    """

    chosen = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._unit: str | None = None
        self._found: list[Finding] = []
        self.list = FindingRows(_("Findings"))
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE * 2, theme.SPACE, theme.SPACE * 2, theme.SPACE)
        column.setSpacing(0)
        column.addWidget(self.list)
        desk.bridge.changed.connect(self._on_change)
        self.show_unit(None)

    def show_unit(self, unit_id: str | None) -> None:
        """Show what there is to say about a unit as it stands in the catalogue."""
        unit = self._from_catalogue(unit_id)
        self._unit = unit.id if unit else None
        found = self._judged(unit) if unit else ()
        self._show(sorted(found, key=lambda finding: finding.severity.rank))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show(self._found)

    def _judged(self, unit: Unit) -> tuple[Finding, ...]:
        """Return what the packs that are on find in the unit, but for what was waived."""
        decided = judgement(self._desk.catalogue, unit.id)
        return standing(decided.findings(unit, self._from_catalogue(unit.parent)))

    def _from_catalogue(self, id: str | None) -> Unit | None:
        try:
            return self._desk.catalogue.unit(id) if id is not None else None
        except UnknownUnitError:
            return None

    def _show(self, findings: list[Finding]) -> None:
        self._found = findings
        self.list.show_rows([_item(finding) for finding in findings])
        self.setVisible(bool(findings))

    def _on_change(self, change: Change) -> None:
        if self._unit is not None and (change.everything or self._unit in change.units):
            self.show_unit(self._unit)

    def _offer(self, spot: QPoint) -> None:
        """Offer what can be done about the finding under the mouse, or under the cursor."""
        row = self.list.indexAt(spot).row()
        row = row if row >= 0 else self.list.currentRow()
        if not 0 <= row < len(self._found):
            return
        menu = self.menu_of(self._found[row])
        menu.popup(self.list.viewport().mapToGlobal(spot))

    def menu_of(self, finding: Finding) -> QMenu:
        """Return the menu on a finding: its quick fix, where there is one, and to let it stand."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        finding = replace(finding, unit=self._unit or "")
        fix = rules.fix_of(finding)
        if fix is not None:
            menu.addAction(fix.label, lambda: self._fix(finding))
        for reason in _REASONS:
            words = _("Waive: {reason}").format(reason=reason)
            menu.addAction(words, partial(self._waive, finding, reason))
        return menu

    def _fix(self, finding: Finding) -> None:
        catalogue = self._desk.catalogue
        steps = judge.fix_all(catalogue, (finding,))
        self._desk.run(steps, _("Fixing"), lambda _count: self._told(_("One record fixed.")))

    def _waive(self, finding: Finding, reason: str) -> None:
        judge.waive(self._desk.catalogue, (finding,), reason)
        self._told(_("One finding waived: {reason}").format(reason=reason))

    def _told(self, words: str) -> None:
        self._desk.notice(words, _("Undo"), self._undo)

    def _undo(self) -> None:
        self._desk.catalogue.undo()

    def _choose(self, item: QListWidgetItem) -> None:
        if self._unit is not None:
            self.chosen.emit(self._unit, str(item.data(Qt.ItemDataRole.UserRole)))


class FindingRows(QListWidget):
    """As high as its rows, up to a few."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setIconSize(theme.icon_size())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_rows(self, rows: Sequence[QListWidgetItem]) -> None:
        """Show these rows and no others; hidden where there are none."""
        self.clear()
        for row in rows:
            self.addItem(row)
        self.setVisible(bool(rows))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        rows = min(max(self.count(), 1), _MOST_ROWS)
        return QSize(240, rows * theme.row_height() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self.sizeHint().height(), 2 * theme.row_height()))


def _item(finding: Finding) -> QListWidgetItem:
    words = f"{sentence(finding)}  → {where(finding.field)}" if finding.field else sentence(finding)
    return finding_row(finding, words, finding.field)


def finding_row(finding: Finding, words: str, leads_to: object) -> QListWidgetItem:
    """Return a finding as a row of a list: its sign, its words, and where it leads."""
    icon = theme.icon(finding.severity.value, SEVERITY_COLOURS[finding.severity])
    item = QListWidgetItem(icon, words)
    item.setToolTip(words)
    item.setData(Qt.ItemDataRole.UserRole, leads_to)
    item.setSizeHint(QSize(0, theme.row_height()))
    return item
