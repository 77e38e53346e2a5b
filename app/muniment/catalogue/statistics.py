"""How much there is, of what: for the page of statistics."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, func, select

from muniment.catalogue import databases, query
from muniment.catalogue.tables import agents, steps, terms, units, uses

Counts: TypeAlias = tuple[tuple[str, int], ...]
"""Names and how many units each has, the most first."""

_MOST = 100
_HOW_MANY = func.count().label("how_many")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """A catalogue in numbers.

    `levels` are by the level's code or, where there is none of it, its own name; `decades` by the
    year with which they begin, in their order; sizes are bytes, that of the index about right.
    `checked` is when the index was last compared with the units.
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
    return Statistics(
        units=query.count(connection),
        agents=_count(connection, select(func.count()).select_from(agents)),
        steps=_count(connection, select(func.count()).select_from(steps)),
        levels=_levels(connection),
        repositories=_said(connection, "repository"),
        languages=_said(connection, "languages"),
        decades=_decades(connection),
        size=size,
        index_size=index_size,
        index_is_sound=index_is_sound,
        checked=checked,
    )


def _count(connection: Connection, wanted: Select[Any]) -> int:
    return connection.scalar(wanted) or 0


def _levels(connection: Connection) -> Counts:
    level = func.coalesce(func.nullif(units.c.level_name, ""), units.c.level)
    return _counted(connection, select(level, _HOW_MANY).group_by(level))


def _decades(connection: Connection) -> Counts:
    decade = func.substr(units.c.begin_date, 1, 3)
    dated = select(decade, _HOW_MANY).where(units.c.begin_date.between("0", "9999-12-31")).group_by(decade)
    return tuple(sorted((f"{begin}0", count) for begin, count in _counted(connection, dated)))


def _said(connection: Connection, field: str) -> Counts:
    wanted = select(terms.c.text, _HOW_MANY).join(uses, uses.c.term == terms.c.key)
    return _counted(connection, wanted.where(terms.c.field == field).group_by(terms.c.key, terms.c.text))


def _counted(connection: Connection, wanted: Select[*tuple[Any, ...]]) -> Counts:
    found = connection.execute(wanted.order_by(_HOW_MANY.desc()).limit(_MOST))
    return tuple((name, count) for name, count in found)
