"""How text is cut into words, for what is kept and what is asked alike.

Han, kana and Hangul are written without spaces between words, so each of their characters
is a word of its own and a run of them is asked for as a phrase: any part of a run is found.
"""

import re
from functools import lru_cache

from muniment.description.folding import fold
from muniment.description.romanising import keys_of

UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Han, kana and Hangul, as ranges of a regular expression."""

SOUND = "\ue001"
"""Begins the words of the index that are keys of romanised words (`description.romanising`)."""

_WORD = re.compile(r"[^\W_]+")
_BORDERED = re.compile(r"[^\W\d_]+|\d+")
_UNSPACED = re.compile(f"([{UNSPACED}])")


def cut(text: str) -> str:
    """Return the text folded, words that are written without spaces cut apart."""
    if text.isascii():
        return text.lower()
    folded = " ".join(map(_folded_word, text.split()))
    return folded if folded.isascii() else " ".join(_UNSPACED.split(folded))


def sounds(text: str) -> str:
    """Return the keys of those words of the text that are in other scripts, as words of the index."""
    return "" if text.isascii() else " ".join(filter(None, map(_sounds_of_word, text.split())))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded and cut as the index has them."""
    return tuple(_WORD.findall(cut(text)))


def bordered(text: str) -> tuple[str, ...]:
    """Return the words of a text, letters and digits apart: `FO371` is two."""
    return tuple(_BORDERED.findall(cut(text)))


@lru_cache(maxsize=200_000)
def _folded_word(word: str) -> str:
    return fold(word)


@lru_cache(maxsize=50_000)
def _sounds_of_word(word: str) -> str:
    keys = (key for part in _WORD.findall(_folded_word(word)) for key in keys_of(part))
    return " ".join(f"{SOUND}{key}" for key in keys)
