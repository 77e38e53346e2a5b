"""From the bytes of a spreadsheet to its tables: a head, and the rows below it as text."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from muniment.description.findings import Finding, Severity
from muniment.formats.decoding import decoded
from muniment.formats.deliveries import FormatError, Source
from muniment.formats.spreadsheet import workbooks
from muniment.formats.spreadsheet.headings import known
from muniment.formats.spreadsheet.lines import Line
from muniment.i18n import _, plural

TEXT = (".csv", ".tsv", ".tab")
SUFFIXES = (*TEXT, *workbooks.SUFFIXES)
"""How the names of spreadsheets end."""

_DELIMITERS = (",", ";", "\t", "|")
_HEAD_WITHIN = 20
_AT_LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet with a head: its name (nothing in a file that has but one), its headings, the lines below."""

    name: str
    head: Sequence[str]
    rows: Sequence[Line]


def tables(source: Source) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """Return the tables of the file, and what was in doubt about it or stands in none of them.

    Raise FormatError where it cannot be read.
    """
    if workbooks.is_workbook(source):
        sheets, losses = workbooks.sheets(source), []
    else:
        read = decoded(source)
        sheets = {"": _best(source.name, read.text)}
        losses = [_told(source.name, 1, read.doubt)] if read.doubt else []
    found: list[Table] = []
    for name, lines in sheets.items():
        at = _head(lines)
        if at is None:
            losses += _without_head(source.name, name, lines)
            continue
        losses += [_above(source.name, each) for each in lines[:at] if each.words]
        rows = [line for line in lines[at + 1 :] if line.words]
        found.append(Table(name=name, head=lines[at].cells, rows=rows))
    return tuple(found), tuple(losses)


def _best(file: str, text: str) -> list[Line]:
    """Return the lines of the text, parted where most of the headings are known then."""
    parted = [_parted(file, text[:_BEGINNING], each) for each in _DELIMITERS]
    scores = [max((known(line.cells) for line in lines[:_HEAD_WITHIN]), default=0) for lines in parted]
    return _parted(file, text, _DELIMITERS[scores.index(max(scores))])


_BEGINNING = 65_536


def _parted(file: str, text: str, delimiter: str) -> list[Line]:
    lines: list[Line] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            message = _("{name} is a broken table near line {line}: {error}.")
            raise FormatError(message.format(name=file, line=begins, error=error)) from error
        if cells is None:
            return lines
        lines.append(Line(begins, tuple(cells)))


def _head(lines: Sequence[Line]) -> int | None:
    """Return which of the first lines has most headings that are known: two, or one where it is the first."""
    scores = [known(line.cells) for line in lines[:_HEAD_WITHIN]]
    first = next((at for at, line in enumerate(lines) if line.words), 0)
    best = max(scores, default=0)
    at = scores.index(best) if best else None
    return at if best >= _AT_LEAST or at == first else None


def _above(file: str, line: Line) -> Finding:
    message = _("This stands above the table and was left out: “{words}”.")
    return _told(file, line.number, message.format(words=" · ".join(line.words)))


def _without_head(file: str, sheet: str, lines: Sequence[Line]) -> Iterator[Finding]:
    """Tell that a sheet was left out, unless nothing stands in it."""
    count = sum(bool(line.words) for line in lines)
    if count:
        one = "The sheet “{sheet}” has no heading that is known: its {count} line was left out."
        many = "The sheet “{sheet}” has no heading that is known: its {count} lines were left out."
        yield _told(file, 0, plural(one, many, count, sheet=sheet))


def _told(file: str, line: int, message: str) -> Finding:
    return Finding(
        rule="sheet-left-out",
        severity=Severity.ADVICE,
        file=file,
        line=line,
        message=message,
        cure=_("If it is wanted, write it into the record of the place that holds these."),
    )
