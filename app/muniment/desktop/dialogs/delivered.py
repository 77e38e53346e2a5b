"""What a file or a piece of text was understood to say, shown before it is taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from muniment.description import dates, shelfmarks
from muniment.description.agents import Agent, AgentName, NameKind
from muniment.description.findings import Finding
from muniment.description.markup import text_of
from muniment.description.units import Unit
from muniment.desktop import theme
from muniment.desktop.directions import shortened
from muniment.desktop.forms.choices import label_of
from muniment.desktop.forms.completing import language_name
from muniment.desktop.forms.found import FindingLines
from muniment.desktop.forms.understanding import shelfmark_understood
from muniment.desktop.labels import selectable
from muniment.formats.deliveries import Delivery
from muniment.i18n import _, plural

LONGEST = 240
"""The letters of a note that is shown in short."""
_MOST_TITLES = 8

_OF_NAMES: Mapping[NameKind | None, str] = {
    NameKind.VARIANT: _("Also"),
    NameKind.TRANSLITERATED: _("Transliterated"),
    NameKind.TRANSLATED: _("Translated"),
    NameKind.FORMER: _("Formerly"),
    NameKind.LATER: _("Later"),
    NameKind.ACRONYM: _("In short"),
    NameKind.PSEUDONYM: _("Pseudonym"),
}

Facts = Iterator[tuple[str, str]]
"""Labels and words."""


def facts(unit: Unit) -> Facts:
    """Yield what is known of a unit, label by label, in the order of work."""
    for told in _TOLD:
        yield from ((label, words) for label, words in told(unit) if words)


def _titles(unit: Unit) -> Facts:
    yield from ((_("Title"), title.text) for title in unit.titles)


def _dates(unit: Unit) -> Facts:
    for date in unit.dates:
        meaning = f" · {date.edtf} · {dates.in_words(date.edtf)}" if date.edtf else ""
        yield _("Date"), date.text + meaning


def _shelfmarks(unit: Unit) -> Facts:
    for mark in unit.shelfmarks:
        understood = shelfmark_understood(shelfmarks.read(mark.text, mark.repository or unit.repository))
        yield _("Shelfmark"), f"{mark.text}\n{understood}"


def _credits(unit: Unit) -> Facts:
    for credit in unit.credits:
        behalf = _("{name}, for {body}").format(name=credit.name, body=credit.on_behalf_of)
        yield label_of("relators", credit.relator), behalf if credit.on_behalf_of else credit.name


def _languages(unit: Unit) -> Facts:
    names = (language_name(each.language) or each.text for each in unit.languages)
    yield _("Language"), ", ".join(name for name in names if name)


def _notes(unit: Unit) -> Facts:
    yield from ((label_of("notes", note.kind), shortened(note.text, LONGEST)) for note in unit.notes)


def _texts(unit: Unit) -> Facts:
    for text in unit.texts:
        count = plural("{count} paragraph", "{count} paragraphs", len(text.prose))
        name = language_name(text.language)
        yield label_of("texts", text.kind), f"{name}, {count}" if name else count


def _rights(unit: Unit) -> Facts:
    yield from ((_("Rights"), shortened(each.text, LONGEST)) for each in unit.rights)


def _identifiers(unit: Unit) -> Facts:
    yield from ((_("Identifier"), each.text) for each in unit.identifiers)


_TOLD: tuple[Callable[[Unit], Facts], ...] = (
    _titles,
    _dates,
    _shelfmarks,
    _credits,
    _languages,
    _notes,
    _texts,
    _rights,
    _identifiers,
)


def agent_facts(agent: Agent) -> Facts:
    """Yield what is known of an agent: its names, when it lived or was, its numbers, its life."""
    yield from ((_OF_NAMES.get(name.kind, _("Name")), _name_in_words(name)) for name in agent.names)
    yield _("Kind"), label_of("agent-kinds", agent.kind)
    yield from ((_("Dates"), date.text) for date in agent.dates if date.text)
    yield from ((each.kind.upper() or _("Identifier"), each.text) for each in agent.identifiers)
    yield from ((_("History"), shortened(text_of(each.prose), LONGEST)) for each in agent.histories)


def _name_in_words(name: AgentName) -> str:
    language = language_name(name.language) if name.language else ""
    return f"{name.text}   {language}" if language else name.text


def agents_counted(count: int) -> str:
    """Return how many authority records there are, in words."""
    return plural("{count} authority record", "{count} authority records", count)


class DeliveryView(QScrollArea):
    """Shows a delivery: one unit with all that is known of it, several by their titles, and the findings."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What was understood"))
        self.say("")

    def say(self, words: str) -> None:
        """Show a sentence in place of a delivery."""
        page, column = _page()
        label = selectable(words, "quiet")
        column.addWidget(label)
        column.addStretch(1)
        self.setWidget(page)

    def show_delivery(self, delivery: Delivery, of_agent: str = "") -> None:
        """Show what an import would make; `of_agent` says what would become of its only authority record."""
        page, column = _page()
        if len(delivery.units) == 1:
            column.addLayout(_table(facts(delivery.units[0])))
        elif delivery.units:
            column.addLayout(_several(_named_units(delivery.units), len(delivery.units)))
        if delivery.units and delivery.agents:
            column.addWidget(selectable(agents_counted(len(delivery.agents)), "heading"))
        if len(delivery.agents) == 1:
            column.addLayout(_table(agent_facts(delivery.agents[0])))
            if of_agent:
                column.addWidget(selectable(of_agent, "quiet"))
        elif delivery.agents:
            column.addLayout(_several(_named_agents(delivery.agents), len(delivery.agents)))
        column.addWidget(_found(delivery.findings))
        column.addStretch(1)
        self.setWidget(page)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, theme.SPACE * 2, 0)
    column.setSpacing(theme.SPACE * 3)
    return page, column


def _table(rows: Facts) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.SPACE * 4)
    grid.setVerticalSpacing(theme.SPACE * 2)
    grid.setColumnStretch(1, 1)
    for number, (label, words) in enumerate(rows):
        grid.addWidget(selectable(label, "quiet"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(selectable(words, ""), number, 1)
    return grid


def _named_units(units: Iterable[Unit]) -> Facts:
    yield from ((unit.shelfmark, unit.title or _("Untitled")) for unit in units)


def _named_agents(agents: Iterable[Agent]) -> Facts:
    yield from ((label_of("agent-kinds", agent.kind), agent.name or _("Without a name")) for agent in agents)


def _several(named: Facts, count: int) -> QGridLayout:
    rows = list(islice(named, _MOST_TITLES))
    if count > _MOST_TITLES:
        rows.append(("", _("and {count} more").format(count=count - _MOST_TITLES)))
    return _table(iter(rows))


def _found(findings: tuple[Finding, ...]) -> FindingLines:
    lines = FindingLines()
    lines.show_findings(findings)
    return lines
