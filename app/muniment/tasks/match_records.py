"""Which record of the catalogue, or of the file itself, a record is that comes in without an arrangement."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from muniment.catalogue import Catalogue
from muniment.description.folding import fold
from muniment.description.units import Unit
from muniment.tasks.keepers import Keepers
from muniment.tasks.match_tops import in_a_row
from muniment.tasks.match_units import are_alike
from muniment.tasks.merge_units import same_content
from muniment.tasks.place import read_mark

_LONGEST_COUNT = 5
"""Digits of a number that may only count the rows of a list."""


class Records:
    """The records that one that comes may be: those of the catalogue, and those that came before it.

    Records are the same by the record's number, unless all else speaks against it; else, where not both
    have one, by title and address or by title, date and shelfmark. What says nothing else than another is
    the same in any case. Numbers that are `shared` by several that come tell none of them.
    """

    def __init__(self, catalogue: Catalogue, shared: frozenset[str] = frozenset()) -> None:
        self._catalogue = catalogue
        self._keepers = Keepers(catalogue)
        self._shared = shared
        self._is_empty = not catalogue.count()
        self._changed: dict[str, Unit] = {}
        self._by_key: dict[Hashable, dict[str, None]] = defaultdict(dict)

    def same(self, came: Unit) -> Unit | None:
        """Return the record that this one is, as it is to be by now; None where it is new."""
        for record in self._alike(came):
            if self._is_same(record, came):
                return record
        return None

    def take(self, unit: Unit) -> None:
        """Know from now on that the unit will be in the catalogue as it is here."""
        self._changed[unit.id] = unit
        for key in _keys(unit):
            self._by_key[key][unit.id] = None

    def _alike(self, came: Unit) -> Iterator[Unit]:
        ids = {id: None for key in _keys(came) for id in self._by_key[key]}
        yield from (self._changed[id] for id in ids)
        if not self._is_empty:
            for there in self._catalogue.units(self._alike_there(came)):
                yield self._changed.get(there.id, there)

    def _alike_there(self, came: Unit) -> list[str]:
        """Return the ids of what has the number, or the title and a place or words in common with it."""
        numbers = _numbers(came)
        rows = self._catalogue.rows(self._ids(came.title)) if not (numbers and came.shelfmarks) else []
        marked = self._catalogue.with_search_key(_mark(came))
        named = (row.id for row in (*rows, *marked) if fold(row.title) == fold(came.title))
        numbered = (id for number in sorted(numbers) for id in self._ids(number))
        return list(dict.fromkeys((*numbered, *named)))

    def _is_same(self, there: Unit, came: Unit) -> bool:
        if same_content(there, came):
            return True
        if there.id not in self._changed:
            # What it lies in may say alone whose it is.
            there = self._keepers.named(there)
        one, other = _numbers(there) - self._shared, _numbers(came) - self._shared
        if one and other:
            return bool(one & other) and _is_likely(there, came)
        if not came.title or fold(there.title) != fold(came.title):
            return False
        return bool(_texts(there, "url") & _texts(came, "url")) or _same_source(there, came)

    def _ids(self, words: str) -> list[str]:
        return self._catalogue.search_ids(in_a_row(words), _MOST) if words else []


_MOST = 200
"""How many records that name a number or a title are held against one that has it."""


def shared_numbers(units: Iterable[Unit]) -> frozenset[str]:
    """Return the numbers that stand on several units which say different things: those of an accession."""
    first: dict[str, Unit] = {}
    shared: set[str] = set()
    for unit in units:
        for number in _numbers(unit):
            other = first.setdefault(number, unit)
            if any(one and another and one != another for one, another in _headings(other, unit)):
                shared.add(number)
    return frozenset(shared)


def _headings(one: Unit, other: Unit) -> Iterator[tuple[str, str]]:
    """Yield what tells two units apart, side by side."""
    yield fold(one.title), fold(other.title)
    yield _mark(one), _mark(other)
    yield one.date, other.date


def _is_likely(there: Unit, came: Unit) -> bool:
    """Return whether nothing speaks against it that two of one number are the same.

    A small number is that of a row in many a list: the title or the shelfmark must then be the same, too.
    """
    mark, other = _mark(there), _mark(came)
    is_sure = (mark and mark == other) or _texts(there, "url") & _texts(came, "url")
    if is_sure or not (there.title and came.title) or fold(there.title) == fold(came.title):
        return True
    is_telling = not all(map(_counts_rows, _numbers(there) & _numbers(came))) and not (mark and other)
    return is_telling or are_alike(there.title, came.title)


def _counts_rows(number: str) -> bool:
    return number.isdecimal() and len(number) <= _LONGEST_COUNT


def _same_source(there: Unit, came: Unit) -> bool:
    """Return whether date and shelfmark are said and are the same, the shelfmark however it is written."""
    return bool(came.date and _mark(came)) and (came.date, _mark(came)) == (there.date, _mark(there))


def _keys(unit: Unit) -> set[Hashable]:
    """Return some things of which a record that is the same has one, too."""
    said = {(each.kind, each.text) for each in unit.identifiers if each.kind in _IDENTIFYING}
    return {*said, ("title", fold(unit.title), unit.date)}


_IDENTIFYING = ("record-id", "url")


def _mark(unit: Unit) -> str:
    reading = read_mark(unit)
    return reading.search_key if reading else ""


def _numbers(unit: Unit) -> set[str]:
    return _texts(unit, "record-id")


def _texts(unit: Unit, kind: str) -> set[str]:
    return {each.text for each in unit.identifiers if each.kind == kind}
