"""Making two of one authority: which of its units, and of its names, go to a heading of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem
from typing_extensions import override

from muniment.description.agents import Agent
from muniment.description.concepts import Authority, ConceptKind
from muniment.description.units import Unit
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.planning import PlanSheet
from muniment.desktop.dialogs.rows import PlannedRow, tickers
from muniment.desktop.dialogs.sheets import label
from muniment.desktop.forms.choices import label_of
from muniment.desktop.forms.completing import beginning_with, complete
from muniment.desktop.forms.inputs import OneLine
from muniment.desktop.read_ways import read_each_way
from muniment.i18n import _, plural
from muniment.progress import Steps
from muniment.tasks import authorities

_MOST_NAMES = 4
"""Names that are seen at once; further ones are scrolled to."""


class SplitSheet(PlanSheet[Unit]):
    """The new heading, the names that go with it, and the units, of which none goes until it is ticked."""

    def __init__(self, desk: Desk, authority: Authority) -> None:
        headings = (_("Title"), _("Shelfmark"), _("Date"), _("Named there as"), _("Heading then"))
        super().__init__(desk, _("Split into two"), _("Split"), headings)
        self.question = authority
        self.resize(theme.scaled(960), theme.scaled(640))
        self._authority = authority
        self._said = ""  # The heading that was typed, which is told when the sheet is gone.
        self._others = [name.text for name in authority.names[1:]]
        self.heading = OneLine()
        self.heading.setAccessibleName(_("New heading"))
        self.heading.setPlaceholderText(_("New heading, such as the name with dates that tell the two apart"))
        complete(self.heading, self._offers)
        self.names = _ticked_names(self._others)
        self._lay_out()
        self.heading.textChanged.connect(self._count)
        self.plan()

    @override
    def steps(self) -> Steps[tuple[Unit, ...]]:
        return authorities.naming(self.desk.catalogue, self._authority)

    @override
    def row(self, planned: Unit) -> PlannedRow:
        said = dict.fromkeys(_named_as(planned, self._authority))
        title, mark, date = planned.title, planned.shelfmark, "; ".join(each.text for each in planned.dates)
        return PlannedRow(planned.id, (title or _("Untitled"), mark, date, " · ".join(said), ""))

    @override
    def work(self, planned: Sequence[Unit], left_out: frozenset[str]) -> Steps[int]:
        going = {unit.id for unit in planned} - left_out
        self._said = self._new
        return authorities.split(self.desk.catalogue, self._authority, self._said, going, self._along())

    @override
    def outcome(self, count: int) -> str:
        one, many = "{count} unit names “{name}” now.", "{count} units name “{name}” now."
        return plural(one, many, count, name=self._said)

    @property
    def _new(self) -> str:
        return self.heading.text().strip()

    def _along(self) -> frozenset[str]:
        items = (self.names.item(at) for at in range(self.names.count()))
        return frozenset(item.text() for item in items if item.checkState() is Qt.CheckState.Checked)

    def _offers(self, beginning: str) -> list[str]:
        """The other names of the authority that begin so, then what else is called so."""
        own = beginning_with(beginning, self._others)
        if not isinstance(self._authority, Agent):
            return own
        found = (agent.name for agent in self.desk.catalogue.agents(beginning, limit=8))
        return [*own, *(name for name in found if name not in (*own, self._authority.name))]

    @override
    def _show(self, asked: int, planned: tuple[Unit, ...]) -> None:
        super()._show(asked, planned)
        self.table.tick_none()

    @override
    def _count(self) -> None:
        super()._count()
        left_out, new, old = self.table.left_out, self._new, self._authority.name
        self.table.say_last(lambda key: old if key in left_out else new or _("the new heading"))
        may = new not in ("", old)
        self.main.setEnabled(self.main.isEnabled() and may)
        if self._planned:
            self.told.setText(self._account(self.table.wanted) if may else self._asked_for(new))

    def _asked_for(self, new: str) -> str:
        if new:
            return _("“{name}” is the heading that is split: the new one has to differ.").format(name=new)
        return _("Type the new heading, then tick the units that are to name it.")

    def _account(self, going: int) -> str:
        one, many = "{count} unit will name “{name}”.", "{count} units will name “{name}”."
        words = plural(one, many, going, name=self._new)
        there = authorities.called(self.desk.catalogue, self._authority, self._new)
        if there is not None:
            known = _("“{name}” is there already; the units go to it.").format(name=there.name)
            return f"{words} {known}"
        return words

    def _lay_out(self) -> None:
        words = _(
            "The units that you tick name the new heading, the others stay. "
            "Dates, numbers and all else that is known stay with “{name}”."
        ).format(name=self._authority.name)
        self.column.addWidget(label(self._authority.name, "heading"))
        self.column.addWidget(label(words, "quiet"))
        self.column.addWidget(self.heading)
        if self._others:
            self.column.addWidget(label(_("Names that go with the new heading"), "small"))
            self.column.addWidget(self.names)
        self.column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addLayout(tickers(self.table))
        self.column.addLayout(foot)


def _ticked_names(names: Sequence[str]) -> QListWidget:
    """Return these names, each to be ticked, none ticked."""
    made = QListWidget()
    read_each_way(made)
    made.setProperty("role", "padded")
    made.setAccessibleName(_("Names that go with the new heading"))
    for name in names:
        item = QListWidgetItem(name)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setSizeHint(QSize(0, theme.row_height()))
        made.addItem(item)
    made.setFixedHeight(min(len(names), _MOST_NAMES) * theme.row_height() + 2 * theme.SPACE)
    return made


def _named_as(unit: Unit, authority: Authority) -> Iterator[str]:
    """Yield how a unit names an authority: in which role, by which other name, in which words."""
    names = {name.text for name in authority.names}
    if isinstance(authority, Agent):
        yield from _credited_as(unit, authority.name, names)
    elif authority.kind is ConceptKind.REPOSITORY:
        marks = (mark.repository for mark in unit.shelfmarks)
        yield from (name for name in (unit.repository, *marks) if name in names)
    else:
        yield from (each.text for each in unit.subjects if each.text in names)


def _credited_as(unit: Unit, heading: str, names: set[str]) -> Iterator[str]:
    for credit in unit.credits:
        if credit.name in names:
            other = credit.name if credit.name != heading else ""
            said = (label_of("relators", credit.relator), other, credit.statement, credit.identifier)
            yield ", ".join(filter(None, said)) or credit.name
    for event in unit.custody:
        if names & {event.agent, event.recipient}:
            yield label_of("custody", event.kind)
    for version in unit.texts:
        if names & set(version.translators):
            yield label_of("relators", "trl")
