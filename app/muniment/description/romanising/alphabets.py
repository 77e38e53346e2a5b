"""Cyrillic, Greek, Georgian, Armenian and kana: a letter, or a few, for each."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from typing_extensions import override

from muniment.description.romanising.scripts import Script, Ways, completed, replacing, undoubled

_SHORTEST = 2


def script(row: Mapping[str, Any]) -> Script:
    """Return the script that a row of the table describes."""
    return _Alphabet(row, _Spelling(row))


def script_like(row: Mapping[str, Any], other: Mapping[str, Any]) -> Script:
    """Return a script whose keys are those of another, which is asked for the keys of spellings."""
    return _Guest(row, _Spelling(other))


class _Spelling:
    """How a word in Latin letters is brought to a key."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self._code: str = row["code"]
        self._alike = replacing(row["alike"])
        self._spellings = tuple(row["alike"])
        self._initial: Mapping[str, str] = row.get("initial", {})
        self._final: Mapping[str, str] = row.get("final", {})
        self._cases = tuple(row.get("cases", {}).items())

    def key(self, word: str) -> str:
        return self._key(self._ended(word))

    def keys_begun(self, word: str) -> Iterator[str]:
        begun = [self._key(each) for each in (word, *completed(word, self._spellings))]
        yield from begun
        for key in begun:
            yield from (f"{key.removesuffix(end)}{other}" for end, other in self._cases if key.endswith(end))

    def _key(self, word: str) -> str:
        first = self._initial.get(word[:1], word[:1])
        reduced = undoubled(self._alike(first + word[1:]))
        return f"{self._code}{reduced}" if len(reduced) >= _SHORTEST else ""

    def _ended(self, word: str) -> str:
        for final, plain in self._final.items():
            if word.endswith(final):
                return word.removesuffix(final) + plain
        return word


class _Alphabet:
    def __init__(self, row: Mapping[str, Any], spelling: _Spelling) -> None:
        self._spelling = spelling
        self._ways = Ways(row)
        self._long = replacing(row.get("long", {}))
        self._run = re.compile(f"[{''.join(sorted(set(''.join(row['letters']))))}]+")

    def keys(self, word: str) -> Iterator[str]:
        for run in self._run.findall(word):
            spelt = (self._spelling.key(self._long(letters(run))) for letters in self._ways.of(run))
            yield from filter(None, spelt)

    def key_of_spelling(self, word: str) -> str:
        return self._spelling.key(word)

    def keys_begun(self, word: str) -> Iterator[str]:
        return self._spelling.keys_begun(word)

    def ways(self, word: str) -> Iterator[tuple[str, ...]]:
        if self._run.fullmatch(word):
            yield from ((key,) for key in self.keys(word))


class _Guest(_Alphabet):
    @override
    def key_of_spelling(self, word: str) -> str:
        return ""

    @override
    def keys_begun(self, word: str) -> Iterator[str]:
        return iter(())
