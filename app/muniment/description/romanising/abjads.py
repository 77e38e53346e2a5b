"""Arabic and Hebrew: consonants are written, and long vowels; the others are not."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from muniment.description.romanising.scripts import Script, replacing, undoubled

_VOWELS = re.compile("[aeiou]")
_SHORT = re.compile("[ae]")
_FULL = 3
"""A word with so many consonants is known by them; its vowels need not agree."""


def script(row: Mapping[str, Any]) -> Script:
    """Return the script that a row of the table describes."""
    return _Abjad(row)


class _Abjad:
    def __init__(self, row: Mapping[str, Any]) -> None:
        self._code: str = row["code"]
        self._article: str = row["article"]
        self._ending: str = row["ending"]
        self._articles = frozenset(row["articles"].split())
        self._words: Mapping[str, str] = row["words"]
        self._spelt: Mapping[str, str] = row["spelt"]
        self._letters = replacing(row["letters"])
        self._alike = replacing(row["alike"])
        self._long = replacing(row["long"])
        self._run = re.compile(f"[{''.join(sorted(row['letters']))}]+")

    def keys(self, word: str) -> Iterator[str]:
        for run in self._run.findall(word):
            if run.startswith(self._article) and (key := self._key(run[len(self._article) :])):
                yield f"{self._code}al"
                yield key
            if key := self._key(run):
                yield key

    def key_of_spelling(self, word: str) -> str:
        if word in self._articles:
            return f"{self._code}al"
        return self._coded(self._spelt.get(word) or self._skeleton(undoubled(self._alike(word))))

    def ways(self, word: str) -> Iterator[tuple[str, ...]]:
        if self._run.fullmatch(word):
            yield from ((key,) for key in self.keys(word) if key != f"{self._code}al")

    def _key(self, run: str) -> str:
        spelt = self._letters(run[:-1]) + "a" if run.endswith(self._ending) else self._letters(run)
        return self._coded(self._words.get(run) or self._skeleton(spelt))

    def _coded(self, key: str) -> str:
        return f"{self._code}{key}" if len(key) >= _FULL or key == "bn" else ""

    def _skeleton(self, latin: str) -> str:
        """Return the consonants; of a word that has few, its vowels at both ends and the long ones too."""
        first, inner = latin[:1], latin[1:].removesuffix("h") if latin.endswith("ah") else latin[1:]
        begins = "" if _VOWELS.match(first) else first
        consonants = begins + re.sub("[aeiouwy]", "", inner)
        if len(consonants) >= _FULL:
            return consonants
        ending = "a" if inner[-1:] in ("a", "e", "h") and len(inner) > 1 else ""
        between = _SHORT.sub("", self._long(inner.removesuffix("h") if ending else inner))
        return f"{begins or 'a'}{between}{ending}"
