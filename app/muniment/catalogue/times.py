"""The times that are asked for, as they are typed: `1961..1967`, `May 1967`, `100 BC..`."""

import re

from muniment.description import dates

_RANGE = re.compile(r"\.{2,}|…")
"""Two dots; where a keyboard is helpful, three as one sign."""

_UNKNOWN_DIGITS = re.compile(r"(?<=\d)x{1,2}\b")


def asked(value: str) -> tuple[dates.Period, ...]:
    """Return the times that were typed: several of `1961, 1985`, none of what is not understood."""
    meant = "" if _RANGE.search(value) else _understood(value).edtf
    several = dates.periods((meant,)) if meant else ()
    return several if len(several) > 1 else tuple(filter(any, (within(value),)))


def within(value: str) -> dates.Period:
    """Return the first and the last day of what was typed, nothing where it is open or not understood.

    They are in the order of text (`dates.in_text_order`); whoever types the later end first means the same.
    """
    first, *others = _RANGE.split(value, maxsplit=1)
    begin, end = _days(first), _days(others[0] if others else first)
    if begin[0] and end[1] and begin[0] > end[1]:
        begin, end = end, begin
    return begin[0], end[1]


def are_understood(words: str) -> bool:
    """Say whether words are a date, or dates at one or both ends of a range."""
    ends = [end for end in _RANGE.split(words, maxsplit=1) if end.strip()]
    return bool(ends) and all(any(_days(end)) for end in ends)


def narrows(words: str, first: str) -> bool:
    """Say whether words mean a month or more within the time of which the first of them speaks alone."""
    (begin, end), (since, until) = within(words), within(first)
    is_within = since <= begin <= end <= until and (begin, end) != (since, until)
    return is_within and begin != end


def _days(words: str) -> dates.Period:
    understood = _understood(words)
    return dates.in_text_order(understood.begin), dates.in_text_order(understood.end)


def _understood(words: str) -> dates.Understood:
    return dates.understand(_UNKNOWN_DIGITS.sub(lambda unknown: unknown[0].upper(), words.strip()))
