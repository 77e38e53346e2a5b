"""What was decided about findings: which are let stand, which packs of rules are on."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import Connection, Table, delete, insert, select

from muniment.catalogue.portions import portions
from muniment.catalogue.states import PACK, WAIVER, Entry, State
from muniment.catalogue.tables import packs, waivers
from muniment.description import rules
from muniment.description.waivers import Waiver

_TABLES = {WAIVER: waivers, PACK: packs}
_BODIES = select(waivers.c.body)
_ANY_WAIVED = select(waivers.c.id).limit(1)
_TURNED = select(packs)


class Judgements:
    """The decisions of a catalogue, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._off: frozenset[str] | None = None
        self._is_any_waived: bool | None = None

    @property
    def off(self) -> frozenset[str]:
        """The packs of rules of description that are off."""
        if self._off is None:
            self._off = off(self._connection)
        return self._off

    def waived(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the ids of the waivers of these units."""
        if self._is_any_waived is None:
            self._is_any_waived = bool(self._connection.scalar(_ANY_WAIVED))
        found: set[str] = set()
        for portion in portions(ids) if self._is_any_waived else ():
            found |= set(self._connection.scalars(select(waivers.c.id).where(waivers.c.unit.in_(portion))))
        return frozenset(found)

    def states(self, kind: str, ids: Iterable[str]) -> dict[str, State]:
        """Return what is kept of these decisions; those that are not there are left out."""
        table = _TABLES[kind]
        found: dict[str, State] = {}
        for portion in portions(ids):
            wanted = select(table.c.id, table.c.body).where(table.c.id.in_(portion)).with_for_update()
            found |= {id: State(body) for id, body in self._connection.execute(wanted)}
        return found

    def apply(self, entry: Entry) -> None:
        """Make the change to one decision."""
        table = _TABLES[entry.kind]
        self._connection.execute(delete(table).where(table.c.id == entry.id))
        if entry.after:
            self._connection.execute(insert(table), _row(table, entry))
        self._off = self._is_any_waived = None


def _row(table: Table, entry: Entry) -> dict[str, str]:
    body = entry.after.body if entry.after else ""
    return {"id": entry.id, "body": body} | ({"unit": entry.unit} if table is waivers else {})


def state_of_waiver(waiver: Waiver) -> State:
    """Return what is kept of a waiver."""
    return State(json.dumps(asdict(waiver), ensure_ascii=False))


def state_of_pack(is_on: bool) -> State:
    """Return what is kept of a pack that was turned on or off."""
    return State(json.dumps({"on": is_on}))


def listed(connection: Connection, units: Iterable[str] | None) -> list[Waiver]:
    """Return the waivers, of all units or of these, in the order of their ids."""
    found: list[str] = []
    if units is None:
        found += connection.scalars(_BODIES)
    else:
        for portion in portions(units):
            found += connection.scalars(_BODIES.where(waivers.c.unit.in_(portion)))
    return sorted((Waiver(**json.loads(body)) for body in found), key=lambda each: each.id)


def turned(connection: Connection) -> dict[str, bool]:
    """Return the packs that were turned on or off."""
    return {id: bool(json.loads(body)["on"]) for id, body in connection.execute(_TURNED)}


def off(connection: Connection) -> frozenset[str]:
    """Return the packs of rules of description that are off."""
    return frozenset(id for id, is_on in turned(connection).items() if id in rules.PACKS and not is_on)
