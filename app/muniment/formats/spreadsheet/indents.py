"""Rows whose level is told by how far their title or shelfmark is indented."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from muniment.description.findings import Finding, Severity
from muniment.formats.spreadsheet.headings import DEPTH, PARENT, SHELFMARK, TITLE, UNIT
from muniment.formats.spreadsheet.tables import Table
from muniment.i18n import _

_STEP = 2
"""Spaces that are no slip of the finger."""
_AT_LEAST = 2
_WIDE = {"\t": 4, "\u2003": 2, "\u3000": 2}


def depths(table: Table) -> Sequence[int]:
    """Return how deep each row of a table stands by its indentation; nothing where there is none.

    One space more is a slip, and so is a single row that is indented. Where a column says how deep the
    rows stand, spaces say nothing.
    """
    column = _indented(table)
    if column is None:
        return ()
    widths = _widths(table, column)
    steps = sorted({width for width in widths if width is not None})
    found: list[int] = []
    for width in widths:
        found.append(steps.index(width) if width is not None else found[-1] if found else 0)
    return found


def told(file: str, table: Table) -> Iterator[Finding]:
    """Tell that the rows of a table were arranged by their indentation."""
    column = _indented(table)
    if column is not None:
        message = _(
            "The column “{heading}” is indented: each row was put into the one above that is less so."
        )
        yield Finding(
            rule="sheet-indented",
            severity=Severity.ADVICE,
            file=file,
            message=message.format(heading=table.head[column].strip()),
            cure=_("If the rows do not stand in each other, take the spaces away and import it again."),
        )


def _indented(table: Table) -> int | None:
    if {DEPTH, PARENT, UNIT} & {*table.meanings}:
        return None
    columns = (number for number, means in enumerate(table.meanings) if means in (TITLE, SHELFMARK))
    return next((number for number in columns if _is_indented(_widths(table, number))), None)


def _is_indented(widths: Sequence[int | None]) -> bool:
    said = [width for width in widths if width is not None]
    steps = sorted(set(said))
    if len(steps) < _AT_LEAST or said[0] != steps[0] or len(said) - said.count(steps[0]) < _AT_LEAST:
        return False
    return all(after - before >= _STEP for before, after in pairwise(steps))


def _widths(table: Table, column: int) -> list[int | None]:
    cells = (line.cells[column] if column < len(line.cells) else "" for line in table.rows)
    return [_width(cell) if cell.strip() else None for cell in cells]


def _width(cell: str) -> int:
    return sum(_WIDE.get(letter, 1) for letter in cell[: len(cell) - len(cell.lstrip())])
