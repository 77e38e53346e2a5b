"""The order of the tree: who lies in whom, and where among its siblings.

Positions are sparse numbers: a unit is put between two others without touching them. Only where
no number is left between two are the next few hundred siblings spread out anew.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from muniment.catalogue import databases
from muniment.catalogue.errors import CatalogueError, UnknownUnitError
from muniment.catalogue.tables import units
from muniment.i18n import _

GAP = 1 << 32
"""How far apart siblings stand when they are put one after another."""

WINDOW = 256
"""How many siblings are spread out anew at once."""

_ORDER = (units.c.position, units.c.key)

_FIRST = select(units.c.id, units.c.parent).where(units.c.id == bindparam("id")).cte(recursive=True)
LINE = _FIRST.union(select(units.c.id, units.c.parent).join(_FIRST, units.c.id == _FIRST.c.parent))
"""The unit `id` and all that it lies in, in no order, each with its parent."""


class Sibling(NamedTuple):
    """A unit among its siblings."""

    id: str
    position: int


def last_position(connection: Connection, parent: str | None) -> int:
    """Return the position of the last child, 0 where there is none, and let nobody else put one there now."""
    hold(connection, parent)
    return connection.scalar(select(func.max(units.c.position)).where(units.c.parent == parent)) or 0


def hold(connection: Connection, parent: str | None) -> None:
    """Let nobody else put children into this parent until the change is kept."""
    databases.of(connection).hold(connection, f"children of {parent}")


def previous_position(connection: Connection, parent: str | None, position: int) -> int | None:
    """Return the position of the sibling before that position, None where there is none."""
    wanted = select(func.max(units.c.position)).where(units.c.parent == parent, units.c.position < position)
    found: int | None = connection.scalar(wanted)
    return found


def between(before: int | None, after: int) -> int | None:
    """Return a position between two, None where there is none left."""
    if before is None:
        return after - GAP
    middle = (before + after) // 2
    return middle if before < middle else None


def spread(connection: Connection, parent: str | None, before: int, sibling: Sibling) -> dict[str, int]:
    """Return new positions for `sibling` and as many after it as need be, so that there is room before it."""
    size, step = WINDOW, 0
    while step <= WINDOW:
        crowd, after = _crowd(connection, parent, sibling, size)
        step = GAP if after is None else (after - before) // (len(crowd) + 1)
        size *= 16
    return {id: before + step * number for number, id in enumerate(crowd, start=1)}


def _crowd(
    connection: Connection, parent: str | None, sibling: Sibling, size: int
) -> tuple[list[str], int | None]:
    """Return the ids from `sibling` on, `size` of them, and the position of the one that follows them."""
    wanted = select(units.c.id, units.c.position).where(
        units.c.parent == parent, units.c.position >= sibling.position
    )
    rows = connection.execute(wanted.order_by(*_ORDER).limit(size + 1)).all()
    return [row.id for row in rows[:size]], rows[size].position if len(rows) > size else None


def reordered(positions: Mapping[str, int], ids: Sequence[str]) -> dict[str, int]:
    """Return new positions for the siblings that must move so that all come in the order of `ids`."""
    stay = _longest_rising([positions[id] for id in ids])
    moved: dict[str, int] = {}
    before: int | None = None
    at = 0
    while at < len(ids):
        if at in stay:
            before = positions[ids[at]]
            at += 1
            continue
        end = next((to for to in range(at, len(ids)) if to in stay), len(ids))
        after = positions[ids[end]] if end < len(ids) else None
        places = _among(before, after, end - at)
        if places is None:
            return {id: GAP * number for number, id in enumerate(ids, start=1)}
        moved.update(zip(ids[at:end], places, strict=True))
        at = end
    return moved


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return where the members of a longest rising run stand, with others left out between them."""
    ends: list[int] = []
    heads: list[int] = []
    previous: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        previous.append(heads[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            heads.append(at)
        else:
            ends[length], heads[length] = number, at
    found: set[int] = set()
    at = heads[-1] if heads else -1
    while at >= 0:
        found.add(at)
        at = previous[at]
    return found


def _among(before: int | None, after: int | None, count: int) -> list[int] | None:
    """Return so many positions between two, None where there is too little room."""
    if before is None:
        last = after if after is not None else GAP * (count + 1)
        return [last - GAP * (count - number) for number in range(count)]
    step = GAP if after is None else (after - before) // (count + 1)
    return [before + step * (number + 1) for number in range(count)] if step else None


def child_ids(connection: Connection, parent: str | None) -> list[str]:
    """Return the ids of the children in tree order."""
    return list(connection.scalars(select(units.c.id).where(units.c.parent == parent).order_by(*_ORDER)))


def positions(connection: Connection, parent: str | None) -> dict[str, int]:
    """Return the position of each child, by its id, in tree order."""
    wanted = select(units.c.id, units.c.position).where(units.c.parent == parent).order_by(*_ORDER)
    return {row.id: row.position for row in connection.execute(wanted)}


def ancestor_ids(connection: Connection, id: str) -> list[str]:
    """Return the ids of what a unit lies in, the nearest first; raise UnknownUnitError without a unit."""
    return in_line({row.id: row.parent for row in connection.execute(select(LINE), {"id": id})}, id)[1:]


def in_line(parents: Mapping[str, str | None], id: str) -> list[str]:
    """Return the ids of a unit and of what it lies in, the nearest first, of a `LINE` that was read.

    Raise UnknownUnitError where there is no such unit.
    """
    found: list[str] = []
    at: str | None = id
    # A wrong undo may for a moment put a unit into itself: it must be found out, not followed for ever.
    while at is not None and at not in found:
        if at not in parents:
            raise UnknownUnitError(_("There is no unit “{at}”, or no longer.").format(at=at))
        found.append(at)
        at = parents[at]
    return found


def lies_in(connection: Connection, id: str | None, branch: str) -> bool:
    """Say whether a unit is `branch` or somewhere below it; nothing is the top, which lies in none."""
    return id is not None and branch in (id, *ancestor_ids(connection, id))


def refuse_loop(connection: Connection, id: str, parent: str | None) -> None:
    """Raise CatalogueError where the unit would lie in itself; the parent must be there."""
    # Two moves, each of them well by itself, may together put two units into each other.
    databases.of(connection).hold(connection, "moves")
    if lies_in(connection, parent, id):
        raise CatalogueError(_("A unit cannot be moved into itself or into what lies below it."))


def refuse_missing(connection: Connection, parents: Sequence[str]) -> None:
    """Raise UnknownUnitError where one of the parents is not there."""
    known = set(connection.scalars(select(units.c.id).where(units.c.id.in_(parents))))
    if missing := set(parents) - known:
        raise UnknownUnitError(_("There is no unit “{id}” to put a unit into.").format(id=min(missing)))
