"""Other names of what was typed: *Vienna* finds units that say *Wien*, where an authority has both.

A few places and persons have several names in any catalogue: *Peking* finds *Beijing*, wherever it stands.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.pool import Pool

from muniment.catalogue import databases
from muniment.catalogue.asking import Asked, Condition
from muniment.catalogue.codec import decode_concept
from muniment.catalogue.cutting import UNSPACED, words
from muniment.catalogue.exonyms import other_names
from muniment.catalogue.journal import UNDONE
from muniment.catalogue.listing import OneOf
from muniment.catalogue.records import NAMES
from muniment.catalogue.tables import agent_names, agents, concepts, steps, terms
from muniment.description.concepts import ConceptKind
from muniment.description.folding import beginnings, fold

FIELDS: Mapping[ConceptKind, tuple[str, str]] = MappingProxyType(
    {
        ConceptKind.PLACE: ("subjects", "place"),
        ConceptKind.SUBJECT: ("subjects", "subject"),
        ConceptKind.GENRE: ("subjects", "subject"),
        ConceptKind.REPOSITORY: ("repository", "repository"),
    }
)
"""In which field of the form units say a concept, and in which field of a search it is looked for."""

_AGENT = "agent"
_ANYWHERE = ""
_BETWEEN = re.compile(f"(?<=[{UNSPACED}]) (?=[{UNSPACED}])")
_KNOWN = MappingProxyType({"places": "place", "persons": _AGENT})
"""In which field of a search the names stand that are known in any catalogue."""

_FITS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "place": frozenset({"place"}),
        "subject": frozenset({"place", "subject"}),
        "repository": frozenset({"repository"}),
        _AGENT: frozenset({_AGENT}),
        "translator": frozenset({_AGENT}),
    }
)
"""Names of what may stand in a field that a search names."""

_MOST = 24
"""So many other names are asked for: more than any name has that is known in any catalogue."""
_LONGEST = 6
_SHORTEST = 3
_SHORTEST_TO_GO_ON = 5
_MOST_WORDS = 100
"""In so many words of what was typed names are looked for: no more of a page are asked for."""

_named, _also = agent_names.alias("named"), agent_names.alias("also")
_typed, _other = terms.alias("typed"), terms.alias("other")
_OF_AGENTS: Select[str, str] = (
    select(_typed.c.folded, _other.c.text)
    .join(_named, _named.c.term == _typed.c.key)
    .join(agents, agents.c.key == _named.c.agent)
    .join(_also, _also.c.agent == agents.c.key)
    .join(_other, _other.c.key == _also.c.term)
    .where(_typed.c.field == NAMES, agents.c.by_hand, _other.c.key != _typed.c.key, OneOf(_typed.c.folded))
)
_STATE = select(
    select(func.max(steps.c.number)).scalar_subquery(),
    select(func.sum(steps.c.number)).where(steps.c.state == UNDONE).scalar_subquery(),
)
_KEPT = select(concepts.c.id, concepts.c.body)


@dataclass(frozen=True, slots=True)
class Named:
    """A concept by its names: folded as they are looked for, and as they are written, the heading first."""

    kind: ConceptKind
    folded: tuple[str, ...]
    names: tuple[str, ...]


_known: WeakKeyDictionary[Pool, tuple[object, tuple[Named, ...]]] = WeakKeyDictionary()
"""By the connections of a catalogue: the state of its journal, and the concepts of several names then."""


def named(connection: Connection) -> tuple[Named, ...]:
    """Return the concepts that have more than one name; they are read anew when anything was done."""
    pool = connection.engine.pool
    (now,) = databases.of(connection).those(connection, _STATE)
    if pool not in _known or _known[pool][0] != now:
        _known[pool] = now, tuple(_read(connection))
    return _known[pool][1]


def headings(connection: Connection, field: str, beginning: str) -> list[str]:
    """Return the headings of what may be said in a field of the form and has a name that begins so."""
    folded = " ".join(words(beginning))
    if not folded:
        return []
    asked = (each for each in named(connection) if FIELDS[each.kind][0] == field)
    return [each.names[0] for each in asked if any(_begins(name, folded) for name in each.folded)]


def extended(connection: Connection, asked: Asked) -> Asked:
    """Return what is asked, where other names of what is named will do; the same where none is known."""
    typed = words(asked.words)
    others = _Others(connection, asked)
    if not others:
        return asked
    clauses = tuple(_alternatives(clause, others) for clause in asked.clauses)
    start, end = others.best(typed, asked.unfinished)
    if end == start:
        return replace(asked, clauses=clauses)
    said = " ".join(typed[start:end])
    unfinished = asked.unfinished and end == len(typed)
    # What is written without spaces is asked as a run: its characters anywhere are no name.
    first = Condition(text=_BETWEEN.sub("", said), quoted=not unfinished, unfinished=unfinished)
    rest = " ".join((*typed[:start], *typed[end:]))
    return Asked(
        words=rest,
        unfinished=asked.unfinished and end < len(typed),
        clauses=(*clauses, (first, *others.of(said, unfinished=unfinished))),
    )


class _Others:
    """The other names of whatever may be named in what was typed."""

    def __init__(self, connection: Connection, asked: Asked) -> None:
        fields = [each for clause in asked.clauses for each in clause if each.field in _FITS]
        written = fold(asked.words).split()
        wanted = {fold(each.text) for each in fields}
        wanted |= {" ".join(written[start:end]) for start, end in _spans(len(written))}
        # As an authority writes it, the family's name may be parted from the others.
        ways = {way for one in wanted if one for way in (one, one.replace(" ", ", ", 1))}
        self._concepts = named(connection)
        self._agents: dict[str, list[str]] = {}
        found = databases.of(connection).those(connection, _OF_AGENTS, asked=list(ways))
        for folded, other in found:
            self._agents.setdefault(" ".join(words(folded)), []).append(other)
        cut = {" ".join(words(one)) for one in wanted}
        self._known = any(other_names(kind, one) for one in cut for kind in _KNOWN)

    def __bool__(self) -> bool:
        return bool(self._concepts or self._agents or self._known)

    def best(self, typed: Sequence[str], unfinished: bool) -> tuple[int, int]:
        """Return where the longest name stands among the words, an empty place where there is none."""
        found = (
            (start, end)
            for start, end in _spans(len(typed))
            if self.of(" ".join(typed[start:end]), unfinished=unfinished and end == len(typed))
        )
        return max(found, key=lambda span: span[1] - span[0], default=(0, 0))

    def of(self, said: str, field: str = "", *, unfinished: bool = False) -> list[Condition]:
        """Return what to look for beside a name, in the field that it stands in where one is given.

        Where it is unfinished, the others may go on as well: *Belgrade* finds *Београду*.
        """
        return [
            Condition(text=name, field=field or into, quoted=True, unfinished=unfinished and _may_go_on(name))
            for into, name in dict.fromkeys((*self._names(said, unfinished), *_known_names(said, field)))
            if not field or into in _FITS[field]
        ][:_MOST]

    def _names(self, said: str, unfinished: bool) -> Iterator[tuple[str, str]]:
        for each in self._concepts:
            if _is_named(each, said, unfinished):
                into = FIELDS[each.kind][1]
                yield from ((into, name) for name in each.names if fold(name) != said)
        yield from ((_AGENT, name) for name in self._agents.get(said, ()))


def _may_go_on(name: str) -> bool:
    """Say whether what begins as a name is likely to be one of its cases; of short names anything may be."""
    return len(fold(name).split(" ")[-1]) >= _SHORTEST_TO_GO_ON


def _known_names(said: str, field: str) -> Iterator[tuple[str, str]]:
    """Yield the names that are known in any catalogue: they may stand anywhere, where no field is given."""
    for kind, into in _KNOWN.items():
        yield from ((into if field else _ANYWHERE, name) for name in other_names(kind, said))


def _alternatives(clause: tuple[Condition, ...], others: _Others) -> tuple[Condition, ...]:
    """Return a clause that other names will do for; what must not be said is left as it is."""
    if any(each.excluded for each in clause):
        return clause
    more = [
        replace(other, whole=each.whole)
        for each in clause
        if each.field in _FITS
        for other in others.of(" ".join(words(each.text)), each.field, unfinished=each.unfinished)
    ]
    return (*clause, *more)


def _spans(count: int) -> Iterator[tuple[int, int]]:
    count = min(count, _MOST_WORDS)
    for start in range(count):
        yield from ((start, end) for end in range(start + 1, min(count, start + _LONGEST) + 1))


def _is_named(concept: Named, said: str, unfinished: bool) -> bool:
    if not unfinished:
        return said in concept.folded
    return len(said) >= _SHORTEST and any(name.startswith(said) for name in concept.folded)


def _begins(name: str, folded: str) -> bool:
    return any(name.startswith(way) or f" {way}" in name for way in beginnings(folded))


def _read(connection: Connection) -> Iterable[Named]:
    for id, body in connection.execute(_KEPT.order_by(concepts.c.id)):
        concept = decode_concept(id, body)
        names = tuple(dict.fromkeys(name.text for name in concept.names if name.text))
        if len(names) > 1:
            yield Named(concept.kind, tuple(" ".join(words(name)) for name in names), names)
