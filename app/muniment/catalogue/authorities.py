"""Who and what units speak of: how often, and where."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, func, select

from muniment.catalogue.portions import portions
from muniment.catalogue.records import NAMES
from muniment.catalogue.tables import agent_names, agents, terms, units, uses
from muniment.description.folding import fold

_COUNT = func.count(func.distinct(uses.c.unit))


def said(connection: Connection, field: str, role: str, words: str, limit: int) -> list[tuple[str, int]]:
    """Return what units say in a field, in the role where one is given, with how many do, by name."""
    wanted = (
        select(terms.c.text, _COUNT)
        .join(uses, uses.c.term == terms.c.key)
        .where(terms.c.field == field)
        .group_by(terms.c.key, terms.c.text, terms.c.folded)
        .order_by(terms.c.folded, terms.c.key)
        .limit(limit)
    )
    if role:
        wanted = wanted.where(uses.c.role == role)
    if words.strip():
        wanted = wanted.where(terms.c.folded.contains(fold(words), autoescape=True))
    return [(text, count) for text, count in connection.execute(wanted)]


def units_saying(connection: Connection, fields: Collection[str], texts: Collection[str]) -> list[str]:
    """Return the ids of the units that say one of these in one of the fields, as they were made."""
    found: dict[int, str] = {}
    for portion in portions(texts):
        wanted = (
            select(units.c.key, units.c.id)
            .join(uses, uses.c.unit == units.c.key)
            .join(terms, terms.c.key == uses.c.term)
            .where(terms.c.field.in_(list(fields)), terms.c.text.in_(portion))
        )
        found |= {line.key: line.id for line in connection.execute(wanted)}
    return [found[key] for key in sorted(found)]


def times_named(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """Return in how many units each of these agents is named, by any of its names; none is left out."""
    counts = dict.fromkeys(ids, 0)
    for portion in portions(ids):
        counts |= {line[0]: line[1] for line in connection.execute(_named(portion))}
    return counts


def _named(ids: Collection[str]) -> Select[Any]:
    return (
        select(agents.c.id, _COUNT)
        .join(agent_names, agent_names.c.agent == agents.c.key)
        .join(terms, terms.c.key == agent_names.c.term)
        .join(uses, uses.c.term == terms.c.key)
        .where(agents.c.id.in_(list(ids)), terms.c.field == NAMES)
        .group_by(agents.c.id)
    )
