"""Searches that are kept under a name."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from muniment.catalogue.answers import SavedSearch
from muniment.catalogue.portions import portions
from muniment.catalogue.states import Entry, State
from muniment.catalogue.tables import searches
from muniment.description.ordering import natural_key

_KEPT = select(searches.c.id, searches.c.name, searches.c.text)


class Searches:
    """The saved searches of a catalogue, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def states(self, ids: Iterable[str]) -> dict[str, State]:
        """Return what is kept of these searches; those that are not there are left out."""
        found: dict[str, State] = {}
        for portion in portions(ids):
            kept = _KEPT.where(searches.c.id.in_(portion)).with_for_update()
            for id, name, text in self._connection.execute(kept):
                found[id] = state(name, text)
        return found

    def apply(self, entry: Entry) -> None:
        """Make the change to one search."""
        self._connection.execute(delete(searches).where(searches.c.id == entry.id))
        if entry.after:
            self._connection.execute(insert(searches), {"id": entry.id, **json.loads(entry.after.body)})


def state(name: str, text: str) -> State:
    """Return what is kept of a search."""
    return State(json.dumps({"name": name, "text": text}, ensure_ascii=False))


def saved(connection: Connection) -> list[SavedSearch]:
    """Return the saved searches in the order of their names."""
    found = (SavedSearch(id=id, name=name, text=text) for id, name, text in connection.execute(_KEPT))
    return sorted(found, key=lambda search: (natural_key(search.name), search.id))
