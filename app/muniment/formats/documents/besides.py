"""An original and its translation as they are written to a file: row by row, side by side."""

from dataclasses import dataclass

from muniment.description import alignment
from muniment.description.markup import Block, text_of
from muniment.description.units import TextVersion, Unit


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in the file.

    `left` and `right` are the blocks of each text that have words; the rows number them. Without a
    right text every row has only a left side.
    """

    unit: Unit
    versions: tuple[TextVersion, ...]
    left: tuple[Block, ...]
    right: tuple[Block, ...]
    rows: tuple[alignment.Row, ...]

    def cells(self) -> tuple[tuple[tuple[Block, ...], ...], ...]:
        """Return the rows as the blocks of each side: one side or two, as there are versions."""
        sides = (self.left, self.right)[: len(self.versions)]
        return tuple(
            tuple(
                tuple(side[n] for n in numbers)
                for side, numbers in zip(sides, (row.left, row.right), strict=False)
            )
            for row in self.rows
        )


def beside(unit: Unit, left: TextVersion, right: TextVersion | None = None) -> Beside:
    """Return a version of the unit's text, and a translation of it beside it where there is one."""
    ours, theirs = _worded(left), _worded(right) if right else ()
    pairs = alignment.pairs_of(left, right) if right else ()
    versions = (left, right) if right else (left,)
    return Beside(unit, versions, ours, theirs, alignment.rows(pairs, len(ours), len(theirs)))


def _worded(version: TextVersion) -> tuple[Block, ...]:
    return tuple(block for block in version.prose if text_of((block,)))
