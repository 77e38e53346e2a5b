"""What lies below each place, in numbers: counted in two walks over indexes, not by a question a place."""

from array import array
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, case, func, select
from typing_extensions import override

from muniment.catalogue.answers import Branch
from muniment.catalogue.tables import units

_TOP = -1


class Places(NamedTuple):
    """The places that hold something, numbered, since among a million units they are many.

    What each lies in and how many units it holds stand at its number.
    """

    number: Mapping[str, int]
    lies_in: "array[int]"
    holds: "array[int]"


class Branches(Mapping[str, Branch]):
    """What lies below each place, by its id."""

    def __init__(self, number: Mapping[str, int], *counts: "array[int]") -> None:
        self._number = number
        self._counts = counts

    @override
    def __getitem__(self, place: str) -> Branch:
        at = self._number[place]
        return Branch(*(count[at] for count in self._counts))

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._number)

    @override
    def __len__(self) -> int:
        return len(self._number)


_HELD = (
    select(units.c.parent, func.count().label("held"))
    .where(units.c.parent.is_not(None))
    .group_by(units.c.parent)
)
_HOLDERS = select(units.c.parent).where(units.c.parent.is_not(None)).distinct().subquery()
_LIES_IN = select(units.c.id, units.c.parent).join(_HOLDERS, _HOLDERS.c.parent == units.c.id)
_TO_MEND = (
    select(
        units.c.parent,
        func.sum(case((units.c.must > 0, 1), else_=0)).label("must"),
        func.sum(case((units.c.must > 0, 0), else_=1)).label("should"),
    )
    .where(units.c.must + units.c.should > 0, units.c.parent.is_not(None))
    .group_by(units.c.parent)
)
_AT_ONCE = 5_000
"""Lines in memory at a time."""


def places(connection: Connection) -> Places:
    """Return every place that holds something."""
    number: dict[str, int] = {}
    holds = array("q")
    for line in _lines(connection, _HELD):
        number[line.parent] = len(holds)
        holds.append(line.held)
    lies_in = array("q", [_TOP]) * len(holds)
    for line in _lines(connection, _LIES_IN):
        lies_in[number[line.id]] = number.get(line.parent, _TOP)
    return Places(number, lies_in, holds)


def branches(connection: Connection, known: Places) -> Branches:
    """Return what lies below each of the places, at any depth."""
    below, must, should = (array("q", [0]) * len(known.holds) for _count in Branch._fields)
    for at, count in enumerate(known.holds):
        _add(below, known, at, count)
    for line in _lines(connection, _TO_MEND):
        at = known.number.get(line.parent, _TOP)
        _add(must, known, at, int(line.must))
        _add(should, known, at, int(line.should))
    return Branches(known.number, below, must, should)


def _lines(connection: Connection, asked: Select[Any]) -> Iterator[Row[Any]]:
    yield from connection.execute(asked.execution_options(yield_per=_AT_ONCE))


def _add(total: "array[int]", known: Places, at: int, count: int) -> None:
    """Count something in at a place and all that it lies in."""
    while count and at != _TOP:
        total[at] += count
        at = known.lies_in[at]
