"""Dates and extents that two versions of a vocabulary say otherwise, and that say the same."""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from muniment.description.dates import understand
from muniment.description.units import DateStatement, Extent, Unit

T = TypeVar("T")

_DASH = re.compile(r"\s*[-‐‑‒–—]\s*")


def measured_as(came: Unit, base: Unit) -> Unit:
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
    """Return what a date says: its words only as far as they say more than what was understood."""
    understood = understand(date.text).edtf or ""
    edtf = date.edtf or understood
    words = in_one_spelling(date.text)
    return replace(date, edtf=edtf, text="" if edtf and edtf in (understood, words) else words)


def _counted(extent: Extent) -> Hashable:
    """Return what an extent says, its number of something in words."""
    made = f"{extent.quantity} {extent.unit}".strip()
    is_said = not made or (bool(extent.text) and extent.quantity in extent.text)
    words = extent.text if is_said else ", ".join(filter(None, (made, extent.text)))
    return " ".join(words.split()), extent.dimensions, extent.features
