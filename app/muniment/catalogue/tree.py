"""The order of the tree: who lies in whom, and where among its siblings.

Positions are sparse numbers: a unit is put between two others without touching them. Only where
no number is left between two are the next few hundred siblings spread out anew.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from muniment.catalogue import databases
from muniment.catalogue.errors import CatalogueError, UnknownUnitError
from muniment.catalogue.tables import units

GAP = 1 << 32
"""How far apart siblings stand when they are put one after another."""

WINDOW = 256
"""How many siblings are spread out anew at once."""

_ORDER = (units.c.position, units.c.key)


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


def child_ids(connection: Connection, parent: str | None) -> list[str]:
    """Return the ids of the children in tree order."""
    return list(connection.scalars(select(units.c.id).where(units.c.parent == parent).order_by(*_ORDER)))


def ancestor_ids(connection: Connection, id: str) -> list[str]:
    """Return the ids of what a unit lies in, the nearest first."""
    found: list[str] = []
    parent = _parent(connection, id)
    # A wrong undo may for a moment put a unit into itself: it must be found out, not followed for ever.
    while parent is not None and parent not in found:
        found.append(parent)
        parent = _parent(connection, parent)
    return found


def lies_in(connection: Connection, id: str | None, branch: str) -> bool:
    """Say whether a unit is `branch` or somewhere below it; nothing is the top, which lies in none."""
    return id is not None and branch in (id, *ancestor_ids(connection, id))


def refuse_loop(connection: Connection, id: str, parent: str | None) -> None:
    """Raise CatalogueError where the unit would lie in itself; the parent must be there."""
    # Two moves, each of them well by itself, may together put two units into each other.
    databases.of(connection).hold(connection, "moves")
    if lies_in(connection, parent, id):
        raise CatalogueError("A unit cannot be moved into itself or into what lies below it.")


def refuse_missing(connection: Connection, parents: Sequence[str]) -> None:
    """Raise UnknownUnitError where one of the parents is not there."""
    known = set(connection.scalars(select(units.c.id).where(units.c.id.in_(parents))))
    if missing := set(parents) - known:
        raise UnknownUnitError(f"There is no unit “{min(missing)}” to put a unit into.")


def _parent(connection: Connection, id: str) -> str | None:
    row = connection.execute(select(units.c.parent).where(units.c.id == id)).first()
    if row is None:
        raise UnknownUnitError(f"There is no unit “{id}”, or no longer.")
    parent: str | None = row.parent
    return parent
