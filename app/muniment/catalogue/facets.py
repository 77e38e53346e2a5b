"""How many of the hits are of each archive, level, language, person, decade and status."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, distinct, func, select

from muniment.catalogue.answers import Count, Facet, Facets
from muniment.catalogue.narrowing import seek
from muniment.catalogue.records import NAMES
from muniment.catalogue.searching import all_keys
from muniment.catalogue.tables import agent_names, agents, terms, units, uses
from muniment.description import languages
from muniment.description.levels import Level, Status
from muniment.description.vocabularies import vocabulary

MOST_COUNTED = 30_000
"""To count more takes longer than a person waits; then the counts are of so many hits."""

_MOST_SHOWN = 50
_DECADE = 10
_LONGEST = 100
"""Decades: what is said to last longer is a slip."""

_FACETS_INDEX = "INDEXED BY ix_units_facets"


def facets(connection: Connection, text: str) -> Facets:
    """Return the facets of what a search for `text` finds; facets that say nothing are left out."""
    keys = all_keys(connection, seek(text), MOST_COUNTED + 1)
    counted = keys[:MOST_COUNTED]
    known = _facets(connection, counted) if counted else ()
    return Facets(
        facets=tuple(facet for facet in known if facet.counts),
        of=len(counted),
        is_whole=len(keys) == len(counted),
    )


def _facets(connection: Connection, keys: Sequence[int]) -> Iterator[Facet]:
    yield _facet("repository", _named(_terms(connection, keys, "repository"), "repository"))
    yield _facet("level", _levels(connection, keys))
    yield _facet("language", _languages(connection, keys))
    yield _facet("translator", _named(_agents(connection, keys, uses.c.role == "trl"), "translator"))
    yield _facet("agent", _named(_agents(connection, keys), "agent"))
    yield Facet(name="decade", counts=tuple(_decades(connection, keys)))
    yield _facet("status", _statuses(connection, keys))


def _facet(name: str, counts: Iterable[Count]) -> Facet:
    most_first = sorted(counts, key=lambda count: (-count.count, count.label))
    return Facet(name=name, counts=tuple(most_first[:_MOST_SHOWN]))


def _named(counted: Iterable[tuple[str, int]], field: str) -> Iterator[Count]:
    for name, count in counted:
        # What stands in quotes cannot have any within.
        if '"' not in name:
            yield Count(label=name, count=count, narrow=f'{field}:="{name}"')


def _of(column: ColumnElement[int], keys: Sequence[int]) -> ColumnElement[bool]:
    return column.in_(bindparam("keys", list(keys), expanding=True, literal_execute=True))


def _terms(connection: Connection, keys: Sequence[int], field: str) -> list[tuple[str, int]]:
    counted = select(terms.c.text, func.count()).join(uses, uses.c.term == terms.c.key)
    counted = counted.where(_of(uses.c.unit, keys), terms.c.field == field).group_by(terms.c.text)
    return [(text, count) for text, count in connection.execute(counted)]


def _agents(
    connection: Connection, keys: Sequence[int], *parts: ColumnElement[bool]
) -> list[tuple[str, int]]:
    """Count units by whom they credit, all names of one agent together."""
    counted = (
        select(agents.c.name, func.count(distinct(uses.c.unit)))
        .select_from(uses)
        .join(terms, terms.c.key == uses.c.term)
        .join(agent_names, agent_names.c.term == uses.c.term)
        .join(agents, agents.c.key == agent_names.c.agent)
        .where(_of(uses.c.unit, keys), terms.c.field == NAMES, *parts)
        .group_by(agents.c.key, agents.c.name)
    )
    return [(name, count) for name, count in connection.execute(counted)]


def _languages(connection: Connection, keys: Sequence[int]) -> Iterator[Count]:
    said = select(uses.c.unit, terms.c.text).join(terms, terms.c.key == uses.c.term)
    said = said.where(_of(uses.c.unit, keys), terms.c.field == "languages")
    pairs = {(unit, tag.split("-")[0]) for unit, tag in connection.execute(said)}
    for tag, count in Counter(tag for _unit, tag in pairs).items():
        yield Count(label=languages.name_of(tag) or tag, count=count, narrow=f'language:"{tag}"')


def _levels(connection: Connection, keys: Sequence[int]) -> Iterator[Count]:
    said: Counter[str] = Counter()
    for level, name, count in _columns(connection, keys, units.c.level, units.c.level_name):
        for each in {level if level != Level.OTHER else "", name} - {""}:
            said[each] += count
    for level, count in said.items():
        term = vocabulary("levels").get(level)
        if '"' not in level:
            yield Count(label=term.label if term else level, count=count, narrow=f'level:"{level}"')


def _statuses(connection: Connection, keys: Sequence[int]) -> Iterator[Count]:
    for status, count in _columns(connection, keys, units.c.status):
        if status in tuple(Status):
            yield Count(label=status, count=count, narrow=f"is:{status}")


def _decades(connection: Connection, keys: Sequence[int]) -> Iterator[Count]:
    """Yield the decades in their order; a unit is counted in each that it has a part in."""
    counted: Counter[int] = Counter()
    years = func.substr(units.c.begin_date, 1, 4), func.substr(units.c.end_date, 1, 4)
    for begin, end, count in _columns(connection, keys, *years):
        first, last = _decade(begin or end), _decade(end or begin)
        for decade in range(first, min(last, first + _LONGEST) + 1) if first and last else ():
            counted[decade] += count
    for decade, count in sorted(counted.items()):
        first = decade * _DECADE
        yield Count(label=f"{first}s", count=count, narrow=f"date:{first}..{first + _DECADE - 1}")


def _decade(year: str) -> int:
    return int(year) // _DECADE if year.isdigit() else 0


def _columns(connection: Connection, keys: Sequence[int], *said: ColumnElement[str]) -> list[tuple[Any, ...]]:
    counted = select(*said, func.count()).where(_of(units.c.key, keys)).group_by(*said)
    return [tuple(line) for line in connection.execute(counted.with_hint(units, _FACETS_INDEX, "sqlite"))]
