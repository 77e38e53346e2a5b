"""What is told of an agent beside its identity: its history, and to whom it was bound."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QTableWidgetItem, QVBoxLayout, QWidget

from muniment.description.agents import Agent, AgentNote, Relation, RelationKind
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.authority_tables import Finishing, table, text_in
from muniment.desktop.dialogs.authority_words import (
    BESIDES,
    FIELDS,
    RELATION_KINDS,
    typed_dates,
    value_in_words,
)
from muniment.desktop.dialogs.sheets import label
from muniment.desktop.directions import filled
from muniment.desktop.forms.inputs import ProseInput
from muniment.desktop.forms.parts import Kind, Part
from muniment.desktop.forms.scene import Scene
from muniment.desktop.menus import Menu
from muniment.i18n import _
from muniment.tasks.agent_relations import number
from muniment.tasks.authorities import agent_called

_KIND, _NAME, _WHEN = range(3)
_LINKED = Qt.ItemDataRole.UserRole
"""What a name that was typed is linked to: the number of the agent's record, and what the agent is."""
_BEGINS = Relation(kind=RelationKind.ASSOCIATIVE)
"""What a relation is that somebody begins to type."""


class Life(QWidget):
    """The histories and relations of the agent in hand; `changed` when somebody types."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._scene = Scene(desk)
        self._agent: Agent | None = None
        self._filling = False
        self.histories: list[ProseInput] = []
        self.relations = table(
            _("Relations"), (_("What it is"), _("Name"), _("When")), typed=_NAME, beside=_KIND, rows=5
        )
        self.relations.setItemDelegateForColumn(_NAME, Finishing(self._scene.agents, self.relations))
        self.relations.itemChanged.connect(self._typed)
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.SPACE * 2)
        self.more = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE * 2, theme.SPACE * 2, 0)
        column.addWidget(label(_("History"), "heading"))
        column.addLayout(self._told)
        column.addSpacing(theme.SPACE * 2)
        column.addWidget(label(_("Relations"), "heading"))
        column.addWidget(self.relations, 1)
        column.addWidget(self.more)

    def show_agent(self, agent: Agent) -> None:
        """Show what is told of an agent."""
        self._agent, self._filling = agent, True
        self._show_histories(agent.histories or (AgentNote(prose=()),))
        self.relations.setRowCount(0)
        for relation in (*agent.relations, _BEGINS):
            self._add(relation)
        said = [
            f"{FIELDS[field]}: {value_in_words(agent, field)}" for field in BESIDES if getattr(agent, field)
        ]
        self.more.setText("\n".join(said))
        self.more.setVisible(bool(said))
        self._filling = False

    def said(self) -> dict[str, Any]:
        """Return the fields as they are typed; what is not seen of a history or relation stays with it."""
        before = self._agent
        if before is None:
            return {}
        notes = before.histories or (AgentNote(prose=()),)
        told = (replace(note, prose=each.value()) for note, each in zip(notes, self.histories, strict=True))
        relations = (self._relation(before, row) for row in range(self.relations.rowCount()))
        return {
            "histories": tuple(each for each in told if each.prose or each.summary),
            "relations": tuple(each for each in relations if each),
        }

    def _show_histories(self, notes: tuple[AgentNote, ...]) -> None:
        while len(self.histories) > len(notes):
            gone = self.histories.pop()
            self._told.removeWidget(gone)
            gone.deleteLater()
        while len(self.histories) < len(notes):
            made = ProseInput(Part(name="history", label=_("History"), kind=Kind.PROSE), self._scene)
            made.edited.connect(self._tell)
            self.histories.append(made)
            self._told.addWidget(made)
        for each, note in zip(self.histories, notes, strict=True):
            each.show_value(note.prose)

    def _add(self, relation: Relation) -> None:
        row = self.relations.rowCount()
        self.relations.insertRow(row)
        box = Menu()
        box.setAccessibleName(_("What the other is"))
        for kind, words in RELATION_KINDS.items():
            box.addItem(words, kind)
        if relation.kind not in RELATION_KINDS:
            box.addItem(_("other"), relation.kind)
        box.setCurrentIndex(box.findData(relation.kind))
        box.currentIndexChanged.connect(self._tell)
        self.relations.setCellWidget(row, _KIND, box)
        item = QTableWidgetItem(relation.name)
        self.relations.setItem(row, _NAME, item)
        when = "; ".join(each.text for each in relation.dates)
        self.relations.setItem(row, _WHEN, QTableWidgetItem(when))

    def _relation(self, before: Agent, row: int) -> Relation | None:
        name, box = text_in(self.relations, row, _NAME), self.relations.cellWidget(row, _KIND)
        was = before.relations[row] if row < len(before.relations) else _BEGINS
        # A record elsewhere may be all that is known of the other.
        if (not name and (was.name or not was.href)) or not isinstance(box, QComboBox):
            return None
        typed = typed_dates(was.dates, text_in(self.relations, row, _WHEN))
        cell = self.relations.item(row, _NAME)
        href, to = (cell.data(_LINKED) if cell else None) or (was.href, was.to)
        return replace(was, name=name, kind=RelationKind(box.currentData()), dates=typed, href=href, to=to)

    def _typed(self, item: QTableWidgetItem) -> None:
        """There is always an empty row to type the next one into."""
        if self._filling:
            return
        self._filling = True
        if item.column() == _NAME:
            self._scene.desk.attempt(lambda: self._link(item))
        if item.row() == self.relations.rowCount() - 1 and item.text().strip():
            self._add(_BEGINS)
        self._filling = False
        self._tell()

    def _link(self, item: QTableWidgetItem) -> None:
        """Link a name to the agent of the catalogue that has it, and no longer to one of another name."""
        agent, name = self._agent, item.text().strip()
        assert agent is not None
        was = agent.relations[item.row()] if item.row() < len(agent.relations) else _BEGINS
        catalogue = self._scene.desk.catalogue
        other = agent_called(catalogue, name, but=agent.id)
        before = agent_called(catalogue, was.name, but=agent.id) if was.href and name != was.name else None
        link = was.href, was.to
        if other is not None:
            link = number(other), other.kind
        elif before is not None and was.href == number(before):
            link = "", None
        item.setData(_LINKED, link)
        told = _("This is {heading} of this catalogue.")
        item.setToolTip(filled(told, heading=other.name) if other else "")

    def _tell(self, *_what: object) -> None:
        if not self._filling:
            self.changed.emit()
