"""Two descriptions of one agent made into one, without doubling what both say."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import fields, replace
from typing import Any

from muniment.catalogue import Catalogue
from muniment.description.agents import Agent, AgentName, AgentRecord
from muniment.description.levels import AgentKind
from muniment.description.units import Kept

_ADDED = (
    "dates",
    "identifiers",
    "places",
    "functions",
    "occupations",
    "legal_statuses",
    "mandates",
    "traits",
    "languages",
    "histories",
    "structures",
    "contexts",
    "relations",
    "resources",
    "duties",
    "sources",
    "events",
)


def already_there(catalogue: Catalogue, came: Agent) -> Agent | None:
    """Return the agent of the catalogue that this one is: by its id, an identifier or its very heading.

    By the heading alone only where neither kind nor numbers tell the two apart.
    """
    alike = catalogue.namesakes(came)
    by_id = (there for there in alike if there.id == came.id)
    numbered = (there for there in alike if set(there.identifiers) & set(came.identifiers))
    named = (there for there in alike if came.name and there.name == came.name and _may_be_one(there, came))
    return next((there for found in (by_id, numbered, named) for there in found), None)


def _may_be_one(there: Agent, came: Agent) -> bool:
    """Say whether nothing tells two of one name apart: their kinds, or numbers that one list gives both."""
    if AgentKind.NAME not in (there.kind, came.kind) and there.kind is not came.kind:
        return False
    numbers, others = _numbers(there), _numbers(came)
    return all(numbers[each] & others[each] for each in numbers.keys() & others.keys())


def _numbers(agent: Agent) -> dict[Hashable, set[str]]:
    """Return the numbers of an agent by who gives them: an authority file, or the keeper of its record."""
    found: dict[Hashable, set[str]] = defaultdict(set)
    for each in agent.identifiers:
        if each.kind:
            found[each.kind].add(each.text)
    if agent.record.keeper and agent.record.identifier:
        found[agent.record.keeper].add(agent.record.identifier)
    return found


def merged(there: Agent, came: Agent) -> Agent:
    """Return `there` with all that `came`, newer, says besides; the heading stays."""
    return replace(
        besides(there, came),
        kind=came.kind if there.kind is AgentKind.NAME else there.kind,
        names=_names(there.names, came.names),
        note=there.note or came.note,
        kept=_kept(came, there),
    )


def besides(there: Agent, other: Agent) -> Agent:
    """Return `there` with all values of `other` in the fields that hold any number, and what else it lacks.

    Kind, names and note stay. What a file keeps beside the fields of one description fits no other, so
    of each vocabulary `there` has its own.
    """
    added: dict[str, Any] = {field: _union(getattr(there, field), getattr(other, field)) for field in _ADDED}
    record = _record(there.record, other.record)
    return replace(there, record=record, kept=_kept(there, other), **added)


def _kept(leads: Agent, follows: Agent) -> tuple[Kept, ...]:
    led = {kept.vocabulary for kept in leads.kept}
    return (*(each for each in follows.kept if each.vocabulary not in led), *leads.kept)


def _union(there: tuple[object, ...], came: tuple[object, ...]) -> tuple[object, ...]:
    return (*there, *(each for each in came if each not in there))


def _names(there: tuple[AgentName, ...], came: tuple[AgentName, ...]) -> tuple[AgentName, ...]:
    """Return the names of both, each text once: a bare name gives way to one that says more of itself."""
    richer = {name.text: name for name in came}
    own = tuple(richer.get(name.text, name) if name == AgentName(text=name.text) else name for name in there)
    texts = {name.text for name in there}
    return (*own, *(name for name in came if name.text not in texts))


def _record(there: AgentRecord, came: AgentRecord) -> AgentRecord:
    said = {each.name: getattr(there, each.name) or getattr(came, each.name) for each in fields(AgentRecord)}
    return AgentRecord(**said)
