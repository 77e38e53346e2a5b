"""How authorities are called in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from muniment.description.agents import NameKind
from muniment.description.concepts import Authority
from muniment.description.levels import AgentKind
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
}


def value_in_words(authority: Authority, field: str) -> str:
    """Return what an authority says in one of these fields, briefly."""
    agent: Any = authority  # Nobody is asked for a field that she has not got.
    said: dict[str, Callable[[], str]] = {
        "names": lambda: agent.name,
        "kind": lambda: AGENT_KINDS[agent.kind],
        "note": lambda: _("a note"),
        "dates": lambda: "; ".join(each.text for each in agent.dates),
        "identifiers": lambda: "; ".join(f"{each.kind} {each.text}" for each in agent.identifiers),
        "places": lambda: "; ".join(each.name for each in agent.places),
        "functions": lambda: "; ".join(each.text for each in agent.functions),
        "occupations": lambda: "; ".join(each.text for each in agent.occupations),
        "languages": lambda: "; ".join(each.language for each in agent.languages),
        "histories": lambda: "; ".join(each.summary for each in agent.histories) or _("a history"),
        "relations": lambda: "; ".join(each.name for each in agent.relations),
        "resources": lambda: "; ".join(each.name for each in agent.resources),
    }
    return said[field]()
