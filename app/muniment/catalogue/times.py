"""The times that are asked for, as they are typed: `1961..1967`, `May 1967`, `100 BC..`, `>1967`."""

import re
from datetime import date, timedelta

from muniment.description import dates

_RANGE = re.compile(r"\.{2,}|…")
"""Two dots; where a keyboard is helpful, three as one sign."""
_COMPARED = re.compile(r"\s*(?P<later>>)?(?(later)|<)(?P<same>=?)(?P<said>[^<>=]*)")
_IN_ASCII = str.maketrans({"≥": ">=", "≤": "<=", "＞": ">", "＜": "<"})

_UNKNOWN_DIGITS = re.compile(r"(?<=\d)x{1,2}\b")


def asked(value: str) -> tuple[dates.Period, ...]:
    """Return the times that were typed: several of `1961, 1985`, none of what is not understood.

    Numbers that may be one of two days, as in `5.3.1961`, ask for both.
    """
    understood = dates.Understood(text=value) if _RANGE.search(value) else _understood(value)
    meant = understood.edtf or (f"[{','.join(understood.either)}]" if understood.either else "")
    several = dates.periods((meant,)) if meant else ()
    return several if len(several) > 1 else tuple(filter(any, (within(value),)))


def within(value: str) -> dates.Period:
    """Return the first and the last day of what was typed, nothing where it is open or not understood.

    They are in the order of text (`dates.in_text_order`); whoever types the later end first means the same.
    """
    if compared := _COMPARED.fullmatch(value.translate(_IN_ASCII)):
        return _on_one_side(compared)
    first, *others = _RANGE.split(value, maxsplit=1)
    begin, end = _days(first), _days(others[0] if others else first)
    if begin[0] and end[1] and begin[0] > end[1]:
        begin, end = end, begin
    return begin[0], end[1]


def are_understood(words: str) -> bool:
    """Say whether words are a date, or dates at one or both ends of a range."""
    if _COMPARED.fullmatch(words.translate(_IN_ASCII)):
        return any(within(words))
    ends = [end for end in _RANGE.split(words, maxsplit=1) if end.strip()]
    return bool(ends) and all(any(_days(end)) for end in ends)


def is_range(words: str) -> bool:
    """Say whether words are dates at both ends of a range."""
    ends = _RANGE.split(words, maxsplit=1)
    return len(ends) > 1 and all(any(_days(end)) for end in ends)


def narrows(words: str, first: str) -> bool:
    """Say whether words mean a month or more within the time of which the first of them speaks alone."""
    (begin, end), (since, until) = within(words), within(first)
    is_within = since <= begin <= end <= until and (begin, end) != (since, until)
    return is_within and begin != end


def _on_one_side(compared: re.Match[str]) -> dates.Period:
    """Return the time behind or before a date: `>1967` begins in 1968, `>=1967` with it."""
    begin, end = _days(compared["said"])
    if compared["later"]:
        return (begin if compared["same"] else _neighbour(end, 1)), ""
    return "", (end if compared["same"] else _neighbour(begin, -1))


def _neighbour(day: str, step: int) -> str:
    """Return the day after or before; in years that are not counted with four digits, the day itself."""
    try:
        return (date.fromisoformat(day) + timedelta(days=step)).isoformat()
    except (ValueError, OverflowError):
        return day


def _days(words: str) -> dates.Period:
    understood = _understood(words)
    begin, end = understood.begin, understood.end
    if understood.either:
        begin, end = understood.either[0], understood.either[-1]
    return dates.in_text_order(begin), dates.in_text_order(end)


def _understood(words: str) -> dates.Understood:
    return dates.understand(_UNKNOWN_DIGITS.sub(lambda unknown: unknown[0].upper(), words.strip()))
