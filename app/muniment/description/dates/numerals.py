"""Dates in numbers alone, which countries write in different orders: 10.27.1962, 26.10.1962, 10/14/50."""

from collections.abc import Iterable
from enum import Enum

from muniment.description.dates.days import MONTHS, NEW_STYLE, Day, weekday
from muniment.i18n import _


class Order(Enum):
    """The order in which a source writes its numbers, where that is known."""

    UNKNOWN = "unknown"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class AmbiguousError(ValueError):
    """A date may be read two ways; the message says which.

    `days` are both (ISO 8601), the earlier first, where the year is said.
    """

    def __init__(self, message: str, days: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.days = tuple(days)


def order_of(numeric: Iterable[str]) -> Order:
    """Return the order that dates of one statement share: one of them with a day over 12 tells all."""
    orders = {_own_order(text) for text in numeric} - {Order.UNKNOWN}
    return orders.pop() if len(orders) == 1 else Order.UNKNOWN


def in_numbers(text: str, order: Order, named_weekday: int = 0) -> tuple[str, int, int] | None:
    """Return year, month and day (0 where not said) of numbers joined by full stops, or None.

    A weekday written beside it decides an order that is otherwise open. Raises
    `AmbiguousError` where nothing decides.
    """
    numbers = text.split(".")
    if len(numbers[-1]) == 4 and len(numbers) == 2:
        month, year = int(numbers[0]), numbers[1]
        return (year, month, 0) if 1 <= month <= 12 else None
    if len(numbers) == 2:
        numbers.append("")
    if len(numbers[0]) >= 3 or int(numbers[0]) > 31:
        return _possible(numbers[0], int(numbers[1]), int(numbers[2]))
    if len(numbers[2]) in (1, 3):
        return None
    first, second = int(numbers[0]), int(numbers[1])
    own = _own_order(text)
    if own is Order.UNKNOWN and not (1 <= first <= 12 and 1 <= second <= 12):
        return None
    if own is Order.UNKNOWN and first != second:
        own = order if order is not Order.UNKNOWN else _by_weekday(numbers, named_weekday)
    month, day = (first, second) if own is Order.MONTH_FIRST else (second, first)
    return _possible(numbers[2], month, day)


def _own_order(text: str) -> Order:
    numbers = [int(number) for number in text.split(".")]
    if numbers[0] > 31 or numbers[1] > 31:
        return Order.UNKNOWN
    if numbers[0] > 12:
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if numbers[1] > 12 else Order.UNKNOWN


def _by_weekday(numbers: list[str], named: int) -> Order:
    year = whole_year(numbers[2])
    first, second = int(numbers[0]), int(numbers[1])
    readings = {
        Order.DAY_FIRST: Day(int(year or 0), second, first),
        Order.MONTH_FIRST: Day(int(year or 0), first, second),
    }
    fitting = [order for order, day in readings.items() if named and weekday(day) == named]
    if len(fitting) == 1 and readings[fitting[0]] >= NEW_STYLE:
        return fitting[0]
    meanings = " or ".join(f"{day.day} {MONTHS[day.month - 1]}" for day in readings.values())
    raise AmbiguousError(
        _("{numbers} may mean {meanings}: say which.").format(
            numbers=".".join(numbers), meanings=f"{meanings} {year}".strip()
        ),
        sorted(day.iso for day in readings.values() if year),
    )


def _possible(year: str, month: int, day: int) -> tuple[str, int, int] | None:
    return (whole_year(year), month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def whole_year(text: str) -> str:
    """Return the year in four digits; two digits are of the twentieth century, as in its cables."""
    if not text:
        return ""
    return f"19{int(text):02}" if len(text) <= 2 else f"{int(text):04}"
