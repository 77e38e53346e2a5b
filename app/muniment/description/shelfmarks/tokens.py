"""The smallest pieces of a shelfmark: words and numbers, the same in every script and spelling."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from muniment.description.folding import fold

WIDTH = 12
"""How many digits a number is padded to in a sort key."""

_TOKEN = re.compile(r"\d+|[^\W\d_]+")


class Token(NamedTuple):
    """A run of letters or of digits, folded, and where it stands in the text."""

    text: str
    start: int
    end: int


class _Aligned(dict[int, str]):
    """Each character folded to exactly one, learnt as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        decimal = unicodedata.decimal(character, None)
        folded = " " if character.isspace() else (fold(character) or character)
        if folded[0].isalpha() and not character.isalpha():
            # A sign for a word, as `№` is, is no letter of a mark.
            folded = character
        self[code] = folded[0] if decimal is None else str(decimal)
        return self[code]


_ALIGNED = _Aligned()


def plain(text: str) -> str:
    """Return `text` folded one character for one, so that places in it are places in the text."""
    return text.translate(_ALIGNED)


def tokens(folded: str) -> Iterator[Token]:
    """Yield the words and numbers of text that `plain` has folded, split at letter and digit borders."""
    for found in _TOKEN.finditer(folded):
        yield Token(found[0], found.start(), found.end())


def bare(word: str) -> str:
    """Return a word, or a number without leading noughts."""
    return word.lstrip("0") or "0" if word.isdigit() else word


def padded(word: str) -> str:
    """Return a word, or a number so wide that text order is the order of numbers."""
    if not word.isdigit():
        return word
    return word.zfill(WIDTH) if len(word) <= WIDTH else bare(word).zfill(WIDTH)


def split(folded: str) -> list[str]:
    """Return the words and numbers of text that `plain` has folded, without their places."""
    return _TOKEN.findall(folded)


@lru_cache(maxsize=8_192)
def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of any text, as they were written but folded."""
    return tuple(_TOKEN.findall(plain(text)))
