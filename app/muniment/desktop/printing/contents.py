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
from muniment.i18n import plural

MOST_ROWS = 5_000
"""Rows of a list that are printed at the most: a hundred pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printout:
    """What is to be printed: its title, the place that stands at the head of each page, and HTML."""

    title: str
    place: str
    body: str
    is_wide: bool = False


def of_table(title: str, place: str, table: QTableView) -> Printout:
    """Return the rows of a table, in the columns that are shown and say anything, in their order."""
    header, model = table.horizontalHeader(), table.model()
    order = (header.logicalIndex(at) for at in range(header.count()))
    shown = [column for column in order if not header.isSectionHidden(column)]
    count = min(model.rowCount(), MOST_ROWS)
    rows = [{column: str(model.index(row, column).data() or "") for column in shown} for row in range(count)]
    columns = [column for column in shown if any(row[column] for row in rows)] or shown
    whole = sum(map(header.sectionSize, columns)) or 1
    shares = [round(100 * header.sectionSize(column) / whole) for column in columns]
    heads = [str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
    body = _table(heads, shares, [[row[column] for column in columns] for row in rows])
    if model.rowCount() > MOST_ROWS:
        words = plural("The first {most} of {count} row.", "The first {most} of {count} rows.",
                       model.rowCount(), most=MOST_ROWS)  # fmt: skip
        body += f"<p>{escape(words)}</p>"
    return Printout(title=title, place=place, body=f"{_heading(title)}{body}", is_wide=len(columns) > _NARROW)


def of_records(place: str, units: Sequence[Unit]) -> Printout:
    """Return records, each with all that it says, field by field."""
    body = "".join(f"{_heading(unit.title or unit.shelfmark)}{_fields(unit)}" for unit in units)
    title = units[0].title or units[0].shelfmark if units else ""
    return Printout(title=title, place=place, body=body)


def of_texts(place: str, unit: Unit) -> Printout | None:
    """Return the original and its translation side by side; None where the unit has no text."""
    left, right = pair_of(unit)
    if left is None:
        return None
    page = documents.writing("html")(documents.beside(unit, left, right)).decode()
    inner = page[page.index("<body>") + len("<body>") : page.index("</body>")]
    share = 50 if right is not None else 100
    inner = _CELL.sub(f"<td{_FROM_LEFT}", inner)
    inner = _HEAD.sub(f'<th width="{share}%" align="left"', inner.replace("<table>", _TABLE))
    return Printout(title=unit.title or unit.shelfmark, place=place, body=inner, is_wide=right is not None)


_NAMES = {Kind.LANGUAGE: language_name, Kind.SCRIPT: script_name}
_HEAD = re.compile(r"<th(?=[ >])")
_CELL = re.compile(r"<td(?![^>]*dir=)")
_FROM_RIGHT, _FROM_LEFT = ' dir="rtl" align="right"', ' dir="ltr" align="left"'
_SAYS_NOTHING = {("kind", AgentKind.NAME), ("calendar", "gregorian")}
"""What a form offers and no reader misses: “Author · Not known” would read as if the author were not."""
_NARROW = 5
"""Columns that stand on a page that is higher than wide."""
_TABLE = '<table width="100%" cellspacing="0" cellpadding="3">'


def _fields(unit: Unit) -> str:
    rows = "".join(
        f'<tr><td width="24%"><b>{escape(label)}</b></td>'
        f'<td width="76%">{"".join(map(_paragraphs, words))}</td></tr>'
        for label, words in said_in(unit)
    )
    return f"{_TABLE}{rows}</table>"


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


def _table(heads: Sequence[str], shares: Sequence[int], rows: Iterable[Sequence[str]]) -> str:
    """A table whose heads stand again on each page."""
    head = "".join(
        f'<th width="{share}%" align="left">{escape(words)}</th>'
        for words, share in zip(heads, shares, strict=True)
    )
    lines = "".join(f"<tr>{''.join(map(_cell, cells))}</tr>" for cells in rows)
    return f"{_TABLE}<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def _cell(words: str) -> str:
    return f"<td{_dir(words)}>{escape(words)}</td>"


def _dir(words: str) -> str:
    """Words that are read from the right stand at the right."""
    return _FROM_RIGHT if languages.is_from_right(words) else _FROM_LEFT
