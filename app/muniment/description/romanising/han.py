"""Han: each character by its reading in Pinyin, and what that is in Wade–Giles."""

import importlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from muniment.description.romanising.scripts import Script, in_rows, replacing, split

_HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_SPACES = re.compile(" +")
_LONGEST = 400
_SHORTEST = 2


def script(row: Mapping[str, Any]) -> Script:
    """Return the script that the row of the table describes."""
    return _Han(row)


def pinyin(text: str) -> str:
    """Return the text with its Han read as Chinese, in Pinyin without tones, a syllable a word."""
    spelt = _HAN.sub(lambda run: f" {' '.join(_library().lazy_pinyin(run[0]))} ", text)
    return text if spelt == text else _SPACES.sub(" ", spelt).strip()


class _Han:
    def __init__(self, row: Mapping[str, Any]) -> None:
        self._code: str = row["code"]
        self._alike = replacing(row["alike"])
        self._syllables: Mapping[str, str] = row["syllables"]
        self._finals: Mapping[str, str] = row["finals"]
        self._surnames: Mapping[str, str] = row["surnames"]
        self._initials: Mapping[str, str] = row["initials"]
        self._initial = re.compile("|".join(sorted(self._initials, key=len, reverse=True)))

    def keys(self, word: str) -> Iterator[str]:
        for run in _HAN.findall(word):
            for spelt in self._spelt(run):
                yield from [f"{self._code}{said}" for said in in_rows(spelt) if len(said) >= _SHORTEST]

    def key_of_spelling(self, word: str) -> str:
        return f"{self._code}{self._alike(word)}" if len(word) >= _SHORTEST else ""

    def keys_begun(self, _word: str) -> Iterator[str]:
        return iter(())

    def ways(self, word: str) -> Iterator[tuple[str, ...]]:
        if _HAN.fullmatch(word):
            for spelt in self._spelt(word):
                for parts in split(spelt):
                    # A syllable that is too short to be a word stands with another, or is not told.
                    if all(keys := tuple(map(self.key_of_spelling, parts))):
                        yield keys

    def _spelt(self, run: str) -> list[tuple[str, ...]]:
        """Return the syllables of a run in each spelling, those that are the same once."""
        readings = filter(None, self._readings(run[:_LONGEST]))
        return list(dict.fromkeys(each for said in readings for each in (said, self._wade_giles(said))))

    def _readings(self, run: str) -> Iterator[tuple[str, ...]]:
        """Yield how the run is read, and how where it begins with a surname that is read otherwise."""
        read = _library().lazy_pinyin(run, errors="ignore")
        said = tuple(syllable.replace("ü", "u").replace("v", "u") for syllable in read)
        yield said
        if surname := self._surnames.get(run[0]):
            yield (surname, *said[1:])

    def _wade_giles(self, pinyin: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self._syllable, pinyin))

    def _syllable(self, pinyin: str) -> str:
        if pinyin in self._syllables:
            return self._syllables[pinyin]
        begins = self._initial.match(pinyin)
        initial = begins[0] if begins else pinyin[:1]
        final = pinyin[len(initial) :]
        return self._initials.get(initial, initial) + self._finals.get(final, final)


@cache
def _library() -> Any:  # noqa: ANN401 - a module
    # Its tables take longer to read than a window to open, and most catalogues have no Han.
    return importlib.import_module("pypinyin")
