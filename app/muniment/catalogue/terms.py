"""Terms that units share, and who uses them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from sqlalchemy import Connection, bindparam, delete, exists, select

from muniment.catalogue import databases
from muniment.catalogue.lines import Lines, lines
from muniment.catalogue.portions import ASKED, portions
from muniment.catalogue.records import Use
from muniment.catalogue.tables import agent_names, terms, uses
from muniment.description.folding import fold

_Named: TypeAlias = tuple[str, str]
"""A term's field and text."""

# Whoever uses a term keeps others from deleting it meanwhile, as each of them would alone.
_FOUND = (
    select(terms.c.key, terms.c.text)
    .where(terms.c.field == bindparam("in"), terms.c.text.in_(ASKED))
    .with_for_update(read=True, key_share=True)
)
_ONES = terms.c.key.in_(ASKED)
_IN_HAND = select(terms.c.key).where(_ONES).order_by(terms.c.key).with_for_update(key_share=True)
_LINKED = (
    select(uses.c.unit, terms.c.field, terms.c.text, uses.c.role).join(terms).where(uses.c.unit.in_(ASKED))
)
_USED = select(uses.c.term).where(uses.c.unit.in_(ASKED))
_UNLINK = delete(uses).where(uses.c.unit.in_(ASKED))
_FREE = select(terms.c.key).where(_ONES).with_for_update(skip_locked=True)
_SAID = exists().where(uses.c.term == terms.c.key)
_IDLE = select(terms.c.key).where(_ONES, ~_SAID)
_FORGET = delete(terms).where(_ONES, ~(_SAID | exists().where(agent_names.c.term == terms.c.key)))


class Terms:
    """The terms of a catalogue, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._database = databases.of(connection)
        self._known: dict[_Named, int] = {}

    def keys(self, named: Iterable[_Named]) -> Mapping[_Named, int]:
        """Return the keys of terms, those made that are not there, among those of others."""
        missing = set(named) - self._known.keys()
        self._learn(missing)
        # Others may be making, or forgetting, the same at the same moment.
        while new := sorted(missing - self._known.keys()):
            rows = [{"field": field, "text": text, "folded": fold(text)} for field, text in new]
            self._connection.execute(self._database.unless_there(terms), rows)
            self._learn(new)
        return self._known

    def linked(self, used: Iterable[frozenset[Use]]) -> dict[int, Use]:
        """Return all that is used by the keys of the terms."""
        said = frozenset().union(*used)
        keys = self.keys(use[:2] for use in said)
        return {keys[use[:2]]: use for use in said}

    def links(self, used: Mapping[int, frozenset[Use]]) -> Lines:
        """Return what links units, by their keys, to what they use, whose terms were made."""
        known = self._known
        rows = [(unit, known[use[:2]], use.role) for unit, said in used.items() for use in said]
        return lines(uses.name, ("unit", "term", "role"), rows)

    def keyed(self, used: frozenset[Use]) -> Iterator[tuple[str, str, int]]:
        """Yield field, role and key of terms that were made."""
        return ((use.field, use.role, self._known[use[:2]]) for use in used)

    def said(self, keys: Iterable[int]) -> dict[int, set[tuple[str, str, str]]]:
        """Return what units, by their keys, are linked to: fields, texts and roles."""
        found: dict[int, set[tuple[str, str, str]]] = {}
        for portion in portions(keys):
            for unit, *use in self._connection.execute(_LINKED, {"asked": portion}):
                found.setdefault(unit, set()).add(tuple(use))
        return found

    def unlink(self, keys: Iterable[int]) -> set[int]:
        """Unlink units from all their terms, and return the keys of these."""
        released: set[int] = set()
        for portion in portions(keys):
            released |= set(self._connection.scalars(_USED, {"asked": portion}))
            self._connection.execute(_UNLINK, {"asked": portion})
        return released

    def idle(self, released: Collection[int]) -> set[int]:
        """Return those of the terms that no unit has any more, nor is about to have by another's change."""
        found: set[int] = set()
        for portion in portions(released):
            free = list(self._connection.scalars(_FREE, {"asked": portion}))
            # Asked after they are held: what was said of them until then can be seen.
            found |= set(self._connection.scalars(_IDLE, {"asked": free}))
        return found

    def hold(self, keys: Iterable[int]) -> None:
        """Let nobody else say, until the change is kept, whom these terms name."""
        for portion in portions(keys):
            self._connection.execute(_IN_HAND, {"asked": portion}).all()

    def forget(self, released: Collection[int]) -> None:
        """Delete those of the terms that neither a unit nor an agent has any more."""
        for portion in portions(released):
            self._connection.execute(_FORGET, {"asked": portion})
        if released:
            self._known.clear()

    def _learn(self, named: Iterable[_Named]) -> None:
        by_field: dict[str, list[str]] = {}
        for field, text in named:
            by_field.setdefault(field, []).append(text)
        for field, texts in by_field.items():
            for portion in portions(texts):
                there = self._connection.execute(_FOUND, {"in": field, "asked": portion})
                self._known |= {(field, text): key for key, text in there}
