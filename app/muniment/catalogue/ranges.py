"""Ranges of numbers in what is typed: `V. 1961..1967` asks for each of these, `V. 1961..` for later ones.

From `10a` to `13b` letters behind the first number and the last count as they sort: 10 by itself comes before
10a, and 13c after 13b. A number between them has whatever letter.

In the index a number of a shelfmark stands once more behind its label and a sign for how many digits it
has, and so a range of any size is a few beginnings: 5.. are 5 to 9 of one digit, and all of two, three …
With a letter behind it, it stands there with this as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise, starmap
from string import digits

from muniment.catalogue.cutting import UNSPACED
from muniment.description.folding import fold
from muniment.description.roman import roman_numeral, roman_value

_NUMBER = r"\d{1,9}"
_LETTER = rf"(?:[^\W\d_{UNSPACED}](?![^\W_]))?"
_END = rf"{_NUMBER}{_LETTER}"
_RANGE = re.compile(
    r"(?:(?<![\d.])|(?<=[^\W_]\.)(?=\d))"
    rf"(?:(?P<first>{_END})\s*(?:(?:\.{{2,3}}|[…‥])\s*(?P<last>{_END})|\.\.)"
    rf"|\.\.\s*(?P<until>{_END}))(?![^\W_{UNSPACED}]|\.\d|(?<=\.)\.)"
)
"""From one number to another, from one on, up to one, each with a letter or without."""
_PARTS_OF_END = re.compile(r"(\d*)(.*)")
_TO_99 = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_TWICE = re.compile(
    r"(?<![\w.])(?P<said>(?:[^\W_]+[^\w\n]{1,2}){1,4}|[^\W\d_]+(?=\d))"
    rf"(?P<first>{_NUMBER}{_LETTER}|{_TO_99})\s*(?:\.{{2,3}}|[…‥])\s*(?P=said)(?=\d|{_TO_99}(?![^\W_]))"
)
"""Before both numbers stands the same: `12.1..12.5`, `FO 371/5..FO 371/9`."""
_LETTERS = re.compile(
    r"(?<![^\W_])(?P<before>[^\W\d_]*)"
    rf"(?P<number>{_NUMBER})(?P<first>[^\W\d_])\s*(?:\.{{2,3}}|[…‥])\s*"
    r"(?:(?P=number))?(?P<last>[^\W\d_])(?![^\W_])"
)
"""From one letter behind a number to another: `13a..13f`, `13a..f`."""
_NUMERALS = re.compile(
    rf"(?<![^\W_])(?P<before>)(?:(?P<first>{_TO_99})\s*(?:(?:\.{{2,3}}|[…‥])\s*(?P<last>{_TO_99})|\.\.)"
    rf"|(?<!\.)\.\.\s*(?P<until>{_TO_99}))(?![^\W_]|(?<=\.)\.)"
)
"""The same as `_RANGE` of Roman numerals to ninety-nine, in capitals as they stand in shelfmarks."""
_HIGHEST = 99
_MORE_OFTEN_LETTERS = (50, 100)
"""L and C by themselves are labels and articles: they are numerals where a range begins or ends with them."""
_MOST_LETTERS = 32
_BEHIND = re.compile(r"(\d+)[^\w\s]+$")
_NUMBERED = re.compile(r"(?<![^\W_])([^\W\d_]*)([0-9]+)(?![^\W_])")
_HAS_LETTERED = re.compile(r"\d[^\W\d_](?![^\W_])")
_LETTERED = re.compile(
    r"(?:(?<![^\W_])(?P<before>[^\W\d_]+|\d+)[\W_]{1,3})?(?<![^\W\d_])(?P<label>[^\W\d_]*)"
    r"(?P<number>\d+)(?P<letter>[^\W\d_])(?![^\W_])"
)
"""A number with a letter behind it in a folded mark, and what stands before it."""
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя", "αβγδεζηθικλμνξοπρστυφχψω")
_ENDS_IN_NUMBER = re.compile(r"([^\W\d_]*)([0-9]+)")
_MOST = 10
_FEW = 101
"""So many numbers of a range are asked for one by one where no mark is: the years of a century."""
_LENGTHS, _FILLED = 0xE100, 0xE140
"""Begin the signs for how many digits a number has, and one with noughts before it: of private use."""
_SIGN = re.compile(f"[{chr(_LENGTHS)}-{chr(_FILLED + 0x3F)}]")
_LONGEST = 10
"""Numbers of so many digits or more have one sign; no bound of a range has so many."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """All numbers from the `first` to the `last`, where there is one; noughts fill them up to a `width`.

    Of the first those count that have its `first_letter` behind them or one that comes after it; of the last
    itself, and those up to its `last_letter`.
    """

    first: int
    last: int | None = None
    width: int = 0
    first_letter: str = ""
    last_letter: str = ""

    def __contains__(self, number: str) -> bool:
        """Say whether a number, with a letter behind it or without, is one of these, and written so."""
        figures, letter = _parts_of_end(number)
        said = int(figures)
        is_late_enough = (self.first, self.first_letter) <= (said, letter)
        is_within = is_late_enough and (said != self.last or letter <= (self.last_letter or letter))
        return is_within and self.has(said) and figures == self._written(said)

    def has(self, number: int) -> bool:
        """Say whether a number is one of these."""
        return self.first <= number and (self.last is None or number <= self.last)

    @property
    def each(self) -> tuple[str, ...]:
        """All of them as they are written, where they are few; else none."""
        if self.last is None or self.last - self.first >= _FEW:
            return ()
        within = map(self._written, range(self._first_of_any, self._last_of_any(self.last) + 1))
        return (*within, *(f"{self._written(number)}{letter}" for number, letter in self._lettered))

    def label(self, word: str) -> str:
        """Return what stands in a word before the number that ends it."""
        return word.rstrip(digits)

    def words_behind(self, label: str) -> Iterator[tuple[str, bool]]:
        """Yield how they begin behind a label in the index (`numbered`), and whether that may go on."""
        first = self._first_of_any
        last = 10**_LONGEST - 1 if self.last is None else self._last_of_any(self.last)
        shortest = max(self.width, 1)
        yield from _begun(label, first, min(last, 10 ** (shortest - 1) - 1), shortest, filled=True)
        for length in range(shortest, _LONGEST + 1):
            lowest = 10 ** (length - 1) if length > 1 else 0
            yield from _begun(label, max(first, lowest), min(last, 10**length - 1), length)
        for number, letter in self._lettered:
            if letter:
                yield f"{_numbered(label, self._written(number))}{letter}", False

    def last_alone(self, label: str) -> tuple[str, tuple[str, ...]]:
        """Return the last number, of which not all count that have a letter, and itself with other letters.

        Both are empty where all count.
        """
        if self.last is None or not self.last_letter:
            return "", ()
        word = _numbered(label, self._written(self.last))
        return word, tuple(f"{word}{letter}" for letter in _letters_after(self.last_letter))

    @property
    def _first_of_any(self) -> int:
        """The first number that counts with whatever letter."""
        return self.first + bool(self.first_letter)

    def _last_of_any(self, last: int) -> int:
        return last - bool(self.last_letter)

    @property
    def _lettered(self) -> Iterator[tuple[int, str]]:
        """Yield the first number and the last with each letter that counts behind them."""
        if self.first_letter:
            yield from ((self.first, letter) for letter in _letters_from(self.first_letter))
        if self.last is not None and self.last_letter:
            yield from ((self.last, letter) for letter in ("", *_letters_to(self.last_letter)))

    def _written(self, number: int) -> str:
        return str(number).zfill(self.width)


@dataclass(frozen=True, slots=True)
class Few:
    """All that a range of letters or numerals may mean; in its place one is `written` of `each` of them."""

    written: str
    each: tuple[str, ...]

    def __contains__(self, written: str) -> bool:
        """Say whether what ends a word is one of these."""
        return written in self.each

    def label(self, word: str) -> str:
        """Return what stands in a word before the one that is written."""
        return word.removesuffix(self.written)


@dataclass(frozen=True, slots=True)
class Range:
    """One number of a range as it is `written` in its place, and all that may stand there.

    `behind` is the number that they stand behind, as in `371/84053..84057`.
    """

    written: str
    numbers: Numbers | Few
    behind: str = ""

    def of(self, word: str, before: str = "") -> Numbers | Few | None:
        """Return which may end the word instead of its own, behind another; None where it is no such word."""
        if isinstance(self.numbers, Few):
            is_whole = word == self.written and before.endswith(self.behind)
            is_end = bool(self.behind) and word.endswith(f"{self.behind}{self.written}")
            return self.numbers if is_whole or is_end else None
        found = _ENDS_IN_NUMBER.fullmatch(word)
        if not found or int(found[2]) != int(self.written):
            return None
        return self.numbers if found[2] == self.written else replace(self.numbers, width=0)


def find_ranges(text: str) -> tuple[str, tuple[Range, ...]]:
    """Return the ranges of numbers in the text, and the text with one number in the place of each."""
    ranges: list[Range] = []
    text = _TWICE.sub(r"\g<said>\g<first>..", text)
    for way, few in ((_LETTERS, _letters), (_NUMERALS, _numerals)):
        while len(ranges) < _MOST and (found := way.search(text)):
            ranges.append(ranged := few(found))
            written = f"{found['before']}{ranged.behind}{ranged.written}"
            text = f"{text[: found.start()]}{written}{text[found.end() :]}"
    while len(ranges) < _MOST and (found := _RANGE.search(text)):
        before, after = text[: found.start()], text[found.end() :]
        numbers = _numbers(found)
        end, _letter = _parts_of_end(found["until"] or found["first"])
        written = _standing_for(numbers, end, f"{before} {after}")
        behind = _BEHIND.search(before)
        ranges.append(Range(written, numbers, behind[1] if behind else ""))
        text = f"{before}{written}{' ' if after[:1].isalpha() else ''}{after}"
    return text, tuple(ranges)


def _letters(found: re.Match[str]) -> Range:
    first, last = sorted((fold(found["first"]), fold(found["last"])))
    codes = range(ord(first[0]), ord(last[0]) + 1)[:_MOST_LETTERS]
    return Range(first, Few(first, tuple(map(chr, codes))), found["number"])


def _numerals(found: re.Match[str]) -> Range:
    ends = [roman_value((each or "").lower()) for each in (found["first"], found["last"] or found["until"])]
    first, last = sorted((ends[0] or 1, ends[1] or _HIGHEST))
    values = (one for one in range(first, last + 1) if one in ends or one not in _MORE_OFTEN_LETTERS)
    each = tuple(map(roman_numeral, values))
    return Range(each[0], Few(each[0], each))


def _numbers(found: re.Match[str]) -> Numbers:
    written, _letter = _parts_of_end(found["until"] or found["first"])
    both = (found["first"] or "0", found["last"] or found["until"])
    ends = sorted((int(number), letter) for number, letter in map(_parts_of_end, filter(None, both)))
    width = len(written) if written.startswith("0") and len(written) > 1 else 0
    (first, first_letter), (last, last_letter) = ends[0], ends[1] if ends[1:] else (None, "")
    return Numbers(first, last, width, first_letter, last_letter)


def _parts_of_end(written: str) -> tuple[str, str]:
    """Return the digits of a number, and the letter behind them, folded."""
    found = _PARTS_OF_END.fullmatch(written)
    return (found[1], fold(found[2])) if found else (written, "")


def _letters_from(letter: str) -> str:
    """Return the letter and those behind it, in each alphabet: `10б` of `Д` is as far as `10b` of `D`."""
    at = _place(letter)
    return letter if at is None else "".join(known[at:] for known in _ALPHABETS)


def _letters_to(letter: str) -> str:
    at = _place(letter)
    return letter if at is None else "".join(known[: at + 1] for known in _ALPHABETS)


def _letters_after(letter: str) -> str:
    at = _place(letter)
    return "" if at is None else "".join(known[at + 1 :] for known in _ALPHABETS)


def _place(letter: str) -> int | None:
    """Return how many letters stand before this one in its alphabet; None where that is not known."""
    return next((known.index(letter) for known in _ALPHABETS if letter in known), None)


def _standing_for(numbers: Numbers, written: str, beside: str) -> str:
    """Return one of the numbers that is not said beside them, so that nothing else is taken for it."""
    said = {int(number) for number in re.findall(r"\d+", beside)}
    likely = (int(written), *range(numbers.first, numbers.first + len(said) + 1))
    free = (each for each in likely if each not in said)
    number = next((each for each in free if numbers.has(each)), int(written))
    return str(number).zfill(numbers.width)


def lettered(folded: str) -> Iterable[str]:
    """Return the numbers in folded text that have a letter behind them, as `numbered` does, with this."""
    return dict.fromkeys(_lettered_in(folded)) if _HAS_LETTERED.search(folded) else ()


def _lettered_in(folded: str) -> Iterator[str]:
    for found in _LETTERED.finditer(folded):
        before, label, written, letter = found.groups("")
        for number in (written, str(int(written))):
            yield f"{_numbered(label or before, number)}{letter}"
            yield f"{_numbered(label, number)}{letter}"


def numbered(words: str, marks: Iterable[Sequence[str]]) -> Iterable[str]:
    """Return the numbers of words as ranges are asked of them: label, sign of their length, digits.

    In a mark, which is cut at every border, a number is the label of the one after it.
    """
    found = dict.fromkeys(chain.from_iterable(map(_numbers_in, words.split())))
    behind = (
        pair for cuts in marks for pair in pairwise(cuts) if pair[0].isdecimal() and pair[1].isdecimal()
    )
    found.update(dict.fromkeys(starmap(_numbered, behind)))
    return found


@lru_cache(maxsize=16_384)
def _numbers_in(run: str) -> tuple[str, ...]:
    """Return the same of one run of signs, of which marks have the same again and again."""
    return tuple(starmap(_numbered, _NUMBERED.findall(run)))


def _numbered(label: str, number: str) -> str:
    return f"{label}{_sign(len(number), filled=_is_filled(number))}{number}"


def is_numbered(word: str) -> bool:
    """Say whether a word of the index is one of these."""
    return bool(_SIGN.search(word))


def _is_filled(number: str) -> bool:
    return number.startswith("0") and len(number) > 1


def _sign(length: int, *, filled: bool) -> str:
    return chr((_FILLED if filled else _LENGTHS) + min(length, _LONGEST))


def _begun(
    label: str, first: int, last: int, length: int, *, filled: bool = False
) -> Iterator[tuple[str, bool]]:
    for begun in _blocks(first, last, length):
        yield f"{label}{_sign(length, filled=filled)}{begun}", len(begun) < length


def _blocks(first: int, last: int, length: int) -> Iterator[str]:
    """Yield what the numbers of so many digits from the first to the last begin with, and no others do."""
    if first == (10 ** (length - 1) if length > 1 else 0) and last == 10**length - 1:
        yield ""
        return
    while first <= last:
        size = 1
        while not first % (size * 10) and first + size * 10 - 1 <= last:
            size *= 10
        yield str(first // size).zfill(length - len(str(size)) + 1)
        first += size
