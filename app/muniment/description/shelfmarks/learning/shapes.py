"""From the values that were seen to a pattern for those that were not."""

import re
from collections.abc import Iterable, Sequence

_RUN = re.compile(r"\d+|[^\W\d_]+|\s+|[^\w\s]|_")
_LETTER = r"[^\W\d_]"
_ROMAN = re.compile(r"[IVXLC]+\.?")
_SIGNED = re.compile(r"\d+(?:[-./]\d+)*")
_NUMERAL = re.compile(r"[ivx]+|[IVXLC]{2,}")
_LIST = rf"(?:\s*[-,&]\s*\d+(?:{_LETTER}(?!{_LETTER}))?(?:\s*[rv](?!\w)|\s*(?:ob|об)\.?(?!\w))?)*"

LEAVES = rf"\d+(?:{_LETTER}(?!{_LETTER}))?(?:\s*(?:[rv]|ob|об)\.?(?!\w))?" + _LIST
"""Leaves: a number, perhaps with a letter or its verso, a range of them, or several."""


LONE_LETTER = rf"(?<!{_LETTER}){_LETTER}(?!{_LETTER})\.?"
"""A letter that stands by itself, such as a press."""


def labelled(values: Iterable[str], level: str) -> str:
    """Return a pattern for the value of a part that has a label, learnt from values as written."""
    seen = list(values)
    if level == "leaves":
        return LEAVES
    # A letter before another number is the label of that.
    numbers = rf"\d+(?:\s*[-/.]\s*\d+)*(?:[-\s]?{_LETTER}(?![^\W_]|\.?\s+\d))?"
    if all(value[:1].isdigit() and not _mixed(value) for value in seen):
        return numbers
    if all(_ROMAN.fullmatch(value) for value in seen):
        return rf"{numbers}|[ivxlc]+(?!{_LETTER})"
    if any(character.isdigit() for value in seen for character in value):
        begin = rf"(?=[^,;:]*\d)(?:\d+|{_LETTER}{{1,3}}(?!{_LETTER}))"
        return rf"{begin}(?:\s*[-./]?\s*(?:\d+|{_LETTER}{{1,2}}(?!{_LETTER})))*"
    return r"[^,;:]+"


def _mixed(value: str) -> bool:
    """Letters between numbers, or more than one behind them: not a number with a letter."""
    return bool(re.search(rf"\d\W*{_LETTER}+\W*\d|{_LETTER}{{2}}", value))


def unlabelled(values: Sequence[str], joints: str, *, last: bool) -> str:
    """Return a pattern for the value of a part without a label.

    `joints` are the signs that part it from the next one, and so do not belong to it; the last
    part of a mark takes in what hangs on to it (`4. 32`, `109 (P)`).
    """
    shapes: dict[str, None] = {}
    for value in values:
        shapes.setdefault(_shape(value, values, joints))
    ordered = sorted(shapes, key=len, reverse=True)
    pattern = f"(?:{'|'.join(ordered)})" if len(ordered) > 1 else ordered[0]
    return pattern + (_behind(joints) if last and any(map(_ends_in_number, values)) else "")


def _behind(joints: str) -> str:
    return rf"(?:(?:\.\s?|-)\d+|\s*\([^()]{{1,20}}\)|{_LETTER}(?![^\W_]))*"


def _ends_in_number(value: str) -> bool:
    return bool(re.search(r"\d\W*$", value))


def _shape(value: str, values: Sequence[str], joints: str) -> str:
    runs = _RUN.findall(value.strip())
    if not any(run.isdigit() for run in runs):
        return _words(runs, values)
    if _SIGNED.fullmatch(value):
        return _signed(values, joints)
    shape = ""
    for number, run in enumerate(runs):
        if run.isdigit():
            shape += _number(joints, alone="." in runs or "-" in runs)
        elif run.isspace():
            shape += r"\s*"
        elif run.isalpha():
            shape += rf"{_LETTER}+" if number == 0 or len(run) > 1 else _LETTER
        else:
            shape += rf"\s*{_sign(run)}\s*"
    return shape


def _signed(values: Sequence[str], joints: str) -> str:
    """Numbers with signs between them, in any number: those that were seen, and full stops."""
    signs = "".join(sign for sign in "-./" if sign not in joints and (sign == "." or sign in "".join(values)))
    always = all(re.search(r"\d[-./]\d", value) for value in values)
    return rf"\d+(?:[{re.escape(signs)}]\d+){'+' if always else '*'}" if signs else r"\d+"


def _number(joints: str, *, alone: bool) -> str:
    signs = "".join(sign for sign in "-." if sign not in joints)
    return r"\d+" if alone or not signs else rf"\d+(?:[{re.escape(signs)}]\d+)*"


def _sign(run: str) -> str:
    return r"\#" if run == "#" else re.escape(run)


def _words(runs: Sequence[str], values: Sequence[str]) -> str:
    """A lone letter stays one; words may be more or fewer of their kind."""
    if all(_NUMERAL.fullmatch(value) for value in values):
        return rf"[ivxlc]+(?!{_LETTER})"
    if all(len(re.sub(r"\W", "", value)) == 1 for value in values):
        return LONE_LETTER
    if all(len(run) <= 1 or not run.isalpha() for run in runs) and len(runs) < 3:
        return LONE_LETTER
    word = rf"(?!mss?\b){_LETTER}[^\W\d]*['.]?"
    inner = sum(run.isalpha() for run in runs)
    if inner == 1 and all(re.fullmatch(r"[A-Z]{2,6}", value) for value in values):
        return rf"{_LETTER}{{1,6}}"
    return rf"{word}(?:(?:\s+|\s*-\s*|(?<=\.)){word})*?"
