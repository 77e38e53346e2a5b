"""Days of the Islamic, the Jewish and the French Republican calendar, in days of ours.

After Reingold and Dershowitz, Calendrical Calculations. The Islamic calendar is the tabular one: the
month that was seen may have begun a day earlier or later.
"""

from collections.abc import Callable
from typing import NamedTuple

from muniment.description.dates.days import Day, day_of, ordinal_of

_FIRST_DAY_OF_ISLAM = 227_015
_FIRST_DAY_OF_JEWISH_YEARS = -1_373_427
_FIRST_DAY_OF_THE_REPUBLIC = ordinal_of(Day(1792, 9, 22))
_LAST_YEAR_OF_THE_REPUBLIC = 14


class Calendar(NamedTuple):
    """How a calendar counts: on which day a year begins, as an ordinal, and how long its months are."""

    new_year: Callable[[int], int]
    months: Callable[[int], tuple[int, ...]]
    last_year: int
    is_exact: bool = True


def days_of(calendar: Calendar, year: int, month: int, day: int) -> tuple[Day, Day] | None:
    """Return the first and last of our days of a year, a month (0 for all) or a day (0 for all).

    None where there is no such day.
    """
    months = calendar.months(year)
    if not 1 <= year <= calendar.last_year or month > len(months) or (month and not months[month - 1]):
        return None
    first = calendar.new_year(year) + sum(months[: month - 1] if month else ())
    length = months[month - 1] if month else sum(months)
    if day > length:
        return None
    first, length = (first + day - 1, 1) if day else (first, length)
    return day_of(first), day_of(first + length - 1)


def _islamic_new_year(year: int) -> int:
    return _FIRST_DAY_OF_ISLAM + 354 * (year - 1) + (3 + 11 * year) // 30


def _islamic_months(year: int) -> tuple[int, ...]:
    return (30, 29) * 5 + (30, 30 if (14 + 11 * year) % 30 < 11 else 29)


def _jewish_new_year(year: int) -> int:
    before, now, after = (_molad_days(each) for each in (year - 1, year, year + 1))
    delayed = 2 if after - now == 356 else 1 if now - before == 382 else 0
    return _FIRST_DAY_OF_JEWISH_YEARS + now + delayed


def _molad_days(year: int) -> int:
    """Days from the epoch to the new moon of the year's first month, put off from three weekdays."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + ((3 * (days + 1)) % 7 < 3)


def _jewish_months(year: int) -> tuple[int, ...]:
    """The months from Tishri on; the first Adar of a common year has no days."""
    length = _jewish_new_year(year + 1) - _jewish_new_year(year)
    leap = length > 380
    heshvan, kislev = 30 if length % 10 == 5 else 29, 29 if length % 10 == 3 else 30
    return (30, heshvan, kislev, 29, 30, 30 if leap else 0, 29, 30, 29, 30, 29, 30, 29)


def _republican_new_year(year: int) -> int:
    return _FIRST_DAY_OF_THE_REPUBLIC + 365 * (year - 1) + year // 4


def _republican_months(year: int) -> tuple[int, ...]:
    """Twelve months, and the complementary days."""
    return (30,) * 12 + (6 if year % 4 == 3 else 5,)


CALENDARS = {
    "islamic": Calendar(_islamic_new_year, _islamic_months, last_year=1500, is_exact=False),
    "jewish": Calendar(_jewish_new_year, _jewish_months, last_year=5999),
    "republican": Calendar(_republican_new_year, _republican_months, _LAST_YEAR_OF_THE_REPUBLIC),
}
"""The calendars by the names that EAD's `@calendar` has for them."""
