"""What was deleted and is gone still: read from the journal, which keeps it for ever."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from muniment.catalogue import journal
from muniment.catalogue.answers import Deleted
from muniment.catalogue.codec import decode_unit
from muniment.catalogue.states import UNIT, Entry, State
from muniment.catalogue.tables import deleted, steps, touched, units
from muniment.i18n import _
from muniment.progress import Progress, Steps

_GONE = (
    select(deleted, steps.c.label, steps.c.moment, steps.c.who)
    .join(steps, steps.c.number == deleted.c.step)
    .join(units, units.c.id == deleted.c.unit, isouter=True)
    .where(units.c.id.is_(None), steps.c.state == journal.DONE)
)


def count(connection: Connection) -> int:
    """Return how many units were deleted, each with all below it, and are gone still."""
    gone = _GONE.with_only_columns(func.count(deleted.c.unit.distinct()))
    return connection.scalar(gone) or 0


def listed(connection: Connection, limit: int) -> list[Deleted]:
    """Return what was deleted and is gone still, the newest first, each as it was deleted last."""
    lines = connection.execute(_newest().limit(limit)).all()
    found: dict[str, Deleted] = {}
    told: dict[tuple[int, int], dict[str, State]] = {}
    for line in lines:
        batch = line.step, line.batch
        if batch not in told:
            told = {batch: _deleted_in(connection, *batch)}
        if line.unit not in found and line.unit in told[batch]:
            found[line.unit] = _told(line, told[batch][line.unit])
    return list(found.values())


def branch(connection: Connection, step: int, root: str) -> Iterator[Entry]:
    """Yield what puts back a unit, and all below it, that a step deleted: parents before their children."""
    inside: set[str] = set()
    for entry in journal.backwards(connection, step):
        if entry.kind != UNIT or entry.before is not None or entry.after is None:
            continue
        if entry.id == root or entry.after.parent in inside:
            inside.add(entry.id)
            yield entry


def gather(connection: Connection) -> Steps[None]:
    """Find in the whole journal what was deleted and is gone still, and note it down."""
    gone = (
        select(touched.c.step)
        .join(steps, steps.c.number == touched.c.step)
        .join(units, units.c.id == touched.c.record, isouter=True)
        .where(units.c.id.is_(None), steps.c.state == journal.DONE)
    )
    found = connection.scalars(gone.distinct()).all()
    for done, step in enumerate(found):
        yield Progress(done, len(found), _("Looking for what was deleted"))
        rows = list(_roots(connection, step))
        if rows:
            connection.execute(insert(deleted), rows)


def _newest() -> Select[Any]:
    return _GONE.order_by(deleted.c.step.desc(), deleted.c.batch.desc(), deleted.c.unit)


def _deleted_in(connection: Connection, step: int, batch: int) -> dict[str, State]:
    told = journal.entries(connection, step, batch)
    return {each.id: each.before for each in told if each.kind == UNIT and each.before and not each.after}


def _told(line: Row[Any], state: State) -> Deleted:
    return Deleted(
        step=line.step,
        unit=decode_unit(line.unit, state.parent, state.body),
        size=line.size,
        label=line.label,
        when=datetime.fromisoformat(line.moment),
        who=line.who,
    )


def _roots(connection: Connection, step: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of what a step deleted, each unit that did not lie below another of them."""
    wanted = select(touched.c.batch).where(touched.c.step == step).distinct().order_by(touched.c.batch)
    found: dict[str, tuple[str | None, int]] = {}
    for batch in connection.scalars(wanted).all():
        for id, state in _deleted_in(connection, step, batch).items():
            found[id] = state.parent, batch
    above = {id: _topmost(id, found) for id in found}
    for root, size in Counter(above.values()).items():
        yield {"step": step, "unit": root, "batch": found[root][1], "size": size}


def _topmost(id: str, found: dict[str, tuple[str | None, int]]) -> str:
    while (parent := found[id][0]) is not None and parent in found:
        id = parent
    return id
