"""The times that dates cover: several dates of one thing, or one date that leaves time out."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from muniment.description.dates.days import Day, ordinal_of
from muniment.description.dates.edtf import Choice, EdtfError, parse
from muniment.description.dates.extremes import Range, extremes, in_text_order

Period: TypeAlias = tuple[str, str]
"""First and last day (ISO 8601), as `in_text_order` has them; empty where the time is open."""


@lru_cache(maxsize=8_192)
def periods(meant: tuple[str, ...]) -> tuple[Period, ...]:
    """Return the times that EDTF dates cover together, the earliest first; none where none is known.

    Each member of a set is a time by itself. Between two times there is a day at least that is in none.
    What is no date is left out, as 1907/1905.
    """
    known = [each for edtf in meant for each in _ranges(edtf)]
    if len(known) > 1:
        known = _united(sorted(known, key=lambda range: (range[0] is not None, range[0])))
    return tuple((_said(begin), _said(end)) for begin, end in known)


def _ranges(edtf: str) -> Iterator[Range]:
    try:
        said = parse(edtf)
        found = [extremes(each) for each in (said.members if isinstance(said, Choice) else (said,))]
    except EdtfError:
        return
    yield from (range for range in found if range != (None, None))


def _united(in_order: Sequence[Range]) -> list[Range]:
    """Return the same times, where those that meet are one."""
    found = [in_order[0]]
    for begin, end in in_order[1:]:
        last_begin, last_end = found[-1]
        if last_end is None:
            break
        if begin is None or ordinal_of(begin) <= ordinal_of(last_end) + 1:
            found[-1] = last_begin, None if end is None else max(last_end, end)
        else:
            found.append((begin, end))
    return found


def _said(day: Day | None) -> str:
    return in_text_order(day.iso) if day else ""
