"""From the rows of a spreadsheet to units: each column says what it is called to say."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from urllib.parse import unquote

from muniment.description.columns import BETWEEN, COLUMNS, column
from muniment.description.findings import Finding, Severity
from muniment.description.levels import Level, NoteKind
from muniment.description.markup import prose
from muniment.description.rules.translations import has_dates_that_are_understood, has_dates_without_conflict
from muniment.description.shelfmarks import read
from muniment.description.units import Container, Note, Unit, new_id
from muniment.formats.deliveries import Delivery
from muniment.formats.spreadsheet import composing, day_orders, dittos, indents, sections
from muniment.formats.spreadsheet.composing import leveled, mark_of
from muniment.formats.spreadsheet.day_orders import settled
from muniment.formats.spreadsheet.headings import (
    BEGIN,
    BOX,
    DEPTH,
    END,
    FOLDER,
    LEAVES,
    NOTES,
    NOTHING,
    PAGES,
    PARENT,
    PART,
    SHELFMARK,
    STEP,
    TITLE,
    UNIT,
)
from muniment.formats.spreadsheet.levels_told import no_levels, own_levels
from muniment.formats.spreadsheet.lines import Line
from muniment.formats.spreadsheet.tables import Table
from muniment.formats.spreadsheet.traps import traps
from muniment.formats.spreadsheet.trees import Place, arranged, stacked
from muniment.formats.spreadsheet.values import NULL, barred, joined, values_in, words_of
from muniment.i18n import _, plural

_ID = "record-id"
_DATE = "date"
_LEVEL = "level"
_URL = "url"
_ONE = frozenset((_LEVEL, "repository", "status", PARENT, DEPTH, BEGIN, END, UNIT, STEP))
"""What a row says once: what a second column of the same meaning says would have no place."""
_COLUMNS = frozenset(each.id for each in COLUMNS)
_SEVERAL = 3
"""Columns of a table in which a line that says but one thing is odd."""
_DEEPEST = 2
"""Digits of a number that says how deep a row stands."""
_SCHEME = re.compile(r"mailto:|[a-z]+://(?:www\.)?", re.IGNORECASE)
_OUR_ID = re.compile(r"[A-Za-z_][\w.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a line says: what each meaning is given, and under which heading stands what is not understood."""

    line: int
    said: dict[str, list[str]]
    kept: list[tuple[str, str]]
    columns: frozenset[str]
    """All that its table speaks of, be the row silent on it or not."""


def delivered(file: str, tables: Sequence[Table], findings: Sequence[Finding]) -> Delivery:
    """Return the units of all rows, arranged where a column says so, and what is in doubt.

    Rows that come back by the ids of their units stay where these stand, whatever a column says.
    """
    rows = [row for table in tables for row in _rows(table)]
    ids, twice = _ids(file, rows)
    has_levels = any(row.said.keys() & {_LEVEL, DEPTH} for row in rows)
    units = [_unit(row, id or new_id(), has_levels) for row, id in zip(rows, ids, strict=True)]
    heads = () if any(ids) else _headings(tables, rows, units)
    if not has_levels:
        units = _series_of(heads, leveled(tables, units))
    cells = {id: _cells(row) for row, id in zip(rows, ids, strict=True) if id}
    days = settled(units)
    units = days.units
    doubts = [*findings, *twice, *_unknown(file, rows, _kept_on_purpose(tables))]
    for table in tables:
        doubts += _told_of(_called(file, table, tables), table)
    doubts += day_orders.told(file, [row.line for row in rows], days)
    doubts += own_levels(file, [row.line for row in rows], units)
    named = [units[number].title for number in heads]
    doubts += sections.told(file, named) if named else _lone(file, rows, units)
    if not has_levels and not all(ids):
        doubts.append(no_levels(file, [unit for number, unit in enumerate(units) if number not in heads]))
    doubts += _doubts_of_all(file, tables, rows, units)
    steps = {id: _first(row, STEP) for row, id in zip(rows, ids, strict=True) if id}
    places = () if cells else _places(tables, rows, heads)
    if not places:
        return Delivery(
            format="spreadsheet", units=tuple(units), findings=tuple(doubts), cells=cells, steps=steps
        )
    placed, misplaced = arranged(file, units, places)
    tops = tuple(unit for unit in placed if unit.parent is None)
    return Delivery(
        format="spreadsheet", units=placed, findings=(*doubts, *misplaced), placed=True, tops=tops
    )


def _series_of(heads: Collection[int], units: Sequence[Unit]) -> list[Unit]:
    """Return the units, those of headings as series."""
    return [replace(unit, level=Level.SERIES) if n in heads else unit for n, unit in enumerate(units)]


def _doubts_of_all(
    file: str, tables: Sequence[Table], rows: Sequence[Row], units: Sequence[Unit]
) -> Iterator[Finding]:
    names = [_called(file, table, tables) for table in tables for _row in table.rows]
    for name, row, unit in zip(names, rows, units, strict=True):
        yield from _doubts(name, row, unit)


def _told_of(file: str, table: Table) -> Iterator[Finding]:
    yield from traps(file, table)
    yield from composing.told(file, table)
    yield from dittos.told(file, table.dittos)
    yield from indents.told(file, table)


def _called(file: str, table: Table, tables: Sequence[Table]) -> str:
    """Return what a line is told to stand in: the file, and the sheet where it has several."""
    return f"{file}, {table.name}" if len({each.name for each in tables}) > 1 else file


def _headings(tables: Sequence[Table], rows: Sequence[Row], units: Sequence[Unit]) -> Collection[int]:
    """Return which rows are headings: none where columns or shelfmarks say where the rows stand."""
    if any(row.said.keys() & {PARENT, DEPTH} for row in rows):
        return ()
    found: dict[int, None] = {}
    end = 0
    for table in tables:
        start, end = end, end + len(table.rows)
        alone = [row.said.keys() == {TITLE} and not row.kept for row in rows[start:end]]
        if table.rows and sections.are_headings(alone, [_is_numbered(row) for row in rows[start:end]]):
            found |= {start + number: None for number, is_one in enumerate(alone) if is_one}
    return () if found and any(read(unit.shelfmark, unit.repository).places for unit in units) else found


def _is_numbered(row: Row) -> bool:
    return bool(row.said.keys() & {SHELFMARK, _ID}) or any(words.isdecimal() for _heading, words in row.kept)


def _places(tables: Sequence[Table], rows: Sequence[Row], heads: Collection[int]) -> Sequence[Place]:
    """Return the places of the rows as a column or headings say them; none where nothing does."""
    if any(PARENT in row.said for row in rows):
        return list(_named(rows))
    if heads:
        steps = [(row.line, int(number not in heads)) for number, row in enumerate(rows)]
    elif any(DEPTH in row.said for row in rows):
        steps = list(_steps(tables, rows))
    else:
        return ()
    rest = iter(steps)
    return [place for table in tables for place in stacked(islice(rest, len(table.rows)), table.name)]


def _named(rows: Sequence[Row]) -> Iterator[Place]:
    """Yield the place of each row that names the row above it, by its number or else by its shelfmark."""
    numbers = [_first(row, _ID) or _first(row, SHELFMARK) for row in rows]
    known = {_first(row, SHELFMARK): number for row, number in zip(rows, numbers, strict=True)}
    known |= {number: number for number in numbers}
    for row, number in zip(rows, numbers, strict=True):
        parent = _first(row, PARENT)
        yield number, parent and known.get(parent, parent), row.line


def _steps(tables: Sequence[Table], rows: Iterable[Row]) -> Iterator[tuple[int, int]]:
    """Yield the line of each row and how deep it stands: as the one above where it does not say."""
    rest = iter(rows)
    for table in tables:
        depth = 0
        for row in islice(rest, len(table.rows)):
            said = _first(row, DEPTH)
            depth = int(said) if said else depth
            yield row.line, depth


def _ids(file: str, rows: Sequence[Row]) -> tuple[list[str], list[Finding]]:
    """Return the id by which each row comes back, nothing where it is new, and which rows were copied."""
    ids: list[str] = []
    twice: list[Finding] = []
    seen: set[str] = set()
    for row in rows:
        id = _first(row, UNIT)
        if id in seen:
            twice.append(_twice(file, row))
        ids.append(id if _OUR_ID.fullmatch(id) and id not in seen else "")
        seen |= {id} - {""}
    return ids, twice


def _first(row: Row, meant: str) -> str:
    return next(iter(row.said.get(meant, ())), "")


def _rows(table: Table) -> Iterator[Row]:
    columns = frozenset(table.meanings) & _COLUMNS
    rows = (_row(table, columns, line) for line in table.rows)
    depths = indents.depths(table)
    return (
        (replace(row, said=row.said | {DEPTH: [str(depth)]}) for row, depth in zip(rows, depths, strict=True))
        if depths
        else rows
    )


def _cells(row: Row) -> dict[str, str]:
    """Return what is to stand in the cells of a unit that comes back: nothing, too, where a cell is empty."""
    named = row.columns | (row.said.keys() & _COLUMNS)
    return {id: joined(id, row.said.get(id, ())) for id in named}


def _row(table: Table, columns: frozenset[str], line: Line) -> Row:
    said: defaultdict[str, list[str]] = defaultdict(list)
    kept: list[tuple[str, str]] = []
    for heading, means, words in _said_in(table, line):
        if UNIT not in table.meanings:
            means = _depth_or_level(means, words)
        if means in _ONE and means in said and words not in said[means]:
            means = NOTES
        if means not in (NOTES, NOTHING, PART, ""):
            said[means].append(words)
        elif means != NOTHING:
            kept.append((heading, words))
    if _is_heading(table, said, kept):
        said[TITLE] = [kept.pop()[1]]
    _join_dates(said)
    _count(said)
    return Row(line=line.number, said=dict(said), kept=kept, columns=columns)


def _is_heading(table: Table, said: Mapping[str, Sequence[str]], kept: Sequence[tuple[str, str]]) -> bool:
    """Say whether all that a row says are words below a heading which means nothing: those are its title."""
    if said or len(kept) != 1 or TITLE not in table.meanings or UNIT in table.meanings:
        return False
    return kept[0][0] not in _kept_on_purpose([table])


def _said_in(table: Table, line: Line) -> Iterator[tuple[str, str, str]]:
    """Yield what stands in the cells, with heading and meaning; parts of a shelfmark are put together."""
    mark = mark_of(table, line)
    if mark:
        yield "", SHELFMARK, mark
    for number, cell in enumerate(line.cells):
        words = words_of(cell)
        is_headed = number < len(table.head)
        heading, means = (table.head[number].strip(), table.meanings[number]) if is_headed else ("", "")
        is_in_mark = bool(mark) and number in table.parts and means in (PART, SHELFMARK)
        address = dict(line.links).get(number, "")
        if address and not _shows(words, address) and (means == _URL or UNIT not in table.meanings):
            yield heading, _URL, address
            means = NOTES if means == _URL else means
        if words not in ("", NULL) and not is_in_mark:
            yield heading or _("Column {number}").format(number=number + 1), means, words


def _shows(words: str, address: str) -> bool:
    """Say whether a cell shows where its link leads."""
    bare, said = (_SCHEME.sub("", unquote(each)).rstrip("/") for each in (address, words))
    return bare in said


def _depth_or_level(means: str, words: str) -> str:
    """Return what a cell means by its words: a number is no level, and a word tells no depth."""
    if means not in (_LEVEL, DEPTH):
        return means
    return DEPTH if words.isdecimal() and len(words) <= _DEEPEST else _LEVEL


def _join_dates(said: defaultdict[str, list[str]]) -> None:
    """Make a date of its beginning and its end where it is not said as a whole."""
    if any(any(barred(cell)) for cell in said.get(_DATE, ())):
        return
    begins, ends = (barred(said.pop(each, [""])[0]) for each in (BEGIN, END))
    pairs = zip_longest(begins, ends, fillvalue="")
    if dates := [date for pair in pairs if (date := "–".join(dict.fromkeys(filter(None, pair))))]:
        said[_DATE] = dates


def _count(said: defaultdict[str, list[str]]) -> None:
    """Make an extent of a number of pages or leaves."""
    for id, one, many in (
        (PAGES, "{count} page", "{count} pages"),
        (LEAVES, "{count} leaf", "{count} leaves"),
    ):
        for words in said.pop(id, ()):
            said["extent"].append(plural(one, many, int(words)) if words.isdecimal() else words)


def _unit(row: Row, id: str, has_levels: bool) -> Unit:
    unit = Unit(id=id, level=None if has_levels else Level.ITEM)
    for named in filter(_COLUMNS.__contains__, row.said):
        unit = column(named).said(unit, values_in(column(named), row.said[named]))
    boxes = tuple(Container(kind=each, number=n) for each in (BOX, FOLDER) for n in row.said.get(each, ()))
    return replace(unit, containers=boxes, notes=(*unit.notes, *_kept(row)))


def _kept(row: Row) -> Iterator[Note]:
    rest = [(each, value) for each in (BEGIN, END) for value in row.said.get(each, ())]
    for heading, words in (*row.kept, *rest):
        yield Note(kind=NoteKind.GENERAL, prose=prose(words), heading=heading)


def _doubts(file: str, row: Row, unit: Unit) -> Iterator[Finding]:
    for field, message in _in_doubt(row, unit):
        yield Finding(
            rule="sheet-doubt",
            severity=Severity.SHOULD,
            unit=unit.id,
            field=field,
            file=file,
            line=row.line,
            message=message,
            cure=_("Correct it in the record, or in the spreadsheet and import that again."),
        )


def _in_doubt(row: Row, unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield what is not understood of a row: the field, and a sentence."""
    for id, values in row.said.items():
        for value in values if id in _COLUMNS else ():
            said = BETWEEN.join(values_in(column(id), [value]))
            if doubt := column(id).doubt(said):
                yield column(id).field, doubt
    for each in (*has_dates_that_are_understood(unit, None), *has_dates_without_conflict(unit, None)):
        yield each.field, each.message


def _lone(file: str, rows: Sequence[Row], units: Sequence[Unit]) -> Iterator[Finding]:
    """Tell of lines in which one cell stands alone, where most others have several: they may be headings."""
    lone = [
        (row, unit)
        for row, unit in zip(rows, units, strict=True)
        if len(row.said) + len(row.kept) == 1 and len(row.columns) >= _SEVERAL
    ]
    for row, unit in lone if 2 * len(lone) <= len(rows) else ():
        id, [words, *_more] = next(iter(row.said.items()), ("", [words for _heading, words in row.kept]))
        message = _("Only “{words}” stands in this line: it may be a heading, and was taken for a record.")
        yield Finding(
            rule="sheet-lone",
            severity=Severity.ADVICE,
            unit=unit.id,
            field=column(id).field if id in _COLUMNS else "",
            file=file,
            line=row.line,
            message=message.format(words=words),
            cure=_("If it is a heading, make it the record that the following ones stand in, or delete it."),
        )


def _kept_on_purpose(tables: Sequence[Table]) -> frozenset[str]:
    pairs = (pair for table in tables for pair in zip(table.head, table.meanings, strict=True))
    return frozenset(heading.strip() for heading, means in pairs if means == NOTES)


def _unknown(file: str, rows: Sequence[Row], known: frozenset[str]) -> Iterator[Finding]:
    used = dict.fromkeys(heading for row in rows for heading, _words in row.kept if heading not in known)
    message = _("No field is called “{heading}”: what stands in that column was kept as notes of that name.")
    for heading in used:
        yield Finding(
            rule="sheet-unknown-column",
            severity=Severity.ADVICE,
            file=file,
            message=message.format(heading=heading),
            cure=_("If it is a field, choose that before you import it."),
        )


def _twice(file: str, row: Row) -> Finding:
    return Finding(
        rule="sheet-twice",
        severity=Severity.SHOULD,
        file=file,
        line=row.line,
        message=_("A row above has the same id: this one was taken for a new record."),
        cure=_("If it is the same record, keep only one of the rows and import again."),
    )
