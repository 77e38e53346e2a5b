"""What was moved from one unit of a file to another: its element goes along, with all it says besides."""

import copy
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lxml import etree

from muniment.description.units import Unit
from muniment.description.unopened import Stored, opened
from muniment.formats.ead.links import put_by_itself
from muniment.formats.ead.merging import layout
from muniment.formats.ead.merging.own_ids import bare, with_own_ids
from muniment.formats.ead.merging.readings import said_by
from muniment.formats.ead.merging.sites import FIELDS, Added, Site, matched, sites, values_of
from muniment.formats.ead.originals.forms import Form, form_of
from muniment.formats.ead.reading.forms import Forms
from muniment.formats.ead.reading.sources import inside, parsed
from muniment.formats.ead.soundness import is_sound
from muniment.formats.ead.standing import is_unchanged
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


@dataclass(frozen=True, slots=True)
class _Leaving:
    """An element that may go from a unit, and the value that is to take its place there, if any."""

    unit: str
    moved: Moved
    instead: tuple[Any, ...]


_Wish: TypeAlias = tuple[str, str, Any]
"""A unit, and the field and the value of it whose element is to come from elsewhere."""


class Moves:
    """The elements of a file that go along with a value, looked for when it is first asked.

    A value was moved where the very same one is new in another unit, and nothing has taken its place in the
    first but what was moved there in its turn. What was copied, or written over, leaves its element where it
    is. The names are the namespaces that the reader knows, and `told` those that sources tell where they are
    others.
    """

    def __init__(self, units: Iterable[Stored], told: str, reader: Forms) -> None:
        self._units, self._told, self._reader = units, told, reader
        self._version, self._names = reader.version, reader.names
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
            exchanged = self._exchanged()
            if exchanged:
                self._look(self._leaving, exchanged)
        return self._leaving.get(id, ())

    def _exchanged(self) -> Set[int]:
        """Return the signs of what one unit says no more and another says anew: none in most exports."""
        gone: set[int] = set()
        new: set[int] = set()
        for unit, source in self._edited():
            less, more = self._differing(unit, source)
            gone |= less
            new |= more
        if gone:
            new.update(_sign(name, value) for _id, name, value in self._unsourced())
        return gone & new

    def _look(self, leaving: dict[str, list[Moved]], exchanged: Set[int]) -> None:
        left: list[_Leaving] = []
        wishes: list[_Wish] = []
        for stored, source in self._edited():
            less, more = self._differing(stored, source)
            if not exchanged.isdisjoint(less | more):
                unit = with_own_ids(stored)
                gone, added = self._sites(unit, source)
                left += gone
                wishes += [(unit.id, each.name, value) for each in added for value in each.values]
        for wish in self._unsourced():
            if _sign(*wish[1:]) in exchanged:
                wishes.append(wish)
        for each, (id, _name, _value) in _fulfilled(left, wishes):
            leaving[each.unit].append(each.moved)
            self._arriving[id].append(each.moved)

    def _edited(self) -> Iterator[tuple[Unit, Form]]:
        """Yield the units that may say something else than their sources."""
        for stored in self._units:
            source = None if is_unchanged(stored, self._version) else form_of(stored, self._version)
            if source is not None and source.names == self._told:
                yield opened(stored), source

    def _unsourced(self) -> Iterator[_Wish]:
        """Yield all values of units that have no source."""
        for stored in self._units:
            if is_unchanged(stored, self._version) or form_of(stored, self._version) is not None:
                continue
            unit = opened(stored)
            yield from ((unit.id, name, value) for name in FIELDS for value in values_of(unit, name))

    def _differing(self, unit: Unit, source: Form) -> tuple[Set[int], Set[int]]:
        """Return the signs of what a source says and the unit no more, and of what the unit says anew."""
        came = Unit(id="", **said_by(unit, source, self._reader))
        gone: Counter[int] = Counter()
        new: Counter[int] = Counter()
        for name in FIELDS:
            if getattr(came, name) != getattr(unit, name):
                gone.update(_sign(name, value) for value in values_of(came, name))
                new.update(_sign(name, value) for value in values_of(unit, name))
        return (gone - new).keys(), (new - gone).keys()

    def _sites(self, unit: Unit, source: Form) -> tuple[list[_Leaving], list[Added]]:
        """Return what of a source the unit says no more, and what it says anew."""
        element = parsed(source.text, self._names)[0]
        found = sites(element, self._names, self._version, source.revision)
        added = matched(found, unit, self._version)
        around = [site.outer for site in found if site.outer is not None]
        gone = [
            self._left(unit.id, *each)
            for each in enumerate(found)
            if each[1] not in around and self._may_go(each[1])
        ]
        return gone, added

    def _may_go(self, site: Site) -> bool:
        if row_of(self._version, local(site.node)) in _AROUND_MANY or "repository" in site.said:
            return False
        is_one = [*map(len, site.said.values())] == [1]
        return is_one and site.said != site.wanted and sum(map(len, site.wanted.values())) <= 1

    def _left(self, unit: str, number: int, site: Site) -> _Leaving:
        around = parsed("", self._names)
        around.append(copy.deepcopy(site.node))
        around[0].tail = None
        ((name, (value,)),) = site.said.items()
        return _Leaving(unit, Moved(number, name, value, inside(around)), tuple(site.wanted.get(name, ())))


def _sign(name: str, value: object) -> int:
    return hash((name, bare(value)))


def _fulfilled(left: Sequence[_Leaving], wishes: Iterable[_Wish]) -> Iterable[tuple[_Leaving, _Wish]]:
    """Return which element goes where; one whose place is taken goes only if what takes it comes, too."""
    waiting: dict[tuple[str, Any], deque[_Leaving]] = defaultdict(deque)
    for each in left:
        waiting[each.moved.name, each.moved.value].append(each)
    chosen = _Chosen()
    own = (((each.unit, each.moved.name, value), each) for each in left for value in each.instead)
    for wish, place in (*((wish, None) for wish in wishes), *own):
        if free := waiting.get(wish[1:]):
            chosen.add(free.popleft(), wish, place)
    chosen.hold_back(each for each in left if each.instead)
    return chosen.going.values()


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Elements that are to go, each by its identity, and which of them takes the place of which."""

    going: dict[int, tuple[_Leaving, _Wish]] = field(default_factory=dict)
    _comers: dict[int, _Leaving] = field(default_factory=dict)
    _places: dict[int, _Leaving] = field(default_factory=dict)

    def add(self, each: _Leaving, wish: _Wish, place: _Leaving | None) -> None:
        """Let an element go where it is wished for: to the place of another, or beside all others."""
        self.going[id(each)] = each, wish
        if place is not None:
            self._comers[id(place)], self._places[id(each)] = each, place

    def hold_back(self, replaced: Iterable[_Leaving]) -> None:
        """Leave those of the replaced where they are that go nowhere, or whose place nothing comes to."""
        doubtful = deque(replaced)
        while doubtful:
            each = doubtful.popleft()
            if id(each) in self.going and id(each) in self._comers:
                continue
            self.going.pop(id(each), None)
            place, comer = self._places.pop(id(each), None), self._comers.pop(id(each), None)
            if place is not None:
                self._comers.pop(id(place), None)
                doubtful.append(place)
            if comer is not None:
                self.going.pop(id(comer), None)
                doubtful.extend((comer,) if comer.instead else ())


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
