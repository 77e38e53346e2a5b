"""Terms that units share, and who uses them."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from sqlalchemy import Connection, delete, exists, insert, select

from muniment.catalogue.portions import portions
from muniment.catalogue.records import Use
from muniment.catalogue.tables import agent_names, terms, uses
from muniment.description.folding import fold

_Named: TypeAlias = tuple[str, str]
"""A term's field and text."""

_FOUND = select(terms.c.key, terms.c.field, terms.c.text)


class Terms:
    """The terms of a catalogue, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[_Named, int] = {}

    def keys(self, named: Iterable[_Named]) -> Mapping[_Named, int]:
        """Return the keys of terms, those made that are not there, among those of others."""
        missing = set(named) - self._known.keys()
        self._learn(missing)
        new = sorted(missing - self._known.keys())
        if new:
            rows = [{"field": field, "text": text, "folded": fold(text)} for field, text in new]
            self._connection.execute(insert(terms), rows)
            self._learn(new)
        return self._known

    def link(self, used: Mapping[int, frozenset[Use]]) -> dict[int, Use]:
        """Link units, by their keys, to what they use; return the terms by their keys."""
        keys = self.keys((use.field, use.text) for said in used.values() for use in said)
        linked = {keys[use.field, use.text]: use for said in used.values() for use in said}
        rows = [
            {"unit": unit, "term": keys[use.field, use.text], "role": use.role}
            for unit, said in used.items()
            for use in said
        ]
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

    def _learn(self, named: Iterable[_Named]) -> None:
        for portion in portions(named):
            # Every field with every text: what is found besides does no harm.
            wanted = _FOUND.where(terms.c.field.in_({field for field, _text in portion}))
            for key, field, text in self._connection.execute(
                wanted.where(terms.c.text.in_([text for _field, text in portion]))
            ):
                self._known[field, text] = key
