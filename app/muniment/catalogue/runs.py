"""Branches that are gone through more than once: how their units stand is found out the first time."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice

from sqlalchemy import Connection, bindparam, select

from muniment.catalogue.databases import Database
from muniment.catalogue.portions import ASKED, PORTION
from muniment.catalogue.tables import units
from muniment.catalogue.unopened import unopened
from muniment.description.unopened import Stored

_STORED = select(units.c.key, units.c.id, units.c.parent, units.c.description)
_ASKED = _STORED.where(units.c.key.in_(ASKED))
_FROM_TO = _STORED.where(units.c.key.between(bindparam("first"), bindparam("last")))
_CLOSE = 2
"""Units are read from the first to the last where those between are so many times as many at most."""


class Run:
    """A unit and all below it (None: everything) in tree order, as often as they are asked for.

    Units stand in each other as they did when they were first gone through to the end, and say what they
    say when they are asked for; what was deleted since is left out.
    """

    def __init__(
        self, reading: Callable[[], AbstractContextManager[Connection]], database: Database, id: str | None
    ) -> None:
        self._reading = reading
        self._database = database
        self._id = id
        self._known: tuple[array[int], array[int]] | None = None

    def __iter__(self) -> Iterator[Stored]:
        above: list[str] = []
        with self._reading() as connection:
            places = self._places(connection) if self._known is None else zip(*self._known, strict=True)
            while portion := list(islice(places, PORTION)):
                found = _stored(connection, [key for key, _depth in portion])
                for key, depth in portion:
                    if key in found:
                        id, parent, body = found[key]
                        del above[depth:]
                        yield unopened(id, above[-1] if above else parent, body)
                        above.append(id)

    def outline(self) -> Iterator[tuple[str, str | None]]:
        """Yield id and parent of each unit, in tree order, as they stand now."""
        with self._reading() as connection:
            for _key, _depth, id, parent in self._walk(connection):
                yield id, parent

    def _places(self, connection: Connection) -> Iterator[tuple[int, int]]:
        return ((key, depth) for key, depth, _id, _parent in self._walk(connection))

    def _walk(self, connection: Connection) -> Iterator[tuple[int, int, str, str | None]]:
        """Yield key, depth, id and parent of each unit, and remember the first two."""
        keys, depths = array("q"), array("i")
        above: list[str] = []
        for key, id, parent in self._database.branch(connection, self._id):
            while above and above[-1] != parent:
                above.pop()
            keys.append(key)
            depths.append(len(above))
            yield key, len(above), id, parent
            above.append(id)
        self._known = keys, depths


def _stored(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[str, str | None, str]]:
    """Return id, parent and description of the units with these keys, by key."""
    first, last = min(keys), max(keys)
    if last - first < _CLOSE * len(keys):
        lines = connection.execute(_FROM_TO, {"first": first, "last": last})
    else:
        lines = connection.execute(_ASKED, {"asked": keys})
    return {key: (id, parent, body) for key, id, parent, body in lines.all()}
