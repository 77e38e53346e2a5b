"""What a spreadsheet program does to shelfmarks and formulas without a word, told so that it is looked at."""

import re
from collections.abc import Iterator, Sequence

from muniment.description.findings import Finding, Severity
from muniment.formats.spreadsheet.headings import BEGIN, END, NOTHING, PARENT, PART
from muniment.formats.spreadsheet.lines import Line
from muniment.formats.spreadsheet.tables import Table
from muniment.i18n import _, plural

_MARKS = frozenset(("shelfmark", "former", "copy", "alternative", "record-id", PARENT, PART))
_DATES = frozenset(("date", BEGIN, END))
_COUNTED = re.compile(r"[1-5]\d{4}")
_ERROR = re.compile(r"#(?:[^\W\d_]+(?:/0)?[!?]|DIV/0!|N/[AVD]|NV)|#{3,}")
_WRITTEN = re.compile(r"\d{1,99}(?:[.,]\d{1,99})?(?:E[+-]?\d{1,2})?", re.IGNORECASE | re.ASCII)
_POWER = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)


def traps(file: str, table: Table) -> Iterator[Finding]:
    """Yield what is in doubt of the cells of a table, each with its line.

    A shelfmark such as 1-2 becomes a day, a long one a power of ten, and 1.10 the number 1.1; a day without
    its format is a number; a formula that went wrong leaves an error in its cell, and some programs write it
    without what it gives.
    """
    marks = [number for number, means in enumerate(table.meanings) if means in _MARKS]
    for line in table.rows:
        for number, means in enumerate(table.meanings[: len(line.cells)]):
            words = line.cells[number].strip()
            if means != NOTHING and (message := _doubt(means, words, number in line.days)):
                heading = table.head[number].strip()
                yield _trap(file, line, message.format(heading=heading, words=words))
    yield from _points(file, [line for line in table.rows if not set(marks).isdisjoint(line.points)])


def _doubt(means: str, words: str, is_day: bool) -> str:
    if _ERROR.fullmatch(words):
        return _("In the column “{heading}” stands an error of the spreadsheet: {words}.")
    if words.startswith("=") and words[1:2].isalpha():
        return _("In the column “{heading}” stands a formula that was not worked out: {words}.")
    if means in _MARKS and (is_day or _POWER.fullmatch(words)):
        return _("“{words}” in the column “{heading}” may be what a spreadsheet made of a shelfmark.")
    if means in _DATES and _COUNTED.fullmatch(words):
        return _("“{words}” in the column “{heading}” may be a day as spreadsheets count them.")
    return ""


def is_same_number(came: str, went: str) -> bool:
    """Say whether a cell came back as the number that a spreadsheet makes of it: 1.1 of 1.10."""
    if came == went or not (_WRITTEN.fullmatch(went) and _WRITTEN.fullmatch(came)):
        return False
    number, was = (float(each.replace(",", ".")) for each in (came, went))
    decimals = len(re.split("[.,]", came.upper().partition("E")[0] + ".")[1])
    return number == was or (bool(_POWER.fullmatch(came)) and number == float(f"{was:.{decimals}E}"))


def _points(file: str, lines: Sequence[Line]) -> Iterator[Finding]:
    """Tell once of all shelfmarks that are numbers with a point."""
    if lines:
        one = "In {count} row a shelfmark is a number with a point: where it was 1.10, it has become 1.1."
        many = (
            "In {count} rows, of which this is the first, a shelfmark is a number with a point:"
            " where it was 1.10, it has become 1.1."
        )
        yield _trap(file, lines[0], plural(one, many, len(lines)))


def _trap(file: str, line: Line, message: str) -> Finding:
    return Finding(
        rule="sheet-trap",
        severity=Severity.SHOULD,
        file=file,
        line=line.number,
        message=message,
        cure=_("Compare it with the document; in the spreadsheet, give such columns the format of text."),
    )
