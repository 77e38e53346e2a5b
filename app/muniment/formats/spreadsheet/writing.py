"""Units as a table that a spreadsheet opens, and that can come back when it was edited there."""

import csv
import io
from collections.abc import Iterable, Iterator

from muniment.description.columns import COLUMNS, Column
from muniment.description.units import Unit
from muniment.formats.decoding import readable
from muniment.formats.spreadsheet.headings import STEP_LABEL, UNIT_LABEL

MARK = "\ufeff"
"""By this a spreadsheet knows that the file is in UTF-8."""

_ALWAYS = frozenset(("shelfmark", "title", "date", "level"))


def used(units: Iterable[Unit]) -> Iterator[frozenset[str]]:
    """Yield, unit by unit, the ids of the columns in which something has been said so far."""
    found = _ALWAYS
    for unit in units:
        found |= {column.id for column in COLUMNS if column.id not in found and column.text(unit)}
        yield found


def write(units: Iterable[Unit], columns: frozenset[str], step: str) -> Iterator[str]:
    """Yield the table line by line: a head, then each unit, by its id and in the words of its cells.

    Each line ends with the `step`: what was last done in the catalogue.
    """
    said = [column for column in COLUMNS if column.id in columns]
    yield MARK + _line((UNIT_LABEL, *(column.label for column in said), STEP_LABEL))
    for unit in units:
        yield _line((unit.id, *_cells(unit, said), step))


def _cells(unit: Unit, said: Iterable[Column]) -> Iterator[str]:
    return (readable(column.text(unit)) for column in said)


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()
