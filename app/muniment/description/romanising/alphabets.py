"""Cyrillic and Greek: a letter, or a few, for each."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from muniment.description.romanising.scripts import Script, replacing, undoubled

_SHORTEST = 2


def script(row: Mapping[str, Any]) -> Script:
    """Return the script that a row of the table describes."""
    return _Alphabet(row)


class _Alphabet:
    def __init__(self, row: Mapping[str, Any]) -> None:
        self._code: str = row["code"]
        self._letters = replacing(row["letters"])
        self._alike = replacing(row["alike"])
        self._initial: Mapping[str, str] = row.get("initial", {})
        self._run = re.compile(f"[{''.join(sorted(set(''.join(row['letters']))))}]+")

    def keys(self, word: str) -> Iterator[str]:
        for run in self._run.findall(word):
            if key := self.key_of_spelling(self._letters(run)):
                yield key

    def key_of_spelling(self, word: str) -> str:
        first = self._initial.get(word[:1], word[:1])
        reduced = undoubled(self._alike(first + word[1:]))
        return f"{self._code}{reduced}" if len(reduced) >= _SHORTEST else ""

    def ways(self, word: str) -> Iterator[tuple[str, ...]]:
        if self._run.fullmatch(word):
            yield from ((key,) for key in self.keys(word))
