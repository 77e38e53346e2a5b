"""Which unit of the catalogue each unit of a finding aid is, where it was imported before."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from muniment.catalogue import Catalogue
from muniment.description.units import Unit
from muniment.formats import ead
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.headings import AsTheyCame, Headed, as_now
from muniment.tasks.keepers import Keepers
from muniment.tasks.match_tops import top_of
from muniment.tasks.place import read_mark
from muniment.tasks.said_otherwise import in_one_spelling

_XML_ID = "xml-id"


@dataclass(slots=True)
class Matches:
    """The units of the catalogue by the ids of the units of the file that they are.

    `outline` holds the children of each unit of the branches concerned, in tree order, by its id; `keepers`
    whose units of either are, where only what they lie in says so.
    """

    there: dict[str, Unit] = field(default_factory=dict)
    outline: dict[str, list[str]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    keepers: dict[str, str] = field(default_factory=dict)

    def keep(self, unit: Unit, otherwise: str = "") -> None:
        """Know whose a unit is, once that is known of what it lies in; `otherwise` of one at the top."""
        self.keepers[unit.id] = unit.repository or self.keepers.get(unit.parent or "", otherwise)

    def mark(self, unit: Unit) -> str:
        """Return what the shelfmark of a unit means, nothing where it has none."""
        reading = read_mark(replace(unit, repository=unit.repository or self.keepers.get(unit.id, "")))
        return reading.search_key if reading else ""

    def mark_and_title(self, unit: Unit) -> Hashable:
        """Return the same with its title and date."""
        mark = self.mark(unit)
        return (mark, unit.title, in_one_spelling(unit.date)) if mark else ""

    def pair(self, came: Unit, there: Unit) -> None:
        """Take the two for one; neither is then another's."""
        self.there[came.id] = there
        self.taken.add(there.id)


def match(catalogue: Catalogue, units: Sequence[Unit]) -> Steps[Matches]:
    """Return which units of the catalogue these are: a finding aid's, in tree order.

    A unit is known by its own id, where the file is an export of ours; else by its XML id; by its own
    element, where the file says it as before, whatever was edited since and stands around it; by a shelfmark
    that stands once, with a title alike; among what stands in the same unit by its title and date, or its
    shelfmark; where its title has changed, by what stands in it, or a title alike, between the same
    neighbours; and where it has moved, by a title and date that stand once. Titles, dates and shelfmarks
    are those that it came with, in whichever version, and then those that it was given since. The finding
    aid itself is known by its identifier, or where it has none by shelfmark, title and date.
    """
    yield Progress(0, 0, _("Looking for what is in the catalogue already"))
    found = Matches()
    known = {there.id: there for there in catalogue.units(unit.id for unit in units)}
    for unit in units:
        if unit.id in known:
            found.pair(unit, known[unit.id])
    tops = [unit for unit in units if unit.parent is None]
    for top in tops:
        there = (
            None if top.id in found.there else top_of(catalogue, top, found.taken, is_alone=len(tops) == 1)
        )
        if there:
            found.pair(top, there)
    found.outline = _outline(catalogue, [found.there[top.id].id for top in tops if top.id in found.there])
    if found.outline and len(found.there) < len(units):
        yield from _match_below(catalogue, units, found)
    return found


def _match_below(catalogue: Catalogue, units: Sequence[Unit], found: Matches) -> Steps[None]:
    """Find what is not an export of ours: first by XML ids anywhere, then place by place from the top."""
    ids = [id for below in found.outline.values() for id in below if id not in found.taken]
    left: dict[str, Unit] = {}
    for start in range(0, len(ids), _PORTION):
        yield Progress(start, len(ids), _("Looking for what is in the catalogue already"))
        left |= {unit.id: unit for unit in catalogue.units(ids[start : start + _PORTION])}
    _keep(catalogue, units, left, found)
    _pair(found, units, left.values(), _xml_id)
    _pair_lone_marks(found, units, left.values())
    groups: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.parent is not None:
            groups[unit.parent].append(unit)
    came = AsTheyCame()
    yield from _match_places(groups, left, found, came)
    known = len(found.there)
    if known < len(units):
        yield from came.reading(unit for unit in left.values() if unit.id not in found.taken)
        for headed in (came, as_now):
            _pair_moved(found, units, left.values(), headed)
    if len(found.there) > known:
        yield from _match_places(groups, left, found, came)


def _keep(catalogue: Catalogue, units: Iterable[Unit], left: Mapping[str, Unit], found: Matches) -> None:
    """Know whose units are on both sides: what only one of them says of the whole holds for both."""
    keepers = Keepers(catalogue)
    for unit in units:
        there = found.there.get(unit.id)
        found.keep(unit, keepers.of(there) if there and unit.parent is None else "")
        if there and unit.parent is None:
            found.keep(replace(there, parent=None), found.keepers[unit.id])
    known = {**{there.id: there for there in found.there.values()}, **left}
    # What a colleague deletes meanwhile is in the outline still.
    for unit in (known[id] for id in found.outline if id in known and id not in found.keepers):
        found.keep(unit)


def _match_places(
    groups: Mapping[str, list[Unit]], left: Mapping[str, Unit], found: Matches, came: AsTheyCame
) -> Steps[None]:
    """Find what stands in each unit that is known, from the top."""
    likeness = _Likeness(groups, found.outline, left, came)
    for done, (parent, children) in enumerate(groups.items()):
        if done % _STEP == 0:
            yield Progress(done, len(groups), _("Comparing"))
        if parent in found.there and any(child.id not in found.there for child in children):
            below = found.outline.get(found.there[parent].id, ())
            yield from _match_children(found, children, [left[id] for id in below if id in left], came)
            for ours, theirs in _gaps(found, children, below):
                _pair_alike(found, ours, [left[id] for id in theirs if id in left], likeness)


_PORTION = 2_000
_STEP = 200


def _match_children(
    found: Matches, units: Sequence[Unit], there: Sequence[Unit], came: AsTheyCame
) -> Steps[None]:
    for source in (ead.source_of, ead.source_alone):
        _pair(found, units, there, source)
    if any(unit.id not in found.there for unit in units):
        yield from came.reading(unit for unit in there if unit.id not in found.taken)
        for headed in (came, as_now):
            _pair(found, units, there, found.mark_and_title, headed)
            _pair_lone_titles(found, units, there, headed)
        for headed in (came, as_now):
            for key in (found.mark, _title):
                _pair(found, units, there, key, headed)


def _pair_lone_titles(found: Matches, units: Iterable[Unit], there: Iterable[Unit], headed: Headed) -> None:
    """Pair those whose title and date stand once on either side: other shelfmarks are of a renumbering."""
    ours = _lone((unit for unit in units if unit.title and unit.id not in found.there), _title)
    theirs = _lone((unit for unit in there if unit.id not in found.taken), lambda unit: _title(headed(unit)))
    for title in ours.keys() & theirs.keys():
        found.pair(ours[title], theirs[title])


def _pair_moved(found: Matches, units: Iterable[Unit], there: Iterable[Unit], headed: Headed) -> None:
    """Pair what is gone in one place and new in another under a title, with its date, that is no other's."""
    telling = (unit for unit in units if unit.date or len(unit.title.split()) > _FEW)
    _pair_lone_titles(found, telling, there, headed)


def _pair_lone_marks(found: Matches, came: Sequence[Unit], there: Iterable[Unit]) -> None:
    """Pair those whose shelfmark stands once on either side, wherever that is, and whose titles are alike.

    One whose very title stands once in the catalogue, but on another, is left to what stands around it.
    """
    free = [unit for unit in there if unit.id not in found.taken]
    if not free or all(unit.id in found.there for unit in came):
        return
    ours, theirs, titled = _lone(came, found.mark), _lone(free, found.mark), _lone(free, _title)
    for mark, unit in ours.items():
        other = theirs.get(mark)
        if other is None or titled.get(_title(unit), other) is not other:
            continue
        if unit.id in found.there or other.id in found.taken:
            continue
        if unit.level is other.level and are_alike(unit.title, other.title):
            found.pair(unit, other)


_Key = Callable[[Unit], Hashable]


def _lone(units: Iterable[Unit], key: _Key) -> dict[Hashable, Unit]:
    """Return the units whose key no other has, by it."""
    by_key: dict[Hashable, list[Unit]] = defaultdict(list)
    for unit in units:
        by_key[key(unit)].append(unit)
    return {said: alike[0] for said, alike in by_key.items() if said and len(alike) == 1}


def _pair(
    found: Matches, units: Iterable[Unit], there: Iterable[Unit], key: _Key, headed: Headed = as_now
) -> None:
    """Pair those that nobody has taken where they have the same key, in the order they stand in."""
    waiting: dict[Hashable, deque[Unit]] = defaultdict(deque)
    for unit in there:
        if unit.id not in found.taken:
            waiting[key(headed(unit))].append(unit)
    for unit in units:
        if unit.id not in found.there and (said := key(unit)) and waiting[said]:
            found.pair(unit, waiting[said].popleft())


def _gaps(
    found: Matches, came: Iterable[Unit], there: Iterable[str]
) -> Iterator[tuple[list[Unit], list[str]]]:
    """Yield what nobody has taken of both, where it stands behind the same neighbour."""
    ours: dict[str, list[Unit]] = defaultdict(list)
    theirs: dict[str, list[str]] = defaultdict(list)
    behind = ""
    for unit in came:
        if unit.id in found.there:
            behind = found.there[unit.id].id
        else:
            ours[behind].append(unit)
    behind = ""
    for id in there:
        if id in found.taken:
            behind = id
        else:
            theirs[behind].append(id)
    yield from ((units, theirs[at]) for at, units in ours.items() if at in theirs)


def _pair_alike(found: Matches, came: Iterable[Unit], there: Sequence[Unit], likeness: "_Likeness") -> None:
    """Pair each with the first that is enough like it, of those that stand nearest."""
    free = list(there)
    for unit in came:
        alike = next((each for each in free[:_NEAREST] if likeness.is_enough(unit, each)), None)
        if alike is not None:
            found.pair(unit, alike)
            free.remove(alike)


_NEAREST = 20
_FEW = 2
"""Words of a title of which each may be spelt otherwise."""
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike two units are, by what stands in each: in the file, and in the catalogue."""

    groups: Mapping[str, Sequence[Unit]]
    outline: Mapping[str, Sequence[str]]
    left: Mapping[str, Unit]
    came: AsTheyCame

    def is_enough(self, came: Unit, there: Unit) -> bool:
        """Return whether the two are one whose title or date has changed, or else its level alone."""
        return self._is_enough(came, self.came(there)) or self._is_enough(came, there)

    def _is_enough(self, came: Unit, there: Unit) -> bool:
        if came.level is not there.level:
            return bool(came.title) and _title(came)[1:] == _title(there)[1:]
        ours = {_title(unit) for unit in self.groups.get(came.id, ())}
        theirs = {_title(self.left[id]) for id in self.outline.get(there.id, ()) if id in self.left}
        share = len(ours & theirs) / max(len(ours), len(theirs), 1)
        return share >= _ENOUGH or are_alike(came.title, there.title)


def are_alike(one: str, other: str) -> bool:
    """Return whether one title has all words of the other, or most signs of it in the same order."""
    words, others = set(one.casefold().split()), set(other.casefold().split())
    if not words or not others:
        return False
    if words <= others or others <= words:
        return True
    if words.isdisjoint(others) and max(len(words), len(others)) > _FEW:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _ENOUGH


def _xml_id(unit: Unit) -> str:
    return next((each.text for each in unit.identifiers if each.kind == _XML_ID), "")


def _title(unit: Unit) -> tuple[str | None, str, str]:
    return unit.level, unit.title, in_one_spelling(unit.date)


def _outline(catalogue: Catalogue, tops: Iterable[str]) -> dict[str, list[str]]:
    outline: dict[str, list[str]] = {}
    for top in tops:
        if top not in outline:
            for id, parent in catalogue.outline(top):
                outline[id] = []
                if id != top:
                    outline[parent or ""].append(id)
    return outline
