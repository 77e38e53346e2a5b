"""How many of the hits are of each archive, level, language, person, decade and status."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import BindParameter, Connection, Integer, bindparam, literal_column, select, text

from muniment.catalogue import databases
from muniment.catalogue.answers import Count, Facet, Facets
from muniment.catalogue.narrowing import seek
from muniment.catalogue.portions import portions
from muniment.catalogue.records import NAMES
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
_PORTION = 5_000
_TermsOf: TypeAlias = Mapping[int, tuple[str, str]]
_COLUMNS = ("level", "level_name", "status", "begin_date", "end_date")


class _Used(NamedTuple):
    """A term that a unit uses, and in which part."""

    unit: int
    term: int
    role: str


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
    said = _columns(connection, keys)
    used = _used(connection, keys)
    terms_of = _terms(connection, {each.term for each in used})
    agent_of = _agents(connection, {term for term, (field, _text) in terms_of.items() if field == NAMES})
    yield _facet("repository", _named(_repositories(used, terms_of), "repository"))
    yield _facet("level", _levels(said))
    yield _facet("language", _languages(used, terms_of))
    translating = [each for each in used if each.role == TRANSLATOR]
    yield _facet("translator", _named(_credited(translating, agent_of), "translator"))
    yield _facet("agent", _named(_credited(used, agent_of), "agent"))
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


def _among(keys: Sequence[int]) -> BindParameter[Sequence[int]]:
    # Written into the statement: there may be more of them than a database takes parameters.
    return bindparam("keys", list(keys), expanding=True, literal_execute=True)


def _columns(connection: Connection, keys: Sequence[int]) -> list[Any]:
    """Return what units say in columns, from where it is read quickest."""
    source = text(databases.of(connection).counted_from)
    wanted: Any = select(*map(literal_column, _COLUMNS)).select_from(source)
    return list(connection.execute(wanted.where(literal_column("key", Integer).in_(_among(keys)))))


def _used(connection: Connection, keys: Sequence[int]) -> list[_Used]:
    # Terms are joined here, not there: a database may begin with all the names that there are.
    wanted = select(uses.c.unit, uses.c.term, uses.c.role).where(uses.c.unit.in_(_among(keys)))
    return [_Used(*line) for line in connection.execute(wanted)]


def _terms(connection: Connection, keys: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return field and text of terms by their keys."""
    found: dict[int, tuple[str, str]] = {}
    for portion in portions(keys, _PORTION):
        wanted = select(terms.c.key, terms.c.field, terms.c.text).where(terms.c.key.in_(_among(portion)))
        found |= {key: (field, said) for key, field, said in connection.execute(wanted)}
    return found


def _agents(connection: Connection, named: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Return key and name of the agents that terms mean: all names of one agent are one."""
    found: dict[int, tuple[int, str]] = {}
    wanted = select(agent_names.c.term, agents.c.key, agents.c.name)
    joined = wanted.join(agents, agents.c.key == agent_names.c.agent)
    for portion in portions(named, _PORTION):
        lines = connection.execute(joined.where(agent_names.c.term.in_(_among(portion))))
        found |= {term: (key, name) for term, key, name in lines}
    return found


def _repositories(used: Iterable[_Used], terms_of: _TermsOf) -> Iterator[tuple[str, int]]:
    """Count units by archive, whether a unit says its name or its code."""
    counted = Counter(each.term for each in used if terms_of[each.term][0] == "repository")
    names: Counter[str] = Counter()
    for term, count in counted.items():
        said = terms_of[term][1]
        known = shelfmarks.repository_called(said)
        names[known.name if known else said] += count
    yield from names.items()


def _credited(used: Iterable[_Used], agent_of: Mapping[int, tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """Count units by whom they credit, each once for an agent."""
    pairs = {(each.unit, agent_of[each.term]) for each in used if each.term in agent_of}
    for (_key, name), count in Counter(agent for _unit, agent in pairs).items():
        yield name, count


def _languages(used: Iterable[_Used], terms_of: _TermsOf) -> Iterator[Count]:
    pairs = {
        (each.unit, terms_of[each.term][1].split("-")[0])
        for each in used
        if terms_of[each.term][0] == "languages"
    }
    for tag, count in Counter(tag for _unit, tag in pairs).items():
        yield Count(label=languages.name_of(tag) or tag, count=count, narrow=f'language:"{tag}"')


def _levels(said: Iterable[Any]) -> Iterator[Count]:
    counted: Counter[str] = Counter()
    for line in said:
        counted.update({line.level if line.level != Level.OTHER else "", line.level_name} - {""})
    for level, count in counted.items():
        term = vocabulary("levels").get(level)
        if '"' not in level:
            yield Count(label=term.label if term else level, count=count, narrow=f'level:"{level}"')


def _statuses(said: Iterable[Any]) -> Iterator[Count]:
    for status, count in Counter(line.status for line in said).items():
        if status in tuple(Status):
            yield Count(label=status, count=count, narrow=f"is:{status}")


def _decades(said: Iterable[Any]) -> Iterator[Count]:
    """Yield the decades in their order; a unit is counted in each that it has a part in."""
    counted: Counter[int] = Counter()
    for line in said:
        begin, end = line.begin_date[:_YEAR], line.end_date[:_YEAR]
        first, last = _decade(begin or end), _decade(end or begin)
        counted.update(range(first, min(last, first + _LONGEST) + 1) if first and last else ())
    for decade, count in sorted(counted.items()):
        first = decade * _DECADE
        yield Count(label=f"{first}s", count=count, narrow=f"date:{first}..{first + _DECADE - 1}")


def _decade(year: str) -> int:
    return int(year) // _DECADE if year.isdigit() else 0
