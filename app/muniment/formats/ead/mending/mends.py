"""One cure of one thing in a file, as a value that can be shown before it is done."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeAlias

from muniment.formats.ead.mending.spots import Proposals, Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """What a rule would change in one element: as it stands, and as it would stand.

    `key` names the mend among those of the file, `piece` is the number of the component (0 for what is
    around them, then in the order of the file), `line` its line in the file.
    """

    key: str
    rule: str
    piece: int
    element: str
    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A file with the mends that were wanted made, and all that could be."""

    data: bytes
    offered: tuple[Mend, ...]
    made: tuple[Mend, ...]


MOST = 1000
"""Changes of one rule that are told one by one; the rest are counted, however long the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapted:
    """How many places of a file were changed, and of each rule the first `MOST` changes."""

    count: int = 0
    told: tuple[Mend, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of fault with its cure: its id, what it is called, and what it proposes for an element."""

    id: str
    label: str
    propose: Callable[[Spot], Proposals]


Wanted: TypeAlias = Callable[[Mend], bool]
"""Whether a mend is to be made."""


def all_of(names: Collection[str]) -> Wanted:
    """Return a choice: of all mends where `all` is among the names, else of those with that rule or key."""
    return lambda mend: "all" in names or mend.rule in names or mend.key in names
