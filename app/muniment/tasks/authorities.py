"""Names kept once: who is likely twice, two made one field by field, a name changed everywhere."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from muniment.catalogue import Catalogue, Edit
from muniment.description import renaming
from muniment.description.agents import Agent, AgentName, NameKind
from muniment.description.levels import SubjectKind
from muniment.description.likeness import likely_duplicates
from muniment.description.units import Unit
from muniment.i18n import _
from muniment.progress import Progress, Steps

_ALL = 1_000_000
_PORTION = 200
_WHERE_NAMED = ("credits", "custody")


class Kind(StrEnum):
    """What is kept once and named in many units, beside people and bodies."""

    PLACE = "place"
    SUBJECT = "subject"
    GENRE = "genre"
    REPOSITORY = "repository"


class Choice(StrEnum):
    """Whose value stands when two agents are made one."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Twins:
    """Two agents that are probably one, and in how many units each is named."""

    one: Agent
    other: Agent
    times: tuple[int, int]


SINGLE = ("kind", "note")
"""The fields of an agent of which only one value can stand; so can only one heading (`names`)."""
LISTS = (
    "dates",
    "identifiers",
    "places",
    "functions",
    "occupations",
    "languages",
    "histories",
    "relations",
    "resources",
)
"""The fields of which both values can stand."""


def duplicates(catalogue: Catalogue) -> Steps[tuple[Twins, ...]]:
    """Return the agents that are likely twice in the catalogue, those named most often first."""
    yield Progress(0, 0, _("Comparing names"))
    agents = catalogue.agents(limit=_ALL)
    pairs = list(likely_duplicates(agents))
    yield Progress(1, 1, _("Comparing names"))
    times = catalogue.times_named({agent.id for pair in pairs for agent in pair})
    found = (Twins(one, other, (times[one.id], times[other.id])) for one, other in pairs)
    return tuple(sorted(found, key=lambda twins: -sum(twins.times)))


def differing(kept: Agent, other: Agent) -> tuple[str, ...]:
    """Return the fields in which one has to choose between two agents, the heading (`names`) first."""
    fields = [field for field in (*SINGLE, *LISTS) if getattr(other, field) != getattr(kept, field)]
    chosen = [field for field in fields if getattr(other, field) and getattr(kept, field)]
    return (*(["names"] if kept.name != other.name else []), *chosen)


def as_one(kept: Agent, other: Agent, choices: Mapping[str, Choice]) -> Agent:
    """Return the one agent that two are: field by field as chosen, else what either says.

    All names of both stay; the heading of the other, where it does not lead, is a variant.
    """
    made: dict[str, Any] = {}
    for field in SINGLE:
        first, second = getattr(kept, field), getattr(other, field)
        made[field] = second if choices.get(field) is Choice.OTHER else first or second
    for field in LISTS:
        first, second = getattr(kept, field), getattr(other, field)
        both = (*first, *(each for each in second if each not in first))
        made[field] = {Choice.KEPT: first or second, Choice.OTHER: second or first}.get(
            choices.get(field, Choice.BOTH), both
        )
    leads, follows = (other, kept) if choices.get("names") is Choice.OTHER else (kept, other)
    sources = (*kept.sources, *(each for each in other.sources if each not in kept.sources))
    return replace(kept, names=_names(leads.names, follows.names), sources=sources, **made)


def _names(leads: Sequence[AgentName], follows: Sequence[AgentName]) -> tuple[AgentName, ...]:
    texts = {name.text for name in leads}
    variants = (
        replace(name, kind=NameKind.VARIANT) if name.kind in (None, NameKind.AUTHORISED) else name
        for name in follows
        if name.text not in texts
    )
    return (*leads, *variants)


def merge(catalogue: Catalogue, made: Agent, gone: Collection[str]) -> Steps[int]:
    """Put one agent in the place of others, in every unit under its heading; return in how many. One step."""
    others = [catalogue.agent(id) for id in gone if id != made.id]
    before = [catalogue.agent(made.id), *others]
    old = {name.text for agent in before for name in agent.names} | {name.text for name in made.names}
    label = _("Merge into “{name}”").format(name=made.name)
    with catalogue.edit(label) as edit:
        for other in others:
            edit.delete_agent(other.id)
        edit.put_agent(made)
        return (yield from _rename_agent(catalogue, edit, old - {made.name}, made.name))


def change(catalogue: Catalogue, agent: Agent) -> Steps[int]:
    """Keep what was changed of an agent; where its heading is another now, units say the new one. One step.

    The heading that was stays as a variant where it was not taken away by hand. Returns how many
    units changed; raises CatalogueError where a name is another agent's.
    """
    before = catalogue.agent(agent.id)
    label = _("Change “{name}”").format(name=agent.name)
    with catalogue.edit(label) as edit:
        edit.put_agent(agent)
        if before.name == agent.name:
            return 0
        return (yield from _rename_agent(catalogue, edit, {before.name}, agent.name))


def rename(catalogue: Catalogue, kind: Kind, old: Collection[str], new: str) -> Steps[int]:
    """Change terms into another one wherever units say them; return in how many. One step."""
    field = "repository" if kind is Kind.REPOSITORY else "subjects"
    ids = catalogue.units_saying((field,), old)
    with catalogue.edit(_("Rename to “{name}”").format(name=new)) as edit:
        return (yield from _each(edit, ids, lambda unit: _renamed(unit, kind, old, new)))


def _renamed(unit: Unit, kind: Kind, old: Collection[str], new: str) -> Unit:
    if kind is Kind.REPOSITORY:
        return renaming.with_repository_renamed(unit, old, new)
    return renaming.with_subject_renamed(unit, old, new, SubjectKind(kind))


def _rename_agent(catalogue: Catalogue, edit: Edit, old: Collection[str], new: str) -> Steps[int]:
    ids = catalogue.units_saying(_WHERE_NAMED, old)
    return (yield from _each(edit, ids, lambda unit: renaming.with_agent_renamed(unit, old, new)))


def _each(edit: Edit, ids: Sequence[str], changed: Callable[[Unit], Unit]) -> Steps[int]:
    count = 0
    for begin in range(0, len(ids), _PORTION):
        yield Progress(begin, len(ids), _("Writing the name"))
        before = edit.units(ids[begin : begin + _PORTION])
        after = [new for unit in before if (new := changed(unit)) != unit]
        edit.put_many(after)
        count += len(after)
    return count
