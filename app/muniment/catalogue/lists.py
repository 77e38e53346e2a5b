"""Lists that were made by hand."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from muniment.catalogue.answers import HandList
from muniment.catalogue.portions import portions
from muniment.catalogue.states import Entry, State
from muniment.catalogue.tables import lists
from muniment.description.ordering import natural_key

_KEPT = select(lists.c.id, lists.c.name, lists.c.units)


class Lists:
    """The hand-made lists of a catalogue, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def states(self, ids: Iterable[str]) -> dict[str, State]:
        """Return what is kept of these lists; those that are not there are left out."""
        found: dict[str, State] = {}
        for portion in portions(ids):
            for id, name, units in self._connection.execute(_KEPT.where(lists.c.id.in_(portion))):
                found[id] = _state(name, json.loads(units))
        return found

    def apply(self, entry: Entry) -> None:
        """Make the change to one list."""
        self._connection.execute(delete(lists).where(lists.c.id == entry.id))
        if entry.after:
            kept = json.loads(entry.after.body)
            row = {"id": entry.id, "name": kept["name"], "units": json.dumps(kept["units"])}
            self._connection.execute(insert(lists), row)


def state(made: HandList) -> State:
    """Return what is kept of a list."""
    return _state(made.name, made.units)


def hand_list(id: str, state: State) -> HandList:
    """Return the list of which this is kept."""
    kept = json.loads(state.body)
    return HandList(id=id, name=kept["name"], units=tuple(kept["units"]))


def hand_lists(connection: Connection) -> list[HandList]:
    """Return the lists in the order of their names."""
    found = (
        HandList(id=id, name=name, units=tuple(json.loads(units)))
        for id, name, units in connection.execute(_KEPT)
    )
    return sorted(found, key=lambda each: (natural_key(each.name), each.id))


def _state(name: str, units: Iterable[str]) -> State:
    return State(json.dumps({"name": name, "units": list(units)}, ensure_ascii=False))
