"""Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, lines for rows."""

import re
from collections.abc import Iterable, Iterator, Sequence

_CELL = re.compile(
    r'(?:"(?P<quoted>(?:[^"]|"")*)"(?=[\t\r\n]|\Z)|(?P<bare>[^\t\r\n]*))(?P<end>\t|\r\n|\n|\r|\Z)'
)


def read_block(text: str) -> list[list[str]]:
    """Return the rows of cells; no text has none.

    A cell that holds a tab, a line break or doubled quotes stands in quotes. Quotes around any
    other cell were typed, since no spreadsheet puts them there, and are kept.
    """
    rows: list[list[str]] = []
    row: list[str] = []
    for cell, end in _cells(text):
        row.append(cell)
        if end != "\t":
            rows.append(row)
            row = []
    return rows


def write_block(rows: Iterable[Sequence[str]]) -> str:
    """Return the rows as text that spreadsheets take in, and that reads back the same."""
    return "\n".join("\t".join(map(_written, row)) for row in rows)


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """Yield each cell and what follows it; the line break that ends the block begins no row."""
    at = 0
    while at < len(text):
        found = _CELL.match(text, at)
        assert found is not None
        at = found.end()
        yield _read(found), found["end"]
    if text.endswith("\t"):
        yield "", ""


def _read(found: re.Match[str]) -> str:
    quoted = found["quoted"]
    if quoted is None:
        return found["bare"]
    needed = any(mark in quoted for mark in ("\t", "\n", "\r", '""'))
    return quoted.replace('""', '"').replace("\r\n", "\n") if needed else f'"{quoted}"'


def _written(cell: str) -> str:
    if any(mark in cell for mark in ("\t", "\n", "\r")) or cell.startswith('"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
