"""What was said by hand of places, subjects, genres and repositories."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from muniment.catalogue.codec import decode_concept
from muniment.catalogue.portions import portions
from muniment.catalogue.states import Entry, State
from muniment.catalogue.tables import concepts
from muniment.description.concepts import Concept, ConceptKind
from muniment.description.folding import fold

_KEPT = select(concepts.c.id, concepts.c.body)


class Concepts:
    """The concepts of a catalogue, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def states(self, ids: Iterable[str]) -> dict[str, State]:
        """Return what is kept of these concepts; those that are not there are left out."""
        found: dict[str, State] = {}
        for portion in portions(ids):
            kept = _KEPT.where(concepts.c.id.in_(portion)).with_for_update()
            found |= {id: State(body) for id, body in self._connection.execute(kept)}
        return found

    def apply(self, entry: Entry) -> None:
        """Make the change to one concept."""
        self._connection.execute(delete(concepts).where(concepts.c.id == entry.id))
        if entry.after:
            kind = json.loads(entry.after.body)["kind"]
            self._connection.execute(
                insert(concepts), {"id": entry.id, "kind": kind, "body": entry.after.body}
            )


def kept(connection: Connection, kind: ConceptKind) -> list[Concept]:
    """Return the concepts of a kind in the order of their headings."""
    found = (
        decode_concept(id, body) for id, body in connection.execute(_KEPT.where(concepts.c.kind == kind))
    )
    return sorted(found, key=lambda each: (fold(each.name), each.id))
