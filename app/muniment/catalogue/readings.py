"""What can be asked of a catalogue about its units and their places."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from muniment.catalogue import branches, lists, query, tree
from muniment.catalogue.answers import Branch, HandList, SortKeys
from muniment.catalogue.branches import Places
from muniment.catalogue.databases import Database
from muniment.catalogue.rows import Row
from muniment.catalogue.runs import Run
from muniment.description.units import Unit
from muniment.description.unopened import opened


class Readings(ABC):
    """The part of a catalogue that is asked for units; it reads through the catalogue's connection."""

    _database: Database

    def unit(self, id: str) -> Unit:
        """Return one unit; raise UnknownUnitError where there is none."""
        with self._reading() as connection:
            return query.unit(connection, id)

    def units(self, ids: Iterable[str]) -> list[Unit]:
        """Return units in the order asked; ids that are not there are left out."""
        with self._reading() as connection:
            return query.described(connection, ids)

    def row(self, id: str) -> Row:
        """Return one row; raise UnknownUnitError where there is none."""
        with self._reading() as connection:
            return query.one_row(connection, id)

    def rows(self, ids: Sequence[str]) -> list[Row]:
        """Return rows in the order asked; ids that are not there any more are left out."""
        with self._reading() as connection:
            return query.rows(connection, ids)

    def present(self, ids: Iterable[str]) -> set[str]:
        """Return which of the units are there; quicker than `rows` where nothing else is asked."""
        with self._reading() as connection:
            return query.present(connection, ids)

    def sort_keys(self, ids: Iterable[str]) -> list[SortKeys]:
        """Return what the units are sorted by, in no order; ids that are not there are left out."""
        with self._reading() as connection:
            return query.sort_keys(connection, ids)

    def child_ids(self, parent: str | None) -> list[str]:
        """Return the ids of the children of a unit, of the top where it is None, in tree order."""
        with self._reading() as connection:
            return tree.child_ids(connection, parent)

    def ancestors(self, id: str) -> list[Row]:
        """Return what the unit lies in, the top first; raise UnknownUnitError where there is no such unit."""
        with self._reading() as connection:
            return query.rows(connection, reversed(tree.ancestor_ids(connection, id)))

    def lineage(self, id: str) -> list[Unit]:
        """Return a unit and what it lies in, the nearest first; raise UnknownUnitError as `unit` does."""
        with self._reading() as connection:
            return query.lineage(connection, id)

    def subtree(self, id: str | None = None) -> Iterator[Unit]:
        """Yield a unit and all below it (None: everything) in tree order, as they are when it begins."""
        return map(opened, self.run(id))

    def run(self, id: str | None = None) -> Run:
        """Return what `subtree` yields, as often as it is asked for; what is as it came is left unopened."""
        return Run(self._reading, self._database, id)

    def outline(self, id: str) -> Iterator[tuple[str, str | None]]:
        """Yield id and parent of a unit and of all below it, in tree order."""
        return self.run(id).outline()

    def places(self) -> Places:
        """Return every place that holds something, for `branches` to count by."""
        with self._reading() as connection:
            return branches.places(connection)

    def branches(self, places: Places) -> Mapping[str, Branch]:
        """Return what lies below each of the places, at any depth; it takes longer than a blink."""
        with self._reading() as connection:
            return branches.branches(connection, places)

    def hand_lists(self) -> list[HandList]:
        """Return the lists that were made by hand, in the order of their names."""
        with self._reading() as connection:
            return lists.hand_lists(connection)

    def count(self) -> int:
        """Return how many units there are."""
        with self._reading() as connection:
            return query.count(connection)

    @property
    def is_empty(self) -> bool:
        """Whether there is no unit; known at once, however many there are."""
        with self._reading() as connection:
            return query.is_empty(connection)

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """Return a connection to read over."""
