"""The orders in which hits may stand, besides that of their worth."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, select

from muniment.catalogue.portions import ASKED, portions
from muniment.catalogue.tables import units
from muniment.description.folding import fold
from muniment.description.levels import Status

RELEVANCE = "relevance"
PLACE = "place"
MOST_SORTED = 10_001
"""Of more hits than this, only so many are put in another order than that of their worth."""

BY_SHELFMARK = f"search_key <> :exact, status = '{Status.STUB}', sort_key, begin_date, units.key"
"""In the language of databases: the very shelfmark first, documents before bare places."""

_Line: TypeAlias = Row[*tuple[Any, ...]]

_SORTED = select(units.c.key, units.c.sort_key, units.c.begin_date, units.c.end_date, units.c.title).where(
    units.c.key.in_(ASKED)
)
_STANDING = select(units.c.key, units.c.id, units.c.parent, units.c.position)


def _by_shelfmark(line: _Line) -> tuple[object, ...]:
    return (not line.sort_key, line.sort_key, line.begin_date, line.key)


def _by_date(line: _Line) -> tuple[object, ...]:
    begin = line.begin_date or line.end_date
    return (not begin, begin, line.end_date, line.sort_key, line.key)


def _by_title(line: _Line) -> tuple[object, ...]:
    return (not line.title, fold(line.title), line.sort_key, line.key)


_BY: Mapping[str, Callable[[_Line], tuple[object, ...]]] = MappingProxyType(
    {"shelfmark": _by_shelfmark, "date": _by_date, "title": _by_title}
)

ORDERS = (RELEVANCE, *_BY, PLACE)
"""The names of the orders."""


def in_order(connection: Connection, keys: Sequence[int], order: str) -> list[int]:
    """Return the keys in the order of that name, which is one of `ORDERS` but for the first.

    What has no shelfmark, date or title stands at the end.
    """
    if order == PLACE:
        return _by_place(connection, keys)
    found = {}
    for portion in portions(keys):
        for line in connection.execute(_SORTED, {"asked": portion}).all():
            found[line.key] = _BY[order](line)
    return sorted(found, key=lambda key: found[key])


def _by_place(connection: Connection, keys: Sequence[int]) -> list[int]:
    """Return the keys as they stand in the tree."""
    lines: list[_Line] = []
    for portion in portions(keys):
        lines += connection.execute(_STANDING.where(units.c.key.in_(portion))).all()
    above = {line.id: line for line in lines}
    missing = {line.parent for line in lines if line.parent} - above.keys()
    while missing:
        found = [
            line
            for portion in portions(missing)
            for line in connection.execute(_STANDING.where(units.c.id.in_(portion)))
        ]
        above |= {line.id: line for line in found}
        missing = {line.parent for line in found if line.parent} - above.keys()
    return [line.key for line in sorted(lines, key=lambda line: _standing(line, above))]


def _standing(line: _Line, above: Mapping[str, _Line]) -> tuple[tuple[int, int], ...]:
    steps = [(line.position, line.key)]
    while line.parent is not None:
        line = above[line.parent]
        steps.append((line.position, line.key))
    return tuple(reversed(steps))
