"""The times that dates cover, as words of the index: so that a day of a century is found at once.

A short time is said by its months, a longer one by its years or decades, a very long one as such. Each of
these words begins with that of the longer time it is part of.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from muniment.catalogue.facts import MARK
from muniment.catalogue.matching import Match, Phrase, some
from muniment.description.dates import Period

_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-[0-9]{2}")
# Short: the index of words has beginnings of five letters, and so decades.
_KIND: Final = f"{MARK}d"
_LONG: Final = f"{_KIND}x"
_MOST_MONTHS, _MOST_YEARS, _MOST_DECADES = 3, 3, 4
_MOST_MONTHS_ASKED, _MOST_YEARS_ASKED, _MOST_DECADES_ASKED = 12, 10, 20
_A_YEAR, _A_DECADE = 12, 120
"""In months."""


def words_of(covered: Iterable[Period]) -> Iterator[str]:
    """Yield the words of a unit whose dates cover these times, each once."""
    yield from dict.fromkeys(word for period in covered for word in said_of(*period))


def said_of(begin: str, end: str) -> Iterator[str]:
    """Yield the words of a time of these days (ISO 8601), none where both are unknown."""
    if not begin and not end:
        return
    first, last = _month(begin), _month(end)
    if first is None or last is None:
        yield _LONG
    elif last - first < _MOST_MONTHS:
        yield from _months(first, last)
    elif last // _A_YEAR - first // _A_YEAR < _MOST_YEARS:
        yield from _years(first, last)
    elif last // _A_DECADE - first // _A_DECADE < _MOST_DECADES:
        yield from _decades(first, last)
    else:
        yield _LONG


def touching(begin: str, end: str) -> Match | None:
    """Return what the index has of every unit whose dates have a day in common with these days.

    Others may have it, too. Nothing is returned for a time that is open or very long.
    """
    first, last = _month(begin), _month(end)
    if first is None or last is None or last < first:
        return None
    longer = [*_decades(first, last), _LONG]
    if last - first < _MOST_MONTHS_ASKED:
        return _one_of((*_months(first, last), *_years(first, last), *longer))
    if last // _A_YEAR - first // _A_YEAR < _MOST_YEARS_ASKED:
        return _one_of(longer, begun=_years(first, last))
    if last // _A_DECADE - first // _A_DECADE < _MOST_DECADES_ASKED:
        return _one_of([_LONG], begun=_decades(first, last))
    return None


def _one_of(words: Iterable[str], begun: Iterable[str] = ()) -> Match:
    """Return what asks for one of the words, or of those that begin with others."""
    whole = (Phrase((word,), headings=("facts",)) for word in words)
    return some((*whole, *(Phrase((word,), begins=True, headings=("facts",)) for word in begun)))


def _month(day: str) -> int | None:
    """Return the number of the month of a day, counted from the year nought."""
    found = _DAY.fullmatch(day)
    return int(found[1]) * _A_YEAR + int(found[2]) - 1 if found else None


def _months(first: int, last: int) -> Iterator[str]:
    return (f"{_KIND}{each // _A_YEAR:04}{each % _A_YEAR + 1:02}" for each in range(first, last + 1))


def _years(first: int, last: int) -> Iterator[str]:
    return (f"{_KIND}{each:04}" for each in range(first // _A_YEAR, last // _A_YEAR + 1))


def _decades(first: int, last: int) -> Iterator[str]:
    return (f"{_KIND}{each:03}" for each in range(first // _A_DECADE, last // _A_DECADE + 1))
