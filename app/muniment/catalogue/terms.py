"""Terms that units share, and who uses them."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, exists, insert, select

from muniment.catalogue.portions import portions
from muniment.catalogue.records import Use
from muniment.catalogue.tables import agent_names, terms, uses
from muniment.description.folding import fold

_FIND = select(terms.c.key).where(terms.c.field == bindparam("field"), terms.c.text == bindparam("text"))
_MAKE = insert(terms).returning(terms.c.key)


class Terms:
    """The terms of a catalogue, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], int] = {}

    def key(self, field: str, text: str) -> int:
        """Return the key of a term, which is made where there is none."""
        found = self._known.get((field, text))
        if found is None:
            found = self._connection.scalar(_FIND, {"field": field, "text": text})
        if found is None:
            row = {"field": field, "text": text, "folded": fold(text)}
            found = self._connection.scalars(_MAKE, row).one()
        self._known[field, text] = found
        return found

    def link(self, used: Mapping[int, frozenset[Use]]) -> dict[int, Use]:
        """Link units, by their keys, to what they use; return the terms by their keys."""
        rows: list[dict[str, object]] = []
        linked: dict[int, Use] = {}
        for unit, said in used.items():
            for use in said:
                term = self.key(use.field, use.text)
                rows.append({"unit": unit, "term": term, "role": use.role})
                linked[term] = use
        if rows:
            self._connection.execute(insert(uses), rows)
        return linked

    def unlink(self, keys: Iterable[int]) -> set[int]:
        """Unlink units from all their terms, and return the keys of these."""
        released: set[int] = set()
        for portion in portions(keys):
            released |= set(self._connection.scalars(select(uses.c.term).where(uses.c.unit.in_(portion))))
            self._connection.execute(delete(uses).where(uses.c.unit.in_(portion)))
        return released

    def forget(self, released: Collection[int]) -> None:
        """Delete those of the terms that neither a unit nor an agent has any more."""
        used = exists().where(uses.c.term == terms.c.key) | exists().where(agent_names.c.term == terms.c.key)
        for portion in portions(released):
            self._connection.execute(delete(terms).where(terms.c.key.in_(portion), ~used))
        if released:
            self._known.clear()
