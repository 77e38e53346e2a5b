"""Arabic and Hebrew: consonants are written, and long vowels; the others are not."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from muniment.description.romanising.scripts import Script, Ways, completed, replacing, undoubled

_VOWELS = re.compile("[aeiou]")
_VOWELS_AND_GLIDES = re.compile("[aeiouwyY]")
_SHORT = re.compile("[ae]")
_ROUND = ("o", "u")
_FINAL_H = ("ah", "eh")
_TWO_AND_A = re.compile("([^aiuY])([^aiuY]a)")
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
        self._unwritten: list[str] = row["unwritten"].split()
        self._carried: tuple[str, ...] = tuple(row["carried"].split())
        self._joined: list[str] = row["joined"].split()
        self._articles = frozenset(row["articles"].split())
        self._words: Mapping[str, str] = row["words"]
        self._spelt: Mapping[str, str] = row["spelt"]
        self._ways = Ways(row)
        self._alike = replacing(row["alike"])
        self._spellings = tuple(row["alike"])
        self._glides = replacing(row.get("glides", {}))
        self._long = replacing(row["long"])
        self._final: Mapping[str, str] = row.get("final", {})
        self._run = re.compile(f"[{''.join(sorted(row['letters']))}]+")

    def keys(self, word: str) -> Iterator[str]:
        for run in self._run.findall(word):
            for joined in self._joined:
                if run.startswith(joined) and len(run) - len(joined) >= _FULL:
                    yield from self._keys(run.removeprefix(joined))
            if run.startswith(self._article) and (keys := self._keys(run[len(self._article) :])):
                yield f"{self._code}al"
                yield from keys
            yield from self._keys(run)

    def key_of_spelling(self, word: str) -> str:
        if word in self._articles:
            return f"{self._code}al"
        if spelt := self._spelt.get(word):
            return f"{self._code}{spelt}"
        return self._coded(self._skeleton(self._ended(undoubled(self._alike(word)))))

    def keys_begun(self, word: str) -> Iterator[str]:
        """Yield those by which words are known in any case: two consonants alone begin too many others."""
        yield from (f"{self._code}{key}" for spelt, key in self._spelt.items() if spelt.startswith(word))
        for each in completed(word, self._spellings):
            consonants = self._consonants(undoubled(self._alike(each)))
            if len(consonants) >= _FULL:
                yield f"{self._code}{consonants}"

    def _ended(self, latin: str) -> str:
        """Return the word with its last vowel as what is always written of it: the yod of `Levi`."""
        return latin[:-1] + self._final.get(latin[-1:], latin[-1:])

    def ways(self, word: str) -> Iterator[tuple[str, ...]]:
        if self._run.fullmatch(word):
            without = [word.removeprefix(self._article)] if word.startswith(self._article) else []
            keys = (key for each in (*without, word) for key in self._keys(each))
            yield from ((key,) for key in keys)

    def _keys(self, run: str) -> list[str]:
        if word := self._words.get(run):
            return [f"{self._code}{word}"]
        begun = (run[0] + run[2:], run) if run.startswith(self._carried) and len(run) >= _FULL else (run,)
        spelt = (self._latin(each, letters) for each in begun for letters in self._ways.of(each))
        skeletons = map(self._skeleton, spelt)
        voiced = (each for skeleton in skeletons for each in self._voiced(skeleton))
        return list(filter(None, map(self._coded, voiced)))

    def _latin(self, run: str, letters: Callable[[str], str]) -> str:
        return letters(run[:-1]) + "a" if run.endswith(self._ending) else letters(run)

    def _voiced(self, skeleton: str) -> Iterator[str]:
        """Yield what it is with each vowel that may be unwritten, `Rida` and `Reza`, then the skeleton."""
        if short := _TWO_AND_A.fullmatch(skeleton):
            yield from (f"{short[1]}{vowel}{short[2]}" for vowel in self._unwritten)
        yield skeleton

    def _coded(self, key: str) -> str:
        return f"{self._code}{key}" if len(key) >= _FULL else ""

    def _consonants(self, latin: str) -> str:
        return _VOWELS.sub("", latin[:1]) + _VOWELS_AND_GLIDES.sub("", latin[1:])

    def _skeleton(self, latin: str) -> str:
        """Return the consonants; of a word that has few, its vowels at both ends and the long ones too."""
        first, inner = latin[:1], latin[1:].removesuffix("h") if latin.endswith(_FINAL_H) else latin[1:]
        begins = "" if _VOWELS.match(first) else first
        consonants = self._consonants(first + inner)
        if len(consonants) >= _FULL:
            return consonants
        ending = "a" if inner[-1:] in ("a", "e", "h") and len(inner) > 1 else ""
        glided = self._glides(inner.removesuffix("h") if ending else inner)
        between = _SHORT.sub("", self._long(glided))
        if first in _ROUND and len(consonants) == 1:
            between = f"u{between.removeprefix('u')}"
        return f"{begins or 'a'}{between}{ending}"
