"""Dates among the words of a unit: what a writer makes of each, so that others can stand there."""

import re
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import NamedTuple

from muniment.description.dates import days_of
from muniment.formats.ead import isodates
from muniment.formats.ead.reading.repeats import Newest
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
    return _like_others(normal, _in_attribute)


@lru_cache(maxsize=8192)
def of_edtf(edtf: str) -> Day:
    """Return the date that EDTF says."""
    return _like_others(edtf, _in_edtf)


def _in_attribute(normal: str) -> Day:
    return _day(normal, isodates.to_edtf(normal))


def _in_edtf(edtf: str) -> Day:
    return _day("", edtf)


class _Cast(NamedTuple):
    """Dates that are the same but for their years, which stand in the places of the holes."""

    kind: Hashable
    said: tuple[str, ...]


_casts: Newest[Hashable, _Cast | None] = Newest(2_000)


def _like_others(text: str, read: Callable[[str], Day]) -> Day:
    """Return a date, made of one that was read and that differs from it only in years of the same nature."""
    years = _YEAR.findall(text)
    if not years or len(years) > len(_MARKS):
        return read(text)
    key = (read, _YEAR.sub(_MARKS[0], text), *[_nature(year, years[0]) for year in years])
    if key not in _casts:
        day = read(text)
        _casts.put(key, _cast(day, years))
        return day
    cast = _casts.get(key)
    if cast is None:
        return read(text)
    first, last = years[0], years[-1]
    return Day(cast.kind, tuple([each.replace("\0", first).replace("\1", last) for each in cast.said]))


_MARKS = "\0\1"
"""What stands for the first year of a date and for the last."""


def _nature(year: str, first: str) -> tuple[bool, bool, bool, bool]:
    number = int(year)
    is_leap = number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)
    return is_leap, year < "3000", year == first, year < first


def _cast(day: Day, years: Sequence[str]) -> _Cast | None:
    """Return what others say that have other years; None where it says a year that is not among its own."""
    said = list(day.said)
    for mark, year in zip(_MARKS, dict.fromkeys((years[0], years[-1])), strict=False):
        said = [each.replace(year, mark) for each in said]
    negative = any(each.startswith("-") for each in day.said[:2])
    if any(_YEAR.search(each) for each in said) or negative or not _YEAR.search(day.edtf):
        return None
    return _Cast(day.kind, tuple(said))


def _day(normal: str, edtf: str) -> Day:
    near = isodates.of_edtf(edtf)
    begin, end = days_of(edtf)
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
