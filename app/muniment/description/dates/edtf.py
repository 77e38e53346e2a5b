"""EDTF, the extended date and time format of ISO 8601-2, levels 0 to 2: text to values.

Beyond the standard a qualifier may follow a set, `[1980-06,1980-07]?`, and then holds for all of it.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

from muniment.i18n import _

_YEAR = r"(?:[+-]?[\dX]{4}|Y[+-]?(?:\d{5,9}|\d{1,9}E\d))"
_POINT = re.compile(
    rf"(?P<q1>[?~%]?)(?P<year>{_YEAR})(?:S(?P<digits>\d{{1,2}}))?(?P<q2>[?~%]?)"
    r"(?:-(?P<q3>[?~%]?)(?P<month>[\dX]{2})(?P<q4>[?~%]?)"
    r"(?:-(?P<q5>[?~%]?)(?P<day>[\dX]{2})(?P<q6>[?~%]?))?)?"
    r"(?:T[\d:.,]+(?:Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
_SET = re.compile(r"(?P<open>[\[{])(?P<members>[^\[\]{}]+)(?P<close>[\]}])(?P<qualifier>[?~%]?)")
_CLOSING = {"[": "]", "{": "}"}
_MONTHS = {*range(1, 13), *range(21, 42)}
"""Months, and the seasons, quarters and halves that ISO 8601-2 numbers beside them."""
OPEN = ".."


class EdtfError(ValueError):
    """The text is not EDTF; the message is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month, season or day; digits that are not known are `X`.

    `month` may be a season or quarter (21 to 41); `digits` counts the significant digits of the year.
    """

    year: str
    month: str = ""
    day: str = ""
    uncertain: bool = False
    approximate: bool = False
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Open:
    """An end of an interval that is open (`..`) or, where `known` is false, not known (nothing written)."""

    known: bool = True


End: TypeAlias = Point | Open


@dataclass(frozen=True, slots=True)
class Interval:
    """From one end to the other; inside a set, some or every moment between them."""

    start: End
    end: End


@dataclass(frozen=True, slots=True)
class Choice:
    """A set: all of its members (`{}`), or one of them (`[]`)."""

    members: tuple[Point | Interval, ...]
    all_of: bool = False
    uncertain: bool = False
    approximate: bool = False


Edtf: TypeAlias = Point | Interval | Choice


def parse(text: str) -> Edtf:
    """Return what the EDTF text says; its grammar is checked here, its calendar by `bounds`.

    Raises `EdtfError` where the text is not EDTF.
    """
    if choice := _SET.fullmatch(text):
        return _choice(choice)
    if "/" in text:
        return _interval(text)
    return _point(text)


def _choice(match: re.Match[str]) -> Choice:
    if _CLOSING[match["open"]] != match["close"]:
        raise EdtfError(_("The brackets of “{text}” do not match.").format(text=match[0]))
    members = tuple(_member(part.strip()) for part in match["members"].split(","))
    qualifier = match["qualifier"]
    return Choice(members, match["open"] == "{", qualifier in ("?", "%"), qualifier in ("~", "%"))


def _member(text: str) -> Point | Interval:
    start, dots, end = text.partition(OPEN)
    if not dots:
        return _point(text)
    if not start and not end:
        raise EdtfError(_("A set needs a date beside its two dots."))
    return Interval(_point(start) if start else Open(), _point(end) if end else Open())


def _interval(text: str) -> Interval:
    start, _stroke, end = text.partition("/")
    ends = _end(start), _end(end)
    if not any(isinstance(one, Point) for one in ends):
        raise EdtfError(_("An interval needs a date on one side at least."))
    return Interval(*ends)


def _end(text: str) -> End:
    return Open(known=bool(text)) if text in ("", OPEN) else _point(text)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match or ("T" in text and not match["day"]):
        raise EdtfError(_("“{text}” is not a date of EDTF.").format(text=text))
    month = match["month"] or ""
    if month.isdigit() and int(month) not in _MONTHS:
        raise EdtfError(_("There is no month {month}.").format(month=month))
    marks = {match[f"q{place}"] for place in range(1, 7)}
    return Point(
        match["year"].removeprefix("+"),
        month,
        match["day"] or "",
        not marks.isdisjoint("?%"),
        not marks.isdisjoint("~%"),
        int(match["digits"] or 0),
    )
