"""Ranges of numbers in what is typed: `V. 1961..1967` asks for each of these years."""

import re
from dataclasses import dataclass

_RANGE = re.compile(r"(?<![\d.])(\d{1,9})\s*\.\.\s*(\d{1,9})(?![\d.])")
_LARGEST = 2_000


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
    if not found or not 0 < int(found[2]) - int(found[1]) < _LARGEST:
        return None
    width = len(found[1]) if found[1].startswith("0") else 0
    numbers = (str(number).zfill(width) for number in range(int(found[1]), int(found[2]) + 1))
    return Range(text[: found.end(1)] + text[found.end(2) :], tuple(numbers))
