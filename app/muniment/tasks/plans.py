"""What an import would do, as a value that can be shown before it is done."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from muniment.catalogue import HandList, Row, SavedSearch
from muniment.description.agents import Agent
from muniment.description.concepts import Concept, ConceptKind
from muniment.description.findings import Finding
from muniment.description.units import Kept, Unit
from muniment.description.waivers import Waiver
from muniment.formats.deliveries import Delivery
from muniment.i18n import _, plural
from muniment.tasks.bring_files import Brought
from muniment.tasks.merge_units import changed_fields

Beside: TypeAlias = HandList | SavedSearch | Concept | Waiver
"""What a catalogue has beside its units and agents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One unit as it is to be, and as it is: None where it is new.

    `stands` says that it is to stand elsewhere than now: before the sibling `ahead_of`, or at the end.
    `contested` is what the fields are called in which it loses what was said here since it last came.
    """

    after: Unit
    before: Unit | None = None
    stands: bool = False
    ahead_of: str | None = None
    contested: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that change; none where it only stands elsewhere among its siblings.

        What is kept of the file as it came changes with everything, and is named only by itself.
        """
        names = changed_fields(self.before, self.after) if self.before else ()
        return tuple(name for name in names if name != KEPT) or names

    @property
    def is_beside_fields(self) -> bool:
        """Whether nothing changes but what is kept of the file, which no field shows."""
        return self.before is not None and not self.stands and self.fields == (KEPT,)

    @property
    def is_silent(self) -> bool:
        """Whether nobody need be told: the file is only laid out otherwise, or has more beside the unit."""
        if self.before is None or not self.is_beside_fields:
            return False
        return _words(self.before.kept) == _words(self.after.kept)


KEPT = "kept"
_LAYOUT = re.compile(r"<\?.*?\?>|\s+", re.DOTALL)


def _words(kept: Iterable[Kept]) -> list[str]:
    return [_LAYOUT.sub("", piece.xml) for piece in kept]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would do; `changes` are in the order of the file, parents before children.

    `fresh` are the units of a large file of which nothing is there yet; it then has no changes besides.
    `unchanged` counts the units of the file that the catalogue has as they are, or that change in
    silence. `top` is the id that a finding aid's first unit has or is to have. `gone` are those that
    the catalogue has and a newer file has not; they stay. `places` is what those are called, by their ids,
    that units move from and to. `besides` are lists, saved searches and the like as they are to be,
    `lifted` the waivers that are to hold no longer, `files` those that are to be copied. `vocabulary` is
    as in `Delivery`.
    """

    format: str
    placed: bool = False
    top: str = ""
    changes: tuple[Change, ...] = ()
    fresh: Sequence[Unit] = ()
    unchanged: int = 0
    gone: tuple[Row, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    agents: tuple[Agent, ...] = ()
    besides: tuple[Beside, ...] = ()
    lifted: tuple[Waiver, ...] = ()
    files: tuple[Brought, ...] = ()
    findings: tuple[Finding, ...] = ()
    vocabulary: str = ""

    @property
    def new(self) -> Sequence[Unit]:
        """The units that would be made."""
        return self.fresh or tuple(change.after for change in self.changes if change.before is None)

    def place(self, change: Change) -> tuple[str, str]:
        """Return in what a unit that moves stands and is to stand, in words."""
        before, after = (change.before or change.after).parent or "", change.after.parent or ""
        if before == after:
            return "", _("moves to where the file has it")
        return self.places.get(before, ""), self.places.get(after, "")

    @property
    def beside_units(self) -> tuple[Beside, ...]:
        """All that comes beside units and agents, and what is lifted."""
        return (*self.besides, *self.lifted)

    @property
    def updated(self) -> tuple[Change, ...]:
        """The changes of units that are there, but for silent ones."""
        return tuple(change for change in self.changes if change.before and not change.is_silent)


_KINDS = {
    ConceptKind.PLACE: _("Place"),
    ConceptKind.SUBJECT: _("Subject"),
    ConceptKind.GENRE: _("Genre"),
    ConceptKind.REPOSITORY: _("Repository"),
}


def in_words(beside: Beside) -> tuple[str, str]:
    """Return of what kind something beside the units is, and what it is called."""
    match beside:
        case HandList():
            return _("List"), beside.name
        case SavedSearch():
            return _("Saved search"), beside.name
        case Concept():
            return _KINDS[beside.kind], beside.name
    return _("Finding that is let stand"), f"{beside.rule}: {beside.reason}" if beside.reason else beside.rule


def of_besides(besides: Iterable[Beside], files: int = 0) -> Iterator[str]:
    """Say, a sentence a kind, what was taken in beside units and agents, and how many files."""
    counts = Counter(type(each) for each in besides)
    for kind, (one, many) in _TAKEN.items():
        if counts[kind]:
            yield plural(one, many, counts[kind])
    if files:
        yield plural("{count} file copied.", "{count} files copied.", files)


_TAKEN: dict[type, tuple[str, str]] = {
    HandList: ("{count} list taken over.", "{count} lists taken over."),
    SavedSearch: ("{count} saved search taken over.", "{count} saved searches taken over."),
    Concept: ("{count} authority record taken over.", "{count} authority records taken over."),
    Waiver: ("{count} waiver taken over.", "{count} waivers taken over."),
}


def nothing_yet(delivery: Delivery) -> Plan:
    """Return a plan that changes nothing, with what the delivery says beside its units."""
    return Plan(
        format=delivery.format,
        placed=delivery.placed,
        agents=delivery.agents,
        findings=delivery.findings,
        vocabulary=delivery.vocabulary,
    )
