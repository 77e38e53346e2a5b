"""How much there is, of what: for the page of statistics."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, func, select

from muniment.catalogue import databases, query
from muniment.catalogue.facts import levels_counted
from muniment.catalogue.tables import agents, steps, tallies, terms, uses
from muniment.catalogue.tallies import DECADE, Said, decades_of, read

Counts: TypeAlias = tuple[tuple[str, int], ...]
"""Names and how many units each has, the most first."""

_MOST = 100
_HOW_MANY = func.count().label("how_many")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """A catalogue in numbers.

    `levels` are by the level's code or, where there is none of it, its own name; `decades` by
    their first years, in their order, a unit in each that its dates reach into; sizes are bytes, that
    of the index about right. `checked` is when the index was last compared with the units.
    """

    units: int
    agents: int
    steps: int
    levels: Counts
    repositories: Counts
    languages: Counts
    decades: Counts
    size: int
    index_size: int
    index_is_sound: bool
    checked: datetime


def statistics(connection: Connection, *, index_is_sound: bool, checked: datetime) -> Statistics:
    """Return the catalogue in numbers; about a second where there are a million units."""
    size, index_size = databases.of(connection).sizes(connection)
    said = _what_units_say(connection)
    return Statistics(
        units=query.count(connection),
        agents=_count(connection, select(func.count()).select_from(agents)),
        steps=_count(connection, select(func.count()).select_from(steps)),
        levels=_levels(said),
        repositories=_said(connection, "repository"),
        languages=_said(connection, "languages"),
        decades=_decades(said),
        size=size,
        index_size=index_size,
        index_is_sound=index_is_sound,
        checked=checked,
    )


def _count(connection: Connection, wanted: Select[Any]) -> int:
    return connection.scalar(wanted) or 0


def _what_units_say(connection: Connection) -> Mapping[Said, int]:
    """Return what units say of themselves, and how many say it: units are too wide to be read for it."""
    wanted = select(tallies.c.said, func.count()).group_by(tallies.c.said)
    return {read(line): count for line, count in connection.execute(wanted)}


def _levels(said: Mapping[Said, int]) -> Counts:
    named = ((line.level_name.strip() or line.level, count) for line, count in said.items())
    counted = levels_counted((level, "", count) for level, count in named)
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:_MOST])


def _decades(said: Mapping[Said, int]) -> Counts:
    counted: Counter[str] = Counter()
    for line, count in said.items():
        for decade in decades_of(line):
            counted[f"{decade * DECADE:04}"] += count
    return tuple(sorted(counted.most_common(_MOST)))


def _said(connection: Connection, field: str) -> Counts:
    wanted = select(terms.c.text, _HOW_MANY).join(uses, uses.c.term == terms.c.key)
    return _counted(connection, wanted.where(terms.c.field == field).group_by(terms.c.key, terms.c.text))


def _counted(connection: Connection, wanted: Select[*tuple[Any, ...]]) -> Counts:
    found = connection.execute(wanted.order_by(_HOW_MANY.desc()).limit(_MOST))
    return tuple((name, count) for name, count in found)
