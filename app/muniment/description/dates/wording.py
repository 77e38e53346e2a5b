"""EDTF said in plain English words, which `understand` reads back where words can say it."""

from functools import lru_cache

from muniment.description.dates.days import MONTHS
from muniment.description.dates.edtf import Choice, Edtf, EdtfError, End, Interval, Open, Point, parse

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_HEMISPHERES = {25: " (northern)", 29: " (southern)"}
_NTH = ("first", "second", "third", "fourth")


@lru_cache(maxsize=8_192)
def in_words(edtf: str) -> str:
    """Return an EDTF date in English words; what is not EDTF comes back as it is."""
    try:
        return _said(parse(edtf))
    except EdtfError:
        return edtf


def _said(date: Edtf) -> str:
    if isinstance(date, Point):
        return _point(date)
    if isinstance(date, Interval):
        return _interval(date.start, date.end)
    return _qualified(_choice(date), date.uncertain, date.approximate)


def _choice(choice: Choice) -> str:
    if len(choice.members) == 1 and isinstance(choice.members[0], Interval):
        return _span(choice.members[0])
    members = [_point(one) if isinstance(one, Point) else _stretch(one) for one in choice.members]
    return (" and " if choice.all_of else " or ").join(members)


def _stretch(span: Interval) -> str:
    """A stretch of time beside other members of a set."""
    if isinstance(span.start, Open) or isinstance(span.end, Open):
        return _span(span)
    return f"{_point(span.start)} to {_point(span.end)}"


def _span(span: Interval) -> str:
    """One moment, or every one, between two ends."""
    if isinstance(span.start, Open):
        return f"{_end(span.end)} or earlier"
    if isinstance(span.end, Open):
        return f"{_end(span.start)} or later"
    return f"between {_end(span.start)} and {_end(span.end)}"


def _interval(start: End, end: End) -> str:
    if isinstance(end, Open) and end.known:
        return f"from {_end(start)} onwards"
    if isinstance(start, Open) and start.known:
        return f"until {_end(end)}"
    return f"{_end(start)} to {_end(end)}"


def _end(end: End) -> str:
    return "an unknown date" if isinstance(end, Open) else _point(end)


def _point(point: Point) -> str:
    return _qualified(_plain(point), point.uncertain, point.approximate)


def _qualified(words: str, uncertain: bool, approximate: bool) -> str:
    return f"{'about ' if approximate else ''}{words}{'?' if uncertain else ''}"


def _plain(point: Point) -> str:
    year = _year(point)
    if not point.month or point.month == "XX":
        missing = "day and month" if point.day else "month"
        return f"{year}, {missing} unknown" if point.month else year
    if "X" in point.month:
        return f"{year}, month {point.month}"
    month = int(point.month)
    if not 1 <= month <= 12:
        return _season(month, year)
    day = point.day.lstrip("0") if "X" not in point.day else ""
    return _calendar_date(day, MONTHS[month - 1], year, point)


def _calendar_date(day: str, month: str, year: str, point: Point) -> str:
    date = f"{day} {month}".strip()
    missing = ", day unknown" if "X" in point.day else ""
    return f"{date}, year unknown" if point.year == "XXXX" else f"{date} {year}{missing}"


def _season(number: int, year: str) -> str:
    if 21 <= number <= 32:
        hemisphere = _HEMISPHERES.get(21 + (number - 21) // 4 * 4, "")
        return f"{_SEASONS[(number - 21) % 4]} {year}{hemisphere}"
    for first, unit in ((40, "half"), (37, "four months"), (33, "quarter")):
        if number >= first and number - first < len(_NTH):
            return f"{_NTH[number - first]} {unit} of {year}"
    return f"{year}, part {number}"


def _year(point: Point) -> str:
    text = point.year.removeprefix("Y")
    if text == "XXXX":
        return "year unknown"
    if text.endswith("XX") and text[:-2].isdigit():
        return f"{_ordinal(int(text[:-2]) + 1)} century"
    if text.endswith("X") and text[:-1].isdigit():
        return f"{text[:-1]}0s"
    if not text.lstrip("-").isdigit():
        return text
    year = int(text)
    significant = f" (to {point.digits} digits)" if point.digits else ""
    return (f"{year}" if year > 999 else f"{1 - year} BC" if year < 1 else f"AD {year}") + significant


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if 10 < number % 100 < 14 else endings.get(number % 10, "th")
    return f"{number}{ending}"
