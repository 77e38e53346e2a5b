"""What romanising asks of a script, and what scripts do alike."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

_DOUBLED = re.compile(r"(.)\1+")
_LONGEST_NAME = 4
"""How many syllables in a row are taken for one word: nothing parts the words of Hangul names and of Han."""


class Script(Protocol):
    """One script; a key begins with the letter that stands for it."""

    def keys(self, word: str) -> Iterator[str]:
        """Yield the keys of those parts of a word that are in this script."""

    def key_of_spelling(self, word: str) -> str:
        """Return the key of a word in Latin letters, nothing where it cannot be one of this script."""

    def keys_begun(self, word: str) -> Iterator[str]:
        """Yield how keys begin of words that begin so in Latin letters, beside the key of this beginning."""

    def ways(self, word: str) -> Iterator[tuple[str, ...]]:
        """Yield the keys of what a word in this script, and in no other, may be in Latin letters."""


def replacing(rows: Mapping[str, str]) -> Callable[[str], str]:
    """Return what replaces each key of the table by its value, the longest first."""
    if not rows:
        return str
    pattern = re.compile("|".join(sorted(rows, key=len, reverse=True)))
    return lambda text: pattern.sub(lambda found: rows[found[0]], text)


def completed(word: str, spellings: Iterable[str]) -> Iterator[str]:
    """Yield the beginning of a word as each of the spellings goes on of which it has only the first letters.

    `Mikoy` may become `Mikoya` or `Mikoyu`, whose last two letters are one. A letter that may be doubled is
    mostly not: *inf* begins no `Инв`.
    """
    for spelling in (each for each in spellings if len(set(each)) > 1):
        for length in range(1, len(spelling)):
            if word.endswith(spelling[:length]):
                yield word + spelling[length:]


class Ways:
    """The ways in which a script is written in Latin letters, by a row of the table."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        letters = row["letters"]
        self._rule = replacing(letters)
        self._others = [
            (re.compile("|".join(other)).search, replacing({**letters, **other}))
            for other in row.get("also", {}).values()
        ]

    def of(self, run: str) -> Iterator[Callable[[str], str]]:
        """Yield what writes these letters in each way that is another for them, last as the rule is."""
        yield from (writes for differs, writes in self._others if differs(run))
        yield self._rule


def undoubled(latin: str) -> str:
    """Return the letters with one left of those that are doubled."""
    return _DOUBLED.sub(r"\1", latin)


def in_rows(syllables: Sequence[str]) -> Iterator[str]:
    """Yield each syllable, then every few that follow one another as one word, then all."""
    yield from syllables
    for length in range(2, _LONGEST_NAME + 1):
        for start in range(len(syllables) - length + 1):
            yield "".join(syllables[start : start + length])
    if len(syllables) > _LONGEST_NAME:
        yield "".join(syllables)


def split(syllables: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the syllables one by one, as surname and name, and as one word."""
    yield tuple(syllables)
    for surname in (1, 2):
        if len(syllables) > surname:
            yield "".join(syllables[:surname]), "".join(syllables[surname:])
    yield ("".join(syllables),)
