"""Hangul: each syllable is put together of an initial, a medial and a final."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, TypeAlias

from muniment.description.romanising.scripts import Script, in_rows, replacing, split, undoubled

_HANGUL = re.compile(r"[가-힣]+")
_FIRST, _MEDIALS, _FINALS = 0xAC00, 21, 28
_SHORTEST = 2

_Syllable: TypeAlias = tuple[str, str, str]
"""Its initial, its medial, its final, in Latin letters."""


def script(row: Mapping[str, Any]) -> Script:
    """Return the script that the row of the table describes."""
    return _Hangul(row)


class _Hangul:
    def __init__(self, row: Mapping[str, Any]) -> None:
        self._code: str = row["code"]
        self._parts = [row[part].split(",") for part in ("initials", "medials", "finals")]
        self._alike = replacing(row["alike"])
        self._surnames = {syllable: spelt.split() for syllable, spelt in row["surnames"].items()}
        self._meeting = {tuple(alone.split()): said.split() for alone, said in row["meeting"].items()}

    def keys(self, word: str) -> Iterator[str]:
        for run in _HANGUL.findall(word):
            for syllables in self._spelt(run):
                yield from filter(None, map(self.key_of_spelling, in_rows(syllables)))

    def key_of_spelling(self, word: str) -> str:
        reduced = undoubled(self._alike(word))
        return f"{self._code}{reduced}" if len(reduced) >= _SHORTEST else ""

    def keys_begun(self, _word: str) -> Iterator[str]:
        return iter(())

    def ways(self, word: str) -> Iterator[tuple[str, ...]]:
        if _HANGUL.fullmatch(word):
            for syllables in self._spelt(word):
                for parts in split(syllables):
                    yield tuple(filter(None, map(self.key_of_spelling, parts)))

    def _spelt(self, run: str) -> Iterator[list[str]]:
        """Yield the syllables of a run as of a name, as they are said in a row, and as each is alone."""
        alone = [self._syllable(character) for character in run]
        for surname in self._surnames.get(run[0], ()):
            yield [surname, *map("".join, alone[1:])]
        if (said := self._said(alone)) != alone:
            yield list(map("".join, said))
        yield list(map("".join, alone))

    def _said(self, alone: list[_Syllable]) -> list[_Syllable]:
        said = list(alone)
        for at, (one, next_one) in enumerate(pairwise(alone)):
            if met := self._meeting.get((one[2], next_one[0])):
                said[at] = (*said[at][:2], met[0])
                said[at + 1] = (met[1], *next_one[1:])
        return said

    def _syllable(self, character: str) -> _Syllable:
        initials, medials, finals = self._parts
        rest, final = divmod(ord(character) - _FIRST, _FINALS)
        initial, medial = divmod(rest, _MEDIALS)
        return initials[initial], medials[medial], finals[final]
