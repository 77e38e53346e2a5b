"""What is stored of a unit, apart: its shape, and the words in it that any others could stand for."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple

from muniment.formats.ead.writing.days import Day

HOLE = "\2"
"""What stands in a shape where something was taken out: nothing may be a word, too."""


def is_plainly_laid(joined: str) -> bool:
    """Return whether words, joined by NUL, look alike wherever they are written, and are heard just so."""
    special = "&" in joined or "<" in joined or ">" in joined or '"' in joined
    return not special and is_tidily_laid(joined)


def is_tidily_laid(joined: str) -> bool:
    """Return whether words, joined by NUL, are heard just as they stand: no white space lays them out."""
    broken = "\n" in joined or "\t" in joined or "\r" in joined or "  " in joined
    return not (broken or " \0" in joined or "\0 " in joined or joined[:1] == " " or joined[-1:] == " ")


class Apart(NamedTuple):
    """What is stored of a unit, with holes where words stood; units of one shape differ in these alone.

    `said` are the words as readers hear them, `laid` as they stood: first those that stand in elements or
    are values of attributes, then `addresses`, then `names` of elements for each other. `own` is the id that
    others gave the unit's element. Where it `is_plain`, words look alike wherever they are written.
    `put_back` makes the text again, of these parts and other words and dates.
    """

    shape: Hashable
    said: Sequence[str]
    laid: Sequence[str]
    days: Sequence[Day]
    addresses: int
    names: int
    own: str
    is_plain: bool
    parts: Any
    put_back: Callable[[Any, Sequence[str], Sequence[str]], str]

    def saying(self, words: Sequence[str], days: Sequence[str]) -> str:
        """Return the text with other words and dates in its holes."""
        return self.put_back(self.parts, words, days)
