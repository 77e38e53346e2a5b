"""What a copy of a catalogue brings back beside its units: lists, saved searches, authorities, waivers."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from muniment.catalogue import Catalogue, HandList, SavedSearch
from muniment.description.concepts import Concept, ConceptKind
from muniment.description.findings import Finding
from muniment.description.folding import fold
from muniment.description.markup import text_of
from muniment.description.waivers import Waiver
from muniment.tasks import copy_findings as tell
from muniment.tasks.parted import Parted
from muniment.tasks.plans import Beside, in_words

T = TypeVar("T", bound=Beside)

_IDENTITY = frozenset({"id", "kind", "unit", "rule", "field"})
"""Fields that say which one it is."""


def plan_besides(here: Catalogue, there: Catalogue, parted: Parted, coming: Container[str]) -> "Besides":
    """Return what is to be taken over of what another catalogue has beside its units; `coming` are of those.

    What only one side changed since the two parted is taken, or stays; where both changed a thing, what was
    added and taken out on either side counts. What cannot be joined is told.
    """
    found = Besides(here, there, parted, coming)
    found.compare(HandList, here.hand_lists(), there.hand_lists())
    found.compare(SavedSearch, here.saved_searches(), there.saved_searches())
    found.compare(Waiver, here.waivers(), there.waivers())
    for kind in ConceptKind:
        found.compare(Concept, here.concepts(kind), there.concepts(kind))
    return found


@dataclass(slots=True)
class Besides:
    """Gathers what is to be taken over, which waivers are to be lifted, and what is to be told."""

    here: Catalogue
    there: Catalogue
    parted: Parted
    coming: Container[str]
    taken: list[Beside] = field(default_factory=list)
    lifted: list[Waiver] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def compare(self, kind: type[T], here: Sequence[T], there: Sequence[T]) -> None:
        """Hold each of a kind in the other catalogue against that of its id, or of its name, here."""
        ours = {each.id: each for each in here}
        theirs = {each.id: each for each in there}
        for id, came in theirs.items():
            if id not in ours:
                self._take_new(kind, came, here)
            elif ours[id] != came:
                self._bring_up(kind, ours[id], came)
        for id in ours.keys() - theirs.keys():
            self._take_out(kind, ours[id])

    def _take_new(self, kind: type[T], came: T, here: Sequence[T]) -> None:
        if self.parted.ours(self.here, kind, came.id):
            if self.parted.theirs(self.there, kind, came.id):
                self.findings.append(tell.beside_deleted_here(_name(came)))
        elif same := next((each for each in here if _names(each) & _names(came)), None):
            self._take(kind, same, came, None)
        elif not isinstance(came, Waiver) or came.unit in self.coming or self.here.present([came.unit]):
            self.taken.append(came)

    def _bring_up(self, kind: type[T], before: T, came: T) -> None:
        theirs = self.parted.theirs(self.there, kind, came.id)
        if theirs or not self.parted.ours(self.here, kind, came.id):
            self._take(kind, before, came, next(iter(theirs), None))

    def _take(self, kind: type[T], before: T, came: T, base: T | None) -> None:
        states = [each for each in self.parted.ours(self.here, kind, before.id) if each is not None]
        after, lost = _joined(before, came, base, states or [before])
        if lost:
            self.findings.append(tell.beside_contested(_name(before), lost))
        if after != before:
            self.taken.append(after)

    def _take_out(self, kind: type[T], before: T) -> None:
        """Lift a waiver that was lifted there; all else that was deleted there stays, and is told."""
        if not self.parted.theirs(self.there, kind, before.id):
            return
        if not isinstance(before, Waiver):
            self.findings.append(tell.beside_gone(_name(before)))
        elif not self.parted.ours(self.here, kind, before.id):
            self.lifted.append(before)


def _joined(before: T, came: T, base: T | None, states: Sequence[T]) -> tuple[T, list[str]]:
    """Return what is here with what is new in what came, and what is lost of it here.

    What came before, and so stands in one of the `states` in which it was here, is nothing new.
    """
    said: dict[str, Any] = {}
    lost: list[str] = []
    for name in (each.name for each in fields(before) if each.name not in _IDENTITY):
        said_by: list[Any] = [getattr(each, name, None) for each in (before, came, base)]
        ours, theirs, was = said_by
        known = [getattr(each, name) for each in states]
        if theirs in (ours, was) or theirs in known:
            continue
        if name in _PLAIN and ours and ours != was:
            lost.append(ours if isinstance(ours, str) else text_of(ours))
        said[name] = theirs if name in _PLAIN or ours == was else _merged(ours, theirs, was or (), known)
    return replace(before, **said), lost


_PLAIN = frozenset({"name", "text", "reason", "who", "since", "note"})
"""Fields of which one or the other can be said; in all others are several that can be joined."""


def _merged(
    ours: Iterable[Any], theirs: Sequence[Any], was: Container[Any], known: Sequence[Container[Any]]
) -> tuple[Any, ...]:
    """Return what is here without what was taken out there, and with what is new, in its place."""
    kept = [
        each
        for each in ours
        if each in theirs or each not in was or any(each not in state for state in known)
    ]
    for at, each in enumerate(theirs):
        if each not in kept and each not in was and not any(each in state for state in known):
            ahead = next((other for other in reversed(theirs[:at]) if other in kept), None)
            kept.insert(kept.index(ahead) + 1 if ahead is not None else 0, each)
    return tuple(kept)


def _names(beside: Beside) -> set[str]:
    """Return what something is known by besides its id."""
    match beside:
        case HandList():
            return {fold(beside.name)}
        case SavedSearch():
            return {beside.name}
        case Concept():
            return {name.text for name in beside.names}
    return set()


def _name(beside: Beside) -> str:
    kind, name = in_words(beside)
    return f"{kind} “{name}”"
