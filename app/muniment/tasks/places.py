"""Places of the arrangement by the shelfmarks they have, each read as what it lies in says whose it is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from muniment.catalogue import Catalogue, Row
from muniment.description import shelfmarks
from muniment.description.units import Unit
from muniment.tasks.keepers import Keepers

_MOST = 5_000


class Places:
    """The places that a catalogue has; what is made while it lasts is not looked for.

    Where more than `most` lie in one place, the first so many are read as what they lie in says.
    """

    def __init__(self, catalogue: Catalogue, most: int = _MOST) -> None:
        self._catalogue = catalogue
        self._most = most
        self._keepers = Keepers(catalogue)
        self._below: dict[str, Mapping[str, Sequence[Row]]] = {}

    def find(self, parent: str | None, shelfmark: str) -> Row | None:
        """Return the child of `parent` whose shelfmark means the same as this one, or None."""
        found = self._catalogue.find_place(parent, shelfmark)
        if found or parent is None:
            return found
        if parent not in self._below:
            self._below[parent] = self._read(parent)
        key = shelfmarks.read(shelfmark).search_key
        likely = {row.id: row for row in self._below[parent].get(key, ())}
        units = self._catalogue.units(likely) if likely else ()
        return next((likely[unit.id] for unit in units if self._key(unit) == key), None)

    def _key(self, unit: Unit) -> str:
        """Return what the mark of a unit means as the mark, the unit or what it lies in says whose it is."""
        mark = next(mark for mark in unit.shelfmarks if mark.text == unit.shelfmark)
        return shelfmarks.read(mark.text, mark.repository or self._keepers.of(unit)).search_key

    def _read(self, parent: str) -> Mapping[str, Sequence[Row]]:
        """Return the children of a place by what their marks mean, if they are of whose the place is."""
        keeper = self._keepers.of(self._catalogue.unit(parent))
        rows = self._catalogue.rows(self._catalogue.child_ids(parent)[: self._most]) if keeper else []
        found: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            if row.shelfmark:
                found[shelfmarks.read(row.shelfmark, keeper).search_key].append(row)
        return found
