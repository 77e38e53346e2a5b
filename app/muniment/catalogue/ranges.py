"""Ranges of numbers in what is typed: `V. 1961..1967` asks for each of these, `V. 1961..` for later ones."""

import re
from dataclasses import dataclass

_RANGE = re.compile(
    r"(?<![\d.])(?:(?P<first>\d{1,9})\s*\.\.(?:\s*(?P<last>\d{1,9}))?|\.\.\s*(?P<until>\d{1,9}))(?![\d.])"
)
_LARGEST = 2_000
"""So many numbers are asked for at the most; with an open end a range has as many."""


@dataclass(frozen=True, slots=True)
class Range:
    """The text with only the first number of the range in it, and all its numbers as they are written."""

    text: str
    numbers: tuple[str, ...]

    def each(self, word: str) -> tuple[str, ...]:
        """Return the word once with each of the numbers, nothing where it is not of the range."""
        first = self.numbers[0]
        letters = word.removesuffix(first) if word.endswith(first) else word.removesuffix(first.lstrip("0"))
        if letters == word or (letters and not letters.isalpha()):
            return ()
        padded = word.endswith(first)
        return tuple(f"{letters}{number if padded else number.lstrip('0') or '0'}" for number in self.numbers)


def find_range(text: str) -> Range | None:
    """Return the first range of numbers in the text, None where there is none of a size to be asked for."""
    found = _RANGE.search(text)
    if not found:
        return None
    written = found["first"] or found["until"]
    first, last = _ends(found["first"], found["last"] or found["until"])
    if not 0 < last - first < _LARGEST:
        return None
    width = len(written) if written.startswith("0") else 0
    numbers = tuple(str(number).zfill(width) for number in range(first, last + 1))
    return Range(f"{text[: found.start()]}{numbers[0]}{text[found.end() :]}", numbers)


def _ends(first: str | None, last: str | None) -> tuple[int, int]:
    if first and last:
        return int(first), int(last)
    if first:
        return int(first), int(first) + _LARGEST - 1
    return max(0, int(last or 0) - _LARGEST + 1), int(last or 0)
