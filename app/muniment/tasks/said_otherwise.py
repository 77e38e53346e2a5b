"""Dates and extents that two versions of a vocabulary say otherwise, and that say the same."""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from muniment.description.dates import understand
from muniment.description.dates.tokens import month_called
from muniment.description.units import DateStatement, Extent, Unit

T = TypeVar("T")

_DASH = re.compile(r"\s*[-‐‑‒–—]\s*")
_LETTERS = re.compile(r"[^\W\d_]+")
_AROUND_DAYS = re.compile(r"[^\w\s.,-]")
"""Signs that say something of a date: that it is doubtful, supplied, or one of two."""


def with_spellings_of(came: Unit, base: Unit) -> Unit:
    """Return what came with those dates and extents of `base` that say the same.

    What comes in another version has them in parts, or in words: it says nothing new by that.
    """
    return replace(
        came,
        dates=_said_as(came.dates, base.dates, _meant),
        extents=_said_as(came.extents, base.extents, _counted),
    )


def in_one_spelling(date: str) -> str:
    """Return the words of a date with the dash and the spaces that all of its spellings have."""
    return _DASH.sub("-", " ".join(date.split()))


def _said_as(came: Sequence[T], base: Sequence[T], meant: Callable[[T], Hashable]) -> tuple[T, ...]:
    free = list(base)
    said: list[T] = []
    for value in came:
        same = value if value in free else next((each for each in free if meant(each) == meant(value)), value)
        said.append(same)
        if same in free:
            free.remove(same)
    return tuple(said)


def _meant(date: DateStatement) -> Hashable:
    """Return what a date says: its words only as far as they may say more than what was understood."""
    understood = understand(date.text).edtf or ""
    edtf = date.edtf or understood
    words = in_one_spelling(date.text)
    is_said = bool(edtf) and (words == date.edtf or (edtf == understood and _is_bare(words)))
    return replace(date, edtf=edtf, text="" if is_said else words)


def _is_bare(words: str) -> bool:
    """Return whether words are days, months and years, alone or from one to another, and nothing else."""
    return not _AROUND_DAYS.search(words) and all(map(month_called, _LETTERS.findall(words)))


def _counted(extent: Extent) -> Hashable:
    """Return what an extent says, its number of something in words."""
    made = f"{extent.quantity} {extent.unit}".strip()
    words = " ".join(extent.text.split())
    said = words if words == made else ", ".join(filter(None, (made, words)))
    return said, extent.dimensions, extent.features
