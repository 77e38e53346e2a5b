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

from muniment.description import rules, templates
from muniment.description.findings import Finding
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.forms.found import SEVERITY_COLOURS, sentence
from muniment.desktop.forms.places import where
from muniment.i18n import _
from muniment.tasks import judge

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
        self._room = 0
        self.list = FindingRows(_("Findings"))
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.setFocusProxy(self.list)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE * 2, theme.SPACE, theme.SPACE * 2, theme.SPACE)
        column.setSpacing(0)
        column.addWidget(self.list)
        self.hide()

    def show_findings(self, unit_id: str | None, findings: Sequence[Finding]) -> None:
        """Show what there is to say about a unit as it is now, or that none is in front.

        Once there, the panel keeps its height from unit to unit (see `settle`): what stands above it
        must not jump while one steps through a list, or types.
        """
        found = sorted(findings, key=lambda finding: finding.severity.rank)
        is_other = found != self._found or (unit_id is None) != (self._unit is None)
        self._unit = unit_id
        if is_other:
            self._show(found)

    def settle(self) -> None:
        """Take no more room from now on than there is to say."""
        self._room = 0
        self._show(self._found)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show(self._found)

    def _show(self, findings: list[Finding]) -> None:
        self._found = findings
        self._room = max(self._room, min(len(findings), _MOST_ROWS)) if self._unit is not None else 0
        rows = [_item(finding) for finding in findings]
        self.list.show_rows(rows or [_nothing()] * bool(self._room), self._room)
        self.setVisible(bool(self._room))

    def _offer(self, spot: QPoint) -> None:
        """Offer what can be done about the finding under the mouse, or under the cursor."""
        row = self.list.indexAt(spot).row()
        row = row if row >= 0 else self.list.currentRow()
        if not 0 <= row < len(self._found):
            return
        menu = self.menu_of(self._found[row])
        menu.popup(self.list.viewport().mapToGlobal(spot))

    def menu_of(self, finding: Finding) -> QMenu:
        """Return the menu on a finding: its field, its quick fix where there is one, and to let it stand.

        What a template requires is let stand by choosing another template.
        """
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        finding = replace(finding, unit=self._unit or "")
        if finding.field:
            menu.addAction(_("Go to the Field"), lambda: self.chosen.emit(finding.unit, finding.field))
        fix = rules.fix_of(finding)
        if fix is not None:
            menu.addAction(fix.label, lambda: self._fix(finding))
        for reason in _REASONS if finding.rule != templates.RULE else ():
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
        self._desk.notice_undo(words)

    def _choose(self, item: QListWidgetItem) -> None:
        leads_to = item.data(Qt.ItemDataRole.UserRole)
        if self._unit is not None and leads_to is not None:
            self.chosen.emit(self._unit, str(leads_to))


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
        self._room = 0

    def show_rows(self, rows: Sequence[QListWidgetItem], room: int = 0) -> None:
        """Show these rows and no others, with room for so many at least; hidden where there are none."""
        self.clear()
        for row in rows:
            self.addItem(row)
        self.setVisible(bool(rows))
        self._room = room
        if self.height() != self._height():
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self._height(), 2 * theme.row_height()))

    def _height(self) -> int:
        rows = min(max(self.count(), self._room, 1), _MOST_ROWS)
        return rows * theme.row_height() + 2


def _nothing() -> QListWidgetItem:
    item = QListWidgetItem(theme.icon("good", "good"), _("Nothing is to be mended in this record."))
    item.setSizeHint(QSize(0, theme.row_height()))
    return item


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
