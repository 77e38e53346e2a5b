"""What a record was and what it became: the small change that edits, journal and undo are made of."""

import json
from typing import NamedTuple

UNIT = "unit"
AGENT = "agent"
SEARCH = "search"
WAIVER = "waiver"
PACK = "pack"
LIST = "list"
CONCEPT = "concept"
KINDS = (UNIT, AGENT, SEARCH, WAIVER, PACK, LIST, CONCEPT)


class State(NamedTuple):
    """Everything that is kept of a record; only a unit has a parent and a position."""

    body: str
    parent: str | None = None
    position: int = 0


class Entry(NamedTuple):
    """One record's change; before is None for one that was made, after for one that was deleted."""

    kind: str
    id: str
    before: State | None
    after: State | None

    @property
    def reversed(self) -> "Entry":
        """The change that takes this one back."""
        return Entry(self.kind, self.id, self.after, self.before)

    @property
    def unit(self) -> str:
        """The id of the unit that the record is, or that it is about; nothing where it is about none."""
        if self.kind == UNIT:
            return self.id
        state = self.after or self.before
        return str(json.loads(state.body)["unit"]) if self.kind == WAIVER and state else ""

    @property
    def restands(self) -> bool:
        """Whether the record comes, goes, or stands elsewhere in the tree."""
        return not self.before or not self.after or self.moves

    @property
    def moves(self) -> bool:
        """Whether the record was there and is, and stands elsewhere in the tree."""
        before, after = self.before, self.after
        return bool(before and after and before[1:] != after[1:])
