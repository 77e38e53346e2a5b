"""How many of the hits are of each archive, level, language, person, decade and status."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Integer, Select, func, literal_column, select, text

from muniment.catalogue import databases
from muniment.catalogue.answers import Count, Facet, Facets
from muniment.catalogue.narrowing import seek
from muniment.catalogue.searching import all_keys
from muniment.catalogue.tables import agent_names, agents, terms, uses
from muniment.description import languages, shelfmarks
from muniment.description.levels import Level, Status
from muniment.description.vocabularies import vocabulary

MOST_COUNTED = 20_000
"""To count more takes longer than a person waits; then the counts are of so many hits."""

_MOST_SHOWN = 50
_DECADE = 10
_LONGEST = 100
"""Decades: what is said to last longer is a slip."""

TRANSLATOR = "trl"
_YEAR = 4
_TERMS = ("repository", "languages")
_COLUMNS: tuple[ColumnElement[str], ...] = (
    *map(literal_column, ("level", "level_name", "status")),
    literal_column(f"substr(begin_date, 1, {_YEAR})").label("begin"),
    literal_column(f"substr(end_date, 1, {_YEAR})").label("end"),
)


class _Used(NamedTuple):
    """A term that units use, and how many of them do."""

    term: int
    field: str
    text: str
    times: int


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
    among = databases.of(connection).listed(keys)
    said = _columns(connection, among)
    used = _used(connection, among)
    yield _facet("repository", _named(_repositories(used), "repository"))
    yield _facet("level", _levels(said))
    yield _facet("language", _languages(connection, used, among))
    yield _facet("translator", _named(_credited(connection, among, TRANSLATOR), "translator"))
    yield _facet("agent", _named(_credited(connection, among), "agent"))
    yield Facet(name="decade", counts=tuple(_decades(said)))
    yield _facet("status", _statuses(said))


def _facet(name: str, counts: Iterable[Count]) -> Facet:
    most_first = sorted(counts, key=lambda count: (-count.count, count.label))
    return Facet(name=name, counts=tuple(most_first[:_MOST_SHOWN]))


def _named(counted: Iterable[tuple[str, int]], field: str) -> Iterator[Count]:
    for name, count in counted:
        # What stands in quotes cannot have any within.
        if '"' not in name:
            yield Count(label=name, count=count, narrow=f'{field}:="{name}"')


def _columns(connection: Connection, among: Select[int]) -> list[Any]:
    """Return what units say in columns and how many say just this, from where it is read quickest."""
    source = text(databases.of(connection).counted_from)
    counted = select(*_COLUMNS, func.count().label("times")).select_from(source)
    counted = counted.where(literal_column("key", Integer).in_(among)).group_by(*_COLUMNS)
    return list(connection.execute(counted).all())


def _used(connection: Connection, among: Select[int]) -> list[_Used]:
    """Return the archives and languages that units say, each with how many do."""
    wanted = select(terms.c.key, terms.c.field, terms.c.text).where(terms.c.field.in_(_TERMS))
    known = {key: (field, said) for key, field, said in connection.execute(wanted).all()}
    listed = databases.of(connection).listed(list(known))
    counted = select(uses.c.term, func.count(uses.c.unit.distinct()))
    counted = counted.where(uses.c.unit.in_(among), uses.c.term.in_(listed)).group_by(uses.c.term)
    return [_Used(term, *known[term], times) for term, times in connection.execute(counted).all()]


def _repositories(used: Iterable[_Used]) -> Iterator[tuple[str, int]]:
    """Count units by archive, whether a unit says its name or its code."""
    names: Counter[str] = Counter()
    for each in used:
        if each.field == "repository":
            known = shelfmarks.repository_called(each.text)
            names[known.name if known else each.text] += each.times
    yield from names.items()


def _credited(connection: Connection, among: Select[int], role: str = "") -> list[tuple[str, int]]:
    """Count units by whom they credit, each once for an agent: all names of one agent are one."""
    counted = (
        select(agent_names.c.agent, func.count(uses.c.unit.distinct()))
        .join(agent_names, agent_names.c.term == uses.c.term)
        .where(uses.c.unit.in_(among), *((uses.c.role == role,) if role else ()))
        .group_by(agent_names.c.agent)
    )
    most = sorted(connection.execute(counted).all(), key=lambda line: -line[1])
    # More than are shown, for names in quotes are left out.
    least = most[2 * _MOST_SHOWN][1] if len(most) > 2 * _MOST_SHOWN else 0
    times: dict[int, int] = {key: count for key, count in most if count >= least}
    named = select(agents.c.key, agents.c.name)
    listed = databases.of(connection).listed(list(times))
    return [
        (name, times[key]) for key, name in connection.execute(named.where(agents.c.key.in_(listed))).all()
    ]


def _languages(connection: Connection, used: Iterable[_Used], among: Select[int]) -> Iterator[Count]:
    by_tag: dict[str, list[_Used]] = {}
    for each in used:
        if each.field == "languages":
            by_tag.setdefault(each.text.split("-")[0], []).append(each)
    for tag, said in by_tag.items():
        times = said[0].times
        if len(said) > 1:
            # A unit may be in more than one form of a language.
            of = (uses.c.unit.in_(among), uses.c.term.in_([each.term for each in said]))
            times = connection.scalar(select(func.count(uses.c.unit.distinct())).where(*of)) or 0
        yield Count(label=languages.name_of(tag) or tag, count=times, narrow=f'language:"{tag}"')


def _levels(said: Iterable[Any]) -> Iterator[Count]:
    counted: Counter[str] = Counter()
    for line in said:
        for level in {line.level if line.level != Level.OTHER else "", line.level_name} - {""}:
            counted[level] += line.times
    for level, count in counted.items():
        term = vocabulary("levels").get(level)
        if '"' not in level:
            yield Count(label=term.label if term else level, count=count, narrow=f'level:"{level}"')


def _statuses(said: Iterable[Any]) -> Iterator[Count]:
    counted: Counter[str] = Counter()
    for line in said:
        counted[line.status] += line.times
    for status, count in counted.items():
        if status in tuple(Status):
            yield Count(label=status, count=count, narrow=f"is:{status}")


def _decades(said: Iterable[Any]) -> Iterator[Count]:
    """Yield the decades in their order; a unit is counted in each that it has a part in."""
    counted: Counter[int] = Counter()
    for line in said:
        first, last = _decade(line.begin or line.end), _decade(line.end or line.begin)
        for decade in range(first, min(last, first + _LONGEST) + 1) if first and last else ():
            counted[decade] += line.times
    for decade, count in sorted(counted.items()):
        first = decade * _DECADE
        yield Count(label=f"{first}s", count=count, narrow=f"date:{first}..{first + _DECADE - 1}")


def _decade(year: str) -> int:
    return int(year) // _DECADE if year.isdigit() else 0
