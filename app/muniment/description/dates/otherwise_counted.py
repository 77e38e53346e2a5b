"""Dates that are written in another calendar: 9 thermidor an II is 27 July 1794.

The names of months and of eras are data: `calendars` in `vocabularies/dates.toml`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from muniment.description.dates.calendars import CALENDARS, days_of
from muniment.description.dates.days import Day
from muniment.description.folding import fold
from muniment.description.roman import roman_value
from muniment.description.vocabularies import table

_OTHER_YEAR = re.compile(r"(?<!\d)(?:1[0-4]\d\d|5\d{3}|\d{3})(?!\d)|\b(?:an|year)\b")
"""A year unlike those most dates are of, or a word for one: where none is, nothing need be looked for."""
_DAY = (
    r"(?:(?:le\s+)?(?:(?P<first>\d{1,2})\s*-\s*)?"
    r"(?P<day>\d{1,2})(?:er|re|e|st|nd|rd|th)?\s+(?:(?:of|de)\s+)?)?"
)
_BETWEEN = " \t,;/=()[]-"


class Counted(NamedTuple):
    """A date of another calendar in EDTF, and what else of the date is said beside it."""

    edtf: str
    calendar: str
    beside: str


def otherwise_counted(text: str) -> Counted | None:
    """Return the date of another calendar that the text says; None where it says none.

    Of an Islamic date the day is about right: it depends on when the moon was seen.
    """
    folded = fold(text)
    for name, way in _ways() if _OTHER_YEAR.search(folded) else ():
        found = list(way.finditer(folded))
        spans = [_days(name, each.groupdict(default="")) for each in found]
        if found and all(spans):
            days = [day for span in spans if span for day in span]
            return Counted(_edtf(days, CALENDARS[name].is_exact), name, way.sub("", folded).strip(_BETWEEN))
    return None


def _edtf(days: list[Day], is_exact: bool) -> str:
    about = "" if is_exact else "~"
    return "/".join(dict.fromkeys(f"{day.iso}{about}" for day in (min(days), max(days))))


def _days(name: str, said: Mapping[str, str]) -> tuple[Day, Day] | None:
    """Return the first and the last of our days of what was said."""
    calendar, year, month = CALENDARS[name], _number(said["year"]), said.get("month", "")
    if month in table("dates")["calendars"][name].get("doubtful", ()) and all(calendar.months(year)):
        return None
    number, day = _months(name).get(month, 0), _number(said.get("day", ""))
    first = days_of(
        calendar, _number(said.get("since", "")) or year, number, _number(said.get("first", "")) or day
    )
    last = days_of(calendar, year, number, day)
    return (first[0], last[1]) if first and last else None


def _number(written: str) -> int:
    return int(written) if written.isdigit() else roman_value(written)


@cache
def _months(calendar: str) -> dict[str, int]:
    rows = table("dates")["calendars"][calendar]["months"]
    return {fold(form): number for number, row in enumerate(rows, start=1) for form in row.split("|")}


@cache
def _ways() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows: Mapping[str, Mapping[str, Any]] = table("dates")["calendars"]
    return tuple((name, _way(name, row, way)) for name, row in rows.items() for way in row["ways"])


def _way(name: str, row: Mapping[str, Any], way: str) -> re.Pattern[str]:
    pieces = {
        "day": _DAY,
        "month": f"(?P<month>{_any_of(_months(name))})\\.?",
        "era": f"{_any_of(row['eras'])}\\.?",
        "since": rf"(?:(?P<since>{row['year']})\s*-\s*)?",
        "year": f"(?P<year>{row['year']})",
    }
    return re.compile(rf"(?<!\w){way.format(**pieces)}(?!\w)")


def _any_of(forms: Iterable[str]) -> str:
    longest_first = sorted(map(fold, forms), key=len, reverse=True)
    return f"(?:{'|'.join(map(_spelt, longest_first))})"


def _spelt(form: str) -> str:
    return r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", form))
