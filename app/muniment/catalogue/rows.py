"""What a list shows of a unit: apart from all other answers, since it is read before a window is filled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from muniment.description.levels import Level


class Row(NamedTuple):
    """What a list or tree shows of a unit, with the number of its children and of its findings."""

    id: str
    parent: str | None
    level: Level | None
    level_name: str
    status: str
    shelfmark: str
    title: str
    date: str
    must: int
    should: int
    advice: int
    children: int

    @property
    def label(self) -> str:
        """What names the unit on one line: its title, else its shelfmark."""
        return self.title or self.shelfmark


NAMES = Row._fields[:-1]
"""The columns of units that a row shows as they are, in its order."""


def row_of(line: Sequence[Any]) -> Row:
    """Return a line of the database as a row: `NAMES`, the number of children; what follows is left aside."""
    id, parent, level, *others = line[: len(Row._fields)]
    return Row(id, parent, Level(level) if level else None, *others)
