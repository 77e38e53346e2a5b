"""Values made of words: found out once, with signs in the places of the words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import partial
from typing import Any, TypeAlias

from muniment.formats.ead import isodates
from muniment.formats.ead.reading.words import WORDS, apart, values_in

Make: TypeAlias = Callable[[Sequence[str]], Any]
"""Returns a value that says these words."""

_FIRST = 0xF0000
"""The first of the signs that stand for words; they are for private use."""

DAY = "2998-12-29"
"""The day that stands for days."""

_MOST = 64
"""Words that may stand in an element."""

_SIGNS = re.compile(f"([{chr(_FIRST)}-{chr(_FIRST + _MOST - 1)}])")
_LONE = re.compile(r"<[^/<>][^<>]*(?<!/)>[^<]*[^<\s]\s*</")


def marked(text: str, count: int) -> str | None:
    """Return an element with so many signs: for its words, then for values of attributes.

    None where words and elements stand side by side, or quotes in it stand for something else.
    """
    words, values = len(WORDS.findall(text)), apart(text)[2]
    lone = len(_LONE.findall(text)) == words
    if not lone or count > _MOST or "<?" in text or "<!" in text or _SIGNS.search(text):
        return None
    signs = map(chr, range(_FIRST, _FIRST + count))
    made = WORDS.sub(lambda _found: f">{next(signs)}", text)
    if not values:
        return made
    if [found[2] for found in values_in(made).finditer(made)] != values:
        return None
    return values_in(made).sub(lambda found: found[1] + next(signs), made)


def with_day(text: str, number: int) -> str:
    """Return a marked element in which a day stands instead of the sign of that number."""
    return text.replace(chr(_FIRST + number), DAY)


def making(value: object, count: int, day: int = -1) -> Make | None:
    """Return what makes such a value of other words than the signs in it; None where any would be lost.

    Of the word number `day` the value says the day in EDTF. A value without any of the signs is the same
    whatever the words are.
    """
    signs = _Signs(day)
    try:
        make = _making(value, signs)
    except _MarkupError:
        return None
    if make is None:
        return lambda _words: value
    return make if len(signs.found) == count else None


@dataclass(slots=True)
class _Signs:
    """The number of the word that is a day, and those of the words that were found."""

    day: int
    found: set[int] = field(default_factory=set)


class _MarkupError(Exception):
    """A value holds mark-up, in which words stand otherwise than they are heard."""


def _making(value: object, signs: _Signs) -> Make | None:
    """Return what makes the value, or None where it is always the same."""
    if isinstance(value, str):
        if value == DAY and signs.day >= 0:
            signs.found.add(signs.day)
            return lambda words: isodates.to_edtf(words[signs.day])
        return _making_text(str(value), signs) if _SIGNS.search(value) else None
    if isinstance(value, tuple):
        return _making_row(value, signs)
    return _making_fields(value, signs) if is_dataclass(value) else None


def _making_text(text: str, signs: _Signs) -> Make:
    if "<" in text:
        raise _MarkupError
    pieces = _SIGNS.split(text)
    numbers = [ord(sign) - _FIRST for sign in pieces[1::2]]
    signs.found.update(numbers)
    if len(text) == 1:
        (only,) = numbers
        return lambda words: words[only]

    def make(words: Sequence[str]) -> str:
        said = [pieces[0]]
        for number, behind in zip(numbers, pieces[2::2], strict=True):
            said += (words[number], behind)
        return "".join(said)

    return make


def _making_row(row: tuple[object, ...], signs: _Signs) -> Make | None:
    makes = [_making(each, signs) for each in row]
    varying = [at for at, make in enumerate(makes) if make is not None]
    if len(varying) == 1:
        return _making_one(row, varying[0], makes[varying[0]])
    parts = tuple(zip(makes, row, strict=True))
    if not varying:
        return None
    return lambda words: tuple([make(words) if make is not None else each for make, each in parts])


def _making_one(row: tuple[object, ...], at: int, make: Make | None) -> Make:
    """Return what makes a row of which one value varies."""
    assert make is not None
    if len(row) == 1:
        return lambda words: (make(words),)
    before, behind = row[:at], row[at + 1 :]
    return lambda words: (*before, make(words), *behind)


def _making_fields(value: object, signs: _Signs) -> Make | None:
    kind: Callable[..., Any] = type(value)
    said = {each.name: getattr(value, each.name) for each in fields(value)}  # type: ignore[arg-type]
    makes = {name: make for name, each in said.items() if (make := _making(each, signs)) is not None}
    if not makes:
        return None
    like = partial(kind, **{name: each for name, each in said.items() if name not in makes})
    if len(makes) == 1:
        ((only, make),) = makes.items()
        return lambda words: like(**{only: make(words)})
    parts = tuple(makes.items())
    return lambda words: like(**{name: each(words) for name, each in parts})
