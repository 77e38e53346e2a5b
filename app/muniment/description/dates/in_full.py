"""Days written out in full, `16 January 1967` or `April 22, 1969`: what most dates of an archive are.

They are read at once; whatever is written in another way is left to the grammar, which reads these
alike and takes fifty times as long.
"""

import re
from functools import lru_cache

from muniment.description.dates.days import length_of_month
from muniment.description.dates.tokens import month_called

_DAY, _MONTH = "(?:[1-9]|[12][0-9]|3[01])", r"[^\W\d_]{3,}"
# Earlier years may be of the Julian calendar.
_YEAR = "(?P<year>1[6-9][0-9]{2}|20[0-9]{2})"
_IN_FULL = re.compile(
    rf"(?:(?P<day>{_DAY})\.? (?P<month>{_MONTH}) |(?P<month_first>{_MONTH}) (?P<day_second>{_DAY}), ){_YEAR}"
)

_month = lru_cache(maxsize=1024)(month_called)


def day_in_full(text: str) -> str:
    """Return the day (ISO 8601) that the text writes out in full and no more, nothing where it does not."""
    match = _IN_FULL.fullmatch(text)
    month = _month(match["month"] or match["month_first"]) if match else 0
    if not match or not month:
        return ""
    year, day = int(match["year"]), int(match["day"] or match["day_second"])
    return f"{year}-{month:02}-{day:02}" if day <= length_of_month(year, month) else ""
