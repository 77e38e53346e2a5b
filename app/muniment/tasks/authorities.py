"""Names kept once: who is likely twice, two made one, one made two, a name changed everywhere."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from muniment.catalogue import Catalogue, CatalogueError, Edit
from muniment.description import renaming
from muniment.description.agents import Agent, AgentName, NameKind
from muniment.description.concepts import Authority, Concept, ConceptKind
from muniment.description.folding import fold
from muniment.description.levels import SubjectKind
from muniment.description.likeness import likely_duplicates
from muniment.description.units import Unit, new_id
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.agent_relations import lead_on
from muniment.tasks.meanwhile import as_now, onto, refuse_changed
from muniment.tasks.merge_agents import besides

T = TypeVar("T", Agent, Concept)

_ALL = 1_000_000
_PORTION = 200
_WHERE_NAMED = ("credits", "custody")


class Choice(StrEnum):
    """Whose value stands when two agents are made one."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Twins:
    """Two agents, or two of another kind, that are probably one, and in how many units each is named."""

    one: Authority
    other: Authority
    times: tuple[int, int]


SINGLE = ("kind", "note")
"""The fields of which only one value can stand; so can only one heading (`names`)."""
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
_OF_CONCEPTS = ("note", "dates", "identifiers")


def duplicates(catalogue: Catalogue) -> Steps[tuple[Twins, ...]]:
    """Return the authorities that are likely twice in the catalogue, those named most often first."""
    yield Progress(0, 1 + len(ConceptKind), _("Comparing names"))
    agents = catalogue.agents(limit=_ALL)
    pairs = list(likely_duplicates(agents))
    times = catalogue.times_named({agent.id for pair in pairs for agent in pair})
    found = [Twins(one, other, (times[one.id], times[other.id])) for one, other in pairs]
    for done, kind in enumerate(ConceptKind, start=1):
        yield Progress(done, 1 + len(ConceptKind), _("Comparing names"))
        said = concepts(catalogue, kind)
        counts = {each.name: count for each, count in said}
        alike = likely_duplicates([each for each, _count in said])
        found += [Twins(one, other, (counts[one.name], counts[other.name])) for one, other in alike]
    return tuple(sorted(found, key=lambda twins: -sum(twins.times)))


def concepts(catalogue: Catalogue, kind: ConceptKind, words: str = "") -> list[tuple[Concept, int]]:
    """Return places, subjects, genres or repositories, with in how many units each is said.

    With words only those of whose names one has them. One of which nothing is known but what units call
    it has no id yet.
    """
    known = catalogue.concepts(kind)
    by_name = {name.text: each for each in known for name in each.names}
    times = {each.id: 0 for each in known}
    found: list[tuple[Concept, int]] = []
    for text, count in catalogue.said(_field(kind), _role(kind), limit=_ALL):
        if text in by_name:
            times[by_name[text].id] += count
        else:
            found.append((Concept(id="", kind=kind, names=(AgentName(text=text),)), count))
    found += [(each, times[each.id]) for each in known]
    wanted = [each for each in found if any(fold(words) in fold(name.text) for name in each[0].names)]
    return sorted(wanted, key=lambda each: fold(each[0].name))


def units_naming(catalogue: Catalogue, authority: Authority) -> list[str]:
    """Return the ids of the units that name an authority by any of its names."""
    texts = [name.text for name in authority.names]
    fields = _WHERE_NAMED if isinstance(authority, Agent) else (_field(authority.kind),)
    return catalogue.units_saying(fields, texts)


def differing(kept: Authority, other: Authority) -> tuple[str, ...]:
    """Return the fields in which one has to choose between two, the heading (`names`) first."""
    fields = [field for field in _choices(kept) if getattr(other, field) != getattr(kept, field)]
    chosen = [field for field in fields if getattr(other, field) and getattr(kept, field)]
    return (*(["names"] if kept.name != other.name else []), *chosen)


def _choices(authority: Authority) -> tuple[str, ...]:
    """The fields that an authority of its kind can differ in."""
    if isinstance(authority, Agent):
        return (*SINGLE, *LISTS)
    return _OF_CONCEPTS


def as_one(kept: T, other: T, choices: Mapping[str, Choice]) -> T:
    """Return the one authority that two are: field by field as chosen, else what either says.

    All names of both stay; the heading of the other, where it does not lead, is a variant. What an agent
    says besides, in fields of which nobody is asked, stays as both say it.
    """
    made: dict[str, Any] = {}
    fields = _choices(kept)
    first: Any
    second: Any
    for field in (field for field in SINGLE if field in fields):
        first, second = getattr(kept, field), getattr(other, field)
        made[field] = second if choices.get(field) is Choice.OTHER else first or second
    for field in (field for field in LISTS if field in fields):
        first, second = getattr(kept, field), getattr(other, field)
        both = (*first, *(each for each in second if each not in first))
        made[field] = {Choice.KEPT: first or second, Choice.OTHER: second or first}.get(
            choices.get(field, Choice.BOTH), both
        )
    leads, follows = (other, kept) if choices.get("names") is Choice.OTHER else (kept, other)
    if isinstance(kept, Agent) and isinstance(other, Agent):
        kept = besides(kept, other)
    return replace(kept, names=_names(leads.names, follows.names), **made)


def _names(leads: Sequence[AgentName], follows: Sequence[AgentName]) -> tuple[AgentName, ...]:
    texts = {name.text for name in leads}
    variants = (
        replace(name, kind=NameKind.VARIANT) if name.kind in (None, NameKind.AUTHORISED) else name
        for name in follows
        if name.text not in texts
    )
    return (*leads, *variants)


def merge(
    catalogue: Catalogue, made: Agent, gone: Collection[str], seen: Collection[Agent] = ()
) -> Steps[int]:
    """Put one agent in the place of others, in every unit under its heading; return in how many. One step.

    Relations of others that led to one of them lead to it. Raises ConflictError where one that was `seen`
    when this was chosen is another now: nothing is lost.
    """
    label = _("Merge into “{name}”").format(name=made.name)
    with catalogue.edit(label) as edit:
        refuse_changed(catalogue, edit, seen)
        others = [catalogue.agent(id) for id in gone if id != made.id]
        before = [catalogue.agent(made.id), *others]
        old = {name.text for agent in before for name in agent.names} | {name.text for name in made.names}
        for other in others:
            edit.delete_agent(other.id)
        edit.put_agent(made)
        lead_on(catalogue, edit, before, old, made)
        return (yield from _rename_agent(catalogue, edit, old - {made.name}, made.name))


def naming(catalogue: Catalogue, authority: Authority) -> Steps[tuple[Unit, ...]]:
    """Return the units that name an authority by any of its names, as they were made."""
    ids = units_naming(catalogue, authority)
    found: list[Unit] = []
    for begin in range(0, len(ids), _PORTION):
        yield Progress(begin, len(ids), _("Looking for the name"))
        found += catalogue.units(ids[begin : begin + _PORTION])
    return tuple(found)


def split(
    catalogue: Catalogue,
    authority: Authority,
    heading: str,
    units: Collection[str],
    along: Collection[str] = (),
) -> Steps[int]:
    """Let some of the units that name an authority name another heading; return how many do. One step.

    The other is made, unless one is called so by now: then that is named, by its own heading. It takes over
    the names that go `along`, and the heading where that was a name, too; units that stay and said one of
    these say the heading that stays. All else that is known of the authority stays with it: a unit that
    leaves is rid of its number, and of one that units which stay have. Raises CatalogueError where the
    heading is none, or the one that stays.
    """
    if heading in ("", authority.name):
        raise CatalogueError(_("The new heading must be another than the one that is split."))
    going = tuple(name for name in authority.names[1:] if name.text == heading or name.text in along)
    gone = {name.text for name in going}
    there = called(catalogue, authority, heading)
    parted = _parted(authority, there, heading, going)
    with catalogue.edit(_("Split “{name}”").format(name=authority.name)) as edit:
        if going:
            _put(edit, replace(authority, names=tuple(each for each in authority.names if each not in going)))
        if parted != there:
            _put(edit, parted)
        named = units_naming(catalogue, authority)
        staying = [id for id in named if id not in units]
        old = {name.text for name in authority.names}
        yield from _each(edit, staying, lambda unit: _saying(authority, unit, gone, authority.name))
        numbers = {each.text for each in authority.identifiers} | _numbers(edit, staying, old)
        leaving = [id for id in named if id in units]
        return (
            yield from _each(edit, leaving, lambda unit: _left(authority, unit, old, parted.name, numbers))
        )


def called(catalogue: Catalogue, authority: Authority, name: str) -> Authority | None:
    """Return who or what else of its kind was given this name by hand, None where nothing was."""
    found: Sequence[Authority]
    if isinstance(authority, Agent):
        found = catalogue.namesakes(Agent(id="", names=(AgentName(text=name),)))
    else:
        found = catalogue.concepts(authority.kind)
    alike = (each for each in found if name in {said.text for said in each.names})
    return next((each for each in alike if each.id != authority.id), None)


def agent_called(catalogue: Catalogue, name: str, but: str = "") -> Agent | None:
    """Return the agent that has this name, `but` the one of that id; None where none has, or several have."""
    alike = [
        each
        for each in catalogue.agents(name, limit=_PORTION)
        if each.id != but and name in {said.text for said in each.names}
    ]
    return alike[0] if name and len(alike) == 1 else None


def as_kept(catalogue: Catalogue, authority: Authority) -> Authority:
    """Return an authority as it is now: an agent by its id, another by its heading."""
    if isinstance(authority, Agent):
        return catalogue.agent(authority.id)
    known = (each for each in catalogue.concepts(authority.kind) if each.name == authority.name)
    return next(known, authority)


def _parted(
    authority: Authority, there: Authority | None, heading: str, going: tuple[AgentName, ...]
) -> Authority:
    """Return who or what the heading names once these names have gone to it."""
    if there is not None:
        return replace(there, names=_names(there.names, going))
    own = next((name for name in going if name.text == heading), AgentName(text=heading))
    names = (replace(own, kind=None), *(name for name in going if name.text != heading))
    if isinstance(authority, Agent):
        return Agent(id=new_id(), kind=authority.kind, names=names)
    return Concept(id="", kind=authority.kind, names=names)


def _put(edit: Edit, authority: Authority) -> None:
    if isinstance(authority, Agent):
        edit.put_agent(authority)
    else:
        _put_concept(edit, authority)


def _saying(authority: Authority, unit: Unit, old: Collection[str], new: str) -> Unit:
    """Return the unit with another name where it says one of the old ones of such an authority."""
    if isinstance(authority, Agent):
        return renaming.with_agent_renamed(unit, old, new)
    return _renamed(unit, authority.kind, old, new)


def _left(authority: Authority, unit: Unit, old: Collection[str], new: str, numbers: Collection[str]) -> Unit:
    """Return the unit with another name that is not identified by the numbers of the authority it leaves."""
    return renaming.without_numbers(_saying(authority, unit, old, new), new, numbers)


def _numbers(edit: Edit, ids: Sequence[str], names: Collection[str]) -> set[str]:
    """Return the numbers by which units identify who or what has these names."""
    said = (edit.units(ids[begin : begin + _PORTION]) for begin in range(0, len(ids), _PORTION))
    return {number for units in said for unit in units for number in renaming.numbers(unit, names)}


def change(catalogue: Catalogue, agent: Agent, seen: Agent | None = None) -> Steps[int]:
    """Keep what was changed of an agent; where its heading is another now, units say the new one. One step.

    So do the relations of other agents that lead to it. The heading that was stays as a variant where it
    was not taken away by hand. What others have changed since it was `seen` stays. Returns how many units
    changed; raises CatalogueError where a name is another agent's, and ConflictError where others have
    changed the same, or it is gone.
    """
    label = _("Change “{name}”").format(name=agent.name)
    with catalogue.edit(label) as edit:
        before = as_now(catalogue, edit, seen or agent)
        agent = onto(before, seen or before, agent)
        edit.put_agent(agent)
        lead_on(catalogue, edit, (before,), {before.name}, agent)
        if before.name == agent.name:
            return 0
        return (yield from _rename_agent(catalogue, edit, {before.name}, agent.name))


def merge_concepts(
    catalogue: Catalogue, made: Concept, gone: Collection[Concept], seen: Collection[Concept] = ()
) -> Steps[int]:
    """Put one place, subject, genre or repository in the place of others; return in how many units. One step.

    Units say its heading then; how the others were called it keeps as variants. Raises ConflictError where
    one that was `seen` when this was chosen is another now.
    """
    old = {name.text for each in (made, *gone) for name in each.names}
    with catalogue.edit(_("Merge into “{name}”").format(name=made.name)) as edit:
        refuse_changed(catalogue, edit, seen)
        for each in gone:
            edit.delete_concept(each.id)
        _put_concept(edit, made)
        return (yield from _rename_concept(catalogue, edit, made, old - {made.name}))


def change_concept(catalogue: Catalogue, before: Concept, after: Concept) -> Steps[int]:
    """Keep what was changed of a place, subject, genre or repository; units say its new heading. One step.

    Returns how many units changed; raises CatalogueError where a name is another's, and ConflictError where
    others have changed the same since.
    """
    others = (each for each in catalogue.concepts(after.kind) if each.id != before.id)
    taken = {name.text for each in others for name in each.names} & {name.text for name in after.names}
    if taken:
        words = _("“{name}” is already a name of another: merge the two, or tell them apart.")
        raise CatalogueError(words.format(name=min(taken)))
    with catalogue.edit(_("Change “{name}”").format(name=after.name)) as edit:
        after = onto(as_now(catalogue, edit, before), before, after)
        _put_concept(edit, after)
        if before.name == after.name:
            return 0
        return (yield from _rename_concept(catalogue, edit, after, {before.name}))


def _put_concept(edit: Edit, concept: Concept) -> None:
    """Keep a concept of which more is known than its heading, and no other: that units say themselves."""
    if concept.says_more:
        edit.put_concept(concept if concept.id else replace(concept, id=new_id()))
    elif concept.id:
        edit.delete_concept(concept.id)


def _rename_concept(catalogue: Catalogue, edit: Edit, made: Concept, old: Collection[str]) -> Steps[int]:
    ids = catalogue.units_saying((_field(made.kind),), old)
    return (yield from _each(edit, ids, lambda unit: _renamed(unit, made.kind, old, made.name)))


def _field(kind: ConceptKind) -> str:
    """The field of the form in which units say what is of this kind."""
    return "repository" if kind is ConceptKind.REPOSITORY else "subjects"


def _role(kind: ConceptKind) -> str:
    return "" if kind is ConceptKind.REPOSITORY else str(kind)


def _renamed(unit: Unit, kind: ConceptKind, old: Collection[str], new: str) -> Unit:
    if kind is ConceptKind.REPOSITORY:
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
