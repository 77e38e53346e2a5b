"""The journal: what each step did to which record, stored, so that it can be read and taken back."""

import getpass
import json
import zlib
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from muniment.catalogue import databases
from muniment.catalogue.answers import Step
from muniment.catalogue.lines import Lines, lines
from muniment.catalogue.portions import PORTION
from muniment.catalogue.states import Entry, State
from muniment.catalogue.tables import batches, deleted, steps, touched

DONE = "done"
UNDONE = "undone"
DROPPED = "dropped"

Recorded: TypeAlias = Row[Any]
"""A line of the table of steps: number, label, moment, who, state."""

_LEFT_OUT = -1
"""The number of the batch that names what a step no longer takes back or does again."""
_LEFT = select(batches.c.step, batches.c.content).where(batches.c.number == _LEFT_OUT)
_OF_STEP = batches.c.step == bindparam("step")
_LEFT_OF = _LEFT.where(_OF_STEP)
_NUMBERS = select(batches.c.number).where(_OF_STEP, batches.c.number > _LEFT_OUT).order_by(batches.c.number)
_CONTENT = select(batches.c.content).where(_OF_STEP, batches.c.number == bindparam("number"))

_MINE = select(steps).where(steps.c.who == bindparam("who"), steps.c.state == bindparam("state"))
_LAST_DONE = _MINE.order_by(steps.c.number.desc()).limit(1)
_FIRST_UNDONE = _MINE.order_by(steps.c.number).limit(1)
_DROP = update(steps).where(steps.c.who == bindparam("by"), steps.c.state == UNDONE).values(state=DROPPED)
_MARK = update(steps).where(steps.c.number == bindparam("step")).values(state=bindparam("now"))
_ADD = insert(steps).returning(steps.c.number)


def person() -> str:
    """Return who sits at this computer, as the system calls her; nothing where it does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


class Writer:
    """Writes one step of the journal, in batches, as its entries come."""

    def __init__(self, connection: Connection, label: str, who: str, onto: int = 0) -> None:
        self._connection = connection
        self._label = label
        self._who = who
        self._onto = onto
        self._step = 0
        self._batch = 0
        self._waiting: list[Entry] = []
        self._deleted: dict[str, tuple[int, int]] = {}

    def add(self, entry: Entry) -> None:
        """Journal a change that was made; what had been undone can then no longer be redone."""
        if not self._step:
            self._begin()
        self._waiting.append(entry)
        if len(self._waiting) >= PORTION:
            self.flush()

    def deleted(self, unit: str, size: int) -> None:
        """Note that the entry just added deleted the last of a branch, the unit it hangs from."""
        self._deleted[unit] = (self._batch if self._waiting else self._batch - 1, size)

    def finish(self) -> None:
        """Write what waits, and what was deleted."""
        self.flush()
        if self._deleted:
            rows = [
                {"step": self._step, "unit": unit, "batch": batch, "size": size}
                for unit, (batch, size) in self._deleted.items()
            ]
            self._connection.execute(insert(deleted), rows)

    def flush(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        step, number, content = self._step, self._batch, _told(self._waiting)
        records = {id for entry in self._waiting for id in (entry.id, entry.unit) if id}
        places = [(id, step, number) for id in sorted(records)]
        written = (
            Lines(batches.name, ("step", "number", "content"), lambda: [(step, number, _packed(content))]),
            lines(touched.name, ("record", "step", "batch"), places),
        )
        databases.of(self._connection).insert_lines(self._connection, written, len(self._waiting))
        self._batch += 1
        self._waiting = []

    def _begin(self) -> None:
        if self._onto and self._onto == _newest(self._connection, self._who):
            self._step, self._batch = self._onto, len(_numbers(self._connection, self._onto))
            return
        self._connection.execute(_DROP, {"by": self._who})
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"label": self._label, "moment": moment, "who": self._who, "state": DONE}
        self._step = self._connection.scalars(_ADD, row).one()


def _newest(connection: Connection, who: str) -> int | None:
    """Return the number of this person's newest step, None where that is not done or there is none."""
    newest = select(steps.c.number, steps.c.state).where(steps.c.who == who)
    found = connection.execute(newest.order_by(steps.c.number.desc()).limit(1)).first()
    return found.number if found and found.state == DONE else None


def last_done(connection: Connection, who: str) -> Recorded | None:
    """Return this person's newest step that was not undone."""
    return connection.execute(_LAST_DONE, {"who": who, "state": DONE}).first()


def first_undone(connection: Connection, who: str) -> Recorded | None:
    """Return the step that this person would redo next."""
    return connection.execute(_FIRST_UNDONE, {"who": who, "state": UNDONE}).first()


def mark(connection: Connection, step: int, state: str) -> None:
    """Say of a step that it is done or undone."""
    connection.execute(_MARK, {"step": step, "now": state})


def left_out(connection: Connection, step: int) -> frozenset[tuple[str, str]]:
    """Return the records, by kind and id, that undoing and redoing a step leave as others have made them."""
    found = connection.execute(_LEFT_OF, {"step": step}).first()
    return _unpacked(found.content) if found else frozenset()


def leave_out(connection: Connection, step: int, left: Collection[tuple[str, str]]) -> None:
    """Let undoing and redoing a step leave these records, and no others, as others have made them."""
    connection.execute(delete(batches).where(batches.c.step == step, batches.c.number == _LEFT_OUT))
    if left:
        row = {"step": step, "number": _LEFT_OUT, "content": _packed(json.dumps(sorted(left)))}
        connection.execute(insert(batches), row)


def size(connection: Connection, step: int) -> int:
    """Return how many changes a step has at the most."""
    return len(_numbers(connection, step)) * PORTION


def is_long(connection: Connection, step: Recorded | None) -> bool:
    """Say whether a step has more changes than one batch holds."""
    return step is not None and size(connection, step.number) > PORTION


def forwards(connection: Connection, step: int) -> Iterator[Entry]:
    """Yield what the step did, in the order in which it was done."""
    for number in _numbers(connection, step):
        yield from entries(connection, step, number)


def backwards(connection: Connection, step: int) -> Iterator[Entry]:
    """Yield what takes the step back, the last thing first."""
    for number in reversed(_numbers(connection, step)):
        yield from (entry.reversed for entry in reversed(entries(connection, step, number)))


def history(connection: Connection, limit: int, record: str | None) -> list[Step]:
    """Return the newest steps, of everything or of one record, newest first."""
    wanted = select(steps).order_by(steps.c.number.desc()).limit(limit)
    if record is not None:
        wanted = wanted.where(steps.c.number.in_(select(touched.c.step).where(touched.c.record == record)))
    left = {row.step: len(_unpacked(row.content)) for row in connection.execute(_LEFT)}
    return [_step(row, left.get(row.number, 0)) for row in connection.execute(wanted)]


def _step(row: Recorded, left: int) -> Step:
    return Step(
        id=row.number,
        label=row.label,
        when=datetime.fromisoformat(row.moment),
        who=row.who,
        undone=row.state != DONE,
        left=left,
    )


def _numbers(connection: Connection, step: int) -> list[int]:
    return list(connection.scalars(_NUMBERS, {"step": step}))


def _unpacked(content: bytes) -> frozenset[tuple[str, str]]:
    return frozenset((kind, id) for kind, id in json.loads(zlib.decompress(content)))


def _packed(told: str) -> bytes:
    return zlib.compress(told.encode(), 1)


def _told(entries: list[Entry]) -> str:
    """Bodies stand beside the entries, a line each: they are JSON already, and have no line breaks."""
    bodies: list[str] = []

    def placed(state: State | None) -> tuple[int, str | None, int] | None:
        if state is None:
            return None
        bodies.append(state.body)
        return len(bodies), state.parent, state.position

    told = [(entry.kind, entry.id, placed(entry.before), placed(entry.after)) for entry in entries]
    head = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return "\n".join((head, *bodies))


def entries(connection: Connection, step: int, number: int) -> Sequence[Entry]:
    """Return what one batch of a step tells, in the order in which it was done."""
    return _entries(connection.scalars(_CONTENT, {"step": step, "number": number}).one())


@lru_cache(maxsize=16)
def _entries(content: bytes) -> tuple[Entry, ...]:
    """Whoever asks for one record of a batch after the other has it read once."""
    head, *bodies = zlib.decompress(content).decode().split("\n")
    return tuple(
        Entry(kind, id, _state(before, bodies), _state(after, bodies))
        for kind, id, before, after in json.loads(head)
    )


def _state(kept: list[Any] | None, bodies: list[str]) -> State | None:
    """Return a state as it was written; in a catalogue's older batches the body stands in its place."""
    if kept is None:
        return None
    body, parent, position = kept
    return State(bodies[body - 1] if isinstance(body, int) else body, parent, position)
