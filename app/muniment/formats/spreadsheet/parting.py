"""The lines of a table that is text, also where its quotation marks are not those of a table (RFC 4180)."""

import csv
import io
import re
from collections.abc import Iterator

from typing_extensions import override

from muniment.formats.spreadsheet.lines import Line


def parted(text: str, delimiter: str, first: int = 1) -> list[Line]:
    """Return the text as lines of cells, whose numbers begin with `first`.

    Where a quotation mark opens a cell and none closes it, or more stand in it, that line is broken and
    read by itself: a mark closes a cell only before the next one, and one that closes none is a letter.
    """
    rows = _Rows(list(io.StringIO(text, newline="")))
    strict = csv.reader(rows, delimiter=delimiter, strict=True)
    lines: list[Line] = []
    while rows.at < len(rows.lines):
        begins, is_broken = rows.at, False
        try:
            cells = next(strict)
        except (csv.Error, StopIteration):
            rows.at = begins + 1
            cells = list(_cells(rows.lines[begins].rstrip("\r\n"), delimiter))
            is_broken = any('"' in cell for cell in cells)
        lines.append(Line(begins + first, tuple(cells), is_broken=is_broken))
    return lines


class _Rows(Iterator[str]):
    """The lines of a text, from any of them on."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0

    @override
    def __next__(self) -> str:
        if self.at == len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _cells(line: str, delimiter: str) -> Iterator[str]:
    mark = re.escape(delimiter)
    ends = f" *(?:{mark}|$)"
    cell = re.compile(rf'"((?:[^"]|"(?!{ends}))*)"{ends}|([^{mark}]*)(?:{mark}|$)')
    at = 0
    while found := cell.match(line, at):
        quoted, bare = found.groups()
        yield bare if quoted is None else quoted.replace('""', '"')
        if not found[0].endswith(delimiter):
            return
        at = found.end()
