"""Dates among the words of a unit: what a writer makes of each, so that others can stand there."""

import re
from collections.abc import Hashable
from functools import lru_cache
from typing import NamedTuple

from muniment.formats.ead import isodates
from muniment.formats.ead.writing.ead4 import is_sayable

_YEAR = re.compile(r"(?<!\d)\d{4}")
_FIRST = 2404
_STEP = 4
_MOST = 100
"""Years that stand for others are leap years of a time that no finding aid tells of."""


class Day(NamedTuple):
    """A date: its kind, and all that a writer may say of it.

    That is what an attribute said, its EDTF, the nearest to it that an attribute can say, its first and last
    day, and what stands before and behind a stroke. Dates of one kind are written in the same way.
    """

    kind: Hashable
    said: tuple[str, ...]

    @property
    def edtf(self) -> str:
        """Its EDTF."""
        return self.said[1]


@lru_cache(maxsize=8192)
def of_attribute(normal: str) -> Day:
    """Return the date that a `normal` attribute says."""
    return _day(normal, isodates.to_edtf(normal))


@lru_cache(maxsize=8192)
def of_edtf(edtf: str) -> Day:
    """Return the date that EDTF says."""
    return _day("", edtf)


def _day(normal: str, edtf: str) -> Day:
    near = isodates.of_edtf(edtf)
    begin, end = isodates.bounds(edtf)
    first, stroke, second = edtf.partition("/")
    said = (normal, edtf, near, begin, end, first, second)
    equal = tuple(said.index(each) for each in said)
    days = isodates.is_day(begin), isodates.is_day(end)
    kind = (equal, tuple(map(bool, said)), stroke, days, isodates.to_edtf(near) == edtf, is_sayable(edtf))
    return Day((*kind, "") if _YEAR.search(edtf) else (*kind, normal, edtf), said)


def stand_in(day: Day, number: int) -> Day | None:
    """Return a date of the same kind in years that no other says; None where there is none."""
    known: dict[str, str] = {}

    def year(found: re.Match[str]) -> str:
        later = _FIRST + _STEP * (number * 2 + len(known))
        return known.setdefault(found[0], str(later))

    normal, edtf = day.said[:2]
    made = of_attribute(_YEAR.sub(year, normal)) if normal else of_edtf(_YEAR.sub(year, edtf))
    return made if made.kind == day.kind and number < _MOST else None


def years_of(day: Day) -> set[str]:
    """Return the years that a date says."""
    return set(_YEAR.findall(" ".join(day.said)))
