"""Taking a step of the journal back, and doing it again, where nobody has changed its records since."""

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from muniment.catalogue import databases, tree
from muniment.catalogue.changes import Touched
from muniment.catalogue.codec import decode_agent, decode_concept, decode_unit
from muniment.catalogue.conflicts import says_same
from muniment.catalogue.errors import ConflictError
from muniment.catalogue.portions import PORTION, portions
from muniment.catalogue.states import AGENT, CONCEPT, KINDS, LIST, PACK, SEARCH, UNIT, WAIVER, Entry, State
from muniment.catalogue.store import Store
from muniment.catalogue.tables import units
from muniment.i18n import _


def replay(connection: Connection, entries: Iterable[Entry], size: int) -> Touched:
    """Make the changes of a step, `size` of them at the most, back or forth, and return what was touched.

    Raise ConflictError where a record is not as the step left it, where a unit would come into
    a parent that is gone, or where one would go that has others below it by now.
    """
    databases.of(connection).hold(connection, "moves")
    store, touched = Store(connection), Touched()
    check = _Aftermath(connection, store)
    for number, run in enumerate(_runs(entries)):
        if number == 0 and all(entry.after is None for entry in run):
            store.expect_to_lose(size)
        current = {kind: store.states(kind, [e.id for e in run if e.kind == kind]) for kind in KINDS}
        changes = [_onto(entry, current[entry.kind].get(entry.id)) for entry in run]
        store.apply(changes)
        for entry in changes:
            touched.add(entry)
            check.add(entry)
    check.refuse_orphans()
    check.refuse_loops()
    store.finish()
    return touched


def _runs(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries in runs in which no record comes twice."""
    run: dict[str, Entry] = {}
    for entry in entries:
        if entry.id in run or len(run) >= PORTION:
            yield list(run.values())
            run = {}
        run[entry.id] = entry
    if run:
        yield list(run.values())


def _onto(entry: Entry, current: State | None) -> Entry:
    """Return the change as it applies to the record as it is now."""
    before, after = entry.before, entry.after
    if not says_same(current, before):
        raise ConflictError(_sentence(entry, current))
    if current and before and after and before[1:] == after[1:]:
        # The step did not move it; its position may have been spread out by another step.
        after = after._replace(position=current.position)
    return Entry(entry.kind, entry.id, current, after)


def _sentence(entry: Entry, current: State | None) -> str:
    name = _name(entry.kind, entry.id, current or entry.before or entry.after)
    if current is None:
        return _("{name} has been deleted since. Nothing was changed.").format(name=name)
    if entry.before is None:
        return _("{name} is there again already. Nothing was changed.").format(name=name)
    return _("{name} has been changed since. Nothing was changed now.").format(name=name)


def _name(kind: str, id: str, state: State | None) -> str:
    if state is None:
        return f"“{id}”"
    if kind == SEARCH:
        return _("The search “{name}”").format(name=json.loads(state.body)["name"])
    if kind == LIST:
        return _("The list “{name}”").format(name=json.loads(state.body)["name"])
    if kind in (WAIVER, PACK):
        return _("What was decided about “{id}”").format(id=id)
    if kind == CONCEPT:
        return f"“{decode_concept(id, state.body).name or id}”"
    if kind == AGENT:
        return f"“{decode_agent(id, state.body).name or id}”"
    unit = decode_unit(id, state.parent, state.body)
    return f"“{unit.title or unit.shelfmark or id}”"


class _Aftermath:
    """What must be so when all is done: every parent is there, and nothing lies in itself."""

    def __init__(self, connection: Connection, store: Store) -> None:
        self._connection = connection
        self._store = store
        self._gone: set[str] = set()
        self._placed: dict[str, str | None] = {}
        self._moved: set[str] = set()

    def add(self, entry: Entry) -> None:
        if entry.kind == UNIT and entry.after is None:
            self._gone.add(entry.id)
            self._placed.pop(entry.id, None)
        elif entry.kind == UNIT and entry.after and entry.restands:
            self._gone.discard(entry.id)
            self._placed[entry.id] = entry.after.parent
            if entry.before:
                self._moved.add(entry.id)

    def refuse_orphans(self) -> None:
        for portion in portions(self._gone):
            children = select(units.c.id).where(units.c.parent.in_(portion)).limit(1)
            if left := self._connection.scalar(children):
                raise ConflictError(
                    _("{name} lies in what would be taken away. Nothing was changed.").format(
                        name=self._name(left)
                    )
                )
        for portion in portions({parent for parent in self._placed.values() if parent is not None}):
            there = set(self._connection.scalars(select(units.c.id).where(units.c.id.in_(portion))))
            for parent in set(portion) - there:
                lost = next(id for id, into in self._placed.items() if into == parent)
                raise ConflictError(
                    _("What {name} lay in has been deleted since. Nothing was changed.").format(
                        name=self._name(lost)
                    )
                )

    def refuse_loops(self) -> None:
        # Only what was there before can have something below it that it now lies in.
        for id in self._moved & self._placed.keys():
            if tree.lies_in(self._connection, self._placed[id], id):
                raise ConflictError(
                    _("{name} would come to lie in itself. Nothing was changed.").format(name=self._name(id))
                )

    def _name(self, id: str) -> str:
        return _name(UNIT, id, self._store.state(id))
