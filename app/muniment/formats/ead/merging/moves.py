"""What was moved from one unit of a file to another: its element goes along, with all it says besides."""

import copy
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from lxml import etree

from muniment.description.units import Unit
from muniment.description.unopened import Stored, Unopened, opened
from muniment.formats.ead.links import put_by_itself
from muniment.formats.ead.merging import layout
from muniment.formats.ead.merging.own_ids import with_own_ids
from muniment.formats.ead.merging.sites import FIELDS, Added, Site, matched, sites, values_of
from muniment.formats.ead.originals.forms import Form, form_of
from muniment.formats.ead.reading.sources import inside, parsed
from muniment.formats.ead.soundness import is_sound
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.ead.writing.twice import ids_in, may_stand
from muniment.formats.xml.elements import local

_AROUND_MANY = frozenset(("controlaccess", "agents", "formsavailable", "functions", "places"))
"""Elements that stay where one of the values in them goes: other values may be put into them."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An element that goes to another unit: its number among the sites of the first, what it says, and it."""

    site: int
    name: str
    value: Any
    xml: str


class Moves:
    """The elements of a file that go along with a value, looked for when it is first asked.

    A value was moved where the very same one is new in another unit, and nothing has taken its place in the
    first. What was copied, or written over, leaves its element where it is. The names are the namespaces
    that the file declares, and `told` those that its sources tell where they are others.
    """

    def __init__(self, units: Iterable[Stored], version: Version, told: str, names: str) -> None:
        self._units, self._version, self._told, self._names = units, version, told, names
        self._leaving: dict[str, list[Moved]] | None = None
        self._arriving: dict[str, list[Moved]] = defaultdict(list)

    def leaving(self, id: str) -> Collection[int]:
        """Return the numbers of the sites whose elements leave a unit."""
        return frozenset(each.site for each in self._from(id))

    def ids_leaving(self, id: str) -> Set[str]:
        """Return the ids on elements that leave a unit, and in them."""
        return frozenset(ids_in(each.xml for each in self._from(id)))

    def arriving(self, id: str) -> Sequence[Moved]:
        """Return the elements that come to a unit."""
        self._from(id)
        return self._arriving.get(id, ())

    def _from(self, id: str) -> Sequence[Moved]:
        if self._leaving is None:
            self._leaving = defaultdict(list)
            self._look(self._leaving)
        return self._leaving.get(id, ())

    def _look(self, leaving: dict[str, list[Moved]]) -> None:
        left: dict[tuple[str, Any], deque[tuple[str, Moved]]] = defaultdict(deque)
        new: list[tuple[str, str, Any]] = []
        for unit, source in self._edited():
            gone, added = self._differing(unit, source)
            for moved in gone:
                left[moved.name, moved.value].append((unit.id, moved))
            new += [(unit.id, each.name, value) for each in added for value in each.values]
        for id, name, value in (*new, *(self._unsourced() if left else ())):
            if waiting := left.get((name, value)):
                first, moved = waiting.popleft()
                leaving[first].append(moved)
                self._arriving[id].append(moved)

    def _edited(self) -> Iterator[tuple[Unit, Form]]:
        """Yield the units that may say something else than their sources."""
        for stored in self._units:
            source = None if self._is_unchanged(stored) else form_of(stored, self._version)
            if source is not None and source.names == self._told:
                yield with_own_ids(opened(stored)), source

    def _unsourced(self) -> Iterator[tuple[str, str, Any]]:
        """Yield all values of units that have no source."""
        for stored in self._units:
            if self._is_unchanged(stored) or form_of(stored, self._version) is not None:
                continue
            unit = opened(stored)
            yield from ((unit.id, name, value) for name in FIELDS for value in values_of(unit, name))

    def _is_unchanged(self, stored: Stored) -> bool:
        return isinstance(stored, Unopened) and stored.came == self._version

    def _differing(self, unit: Unit, source: Form) -> tuple[list[Moved], list[Added]]:
        """Return what of a source the unit says no more, with nothing instead, and what it says anew."""
        element = parsed(source.text, self._names)[0]
        found = sites(element, self._names, self._version, source.revision)
        added = matched(found, unit, self._version)
        gone = [self._moved(number, site) for number, site in enumerate(found) if self._may_go(site)]
        return gone, added

    def _may_go(self, site: Site) -> bool:
        if not site.says_nothing or row_of(self._version, local(site.node)) in _AROUND_MANY:
            return False
        return [*map(len, site.said.values())] == [1] and "repository" not in site.said

    def _moved(self, number: int, site: Site) -> Moved:
        around = parsed("", self._names)
        around.append(copy.deepcopy(site.node))
        around[0].tail = None
        ((name, (value,)),) = site.said.items()
        return Moved(number, name, value, inside(around))


def with_moved(form: Form, arriving: Iterable[Moved], version: Version, names: str) -> Form:
    """Return the source of a unit with elements that came to it instead of those that we would write."""
    waiting = [each for each in arriving if may_stand(each.xml)]
    if not waiting:
        return form
    around = parsed(form.text, names)
    for each in waiting:
        _put(around[0], each, version, names, form.revision)
    return Form(inside(around), form.at, form.names, form.revision)


def _put(own: etree._Element, moved: Moved, version: Version, names: str, revision: int) -> None:
    """Put an element that came where its value stands, if all is said then as it was."""
    found = sites(own, names, version, revision)
    said = {moved.name: [moved.value]}
    written = (each for each in reversed(found) if each.said == said and each.group is None)
    site = next((each for each in written if "id" not in each.node.attrib), None)
    if site is None:
        return
    came, old = parsed(moved.xml, names)[0], copy.deepcopy(site.node)
    put_by_itself(came)
    around = "did" if site.is_in_identity else "c"
    if is_sound(old, around, version) and not is_sound(came, around, version):
        return
    (put,) = layout.put_instead(site.node, [came])
    if [each.said for each in sites(own, names, version, revision)] != [each.said for each in found]:
        layout.put_instead(put, [old])
