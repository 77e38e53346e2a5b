"""Dates in numbers that may be read two ways, settled by those of the same list that may not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from muniment.description.dates import understand
from muniment.description.dates.days import MONTHS
from muniment.description.dates.numerals import Order, order_of, whole_year
from muniment.description.findings import Finding, Severity
from muniment.description.units import DateStatement, Unit
from muniment.i18n import _, plural

_NUMBERS = re.compile(r"(?<![\w./])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/])")


@dataclass(frozen=True, slots=True)
class Settled:
    """The units of a list, and which of its rows have dates that the others settled, by their numbers."""

    units: list[Unit]
    rows: tuple[int, ...] = ()
    telling: str = ""


def settled(units: Sequence[Unit]) -> Settled:
    """Return the units with the meaning of dates such as 12.7.1935 as the others have it.

    The words stay as they are. Nothing is settled where others speak for both, or for neither.
    """
    dates = [found for unit in units for date in unit.dates for found in _NUMBERS.finditer(date.text)]
    order = order_of(f"{found[1]}.{found[3]}" for found in dates)
    if order is Order.UNKNOWN:
        return Settled(list(units))
    telling = next(found[0] for found in dates if order_of([f"{found[1]}.{found[3]}"]) is order)
    read = [
        replace(unit, dates=tuple(_read(date, order) for date in unit.dates)) if unit.dates else unit
        for unit in units
    ]
    pairs = enumerate(zip(units, read, strict=True))
    return Settled(read, tuple(at for at, (was, unit) in pairs if was.dates != unit.dates), telling)


def told(file: str, lines: Sequence[int], found: Settled) -> Iterator[Finding]:
    """Tell once by which date of the list others were read."""
    if found.rows:
        one = "In {count} row a date may be read two ways; it was read in the order of “{telling}”: {words}."
        many = (
            "In {count} rows, of which this is the first, a date may be read two ways; they were read in the"
            " order of “{telling}”: {words}."
        )
        first = found.units[found.rows[0]]
        words = ", ".join(f"{date.text} = {date.edtf}" for date in first.dates)
        yield Finding(
            rule="sheet-days",
            severity=Severity.ADVICE,
            unit=first.id,
            field="dates",
            file=file,
            line=lines[found.rows[0]],
            message=plural(one, many, len(found.rows), telling=found.telling, words=words),
            cure=_("If the list writes its dates in several orders, compare them with the documents."),
        )


def _read(date: DateStatement, order: Order) -> DateStatement:
    if date.edtf or not _NUMBERS.search(date.text):
        return date

    def in_words(found: re.Match[str]) -> str:
        first, second = int(found[1]), int(found[3])
        month, day = (first, second) if order is Order.MONTH_FIRST else (second, first)
        is_month = 1 <= month <= len(MONTHS)
        return f"{day} {MONTHS[month - 1]} {whole_year(found[4])}" if is_month else found[0]

    understood = understand(_NUMBERS.sub(in_words, date.text))
    return replace(date, edtf=understood.edtf or "") if not understood.conflicts else date
