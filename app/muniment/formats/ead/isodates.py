"""Dates as `unitdate/@normal` says them: days, months and years from 0 to 2999, and ranges of them."""

import re
from functools import lru_cache

from muniment.description.dates import days_of
from muniment.formats.ead.vocabulary import vocabulary

_NORMAL = re.compile(vocabulary().patterns["iso-dates"])
_COMPACT = re.compile(r"(?<![\d-])(-?\d{4})(\d\d)(\d\d)(?!\d)")
_DAY = re.compile(r"[0-2]\d{3}-\d\d-\d\d")


def of_edtf(edtf: str) -> str:
    """Return the ISO date or range that says an EDTF date, at least by its bounds; nothing where none can."""
    if _NORMAL.fullmatch(edtf):
        return edtf if _in_order(edtf) else ""
    begin, end = days_of(edtf)
    near = f"{begin}/{end}" if begin != end else begin
    return near if _NORMAL.fullmatch(near) and begin <= end else ""


@lru_cache(maxsize=8192)
def to_edtf(normal: str) -> str:
    """Return the EDTF date that a `normal` attribute says, or nothing where it says none."""
    plain = normal.strip()
    return _COMPACT.sub(r"\1-\2-\3", plain) if _NORMAL.fullmatch(plain) else ""


@lru_cache(maxsize=8192)
def is_plain(normal: str) -> bool:
    """Return whether an ISO date or range says just what it does when it is read and written again."""
    return of_edtf(to_edtf(normal)) == normal


def is_day(text: str) -> bool:
    """Return whether the text is one day of the years 0 to 2999."""
    return _DAY.fullmatch(text) is not None


def _in_order(normal: str) -> bool:
    begin, _, end = normal.partition("/")
    if "-" in (begin[:1], end[:1]) or not end:
        return True
    return begin.replace("-", "") <= end.replace("-", "") + "9999"
