"""The days of the calendar, in any year: lengths of months, weekdays, old style and new.

Years are astronomical (1 BC is 0) and Gregorian, before 1582 as well (ISO 8601).
"""

from typing import NamedTuple

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEARS_OF_A_CYCLE = 400
_DAYS_OF_A_CYCLE = 146_097


class Day(NamedTuple):
    """One day; days compare in the order of time."""

    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """The day as ISO 8601 writes it, with four digits of the year and a minus sign before 1 BC."""
        return f"{'-' if self.year < 0 else ''}{abs(self.year):04}-{self.month:02}-{self.day:02}"


NEW_STYLE = Day(1582, 10, 15)
"""The first day of the Gregorian calendar; what is written of earlier days is Julian."""


def is_leap(year: int) -> bool:
    """Return whether the year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def length_of_month(year: int, month: int) -> int:
    """Return the number of days in the month."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def weekday(day: Day) -> int:
    """Return the day of the week, from 1 for Monday to 7 for Sunday (ISO 8601)."""
    return (ordinal_of(day) + 6) % 7 + 1


def new_style(old: Day) -> Day:
    """Return the Gregorian day that a day of the Julian calendar was."""
    return day_of(_julian_ordinal(old))


def ordinal_of(day: Day) -> int:
    """Return the number of the day from the first day of year 1 on, which is day 1 and a Monday."""
    before = day.year - 1
    leaps = before // 4 - before // 100 + before // 400
    return before * 365 + leaps + _days_before_month(day.month, is_leap(day.year)) + day.day


def _julian_ordinal(day: Day) -> int:
    before = day.year - 1
    return before * 365 + before // 4 - 2 + _days_before_month(day.month, day.year % 4 == 0) + day.day


def _days_before_month(month: int, leap: bool) -> int:
    return sum(_LENGTHS[: month - 1]) + (leap and month > 2)


def day_of(ordinal: int) -> Day:
    """Return the day that has this number."""
    cycles, rest = divmod(ordinal - 1, _DAYS_OF_A_CYCLE)
    year = cycles * _YEARS_OF_A_CYCLE + rest // 366 + 1
    while ordinal_of(Day(year + 1, 1, 1)) <= ordinal:
        year += 1
    month = 1
    while month < 12 and ordinal_of(Day(year, month + 1, 1)) <= ordinal:
        month += 1
    return Day(year, month, ordinal - ordinal_of(Day(year, month, 1)) + 1)
