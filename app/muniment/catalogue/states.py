"""What a record was and what it became: the small change that edits, journal and undo are made of."""

from typing import NamedTuple

UNIT = "unit"
AGENT = "agent"
SEARCH = "search"


class State(NamedTuple):
    """Everything that is kept of a record; an agent and a search have neither parent nor position."""

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
    def restands(self) -> bool:
        """Whether the record comes, goes, or stands elsewhere in the tree."""
        before, after = self.before, self.after
        return not before or not after or before[1:] != after[1:]
