"""What a step of the journal made of one unit: how it was before and after."""

from sqlalchemy import Connection, select

from muniment.catalogue import journal
from muniment.catalogue.answers import Version
from muniment.catalogue.codec import decode_unit
from muniment.catalogue.states import UNIT, Entry, State
from muniment.catalogue.tables import touched
from muniment.description.units import Unit


def version(connection: Connection, id: str, step: int) -> Version:
    """Return what a step made of a unit; neither side is there where it only touched what is about it."""
    wanted = select(touched.c.batch).where(touched.c.record == id, touched.c.step == step)
    entries: list[Entry] = []
    for batch in connection.scalars(wanted.order_by(touched.c.batch)).all():
        told = journal.entries(connection, step, batch)
        entries += [entry for entry in told if entry.kind == UNIT and entry.id == id]
    if not entries:
        return Version()
    return Version(before=_unit(id, entries[0].before), after=_unit(id, entries[-1].after))


def _unit(id: str, state: State | None) -> Unit | None:
    return decode_unit(id, state.parent, state.body) if state else None
