"""Branches that came into a file from elsewhere: ids that others in it have are given anew in them."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import count
from typing import TypeAlias

from muniment.description.unopened import Stored
from muniment.formats.ead.merging.ids_of_file import ids_in
from muniment.formats.ead.originals.forms import Form, document_of, files_of, form_of
from muniment.formats.ead.pointers import another
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing import documents
from muniment.formats.ead.writing.ids import Ids
from muniment.formats.ead.writing.new_ids import named_in, referred_in, with_ids, with_old_ids

Order: TypeAlias = Sequence[int | None]
"""The slots that units came from which stand beside each other."""

NewIds: TypeAlias = Mapping[str, str]
"""Ids of a branch that others have, each with the one that it has in the file."""

_SECOND = 2


@dataclass(slots=True)
class _Branch:
    """Units that stand together: those below one that came from elsewhere; what they say and refer to.

    One that is `foreign` came for certain from another file: others may only have been moved in theirs.
    """

    foreign: bool = False
    units: list[str] = field(default_factory=list)
    ids: dict[str, None] = field(default_factory=dict)
    named: dict[str, None] = field(default_factory=dict)

    def include(self, other: "_Branch") -> None:
        """Take up what came from the same file."""
        self.foreign = self.foreign or other.foreign
        self.units += other.units
        self.ids |= other.ids
        self.named |= other.named


class Slots:
    """The slots of what units stand in, and `order`, those that they came from where these do not rise."""

    def __init__(self, count: int, order: Order | None) -> None:
        self._count = count
        self._rising = _rising(order) if order is not None else None
        self._next = 0

    def take(self, source: Form | None) -> bool:
        """Take the next unit; return whether it came from here, as the most of them can have."""
        number, self._next = self._next, self._next + 1
        fits = self._rising is None or number in self._rising
        return source is None or (fits and source.at < self._count)


def _rising(order: Order) -> Set[int]:
    """Return the places of one of the longest rows of slots in an order that rises."""
    ends, before = list[int](), dict[int, int]()
    for place, slot in enumerate(order):
        if slot is not None:
            at = bisect_left(ends, slot, key=lambda each: order[each] or 0)
            before[place] = ends[at - 1] if at else -1
            ends[at : at + 1] = [place]
    found, place = set[int](), ends[-1] if ends else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found


@dataclass(frozen=True, slots=True)
class _Above:
    """A unit while those in it are looked at."""

    id: str | None
    slots: Slots
    branch: _Branch | None


def new_ids(
    document: Form, units: Iterable[Stored], version: Version, orders: Mapping[str | None, Order]
) -> dict[str, NewIds]:
    """Return for units that came into the file of a document from elsewhere which ids are others in it.

    From elsewhere came what has no slot in what it stands in, or one out of the row of the others, and what
    has a file of its own. Where it was but moved in its file no other has its ids, and they stay. What
    refers to an id that only others have leads nowhere then, as it did before, where it is certain that
    these are others.
    """
    own, meant = Ids(), Ids()
    own.update(ids_in(document.text))
    meant.update(referred_in(document.text, version))
    branches = _branches(document, units, version, orders, own, meant)
    for branch in branches:
        branch.foreign = branch.foreign or any(id in own for id in branch.ids)
    foreign = _together(branch for branch in branches if branch.foreign)
    rest = [branch for branch in branches if not branch.foreign]
    taken = Ids()
    taken.include(own)
    found: dict[str, NewIds] = {}
    for number, branch in enumerate((*foreign, *rest), _SECOND):
        again = [id for id in branch.ids if id in taken or (branch.foreign and id in meant)]
        if branch.foreign:
            again += [id for id in branch.named if id in own and id not in branch.ids]
        new = {id: _another(id, number, taken, branch.named) for id in again}
        found.update(dict.fromkeys(branch.units, new) if new else {})
        taken.update((*branch.ids, *new.values()))
    return found


def _together(branches: Iterable[_Branch]) -> list[_Branch]:
    """Return branches put together that may have come from one file: none of their ids stands twice in it."""
    files: list[_Branch] = []
    met: dict[str, int] = {}
    for branch in branches:
        at = max((met.get(id, 0) for id in branch.ids), default=0)
        files += [_Branch()] if at == len(files) else []
        files[at].include(branch)
        met.update(dict.fromkeys(branch.ids, at + 1))
    return files


def is_from_elsewhere(unit: Stored, is_own: bool, within: Sequence[object], version: Version) -> bool:
    """Return whether a unit came with its ids into the file that it stands in, and into what it stands in.

    It has no slot there, stood at the top of another file, or came in one of another version alone.
    """
    if form_of(unit, version) is None:
        return any(form_of(unit, other) is not None for other in Version if other is not version)
    return not is_own or (len(within) > 1 and document_of(unit, version) is not None)


def _branches(
    document: Form,
    units: Iterable[Stored],
    version: Version,
    orders: Mapping[str | None, Order],
    own: Ids,
    meant: Ids,
) -> list[_Branch]:
    """Return the branches that came from elsewhere.

    The ids of all others are the file's `own`, what they refer to is what is `meant` in it.
    """
    branches: list[_Branch] = []
    within = [_Above(None, Slots(len(document.slots), orders.get(None)), None)]
    for unit in units:
        while len(within) > 1 and within[-1].id != unit.parent:
            within.pop()
        above, form = within[-1], form_of(unit, version)
        branch = above.branch
        is_own = above.slots.take(form)
        goes_on = branch is not None and form is None and not files_of(unit)
        if not goes_on and is_from_elsewhere(unit, is_own, within, version):
            branch = _Branch(form is None or document_of(unit, version) is not None)
            branches.append(branch)
        if branch is None:
            own.update(ids_in(form.text) if form is not None else ())
            meant.update(referred_in(form.text, version) if form is not None else ())
        else:
            _take(branch, unit, form, version)
        within.append(
            _Above(unit.id, Slots(len(form.slots) if form is not None else 0, orders.get(unit.id)), branch)
        )
    return branches


def _take(branch: _Branch, unit: Stored, form: Form | None, version: Version) -> None:
    """Take up a unit in a branch with the ids that it says and refers to, in its source or written anew."""
    text = form.text if form is not None else "".join(documents.File(version).opened("c", unit, 0))
    branch.units.append(unit.id)
    branch.ids.update(dict.fromkeys(ids_in(text)))
    branch.named.update(dict.fromkeys(named_in(text, version)))


def _another(id: str, number: int, taken: Ids, own: Collection[str]) -> str:
    likes: Iterator[str] = (another(id, each) for each in count(number))
    return next(new for new in likes if new not in taken and new not in own)


def with_new_ids(form: Form, new: NewIds, version: Version) -> Form:
    """Return the element of a unit with its ids as they are in the file; it tells what they were at first."""
    text = with_ids(form.text, version, lambda id: new.get(id, id))
    if text == form.text:
        return form
    plain, before = with_old_ids(form.text, version)
    if before:
        called = {was: new.get(id, id) for was, id in before.items()}
        text = with_ids(plain, version, lambda id: called.get(id) or new.get(id, id))
    return Form(text, form.at, form.names, form.revision)
