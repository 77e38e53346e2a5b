"""Words in other scripts by how they are spelt in Latin letters; which spellings are one, is data.

Every word, of either script, is brought to a key; words whose keys are equal may be spellings
of each other. Keys are for comparing: nobody is shown one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from muniment.description.vocabularies import table

_LATIN = re.compile(r"[a-z]{2,}")
_HANGUL = re.compile(r"[가-힣]+")
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST = 2

_FIRST, _MEDIALS, _FINALS = 0xAC00, 21, 28


@dataclass(frozen=True, slots=True)
class _Script:
    """One script: which words are in it, their parts in Latin letters, and the key of such letters."""

    code: str
    is_in: Callable[[str], object]
    romanise: Callable[[str], tuple[str, ...]]
    reduce: Callable[[str], str]

    def keys(self, latin: tuple[str, ...]) -> Iterator[str]:
        for spelling in latin:
            key = self.reduce(spelling)
            if len(key) >= _SHORTEST:
                yield f"{self.code}{key}"


@lru_cache(maxsize=100_000)
def keys_of(word: str) -> tuple[str, ...]:
    """Return the keys of a folded word that is not in Latin letters; none where its script is not known.

    A word in Hangul has a key for each syllable, and one for all together.
    """
    if word.isascii():
        return ()
    return tuple(
        key for script in _scripts() if script.is_in(word) for key in script.keys(script.romanise(word))
    )


@lru_cache(maxsize=1024)
def keys_in_other_scripts(word: str) -> tuple[str, ...]:
    """Return the key that a folded word in Latin letters would have in each other script."""
    if not _LATIN.fullmatch(word):
        return ()
    return tuple(key for script in _scripts() for key in script.keys((word,)))


@cache
def _scripts() -> tuple[_Script, ...]:
    rows = table("transliteration")
    alphabets = (_alphabet(rows[name]) for name in ("cyrillic", "greek"))
    return (*alphabets, _hangul(rows["hangul"]))


def _alphabet(row: Mapping[str, Any]) -> _Script:
    letters = _replacing(row["letters"])
    word = re.compile(f"[{''.join(sorted(set(''.join(row['letters']))))}]+")
    return _Script(row["code"], word.fullmatch, lambda found: (letters(found),), _reducing(row))


def _hangul(row: Mapping[str, Any]) -> _Script:
    initials, medials, finals = (row[part].split(",") for part in ("initials", "medials", "finals"))

    def syllable(character: str) -> str:
        rest, final = divmod(ord(character) - _FIRST, _FINALS)
        initial, medial = divmod(rest, _MEDIALS)
        return f"{initials[initial]}{medials[medial]}{finals[final]}"

    def romanise(word: str) -> tuple[str, ...]:
        syllables = tuple(map(syllable, word))
        return (*syllables, "".join(syllables)) if len(syllables) > 1 else syllables

    return _Script(row["code"], _HANGUL.fullmatch, romanise, _reducing(row))


def _reducing(row: Mapping[str, Any]) -> Callable[[str], str]:
    alike = _replacing(row["alike"])
    initial: Mapping[str, str] = row.get("initial", {})

    def reduce(latin: str) -> str:
        first = initial.get(latin[:1], latin[:1])
        return _DOUBLED.sub(r"\1", alike(first + latin[1:]))

    return reduce


def _replacing(rows: Mapping[str, str]) -> Callable[[str], str]:
    """Return what replaces each key of the table by its value, the longest first."""
    pattern = re.compile("|".join(sorted(rows, key=len, reverse=True)))
    return lambda text: pattern.sub(lambda found: rows[found[0]], text)
