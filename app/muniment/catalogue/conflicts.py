"""What stands against taking a step back or doing it again: found out beforehand, to be left out of it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from sqlalchemy import Connection, select

from muniment.catalogue.portions import PORTION, portions
from muniment.catalogue.states import KINDS, UNIT, Entry, State
from muniment.catalogue.store import Store
from muniment.catalogue.tables import units

Record: TypeAlias = tuple[str, str]
"""Kind and id of a record."""

_PARENT = select(units.c.id, units.c.parent)


def conflicting(
    connection: Connection, entries: Callable[[], Iterable[Entry]], left: frozenset[Record]
) -> frozenset[Record]:
    """Return `left`, and what else must be left as it is, so that the rest of a step can be replayed.

    That is each record that others have changed since, and each unit that would otherwise lie in what is
    gone or in itself, or take away what others have put into it. `entries` yields the changes anew.
    """
    store = Store(connection)
    while True:
        sketch = _Sketch(connection, store)
        for run in _runs(entry for entry in entries() if record_of(entry) not in left):
            sketch.read(run)
        more = frozenset((*sketch.changed, *((UNIT, id) for id in sketch.misplaced())))
        if more <= left:
            return left
        left |= more


def record_of(entry: Entry) -> Record:
    """Return which record an entry changes."""
    return entry.kind, entry.id


def says_same(one: State | None, other: State | None) -> bool:
    """Say whether a record says the same in two states, in the same place, wherever among its siblings."""
    return _said(one) == _said(other)


def _said(state: State | None) -> tuple[str, str | None] | None:
    return (state.body, state.parent) if state else None


def _runs(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    run: list[Entry] = []
    for entry in entries:
        run.append(entry)
        if len(run) >= PORTION:
            yield run
            run = []
    yield run


class _Sketch:
    """How the catalogue would be, drawn without touching it: what is said, and where units would stand."""

    def __init__(self, connection: Connection, store: Store) -> None:
        self._connection = connection
        self._store = store
        self._said: dict[Record, tuple[str, str | None] | None] = {}
        self._parents: dict[str, str | None] = {}
        self._gone: set[str] = set()
        self._moved: set[str] = set()
        self.changed: set[Record] = set()
        """The records that are not as the step left them."""

    def read(self, run: list[Entry]) -> None:
        """Draw some changes of the step; those of a record that others have changed are left out."""
        for kind in KINDS:
            new = {each.id for each in run if each.kind == kind} - {id for of, id in self._said if of == kind}
            states = self._store.states(kind, sorted(new))
            self._said |= {(kind, id): _said(states.get(id)) for id in new}
        for entry in run:
            record = record_of(entry)
            if record in self.changed or self._said[record] != _said(entry.before):
                self.changed.add(record)
                continue
            self._said[record] = _said(entry.after)
            if entry.kind == UNIT:
                self._place(entry)

    def misplaced(self) -> Iterator[str]:
        """Yield the units that cannot come, go or stand as the step has it."""
        yield from self._held_by_others()
        yield from self._without_place()
        yield from (id for id in self._moved if self._lies_in_itself(id))

    def _place(self, entry: Entry) -> None:
        if entry.after is None:
            self._gone.add(entry.id)
            self._parents.pop(entry.id, None)
        elif entry.restands:
            self._gone.discard(entry.id)
            self._parents[entry.id] = entry.after.parent
            self._moved |= {entry.id} if entry.before else set()

    def _held_by_others(self) -> Iterator[str]:
        """Yield what would go although something would still lie in it."""
        for portion in portions(self._gone):
            for id, parent in self._connection.execute(_PARENT.where(units.c.parent.in_(portion))).all():
                if id not in self._gone and self._parents.get(id, parent) == parent:
                    yield parent
        yield from (parent for parent in self._parents.values() if parent in self._gone)

    def _without_place(self) -> Iterator[str]:
        """Yield what would come into a unit that is there no more."""
        wanted = {parent for parent in self._parents.values() if parent is not None}
        there = wanted & self._parents.keys()
        for portion in portions(wanted - there):
            there |= set(self._connection.scalars(select(units.c.id).where(units.c.id.in_(portion))))
        yield from (id for id, into in self._parents.items() if into is not None and into not in there)

    def _lies_in_itself(self, id: str) -> bool:
        seen: set[str] = set()
        at = self._parents.get(id)
        while at is not None and at != id and at not in seen:
            seen.add(at)
            at = self._parents[at] if at in self._parents else self._parent(at)
        return at is not None

    def _parent(self, id: str) -> str | None:
        return self._connection.scalar(select(units.c.parent).where(units.c.id == id))
