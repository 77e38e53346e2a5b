"""Columns that hold one part of a shelfmark each, put together row by row."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from muniment.description.findings import Finding, Severity
from muniment.description.shelfmarks import Place, composed, own_place, part_called, read
from muniment.description.units import Unit
from muniment.formats.spreadsheet.headings import SHELFMARK
from muniment.formats.spreadsheet.lines import Line
from muniment.formats.spreadsheet.tables import Table
from muniment.i18n import _

_OF_ITEMS = frozenset(("aut", "rcp", "trl"))
"""Credits of a single document: who wrote it, to whom, who translated it."""
_BARE = re.compile(r"[\W\d_]*[^\W\d_]?[\W\d_]*")
"""What is no whole shelfmark where its parts stand beside it: a number, perhaps with a letter."""


def mark_of(table: Table, line: Line) -> str:
    """Return the shelfmark of a row; nothing where the columns give none, or a cell has all of it."""
    said = [(number, line.cells[number].strip()) for number in table.parts if number < len(line.cells)]
    parts = [(number, words) for number, words in said if words]
    whole = (words for number, words in parts if table.meanings[number] == SHELFMARK)
    if not all(map(_BARE.fullmatch, whole)):
        return ""
    return composed((table.head[number].strip(), words) for number, words in parts)


def leveled(tables: Sequence[Table], units: Sequence[Unit]) -> list[Unit]:
    """Return the units of all rows, each on the level of what its parts of a shelfmark end in: a file.

    What shares its mark with another row, or was written by or to somebody, is an item in that.
    """
    marks = [
        mark_of(table, line) if _is_known(table, line) else "" for table in tables for line in table.rows
    ]
    counts = Counter(marks)
    return [
        replace(unit, level=place.level)
        if counts[mark] == 1 and not _is_of_somebody(unit) and (place := _named(mark, unit.repository))
        else unit
        for mark, unit in zip(marks, units, strict=True)
    ]


def _is_known(table: Table, line: Line) -> bool:
    """Say whether all parts of a row's mark are such as archives have, and none is of a name of its own."""
    said = [number for number in table.parts if number < len(line.cells) and line.cells[number].strip()]
    return all(part_called(table.head[number]) for number in said)


def _is_of_somebody(unit: Unit) -> bool:
    return any(credit.relator in _OF_ITEMS for credit in unit.credits)


def _named(mark: str, repository: str) -> Place | None:
    return own_place(read(mark, repository)) if mark else None


def told(file: str, table: Table) -> Iterator[Finding]:
    """Tell which columns were put together, and what became of them."""
    marks = (mark_of(table, line) for line in table.rows) if table.parts else iter(())
    if example := next(filter(None, marks), ""):
        headings = ", ".join(f"“{table.head[number].strip()}”" for number in table.parts)
        message = _("These columns are one shelfmark, such as “{example}”: {headings}.")
        yield Finding(
            rule="sheet-shelfmark",
            severity=Severity.ADVICE,
            file=file,
            message=message.format(example=example, headings=headings),
            cure=_("If they are none, say what they mean before you import it."),
        )
