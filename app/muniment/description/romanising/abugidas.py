"""The scripts of India: a consonant has a vowel unless a sign gives it another; only these are compared."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from muniment.description.folding import fold
from muniment.description.romanising.scripts import Script, replacing, undoubled

_FIRST, _BLOCK, _LAST = 0x0900, 0x80, 0x0D80
_SHORTEST = 2


def script(row: Mapping[str, Any]) -> Script:
    """Return the scripts of India, whose letters the row of the table has in Devanagari.

    Unicode has those of the others, from Bengali to Malayalam, in the same order in blocks of their own.
    """
    return _Abugida(row)


class _Abugida:
    def __init__(self, row: Mapping[str, Any]) -> None:
        self._code: str = row["code"]
        letters = {
            fold(chr(ord(letter) + block - _FIRST)): latin
            for letter, latin in row["letters"].items()
            for block in range(_FIRST, _LAST, _BLOCK)
        }
        self._letters = replacing(letters)
        # ISO 15919 has one letter, r with a dot or a ring, where others write two.
        self._in_one_letter = replacing(
            {**letters, **{each: "r" for each, latin in letters.items() if latin == "ri"}}
        )
        self._alike = replacing(row["alike"])
        self._run = re.compile(f"[{''.join(sorted(set(''.join(letters))))}]+")

    def keys(self, word: str) -> Iterator[str]:
        for run in self._run.findall(word):
            spelt = dict.fromkeys((self._in_one_letter(run), self._letters(run)))
            yield from filter(None, map(self.key_of_spelling, spelt))

    def key_of_spelling(self, word: str) -> str:
        reduced = undoubled(self._alike(word))
        return f"{self._code}{reduced}" if len(reduced) >= _SHORTEST else ""

    def keys_begun(self, _word: str) -> Iterator[str]:
        return iter(())

    def ways(self, word: str) -> Iterator[tuple[str, ...]]:
        if self._run.fullmatch(word):
            yield from ((key,) for key in self.keys(word))
