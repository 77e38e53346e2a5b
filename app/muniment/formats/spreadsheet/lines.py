"""One line of a spreadsheet, as text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line's number in the file or sheet (from 1), and what stands in its cells.

    `days` and `points` are the columns, from 0, in which a workbook has a day or a number with a point
    that no format shows in another way; `links` are columns with the addresses that their words lead to.
    A broken line has quotation marks that do not tell its cells apart.
    """

    number: int
    cells: tuple[str, ...]
    days: tuple[int, ...] = ()
    points: tuple[int, ...] = ()
    is_broken: bool = False
    links: tuple[tuple[int, str], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What stands in those of its cells that are not empty."""
        return tuple(filter(None, map(str.strip, self.cells)))
