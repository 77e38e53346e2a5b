"""From the bytes of a spreadsheet to its tables: a head, and the rows below it as text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from muniment.description.findings import Finding, Severity
from muniment.formats.decoding import decoded
from muniment.formats.deliveries import ReadColumn, Source
from muniment.formats.spreadsheet import workbooks
from muniment.formats.spreadsheet.dittos import Dittos, filled
from muniment.formats.spreadsheet.headings import PART, Headings, mark_columns
from muniment.formats.spreadsheet.heads import counts, heads, joined_head, repeats
from muniment.formats.spreadsheet.lines import Line
from muniment.formats.spreadsheet.parting import parted
from muniment.formats.spreadsheet.sides import sides
from muniment.formats.spreadsheet.unseen import unseen_told
from muniment.i18n import _, plural

TEXT = (".csv", ".tsv", ".tab")
SUFFIXES = (*TEXT, *workbooks.SUFFIXES)
"""How the names of spreadsheets end."""

_DELIMITERS = (",", ";", "\t", "|")
_HEAD_WITHIN = 20
_AT_LEAST = 2
_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet with a head: its name (nothing in a file that has but one), its headings, the lines below.

    `meanings` are what the headings mean, nothing for those that are not known; `parts` are the columns that
    are put together to one shelfmark; `dittos` say where what is above was put in.
    """

    name: str
    head: Sequence[str]
    meanings: Sequence[str]
    rows: Sequence[Line]
    parts: tuple[int, ...] = ()
    dittos: tuple[Dittos, ...] = ()

    @property
    def columns(self) -> Iterator[ReadColumn]:
        """Its columns, but for those without a heading."""
        for number, heading in enumerate(self.head):
            if heading.strip():
                cells = (line.cells[number].strip() for line in self.rows if number < len(line.cells))
                first = islice(dict.fromkeys(filter(None, cells)), _EXAMPLES)
                yield ReadColumn(
                    heading=heading.strip(), meaning=self.meanings[number], examples=tuple(first)
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables of a file, what was in doubt about it or stands in none of them, and its encoding.

    `unknown` are lines that stand below no heading that is known, should it be that there are no others.
    """

    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    encoding: str = ""
    unknown: Table | None = None


def tables(source: Source) -> Tables:
    """Return the tables of the file; raise FormatError where it cannot be read."""
    headings = Headings(source.read_as.columns)
    losses: list[Finding] = []
    encoding = ""
    if workbooks.is_workbook(source):
        sheets = workbooks.sheets(source)
    else:
        read = decoded(source)
        encoding = read.encoding
        sheets = {"": workbooks.Sheet(_best(read.text, headings))}
        losses += (_broken(source.name, line) for line in sheets[""].lines if line.is_broken)
        losses += [_doubtful(source.name, read.doubt)] if read.doubt else []
    found: list[Table] = []
    unknown: list[Table] = []
    for name, (lines, is_hidden, unseen) in sheets.items():
        starts = heads(lines, headings)
        if not starts:
            losses += _without_head(source.name, name, lines)
            unknown += _unknown(name, lines)
            continue
        losses += [_hidden(source.name, name)] if is_hidden else unseen_told(source.name, name, lines, unseen)
        losses += [_above(source.name, each) for each in lines[: starts[0]] if each.words]
        for start, end in pairwise((*starts, len(lines))):
            beside = sides(lines[start:end], headings)
            found += (_table(name, side, headings) for side in beside)
            losses += [_beside(source.name, lines[start], len(beside))] if len(beside) > 1 else []
            losses += (_counted(source.name, each) for each in lines[start:end] if counts(each))
    return Tables(
        tables=tuple(found),
        findings=tuple(losses),
        encoding=encoding,
        unknown=next(iter(unknown), None),
    )


def _table(name: str, lines: Sequence[Line], headings: Headings) -> Table:
    head, height = joined_head(lines, headings)
    below = (line for line in lines[height:] if line.words and not counts(line))
    rows = [line for line in below if not repeats(line, lines[:height])]
    meanings = tuple(map(headings.meaning, head))
    parts = mark_columns(head, meanings)
    if not parts:
        meanings = tuple("" if means == PART else means for means in meanings)
    rows, dittos = filled(head, meanings, rows)
    return Table(name=name, head=head, meanings=meanings, rows=rows, parts=parts, dittos=dittos)


def _unknown(name: str, lines: Sequence[Line]) -> Iterator[Table]:
    """Yield the lines as a table whose head is the first that has several words in it."""
    at = next((at for at, line in enumerate(lines) if len(line.words) >= _AT_LEAST), None)
    if at is not None:
        yield _table(name, lines[at:], Headings())


def _best(text: str, headings: Headings) -> list[Line]:
    """Return the lines of the text, parted where most of the headings are known then, or are most."""
    if said := _SAID.match(text):
        return parted(text[said.end() :], said[1], first=2)
    beginnings = [parted(text[:_BEGINNING], each) for each in _DELIMITERS]
    scores = [
        max(((headings.known(line.cells), len(line.words)) for line in lines[:_HEAD_WITHIN]), default=(0, 0))
        for lines in beginnings
    ]
    return parted(text, _DELIMITERS[scores.index(max(scores))])


_BEGINNING = 65_536
_SAID = re.compile(r'"?sep=([,;|\t])"?(?:\r\n|\r|\n)', re.IGNORECASE)
"""The line by which Excel is told what parts the cells."""


def _above(file: str, line: Line) -> Finding:
    message = _("This stands above the table and was left out: “{words}”.")
    return _told(file, line.number, message.format(words=" · ".join(line.words)))


def _hidden(file: str, sheet: str) -> Finding:
    return Finding(
        rule="sheet-hidden",
        severity=Severity.ADVICE,
        file=file,
        message=_("The sheet “{sheet}” is hidden in the workbook, and was read, too.").format(sheet=sheet),
        cure=_("If its lines are not wanted, delete the sheet in the workbook and import that."),
    )


def _beside(file: str, head: Line, count: int) -> Finding:
    one = "{count} table stands beside another here; each was read by itself."
    many = "{count} tables stand beside each other here; each was read by itself."
    return Finding(
        rule="sheet-beside",
        severity=Severity.ADVICE,
        file=file,
        line=head.number,
        message=plural(one, many, count),
        cure=_("If they are one, put their columns together without an empty one between, and import that."),
    )


def _counted(file: str, line: Line) -> Finding:
    message = _("This describes no record and was left out: “{words}”.")
    return _told(file, line.number, message.format(words=" · ".join(line.words)))


def _without_head(file: str, sheet: str, lines: Sequence[Line]) -> Iterator[Finding]:
    """Tell that a sheet was left out, unless nothing stands in it."""
    count = sum(bool(line.words) for line in lines)
    if count:
        one = "The sheet “{sheet}” has no heading that is known: its {count} line was left out."
        many = "The sheet “{sheet}” has no heading that is known: its {count} lines were left out."
        yield _told(file, 0, plural(one, many, count, sheet=sheet))


def _doubtful(file: str, doubt: str) -> Finding:
    return Finding(
        rule="sheet-encoding",
        severity=Severity.ADVICE,
        file=file,
        message=doubt,
        cure=_("If letters are wrong, choose another encoding before you import it."),
    )


def _broken(file: str, line: Line) -> Finding:
    return Finding(
        rule="sheet-quotes",
        severity=Severity.SHOULD,
        file=file,
        line=line.number,
        message=_("The quotation marks in this line do not tell where its cells end; it was read by itself."),
        cure=_("Compare the record with the line; in a cell within quotation marks each is written twice."),
    )


def _told(file: str, line: int, message: str) -> Finding:
    return Finding(
        rule="sheet-left-out",
        severity=Severity.ADVICE,
        file=file,
        line=line,
        message=message,
        cure=_("If it is wanted, write it into the record of the place that holds these."),
    )
