"""How authorities are called in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from muniment.description import dates
from muniment.description.agents import AgentNote, NameKind, RelationKind
from muniment.description.concepts import Authority
from muniment.description.levels import AgentKind
from muniment.description.markup import text_of
from muniment.description.units import DateStatement
from muniment.i18n import _

AGENT_KINDS = {
    AgentKind.PERSON: _("Person"),
    AgentKind.BODY: _("Body"),
    AgentKind.FAMILY: _("Family"),
    AgentKind.NAME: _("Name of somebody"),
}
NAME_KINDS: dict[NameKind | None, str] = {
    None: _("name"),
    NameKind.AUTHORISED: _("heading"),
    NameKind.VARIANT: _("variant"),
    NameKind.TRANSLITERATED: _("transliterated"),
    NameKind.TRANSLATED: _("translated"),
    NameKind.FORMER: _("former"),
    NameKind.LATER: _("later"),
    NameKind.ACRONYM: _("acronym"),
    NameKind.PSEUDONYM: _("pseudonym"),
}
RELATION_KINDS = {
    RelationKind.ASSOCIATIVE: _("associated"),
    RelationKind.FAMILY: _("of the family"),
    RelationKind.EARLIER: _("predecessor"),
    RelationKind.LATER: _("successor"),
    RelationKind.TEMPORAL: _("in time"),
    RelationKind.PARENT: _("superior"),
    RelationKind.CHILD: _("subordinate"),
    RelationKind.HIERARCHICAL: _("hierarchical"),
    RelationKind.IDENTITY: _("the same"),
}
"""What another agent is to the one in hand."""
FIELDS = {
    "names": _("Heading"),
    "kind": _("Kind"),
    "note": _("Note"),
    "dates": _("Dates"),
    "identifiers": _("Identifiers"),
    "places": _("Places"),
    "functions": _("Functions"),
    "occupations": _("Occupations"),
    "languages": _("Languages"),
    "histories": _("History"),
    "relations": _("Relations"),
    "resources": _("Resources"),
    "legal_statuses": _("Legal status"),
    "mandates": _("Mandates"),
    "traits": _("Characteristics"),
    "structures": _("Structure"),
    "contexts": _("General context"),
    "duties": _("Duties"),
    "sources": _("Sources"),
}
_EDITED = frozenset(("names", "kind", "dates", "identifiers", "histories", "relations"))
BESIDES = tuple(field for field in FIELDS if field not in _EDITED)
"""What an agent has that is shown, but edited in the file that it came in."""


def value_in_words(authority: Authority, field: str) -> str:
    """Return what an authority says in one of these fields."""
    agent: Any = authority  # Nobody is asked for a field that she has not got.
    said: dict[str, Callable[[], str]] = {
        "names": lambda: agent.name,
        "kind": lambda: AGENT_KINDS[agent.kind],
        "note": lambda: text_of(agent.note),
        "dates": lambda: "; ".join(each.text for each in agent.dates),
        "identifiers": lambda: "; ".join(f"{each.kind} {each.text}" for each in agent.identifiers),
        "places": lambda: "; ".join(each.name for each in agent.places),
        "functions": lambda: "; ".join(each.text for each in agent.functions),
        "occupations": lambda: "; ".join(each.text for each in agent.occupations),
        "languages": lambda: "; ".join(each.language for each in agent.languages),
        "histories": lambda: _told(agent.histories),
        "relations": lambda: "; ".join(each.name for each in agent.relations),
        "resources": lambda: "; ".join(each.name for each in agent.resources),
        "legal_statuses": lambda: "; ".join(each.text for each in agent.legal_statuses),
        "mandates": lambda: "; ".join(each.text for each in agent.mandates),
        "traits": lambda: "; ".join(each.text for each in agent.traits),
        "structures": lambda: _told(agent.structures),
        "contexts": lambda: _told(agent.contexts),
        "duties": lambda: "; ".join(each.name for each in agent.duties),
        "sources": lambda: "; ".join(each.text for each in agent.sources),
    }
    return said[field]()


def _told(notes: tuple[AgentNote, ...]) -> str:
    return " ".join(each.summary or text_of(each.prose) for each in notes)


def typed_dates(before: tuple[DateStatement, ...], text: str) -> tuple[DateStatement, ...]:
    """Return dates as they are typed, with semicolons between; those that were `before` stay as they were."""
    known = {each.text: each for each in before}
    texts = (each.strip() for each in text.split(";"))
    return tuple(
        known.get(each) or DateStatement(text=each, edtf=dates.understand(each).edtf or "", event="existence")
        for each in texts
        if each
    )
