"""What lies below each place, in numbers: counted in two walks over indexes, not by a question a place."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection, case, func, select

from muniment.catalogue.answers import Branch
from muniment.catalogue.tables import units


class Places(NamedTuple):
    """The places that hold something: what each lies in (None: the top), and how many units it holds."""

    lies_in: Mapping[str, str | None]
    holds: Mapping[str, int]


_HELD = select(units.c.parent, func.count().label("held")).where(units.c.parent.is_not(None))
_TO_MEND = select(
    units.c.parent,
    func.sum(case((units.c.must > 0, 1), else_=0)).label("must"),
    func.sum(case((units.c.must > 0, 0), else_=1)).label("should"),
).where(units.c.must + units.c.should > 0, units.c.parent.is_not(None))


def places(connection: Connection) -> Places:
    """Return every place that holds something."""
    held = _HELD.group_by(units.c.parent)
    holds = {line.parent: line.held for line in connection.execute(held)}
    holders = select(units.c.parent).where(units.c.parent.is_not(None)).distinct().subquery()
    above = select(units.c.id, units.c.parent).join(holders, holders.c.parent == units.c.id)
    # Each id once in memory: among a million units they are many, and of some length.
    once = {id: id for id in holds}
    lies_in = {once.get(line.id, line.id): once.get(line.parent) for line in connection.execute(above)}
    return Places(lies_in, holds)


def branches(connection: Connection, known: Places) -> dict[str, Branch]:
    """Return what lies below each of the places, at any depth."""
    below, must, should = Counter[str](), Counter[str](), Counter[str]()
    for place, count in known.holds.items():
        _add(below, known, place, count)
    for line in connection.execute(_TO_MEND.group_by(units.c.parent)):
        _add(must, known, line.parent, int(line.must))
        _add(should, known, line.parent, int(line.should))
    return {place: Branch(below[place], must[place], should[place]) for place in below}


def _add(total: Counter[str], known: Places, place: str | None, count: int) -> None:
    """Count something in at a place and all that it lies in."""
    while count and place is not None:
        total[place] += count
        place = known.lies_in.get(place)
