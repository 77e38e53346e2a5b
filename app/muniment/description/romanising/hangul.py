"""Hangul: each syllable is put together of an initial, a medial and a final."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from muniment.description.romanising.scripts import Script, in_rows, replacing, split, undoubled

_HANGUL = re.compile(r"[가-힣]+")
_FIRST, _MEDIALS, _FINALS = 0xAC00, 21, 28
_SHORTEST = 2


def script(row: Mapping[str, Any]) -> Script:
    """Return the script that the row of the table describes."""
    return _Hangul(row)


class _Hangul:
    def __init__(self, row: Mapping[str, Any]) -> None:
        self._code: str = row["code"]
        self._parts = [row[part].split(",") for part in ("initials", "medials", "finals")]
        self._alike = replacing(row["alike"])

    def keys(self, word: str) -> Iterator[str]:
        for run in _HANGUL.findall(word):
            yield from filter(None, map(self.key_of_spelling, in_rows(self._syllables(run))))

    def key_of_spelling(self, word: str) -> str:
        reduced = undoubled(self._alike(word))
        return f"{self._code}{reduced}" if len(reduced) >= _SHORTEST else ""

    def ways(self, word: str) -> Iterator[tuple[str, ...]]:
        if _HANGUL.fullmatch(word):
            for parts in split(self._syllables(word)):
                yield tuple(filter(None, map(self.key_of_spelling, parts)))

    def _syllables(self, run: str) -> list[str]:
        return [self._syllable(character) for character in run]

    def _syllable(self, character: str) -> str:
        initials, medials, finals = self._parts
        rest, final = divmod(ord(character) - _FIRST, _FINALS)
        initial, medial = divmod(rest, _MEDIALS)
        return f"{initials[initial]}{medials[medial]}{finals[final]}"
