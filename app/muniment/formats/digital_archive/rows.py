"""Rows of a scraped database: `column: value` lines, or a table of them with a head."""

import csv
import io
import re
from collections.abc import Mapping

from muniment.formats.deliveries import FormatError
from muniment.formats.digital_archive.columns import COLUMNS, record_of
from muniment.formats.digital_archive.records import Page, Record
from muniment.i18n import _

_CELL = re.compile(rf"^({'|'.join(COLUMNS)}):(?: |$)", re.MULTILINE)
_DELIMITERS = (",", "\t", ";", "|")
_TEXT = "text_body"
_HEAD = 4000

csv.field_size_limit(2**27)


def is_row(page: Page) -> bool:
    """Return whether at least three lines near the beginning are a column's name and its value."""
    return len({match[1] for match in _CELL.finditer(page.text[:_HEAD])}) >= 3


def is_table(page: Page) -> bool:
    """Return whether the first line is a table's head with at least three of the columns."""
    return bool(_delimiter(page))


def read_rows(page: Page) -> list[Record]:
    """Return the record of each row; a new row begins where its address comes again."""
    starts = [match.start() for match in re.finditer(r"^document_url:", page.text, re.MULTILINE)] or [0]
    ends = [*starts[1:], len(page.text)]
    rows = (page.text[start:end] for start, end in zip([0, *starts[1:]], ends, strict=True))
    return [record_of(_cells(row)) for row in rows]


def read_table(page: Page) -> list[Record]:
    """Return the record of each row of the table; raise `FormatError` where the table is broken."""
    reader = csv.DictReader(io.StringIO(page.text.lstrip("\n")), delimiter=_delimiter(page), restval="")
    try:
        reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
        rows = [row for row in reader if any(isinstance(cell, str) and cell.strip() for cell in row.values())]
    except csv.Error as error:
        message = _("{name} is a broken table near line {line}: {error}.")
        raise FormatError(message.format(name=page.name, line=reader.line_num, error=error)) from error
    if not rows:
        raise FormatError(_("{name} is a table without rows.").format(name=page.name))
    return [record_of(row) for row in rows]


def is_scraped_table(page: Page) -> bool:
    """Return whether the table is a database's, not somebody's who also calls columns title and language."""
    names = _head(page, _delimiter(page)) if is_table(page) else set[str]()
    return any("_" in name for name in names & set(COLUMNS))


def _delimiter(page: Page) -> str:
    """What parts the columns, or nothing where the first line is no head of a table."""
    return next((mark for mark in _DELIMITERS if len(_head(page, mark) & set(COLUMNS)) >= 3), "")


def _head(page: Page, mark: str) -> set[str]:
    head = page.text.lstrip("\n")[:_HEAD].partition("\n")[0].lower().replace('"', "")
    return {name.strip() for name in head.split(mark)}


def _cells(row: str) -> Mapping[str, str]:
    """The value of each column.

    What looks like a column inside the document's text is text: before the text a name counts
    where it comes first, after it where it comes last.
    """
    places = list(_CELL.finditer(row))
    text = next((number for number, match in enumerate(places) if match[1] == _TEXT), len(places))
    before = {match[1]: match for match in reversed(places[: text + 1])}
    after = {match[1]: match for match in places[text + 1 :] if match[1] not in before}
    kept = sorted((*before.values(), *after.values()), key=lambda match: match.start())
    ends = [*(match.start() for match in kept[1:]), len(row)]
    return {match[1]: row[match.end() : end].strip() for match, end in zip(kept, ends, strict=True)}
