"""Where a record belongs in the arrangement, read from its shelfmark."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from muniment.catalogue import Catalogue, Edit
from muniment.description import dates, shelfmarks
from muniment.description.levels import Level, Status
from muniment.description.units import Shelfmark, Unit, a_title, new_id
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.places import Places

SortKey = tuple[str, str, str]

_AT_ONCE = 500


@dataclass(slots=True)
class _Siblings:
    """The children of one place in shelfmark order, as far as they are in it."""

    ids: list[str] = field(default_factory=list)
    keys: list[SortKey] = field(default_factory=list)

    def insert(self, key: SortKey, id: str) -> str | None:
        """Take the newcomer in and return the sibling it stands before, None at the end."""
        at = bisect_right(self.keys, key)
        before = self.ids[at] if at < len(self.ids) else None
        self.keys.insert(at, key)
        self.ids.insert(at, id)
        return before

    def leave(self, id: str) -> None:
        """Let one go that is put elsewhere: nothing can be put before it here any more."""
        if id in self.ids:
            at = self.ids.index(id)
            del self.ids[at], self.keys[at]


class Placing:
    """Puts units under the places their shelfmarks name, making missing places as stubs.

    Lasts for one edit; what it has placed it remembers, so that ten thousand records
    of one file do not ask the catalogue ten thousand times.
    """

    def __init__(self, catalogue: Catalogue, edit: Edit) -> None:
        self._catalogue = catalogue
        self._there = Places(catalogue)
        self._edit = edit
        self._places: dict[tuple[str | None, str], str] = {}
        self._siblings: dict[str | None, _Siblings] = {}
        self._waiting: dict[str, Unit] | None = None
        self._stubs: set[str] = set()
        self.made: dict[str, None] = {}

    def put(self, unit: Unit) -> Unit:
        """Put the unit into the catalogue where its shelfmark says, and return it as it stands there.

        A unit that is the last of the places itself is that place from then on: a file is not put into
        a file of the same shelfmark, unless that is a stub that was there before.
        """
        reading = read_mark(unit)
        if reading and is_its_own_place(unit, reading):
            placed = replace(unit, parent=self._taking(unit.id, reading))
        else:
            placed = replace(unit, parent=self._way_of(reading) if reading else unit.parent)
        self._insert(placed)
        return placed

    def put_all(self, fresh: Sequence[Unit]) -> Steps[None]:
        """Put units, none of which is there, as `put` does with each: far quicker where they are many."""
        waiting: dict[str, Unit] = {}
        self._waiting = waiting
        for done, unit in enumerate(fresh):
            if done % _AT_ONCE == 0:
                yield Progress(done, 2 * len(fresh), _("Placing"))
            self.put(unit)
        self._waiting = None
        written = 0
        for count in self._edit.taking_in(self._in_tree_order(waiting)):
            written += count
            yield Progress(len(waiting) + written, 2 * len(waiting), _("Cataloguing"))

    def put_in(self, unit: Unit, places: Sequence[shelfmarks.Place], repository: str) -> None:
        """Put a unit under these places, from the top down, among its neighbours in shelfmark order."""
        placed = replace(unit, parent=self._way(places, repository))
        if unit.parent in self._siblings:
            self._siblings[unit.parent].leave(unit.id)
        self._insert(placed)

    def _way_of(self, reading: shelfmarks.Reading) -> str | None:
        return self._way(reading.places, reading.repository)

    def _taking(self, id: str, reading: shelfmarks.Reading) -> str | None:
        """Return where the unit lies that is the last place of its mark, which it is from now on."""
        *above, last = reading.places
        parent = self._way(above, reading.repository)
        there = self._found(parent, last)
        if there is None:
            self._places[(parent, shelfmarks.read(last.shelfmark).search_key)] = id
        return there if there and self._is_stub(there) else parent

    def _is_stub(self, id: str) -> bool:
        return id in self._stubs or (id not in self.made and self._catalogue.unit(id).status is Status.STUB)

    def _way(self, places: Sequence[shelfmarks.Place], repository: str) -> str | None:
        parent: str | None = None
        for place in places:
            parent = self._found(parent, place) or self._stub(parent, place, repository)
        return parent

    def _found(self, parent: str | None, place: shelfmarks.Place) -> str | None:
        key = (parent, shelfmarks.read(place.shelfmark).search_key)
        if key not in self._places:
            if parent in self.made:
                return None
            row = self._there.find(parent, place.shelfmark)
            if row is None:
                return None
            self._places[key] = row.id
        return self._places[key]

    def _stub(self, parent: str | None, place: shelfmarks.Place, repository: str) -> str:
        stub = Unit(
            id=new_id(),
            parent=parent,
            level=place.level,
            level_name=place.level_name,
            status=Status.STUB,
            repository=repository,
            shelfmarks=(Shelfmark(text=place.shelfmark),),
            titles=(a_title(place.text),),
        )
        self._insert(stub)
        self._stubs.add(stub.id)
        self._places[(parent, shelfmarks.read(place.shelfmark).search_key)] = stub.id
        return stub.id

    def _insert(self, unit: Unit) -> None:
        before = self._siblings_of(unit.parent).insert(_sort_key(unit), unit.id)
        self.made[unit.id] = None
        if self._waiting is None:
            self._edit.put(unit, before=before)
        else:
            self._waiting[unit.id] = unit

    def _in_tree_order(self, waiting: Mapping[str, Unit]) -> Iterator[Unit]:
        """Yield the units that wait, parents first and siblings in their order.

        Those that stand before a sibling that is there are put there at once, and only followed by what
        lies below them.
        """
        places = {unit.parent: None for unit in waiting.values() if unit.parent not in waiting}
        left: list[str] = []
        for parent in places:
            ids = self._siblings[parent].ids
            ends = next((at for at in range(len(ids), 0, -1) if ids[at - 1] not in waiting), 0)
            for at in range(ends - 1, -1, -1):
                if ids[at] in waiting:
                    self._edit.put(waiting[ids[at]], before=ids[at + 1])
                    left += self._below(ids[at])
            left += ids[ends:]
        left.reverse()
        while left:
            id = left.pop()
            yield waiting[id]
            left += reversed(self._below(id))

    def _below(self, id: str) -> list[str]:
        return self._siblings[id].ids if id in self._siblings else []

    def _siblings_of(self, parent: str | None) -> _Siblings:
        if parent not in self._siblings:
            # In a place that was made here nothing can stand but what was put there here.
            is_new = parent is not None and parent in self.made
            self._siblings[parent] = _Siblings() if is_new else self._siblings_there(parent)
        return self._siblings[parent]

    def _siblings_there(self, parent: str | None) -> _Siblings:
        ids = [id for id in self._catalogue.child_ids(parent) if id not in self.made]
        rows = self._catalogue.rows(ids)
        return _Siblings(ids, [_key(row.shelfmark, row.date, row.title) for row in rows])


def read_mark(unit: Unit) -> shelfmarks.Reading | None:
    """Return the reading of the unit's first shelfmark, None where it has none."""
    if not unit.shelfmarks:
        return None
    mark = unit.shelfmarks[0]
    return shelfmarks.read(mark.text, mark.repository or unit.repository)


def is_its_own_place(unit: Unit, reading: shelfmarks.Reading) -> bool:
    """Say whether the unit, by its level and mark, is the last of the places that the mark names."""
    return unit.level not in (None, Level.ITEM) and shelfmarks.own_place(reading) is not None


def _sort_key(unit: Unit) -> SortKey:
    return _key(unit.shelfmark, unit.date, unit.title)


def _key(shelfmark: str, date: str, title: str) -> SortKey:
    return shelfmarks.read(shelfmark).sort_key, dates.in_text_order(dates.understand(date).begin), title
