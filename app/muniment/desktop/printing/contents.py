"""What is printed, as text and tables: a list as it is shown, a record, an original and its translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from muniment.description import languages
from muniment.description.alignment import pair_of
from muniment.description.aspects import spoken
from muniment.description.levels import AgentKind
from muniment.description.markup import text_of
from muniment.description.units import Credit, Unit
from muniment.desktop.forms.choices import label_of
from muniment.desktop.forms.completing import language_name, script_name
from muniment.desktop.forms.fields import Field
from muniment.desktop.forms.parts import Kind, Part
from muniment.desktop.forms.table import FIELDS
from muniment.formats import documents
from muniment.i18n import plural, reads_from_right

MOST_ROWS = 5_000
"""Rows of a list that are printed at the most: a hundred pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printout:
    """What is to be printed: its title, the place that stands at the head of each page, and a table as HTML.

    Of the table: its heads, which stand on each page, its rows, and what is said above and below it.
    """

    title: str
    place: str
    rows: Sequence[str]
    heads: str = ""
    above: str = ""
    below: str = ""
    is_wide: bool = False

    @property
    def body(self) -> str:
        """All of it."""
        return f"{self.above}{table_of(self.heads, self.rows)}{self.below}"


def table_of(heads: str, rows: Iterable[str]) -> str:
    """Return rows as a table, with its heads."""
    return f'<table width="100%" cellspacing="0" cellpadding="0">{heads}{"".join(rows)}</table>'


def of_table(title: str, place: str, table: QTableView) -> Printout:
    """Return the rows of a table, in the columns that are shown and say anything, in their order."""
    header, model = table.horizontalHeader(), table.model()
    order = (header.logicalIndex(at) for at in range(header.count()))
    shown = [column for column in order if not header.isSectionHidden(column)]
    count = min(model.rowCount(), MOST_ROWS)
    rows = [{column: str(model.index(row, column).data() or "") for column in shown} for row in range(count)]
    columns = [column for column in shown if any(row[column] for row in rows)] or shown
    is_wide = len(columns) > _NARROW
    needs = [_longest_word(row[column] for row in rows) / _LETTERS[is_wide] for column in columns]
    shares = shares_of([header.sectionSize(column) for column in columns], needs)
    heads = [str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
    below = ""
    if model.rowCount() > MOST_ROWS:
        words = plural("The first {most} of {count} row.", "The first {most} of {count} rows.",
                       model.rowCount(), most=MOST_ROWS)  # fmt: skip
        below = f"<p>{escape(words)}</p>"
    return Printout(
        title=title,
        place=place,
        rows=[_row(map(_cell, (row[column] for column in columns))) for row in rows],
        heads=_row(map(_head_cell, heads, shares)),
        above=_heading(title),
        below=below,
        is_wide=is_wide,
    )


def shares_of(widths: Sequence[float], needs: Sequence[float]) -> list[int]:
    """Return the percents of columns as wide as seen, but none narrower than the share that it needs."""
    whole = sum(widths) or 1
    shares = [width / whole for width in widths]
    tight = [share < need for share, need in zip(shares, needs, strict=True)]
    given = sum(need for need, is_tight in zip(needs, tight, strict=True) if is_tight)
    left = sum(share for share, is_tight in zip(shares, tight, strict=True) if not is_tight)
    if not left or given >= 1:
        return [round(100 * share) for share in shares]
    rest = (1 - given) / left
    each = zip(shares, needs, tight, strict=True)
    return [round(100 * (need if is_tight else share * rest)) for share, need, is_tight in each]


def _longest_word(texts: Iterable[str]) -> int:
    """How many letters no line should part, with some white."""
    return 2 + max((min(len(word), _LONGEST_WORD) for text in set(texts) for word in text.split()), default=0)


def of_records(place: str, units: Sequence[Unit]) -> Printout:
    """Return records, each with all that it says, field by field."""
    rows = [row for unit in units for row in (_headed(unit), *_fields(unit))]
    title = units[0].title or units[0].shelfmark if units else ""
    return Printout(title=title, place=place, rows=rows)


def of_texts(place: str, unit: Unit) -> Printout | None:
    """Return the original and its translation side by side; None where the unit has no text."""
    left, right = pair_of(unit)
    if left is None:
        return None
    page = documents.writing("html")(documents.beside(unit, left, right)).decode()
    above, table = _TEXTS.findall(page)[0]
    share = 50 if right is not None else 100
    heads, *rows = _ROW.findall(_CELL.sub(f"<td{_FROM_LEFT}", table))
    return Printout(
        title=unit.title or unit.shelfmark,
        place=place,
        rows=rows,
        heads=_HEAD.sub(f'<th width="{share}%" align="left"', heads),
        above=above,
        is_wide=right is not None,
    )


_NAMES = {Kind.LANGUAGE: language_name, Kind.SCRIPT: script_name}
_TEXTS = re.compile(r"<body>(.*)<table>(.*)</table>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_HEAD = re.compile(r"<th(?=[ >])")
_CELL = re.compile(r"<td(?![^>]*dir=)")
_FROM_RIGHT, _FROM_LEFT = ' dir="rtl" align="right"', ' dir="ltr" align="left"'
_SAYS_NOTHING = {("kind", AgentKind.NAME), ("calendar", "gregorian")}
"""What a form offers and no reader misses: “Author · Not known” would read as if the author were not."""
_LETTERS = {False: 84, True: 124}
"""Letters of a line on paper that is higher than wide, and wider than high."""
_LONGEST_WORD = 16
"""Letters of a word that a column is made wide enough for."""
_NARROW = 5
"""Columns that stand on a page that is higher than wide."""


def _headed(unit: Unit) -> str:
    return _row([f'<td colspan="2" class="heading">{_heading(unit.title or unit.shelfmark)}</td>'])


def _fields(unit: Unit) -> Iterator[str]:
    for label, words in said_in(unit):
        said = "".join(map(_paragraphs, words))
        yield _row([f'<td width="24%"><b>{escape(label)}</b></td>', f'<td width="76%">{said}</td>'])


def said_in(unit: Unit) -> Iterator[tuple[str, list[str]]]:
    """Yield what a record says as the form shows it: the label of a field, and its values in words."""
    for field in FIELDS:
        worded = (_worded(value, field) for value in _said_once(field.values(unit)))
        if words := [each for each in worded if each]:
            yield field.label, words
    for version in unit.texts:
        language = languages.name_of(version.language) if version.language else ""
        kind = label_of("texts", version.kind.value)
        if text := text_of(version.prose):
            yield ", ".join(filter(None, (kind, language))), [text]


def _worded(value: Any, field: Field) -> str:  # noqa: ANN401
    """A value as one text: its parts, the words of the vocabularies among them."""
    if field.shape is None:
        return _part(value, field.part) if field.part is not None else ""
    said = ((getattr(value, part.name), part) for part in field.shape.parts)
    parts = (_part(words, part) for words, part in said if (part.name, words) not in _SAYS_NOTHING)
    return " · ".join(filter(None, parts))


def _said_once(values: Iterable[Any]) -> Iterator[Any]:
    """Yield the values, without a statement that one before was read from too: “Translated by A and B”."""
    said: set[str] = set()
    for value in values:
        repeats = isinstance(value, Credit) and value.statement in said
        if isinstance(value, Credit):
            said.add(value.statement)
        yield replace(value, statement="") if repeats else value


def _part(said: Any, part: Part) -> str:  # noqa: ANN401
    if not said:
        return ""
    if part.kind is Kind.CHOICE and part.vocabulary:
        return label_of(part.vocabulary, str(said))
    name = _NAMES.get(part.kind)
    return name(str(said)) if name is not None else spoken(said)


def _paragraphs(words: str) -> str:
    return "".join(f"<p{_dir(line)}>{escape(line)}</p>" for line in words.splitlines() if line.strip())


def _heading(words: str) -> str:
    return f"<h2{_dir(words)}>{escape(words)}</h2>"


def _row(cells: Iterable[str]) -> str:
    """Return a row that begins where the interface is read from; Qt does not turn tables round."""
    ordered = reversed(tuple(cells)) if reads_from_right() else cells
    return f"<tr>{''.join(ordered)}</tr>"


def _head_cell(words: str, share: int) -> str:
    return f'<th width="{share}%"{_dir(words)}>{escape(words)}</th>'


def _cell(words: str) -> str:
    return f"<td{_dir(words)}>{escape(words)}</td>"


def _dir(words: str) -> str:
    """Words that are read from the right stand at the right."""
    return _FROM_RIGHT if languages.is_from_right(words) else _FROM_LEFT
