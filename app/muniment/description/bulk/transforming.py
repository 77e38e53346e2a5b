"""Transformations that need no words to be given: case, blanks, scripts, dates and shelfmarks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from muniment.description import dates, shelfmarks
from muniment.description.bulk.operations import BulkError, Operation, in_a_cell, on_each, on_values
from muniment.description.columns import BETWEEN, Column
from muniment.description.columns import column as column_called
from muniment.description.transliterating import in_latin_letters
from muniment.description.units import DateStatement, Unit
from muniment.i18n import _

_BLANKS = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Transform:
    """One transformation by its name on menus; `operation` takes what parts values, where it splits them."""

    label: str
    operation: Callable[[str], Operation]


def transform(id: str, at: str = "") -> Operation:
    """Return the transformation; `at` is what parts values where it splits them."""
    if id not in TRANSFORMS:
        known = ", ".join(TRANSFORMS)
        raise BulkError(
            _("There is no transformation “{id}”; there are: {known}.").format(id=id, known=known)
        )
    return TRANSFORMS[id].operation(at)


def squeezed(text: str) -> str:
    """Return the text without blanks around it and around its lines, and with single ones within."""
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in text.strip().split("\n"))


def sentence_case(text: str) -> str:
    """Return the text in small letters with a capital at its beginning; acronyms in mixed text stay."""
    mixed = text.upper() != text
    small = _WORD.sub(lambda word: word[0] if mixed and _is_acronym(word[0]) else word[0].lower(), text)
    first = _WORD.search(small)
    at = first.start() if first else 0
    return small[:at] + small[at : at + 1].upper() + small[at + 1 :]


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def title_case(text: str) -> str:
    """Return the text with a capital at the beginning of every word; other capitals stay."""
    return _WORD.sub(lambda word: word[0][:1].upper() + word[0][1:], text)


def _each(label: str, work: Callable[[str], str], _at: str) -> Operation:
    return on_each(label, work)


def _split(label: str, at: str) -> Operation:
    parting = at or BETWEEN[0]

    def work(values: tuple[str, ...], _column: Column) -> tuple[str, ...]:
        return tuple(words for value in values for part in value.split(parting) if (words := part.strip()))

    return on_values(label, work)


def _dates_read(label: str, _at: str) -> Operation:
    """Give dates the EDTF that their words mean; what another column says of a date becomes one."""

    def changed(unit: Unit, column: Column) -> Unit:
        if column.field == "dates":
            read = tuple(date if date.edtf else _understood(date) for date in unit.dates)
            return unit if read == unit.dates else replace(unit, dates=read)
        found = (dates.statement(value) for value in column.values(unit))
        known = {date.edtf for date in unit.dates}
        fresh = tuple(date for date in found if date.edtf and date.edtf not in known)
        return replace(unit, dates=(*unit.dates, *fresh)) if fresh else unit

    def told(unit: Unit, _column: Column) -> str:
        return BETWEEN.join(f"{date.text} [{date.edtf or '?'}]" for date in unit.dates)

    return Operation(label, changed, told)


def _understood(date: DateStatement) -> DateStatement:
    fresh = dates.restated(date, date.text)
    return fresh if fresh.edtf else date


def _shelfmarks_read(label: str, _at: str) -> Operation:
    """Part lists of shelfmarks and tidy their blanks; what another column says of a shelfmark becomes one."""

    def changed(unit: Unit, column: Column) -> Unit:
        marks = column if column.field == "shelfmarks" else column_called("shelfmark")
        before = marks.values(unit)
        read = [mark for value in column.values(unit) for mark in _marks_in(value, unit, marks is column)]
        after = tuple(dict.fromkeys(read if marks is column else (*before, *read)))
        return unit if after == before else marks.said(unit, after)

    def told(unit: Unit, column: Column) -> str:
        return in_a_cell(unit, column if column.field == "shelfmarks" else column_called("shelfmark"))

    return Operation(label, changed, told)


def _marks_in(value: str, unit: Unit, is_a_mark: bool) -> tuple[str, ...]:
    """Return the shelfmarks in a value; words that no scheme reads are one only where shelfmarks stand."""
    line = " ".join(value.split())
    reading = shelfmarks.read(line, unit.repository)
    if reading.scheme is None:
        return (line,) if is_a_mark else ()
    return reading.members or (line,)


def _row(label: str, make: Callable[[str, str], Operation]) -> Transform:
    return Transform(label, partial(make, label))


def _plain(label: str, work: Callable[[str], str]) -> Transform:
    return Transform(label, partial(_each, label, work))


TRANSFORMS: Mapping[str, Transform] = {
    "trim": _plain(_("Remove spare blanks"), squeezed),
    "upper": _plain(_("Capital letters"), str.upper),
    "lower": _plain(_("Small letters"), str.lower),
    "sentence": _plain(_("Capital at the beginning only"), sentence_case),
    "title": _plain(_("Capital at every word"), title_case),
    "split": _row(_("Split into several values"), _split),
    "transliterate": _plain(_("Write in Latin letters"), in_latin_letters),
    "dates": _row(_("Read as dates"), _dates_read),
    "shelfmarks": _row(_("Read as shelfmarks"), _shelfmarks_read),
}
"""The transformations by id. To offer another, add a row."""
