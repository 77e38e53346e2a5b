"""Days and months written out, as most dates are: `16 January 1967`, `April 22, 1969`, `1961 Dec. 3`.

They are read at once; whatever is written in another way is left to the grammar, which reads these
alike and takes fifty times as long.
"""

import re
from functools import lru_cache

from muniment.description.dates.days import length_of_month
from muniment.description.dates.tokens import month_called

_DAY, _MONTH = "([1-9]|[12][0-9]|3[01])", r"([^\W\d_]{3,})"
# Earlier years may be of the Julian calendar.
_YEAR = "(1[6-9][0-9]{2}|20[0-9]{2})"
_DAY_FIRST = re.compile(rf"(?:{_DAY}\.? )?{_MONTH}\.? {_YEAR}")
_MONTH_FIRST = re.compile(rf"{_MONTH}\.? {_DAY}, {_YEAR}")
_YEAR_FIRST = re.compile(rf"{_YEAR},? {_MONTH}\.?(?: {_DAY})?")

_month = lru_cache(maxsize=1024)(month_called)


def in_full(text: str) -> tuple[str, str, str]:
    """Return the day or month (ISO 8601) that the text writes out and no more, its first and its last day.

    All three are empty where it does not.
    """
    day, name, year = _said(text)
    month = _month(name) if name else 0
    if not month:
        return "", "", ""
    last = length_of_month(int(year), month)
    said = f"{year}-{month:02}"
    if not day:
        return said, f"{said}-01", f"{said}-{last:02}"
    exact = f"{said}-{int(day):02}" if int(day) <= last else ""
    return exact, exact, exact


def _said(text: str) -> tuple[str | None, str, str]:
    """Return the day, the month and the year that are written, as they are; no month where it is no date."""
    if match := _DAY_FIRST.fullmatch(text):
        return match[1], match[2], match[3]
    if match := _MONTH_FIRST.fullmatch(text):
        return match[2], match[1], match[3]
    if match := _YEAR_FIRST.fullmatch(text):
        return match[3], match[2], match[1]
    return None, "", ""
