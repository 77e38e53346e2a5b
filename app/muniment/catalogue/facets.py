"""How many of the hits are of each archive, level, language, person, decade and status."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, func, select

from muniment.catalogue import databases
from muniment.catalogue.answers import Count, Facet, Facets
from muniment.catalogue.facts import levels_counted
from muniment.catalogue.narrowing import seek
from muniment.catalogue.searching import all_keys
from muniment.catalogue.tables import agent_names, agents, tallies, terms
from muniment.catalogue.tallies import (
    ARCHIVE,
    BOTH,
    DECADE,
    LANGUAGE,
    OTHERWISE,
    TRANSLATOR_ONLY,
    Said,
    decades_of,
    read,
)
from muniment.description import languages, shelfmarks
from muniment.description.levels import Level, Status
from muniment.description.vocabularies import level_called

T = TypeVar("T")

MOST_COUNTED = 20_000
"""To count more takes longer than a person waits; then the counts are of so many hits."""

_MOST_SHOWN = 50
_TRANSLATORS = TRANSLATOR_ONLY + BOTH
_AGENTS = _TRANSLATORS + OTHERWISE

_COUNTED = select(
    tallies.c.said,
    func.count().label("times"),
    func.aggregate_strings(tallies.c.linked, "\n").label("linked"),
).group_by(tallies.c.said)


class _Linked(NamedTuple):
    """The terms of each unit, parted by blanks, and how many units have each."""

    units: Sequence[str]
    terms: Counter[str]


def facets(connection: Connection, typed: str) -> Facets:
    """Return the facets of what a search for `typed` finds; facets that say nothing are left out."""
    keys = all_keys(connection, seek(typed), MOST_COUNTED + 1)
    counted = keys[:MOST_COUNTED]
    known = _facets(connection, counted) if counted else ()
    return Facets(
        facets=tuple(facet for facet in known if facet.counts),
        of=len(counted),
        is_whole=len(keys) == len(counted),
    )


def _facets(connection: Connection, keys: Sequence[int]) -> Iterator[Facet]:
    said, linked = _counted(connection, keys)
    yield _facet("repository", _named(_archives(connection, linked).items(), "repository"))
    yield _facet("level", _levels(said))
    yield _facet("language", _languages(connection, linked))
    meant = _agents(connection, linked)
    yield _facet("translator", _named(_credited(connection, linked, _TRANSLATORS, meant), "translator"))
    yield _facet("agent", _named(_credited(connection, linked, _AGENTS, meant), "agent"))
    yield Facet(name="decade", counts=tuple(_decades(said)))
    yield _facet("status", _statuses(said))


def _counted(connection: Connection, keys: Sequence[int]) -> tuple[Mapping[Said, int], _Linked]:
    """Return how many units say just the same, and what they are linked to.

    A line each is more than twice as dear as these few long ones.
    """
    among = databases.of(connection).listed(keys)
    lines = connection.execute(_COUNTED.where(tallies.c.unit.in_(among))).all()
    linked = "\n".join(line.linked for line in lines)
    said = {read(line.said): line.times for line in lines}
    return said, _Linked(linked.split("\n"), Counter(linked.split()))


def _facet(name: str, counts: Iterable[Count]) -> Facet:
    most_first = sorted(counts, key=lambda count: (-count.count, count.label))
    return Facet(name=name, counts=tuple(most_first[:_MOST_SHOWN]))


def _named(counted: Iterable[tuple[str, int]], field: str) -> Iterator[Count]:
    for name, count in counted:
        # What stands in quotes cannot have any within.
        if '"' not in name:
            yield Count(label=name, count=count, narrow=f'{field}:="{name}"')


def _times(linked: _Linked, kinds: str, meant: Mapping[int, T]) -> Counter[T]:
    """Count units by what their terms of these kinds mean, each once for the same."""
    meaning: dict[T, list[str]] = {}
    for term in linked.terms:
        if term[0] in kinds and (key := int(term[1:])) in meant:
            meaning.setdefault(meant[key], []).append(term)
    counted = Counter({each: sum(map(linked.terms.__getitem__, said)) for each, said in meaning.items()})
    # Only a unit with two terms that mean the same was counted twice: under one term it stands once.
    alike = (each for each, said in meaning.items() if len({term[1:] for term in said}) > 1)
    several = {term: each for each in alike for term in meaning[each]}
    for unit in linked.units if several else ():
        means = [several[term] for term in unit.split() if term in several]
        for each in set(means) if len(means) > 1 else ():
            counted[each] -= means.count(each) - 1
    return counted


def _keys(linked: _Linked, kinds: str) -> list[int]:
    """Return the keys of the terms of these kinds."""
    return [int(term[1:]) for term in linked.terms if term[0] in kinds]


def _words(connection: Connection, linked: _Linked, kind: str) -> dict[int, str]:
    """Return what the terms of a kind say."""
    among = databases.of(connection).listed(_keys(linked, kind))
    wanted = select(terms.c.key, terms.c.text).where(terms.c.key.in_(among))
    return dict(connection.execute(wanted).all())


def _archives(connection: Connection, linked: _Linked) -> Counter[str]:
    """Count units by archive, whether a unit says its name or its code."""
    names = _words(connection, linked, ARCHIVE)
    for key, said in names.items():
        known = shelfmarks.repository_called(said)
        names[key] = known.name if known else said
    return _times(linked, ARCHIVE, names)


def _languages(connection: Connection, linked: _Linked) -> Iterator[Count]:
    tags = {key: said.split("-")[0] for key, said in _words(connection, linked, LANGUAGE).items()}
    for tag, count in _times(linked, LANGUAGE, tags).items():
        yield Count(label=languages.name_of(tag) or tag, count=count, narrow=f'language:"{tag}"')


def _agents(connection: Connection, linked: _Linked) -> dict[int, int]:
    """Return which agents the names mean that are credited."""
    among = databases.of(connection).listed(_keys(linked, _AGENTS))
    wanted = select(agent_names.c.term, agent_names.c.agent).where(agent_names.c.term.in_(among))
    return dict(connection.execute(wanted).all())


def _credited(
    connection: Connection, linked: _Linked, kinds: str, meant: Mapping[int, int]
) -> list[tuple[str, int]]:
    """Count units by whom they credit, each once for an agent: all names of one agent are one."""
    times = _times(linked, kinds, meant)
    most = times.most_common()
    # More than are shown, for names in quotes are left out.
    least = most[2 * _MOST_SHOWN][1] if len(most) > 2 * _MOST_SHOWN else 0
    wanted = select(agents.c.key, agents.c.name)
    listed = databases.of(connection).listed([key for key, count in most if count >= least])
    return [(name, times[key]) for key, name in connection.execute(wanted.where(agents.c.key.in_(listed)))]


def _levels(said: Mapping[Said, int]) -> Iterator[Count]:
    stated = ((line.level if line.level != Level.OTHER else "", line.level_name) for line in said)
    counted = levels_counted((*level, times) for level, times in zip(stated, said.values(), strict=True))
    for level, count in counted.items():
        if '"' not in level:
            yield Count(label=level_called(level), count=count, narrow=f'level:"{level}"')


def _statuses(said: Mapping[Said, int]) -> Iterator[Count]:
    counted: Counter[str] = Counter()
    for line, times in said.items():
        counted[line.status] += times
    for status, count in counted.items():
        if status in tuple(Status):
            yield Count(label=status, count=count, narrow=f"is:{status}")


def _decades(said: Mapping[Said, int]) -> Iterator[Count]:
    """Yield the decades in their order; a unit is counted in each that it has a part in."""
    counted: Counter[int] = Counter()
    for line, times in said.items():
        for decade in decades_of(line):
            counted[decade] += times
    for decade, count in sorted(counted.items()):
        first = decade * DECADE
        yield Count(label=f"{first}s", count=count, narrow=f"date:{first:04}..{first + DECADE - 1:04}")
