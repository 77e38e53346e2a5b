"""The first and the last day that an EDTF date may mean, for sorting and for searching by range."""

import re
from functools import cache, lru_cache

from muniment.description.dates.days import MONTHS, Day, length_of_month
from muniment.description.dates.edtf import Edtf, EdtfError, End, Interval, Open, Point, parse
from muniment.i18n import _

Range = tuple[Day | None, Day | None]
"""First and last day; None where the date is open or not known."""

# ISO 8601-2: seasons (21-24, northern 25-28, southern 29-32), quarters, four-month terms, halves.
# Each is its first month and its length in months; a season that begins in December ends next year.
SEASONS = {
    **dict(zip(range(21, 25), ((3, 3), (6, 3), (9, 3), (12, 3)), strict=True)),
    **dict(zip(range(25, 29), ((3, 3), (6, 3), (9, 3), (12, 3)), strict=True)),
    **dict(zip(range(29, 33), ((9, 3), (12, 3), (3, 3), (6, 3)), strict=True)),
    **dict(zip(range(33, 37), ((1, 3), (4, 3), (7, 3), (10, 3)), strict=True)),
    **dict(zip(range(37, 40), ((1, 4), (5, 4), (9, 4)), strict=True)),
    **dict(zip(range(40, 42), ((1, 6), (7, 6)), strict=True)),
}

_DIGITS, _MOST_DIGITS = 4, 99
"""Of a year, as it is mostly written, and at the most."""
_YEAR_OR_DAY = re.compile("([1-9][0-9]{3})(?:-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?")


def in_text_order(day: str) -> str:
    """Return a day (ISO 8601) so that days are in the order of time where they are in that of text.

    A day of our era is returned as it is: years before it are counted from the year 9999 before it.
    Years of more than four digits have the number of their digits before them.
    """
    if not day or day[_DIGITS : _DIGITS + 1] == "-":
        return day
    year, rest = day.removeprefix("-").split("-", 1)
    before, digits = day.startswith("-"), len(year)
    if not before:
        return f"Y{digits:02}{year}-{rest}"
    counted = f"{10**digits - 1 - int(year):0{digits}}-{rest}"
    return f"-{counted}" if digits == _DIGITS else f"--{_MOST_DIGITS - digits:02}{counted}"


@lru_cache(maxsize=8_192)
def bounds(edtf: str) -> tuple[str, str]:
    """Return the first and last day (ISO 8601) of an EDTF date, empty where open or unknown.

    A qualifier (`?`, `~`) widens nothing. Raises `EdtfError` where the text is not EDTF, names a
    day that no calendar has, or begins after it ends.
    """
    return _of_plain(edtf) or _of_any(edtf)


def days_of(edtf: str) -> tuple[str, str]:
    """Return the first and last day as `bounds` does, and empty ones of what is no date, as 1907/1905."""
    try:
        return bounds(edtf) if edtf else ("", "")
    except EdtfError:
        return "", ""


def is_edtf(text: str) -> bool:
    """Return whether the text is an EDTF date of which `bounds` knows the days."""
    try:
        bounds(text)
    except EdtfError:
        return False
    return True


def overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Return whether two ranges of days share one; an open end reaches everywhere.

    So do years before our era: -0300 is 301 BC, and often written for 300.
    """
    if any(day.startswith("-") for day in (*one, *other)):
        return True
    return not (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return bool(one[1] and other[0] and one[1] < other[0])


def _of_plain(edtf: str) -> tuple[str, str] | None:
    """Return the same of a year or a day without anything else, as most dates are."""
    match = _YEAR_OR_DAY.fullmatch(edtf)
    if not match:
        return None
    year, month, day = match.groups()
    if not month:
        return f"{edtf}-01-01", f"{edtf}-12-31"
    return (edtf, edtf) if int(day) <= length_of_month(int(year), int(month)) else None


def _of_any(edtf: str) -> tuple[str, str]:
    first, last = extremes(parse(edtf))
    return first.iso if first else "", last.iso if last else ""


def extremes(date: Edtf) -> Range:
    """Return the first and last day; raises `EdtfError` where no calendar has them."""
    if isinstance(date, Point):
        return _of_point(date)
    if isinstance(date, Interval):
        return _of_interval(date)
    ranges = [extremes(member) for member in date.members]
    firsts, lasts = zip(*ranges, strict=True)
    return (
        None if None in firsts else min(firsts),
        None if None in lasts else max(lasts),
    )


def _of_interval(interval: Interval) -> Range:
    begin, finish = _of_end(interval.start), _of_end(interval.end)
    if begin[0] and finish[1] and begin[0] > finish[1]:
        raise EdtfError(_("The date begins after it ends."))
    return begin[0], finish[1]


def _of_end(end: End) -> Range:
    return (None, None) if isinstance(end, Open) else _of_point(end)


def _of_point(point: Point) -> Range:
    if point.year == "XXXX":
        _day(2000, point, earliest=True)
        return None, None
    first, last = _years(point)
    if point.month.isdigit() and int(point.month) in SEASONS:
        return _of_season(first, last, point)
    return _day(first, point, earliest=True), _day(last, point, earliest=False)


def _years(point: Point) -> tuple[int, int]:
    text = point.year.removeprefix("Y")
    sign = -1 if text.startswith("-") else 1
    digits, _, zeros = text.lstrip("-").partition("E")
    least = int(digits.replace("X", "0")) * 10 ** int(zeros or 0)
    most = int(digits.replace("X", "9")) * 10 ** int(zeros or 0)
    if point.digits:
        unit = 10 ** max(0, len(str(least)) - point.digits)
        least = least // unit * unit
        most = least + unit - 1
    return (least, most) if sign > 0 else (-most, -least)


def _of_season(first: int, last: int, point: Point) -> Range:
    if point.day:
        raise EdtfError(_("A season has no days."))
    month, length = SEASONS[int(point.month)]
    later, final = divmod(month + length - 2, 12)
    year = last + later
    return Day(first, month, 1), Day(year, final + 1, length_of_month(year, final + 1))


@cache
def _matching(text: str, highest: int) -> tuple[int, ...]:
    """The numbers from 1 that two digits, some of them perhaps `X`, may be; nothing written may be any."""
    return tuple(n for n in range(1, highest + 1) if not text or _fits(f"{n:02}", text))


def _fits(digits: str, pattern: str) -> bool:
    return all(mark in ("X", digit) for digit, mark in zip(digits, pattern, strict=True))


def _day(year: int, point: Point, *, earliest: bool) -> Day:
    """The earliest or latest day in the year that the point may mean.

    Where the year is not fully known it may be a leap year; the bound is then the 28th of February.
    """
    months = _matching(point.month, 12)
    for month in months if earliest else reversed(months):
        longest = length_of_month(2000 if "X" in point.year else year, month)
        days = _matching(point.day, longest)
        if days:
            day = days[0] if earliest else days[-1]
            return Day(year, month, min(day, length_of_month(year, month)))
    if months:
        raise EdtfError(
            _("There is no {day} {month} {year}.").format(
                day=point.day.lstrip("0"), month=MONTHS[months[-1] - 1], year=point.year
            )
        )
    raise EdtfError(_("There is no month {month}.").format(month=point.month))
