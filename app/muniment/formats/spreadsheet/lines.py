"""One line of a spreadsheet, as text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line's number in the file or sheet (from 1), and what stands in its cells."""

    number: int
    cells: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What stands in those of its cells that are not empty."""
        return tuple(filter(None, map(str.strip, self.cells)))
