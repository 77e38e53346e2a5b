"""What of a sheet was read although nobody sees it in the workbook."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from muniment.description.findings import Finding, Severity
from muniment.formats.spreadsheet.hidden import Hidden
from muniment.formats.spreadsheet.lines import Line
from muniment.i18n import _, plural

_WIDEST = 26


def unseen_told(file: str, sheet: str, lines: Sequence[Line], unseen: Hidden) -> Iterator[Finding]:
    """Yield a finding on the rows, and one on the columns, in which something stands."""
    rows = set(_within(unseen.rows, len(lines)))
    hidden = [line for line in lines if line.number - 1 in rows and line.words]
    if hidden:
        one = "{count} row of the sheet “{sheet}” is hidden, and was read, too."
        many = "{count} rows of the sheet “{sheet}” are hidden, and were read, too; this is the first."
        yield _told(file, hidden[0].number, plural(one, many, len(hidden), sheet=sheet))
    width = max((len(line.cells) for line in lines), default=0)
    columns = [at for at in _within(unseen.columns, width) if any(_says(line, at) for line in lines)]
    if columns:
        one = "{count} column of the sheet “{sheet}” is hidden, and was read, too: {names}."
        many = "{count} columns of the sheet “{sheet}” are hidden, and were read, too: {names}."
        names = ", ".join(map(_letters, columns))
        yield _told(file, 0, plural(one, many, len(columns), sheet=sheet, names=names))


def _within(spans: Iterable[range], end: int) -> Iterator[int]:
    """Yield what is in the spans and before an end: the rest of a sheet may be hidden as a whole."""
    return chain.from_iterable(range(span.start, min(span.stop, end)) for span in spans)


def _says(line: Line, column: int) -> bool:
    return column < len(line.cells) and bool(line.cells[column].strip())


def _letters(column: int) -> str:
    """Return what a spreadsheet calls a column, which is given from 0: A, Z, AA."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, _WIDEST)
        letters = chr(ord("A") + rest) + letters
    return letters


def _told(file: str, line: int, message: str) -> Finding:
    return Finding(
        rule="sheet-hidden",
        severity=Severity.ADVICE,
        file=file,
        line=line,
        message=message,
        cure=_("If what is hidden is not wanted, delete it in the workbook and import that."),
    )
