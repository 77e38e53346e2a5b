"""Cells that say no more than that what is above them holds here, too."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from muniment.description.findings import Finding, Severity
from muniment.description.folding import fold
from muniment.description.vocabularies import table
from muniment.formats.spreadsheet.headings import NOTHING, PARENT, PART, SHELFMARK, UNIT
from muniment.formats.spreadsheet.lines import Line
from muniment.i18n import plural

_SIGNS = re.compile(r"[-–—\s]*(?:[\"″〃„“”«»]|''|,,)(?:\s?[\"″〃„“”«»])?[-–—\s]*")
_OWN = frozenset((SHELFMARK, PART, PARENT, UNIT, NOTHING, "former", "copy", "alternative", "record-id"))
"""What is of each row alone: a sign in such a column is left as it stands."""


@dataclass(frozen=True, slots=True)
class Dittos:
    """How often a column repeats what is above in other words: its heading, the words, the first line."""

    heading: str
    words: str
    line: int
    count: int


def filled(
    head: Sequence[str], meanings: Sequence[str], rows: Sequence[Line]
) -> tuple[list[Line], tuple[Dittos, ...]]:
    """Return the rows with what is above in the place of each ditto, and where that was.

    Rows that come back to their units say what these say, and stay as they are.
    """
    if UNIT in meanings:
        return list(rows), ()
    above: dict[int, str] = {}
    counts: Counter[int] = Counter()
    first: dict[int, tuple[str, int]] = {}
    lines: list[Line] = []
    for line in rows:
        cells = list(line.cells)
        for number, cell in enumerate(cells[: len(head)]):
            if number in above and meanings[number] not in _OWN and _is_ditto(cell):
                cells[number] = above[number]
                counts[number] += 1
                first.setdefault(number, (cell.strip(), line.number))
            elif cell.strip():
                above[number] = cell
        lines.append(line if tuple(cells) == tuple(line.cells) else replace(line, cells=tuple(cells)))
    return lines, tuple(Dittos(head[at].strip(), *first[at], counts[at]) for at in sorted(first))


def told(file: str, dittos: Sequence[Dittos]) -> Iterator[Finding]:
    """Tell once of each column in which what is above was put in."""
    one = "In {count} row the column “{heading}” has “{words}”: what stands above was put in."
    many = (
        "In {count} rows, of which this is the first, the column “{heading}” has “{words}” or the like:"
        " what stands above was put in."
    )
    for each in dittos:
        yield Finding(
            rule="sheet-ditto",
            severity=Severity.ADVICE,
            file=file,
            line=each.line,
            message=plural(one, many, each.count, heading=each.heading, words=each.words),
            cure=plural(
                "Compare the record with the line.", "Compare the records with the lines.", each.count
            ),
        )


def _is_ditto(cell: str) -> bool:
    words = cell.strip()
    return bool(words) and (bool(_SIGNS.fullmatch(words)) or fold(words) in _words())


@cache
def _words() -> frozenset[str]:
    return frozenset(fold(words) for words in table("dittos")["words"])
