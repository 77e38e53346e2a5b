"""What a catalogue answers with: rows for lists, hits of a search, steps of the history, changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from muniment.catalogue.rows import Row

if TYPE_CHECKING:
    from muniment.description.units import Unit


class SortKeys(NamedTuple):
    """What a unit is sorted by: shelfmark (as a key), first and last day, title, level, findings."""

    id: str
    shelfmark: str
    begin: str
    end: str
    title: str
    level: str
    must: int
    should: int


class Branch(NamedTuple):
    """How many units lie below a place, how many of them must be mended, and how many others should be."""

    below: int
    must: int
    should: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A unit that a search found; the snippet marks what matched, between the characters 2 and 3.

    `path` has the labels of what the unit lies in, from the top down. `field` is the field of the search
    language that matched, "" where no words did; `form` are the words as they stand there. `how` says
    what is unusual about it: `script` where they are in another script than was typed, or the kind of
    a shelfmark that is not the current one (`former`, `copy`, `alternative`).
    """

    row: Row
    path: tuple[str, ...]
    snippet: str
    field: str = ""
    form: str = ""
    how: str = ""

    @property
    def id(self) -> str:
        """The unit's id."""
        return self.row.id

    @property
    def shelfmark(self) -> str:
        """The unit's shelfmark as written."""
        return self.row.shelfmark

    @property
    def title(self) -> str:
        """The unit's title."""
        return self.row.title

    @property
    def date(self) -> str:
        """The unit's date in its own words."""
        return self.row.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many hits say one thing; `narrow` is what narrows the search down to them."""

    label: str
    count: int
    narrow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What hits say in one respect, most often first; `name` is that of a field, or `decade` or `status`."""

    name: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The facets of a search: how many hits were counted, and whether these are all."""

    facets: tuple[Facet, ...]
    of: int
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """How what is typed may go on: with `text` instead of what stands from `start` to `end`."""

    text: str
    start: int
    end: int
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownValue:
    """What was asked of a field that has but few values, and is none of them; `values` are those it has."""

    field: str
    text: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search that was given a name; what it finds is looked for anew each time."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandList:
    """A list made by hand: units in an order of its own, each as often as it is wanted."""

    id: str
    name: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one committed edit, undo or redo touched; told once to every listener.

    `parents` are those whose children are others, or stand otherwise, than before (None: the top).
    With `everything` the sets are empty: so much has changed that all must be read again. `who` is the
    colleague who made it elsewhere, nobody where it was made here. An undo or a redo says how many records
    are `left` as others have made them.
    """

    label: str
    units: frozenset[str] = frozenset()
    parents: frozenset[str | None] = frozenset()
    agents: frozenset[str] = frozenset()
    searches: frozenset[str] = frozenset()
    who: str = ""
    origin: object = field(default=None, compare=False)
    everything: bool = False
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the catalogue's history; undoing it leaves `left` records as others have made them."""

    id: int
    label: str
    when: datetime
    who: str
    undone: bool
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What one step made of one unit; None where the unit was not there."""

    before: Unit | None = None
    after: Unit | None = None

    @property
    def state(self) -> Unit | None:
        """The unit as the step left it, or as it was when the step deleted it."""
        return self.after or self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """A unit that a step deleted, with all below it, `size` units in all; the unit is as it was then."""

    step: int
    unit: Unit
    size: int
    label: str
    when: datetime
    who: str
