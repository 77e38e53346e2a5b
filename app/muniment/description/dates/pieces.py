"""One date or part of a date between the words that join dates, such as `18` in `18-20 February 1996`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from muniment.description.dates.days import NEW_STYLE, WEEKDAYS, Day, length_of_month, new_style, weekday
from muniment.description.vocabularies import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A date with what it says, no more: parts that are not said are empty.

    `number` is a bare number that only its neighbours explain; `until` the last year of a span of
    years that begins with `year`; `century` a whole century, counted from 1, negative before Christ.
    """

    year: str = ""
    month: int = 0
    day: int = 0
    until: str = ""
    century: int = 0
    number: str = ""
    about: bool = False
    doubtful: bool = False
    weekday: int = 0
    old_style: bool = False

    @property
    def point(self) -> str:
        """The date as EDTF without qualifiers; `XXXX` stands for a year that is not said."""
        parts = [self.year or "XXXX"]
        parts += [f"{self.month:02}"] if self.month else ["XX"] if self.day else []
        parts += [f"{self.day:02}"] if self.day else []
        return "-".join(parts)

    @property
    def qualifier(self) -> str:
        """`?` for doubtful, `~` for about, `%` for both."""
        return ("", "?", "~", "%")[self.doubtful + 2 * self.about]

    @property
    def first(self) -> str:
        """The EDTF of its beginning."""
        return self.point + self.qualifier

    @property
    def last(self) -> str:
        """The EDTF of its end."""
        return (self.until or self.point) + self.qualifier

    @property
    def whole(self) -> str:
        """The EDTF of all of it."""
        return f"{self.first}/{self.last}" if self.until else self.first

    @property
    def member(self) -> str:
        """The EDTF of it as a member of a set, without qualifiers; a whole century is `14XX`."""
        if self.century > 0:
            return f"{self.century - 1:02}XX"
        return f"{self.point}..{self.until}" if self.until else self.point

    @property
    def day_of_calendar(self) -> Day | None:
        """The day, where all of it is said and exists."""
        if not (self.year.lstrip("-").isdigit() and 1 <= self.month <= 12 and self.day):
            return None
        year = int(self.year)
        return Day(year, self.month, self.day) if self.day <= length_of_month(year, self.month) else None


def weekday_conflict(one: Piece) -> str:
    """Return a sentence where the weekday that was written is not that of the day, else nothing."""
    day = one.day_of_calendar
    if not day or not one.weekday:
        return ""
    actual = weekday(day if day >= NEW_STYLE else new_style(day))
    if actual == one.weekday:
        return ""
    return f"{day.iso} was a {WEEKDAYS[actual - 1]}, not a {WEEKDAYS[one.weekday - 1]}."


def completed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with what one leaves out taken from its neighbours: `29 June to 1 July 1956`."""
    done = list(pieces)
    for place in range(len(done) - 2, -1, -1):
        done[place] = _from_the_right(done[place], done[place + 1])
    for place in range(1, len(done)):
        done[place] = _from_the_left(done[place], done[place - 1])
    return done


def _from_the_right(one: Piece, right: Piece) -> Piece:
    if one.number and (right.day or right.number) and int(one.number) <= 31 and not right.century:
        if right.number:
            return one
        return replace(one, number="", day=int(one.number), month=right.month, year=right.year)
    if one.number and right.century:
        return replace(of_century(int(one.number), right.century < 0), about=one.about, doubtful=one.doubtful)
    if _is_before_christ(right) and one.century > 0:
        return of_century(one.century, before_christ=True)
    if _is_before_christ(right) and (one.year or one.number).isdigit() and not (one.until or right.century):
        return replace(one, year=astronomical(1 - int(one.year or one.number)), number="")
    if one.year or one.century or one.number:
        return one
    return replace(one, year=right.year if not right.until else "")


def _is_before_christ(one: Piece) -> bool:
    return one.year.startswith("-")


def _from_the_left(one: Piece, left: Piece) -> Piece:
    if one.number and left.day:
        return replace(one, number="", day=int(one.number), month=left.month, year=left.year)
    if one.number and left.year and not left.month and not left.until:
        return replace(one, number="", year=_lengthened(one.number, left.year))
    if one.day and not one.month:
        return replace(one, month=left.month)
    if one.month and not one.year:
        return replace(one, year=left.year)
    return one


def _lengthened(number: str, year: str) -> str:
    """The year that a short form means after a whole one: 48 after 1947, 1910 after 1899, 00 after 1899."""
    if number == "00" and not year.endswith("00") and year.isdigit():
        return f"{int(year[:-2]) + 1:02}00"
    return year[: max(0, 4 - len(number))] + number


def of_century(number: int, before_christ: bool, parts: Sequence[str] = ()) -> Piece:
    """Return the years that a century, or a part of it, is counted as in catalogues of manuscripts."""
    spans = [table("dates")["parts"][part] for part in parts] or [(0, 100)]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    base = 1 - 100 * number if before_christ else 100 * (number - 1)
    last = base + (99 if before_christ and end == 100 else end)
    first = max(base + start, 1) if not before_christ else base + start
    whole = 0 if parts else -number if before_christ else number
    return Piece(year=astronomical(first), until=astronomical(last), century=whole)


def astronomical(year: int) -> str:
    """Return the year in four digits, with a minus sign before 1 BC."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"
