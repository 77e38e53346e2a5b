"""Where the tables of a sheet begin, and which of the lines below a head describe nothing."""

from collections.abc import Iterable, Sequence
from functools import cache

from muniment.description.folding import fold
from muniment.description.vocabularies import table
from muniment.formats.spreadsheet.headings import Headings
from muniment.formats.spreadsheet.lines import Line

_WITHIN = 20
_AT_LEAST = 2
_SURELY = 3
_NUMBERED = 3
"""Columns that are numbered one after the other below a head, as printed forms have it."""


def heads(lines: Sequence[Line], headings: Headings) -> list[int]:
    """Return which lines are the heads of tables: the best of the first ones, and any that surely is one."""
    first = _head(lines, headings)
    if first is None:
        return []
    found: list[int] = []
    for at, line in enumerate(lines):
        # A head that is repeated on every page begins no other table.
        if at == first or (_is_surely(line, headings) and not repeats(line, (lines[n] for n in found[-1:]))):
            found.append(at)
    return found


def joined_head(lines: Sequence[Line], headings: Headings) -> tuple[Sequence[str], int]:
    """Return the cells of a head of one or two lines, which `lines` begin with, and how many those are.

    Of two lines, the second parts what the first says of several columns: `Date`, below it `from` and `to`.
    """
    upper, lower = lines[0].cells, lines[1].cells if len(lines) > 1 else ()
    cells = list(upper) + [""] * (len(lower) - len(upper))
    above, parts_one = "", False
    for at, words in enumerate(map(str.strip, lower)):
        above = cells[at].strip() or above
        if not words:
            continue
        both = f"{above} {words}"
        if not headings.meaning(both) and not headings.meaning(words):
            return upper, 1
        parts_one = parts_one or not cells[at].strip()
        cells[at] = both if headings.meaning(both) else words
    return (cells, 2) if parts_one else (upper, 1)


def counts(line: Line) -> bool:
    """Say whether a line is about no unit: a total, the numbers of the columns, or a notice of rights."""
    return bool(line.words) and (_is_total(line) or _numbers_columns(line) or _is_notice(line))


def repeats(line: Line, head: Iterable[Line]) -> bool:
    """Say whether a line says what a line of the head says, as printed pages do."""
    return any(_worded(line) == _worded(each) for each in head)


def _head(lines: Sequence[Line], headings: Headings) -> int | None:
    """Return which of the first lines has most headings that are known: two, or one where it is the first."""
    scores = [0 if line.is_broken else headings.known(line.cells) for line in lines[:_WITHIN]]
    best = max(scores, default=0)
    at = scores.index(best) if best else None
    return at if best >= _AT_LEAST or at == _first_words(lines) else None


def _first_words(lines: Sequence[Line]) -> int:
    return next((at for at, line in enumerate(lines) if line.words), 0)


def _is_surely(line: Line, headings: Headings) -> bool:
    """Say whether a line has nothing in it but headings that are known, and several."""
    words = line.words
    if len(words) < _SURELY or any(letter.isdigit() for word in words for letter in word):
        return False
    return all(map(headings.meaning, words)) and headings.known(words) == len(words)


def _worded(line: Line) -> list[str]:
    return [fold(words) for words in line.words]


def _is_total(line: Line) -> bool:
    first, *others = line.words
    word = fold(first).partition(":")[0].strip(" .")
    return word in _totals() and not any(letter.isalpha() for each in others for letter in each)


@cache
def _totals() -> frozenset[str]:
    return frozenset(map(fold, table("totals")["words"]))


def _is_notice(line: Line) -> bool:
    """Say whether all that a line holds is whose the rights are in the list."""
    if len(line.words) > 1:
        return False
    words = fold(line.words[0])
    return any(notice in words for notice in _notices())


@cache
def _notices() -> tuple[str, ...]:
    return tuple(map(fold, table("totals")["notices"]))


def _numbers_columns(line: Line) -> bool:
    said = [(at, cell.strip()) for at, cell in enumerate(line.cells, start=1) if cell.strip()]
    return len(said) >= _NUMBERED and all(words == str(at) for at, words in said)
