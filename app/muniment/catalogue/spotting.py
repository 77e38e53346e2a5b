"""Where a phrase stands in a text as it was written, without folding the text first.

Words are kept and asked folded. To fold each long text anew for each letter that is typed would
take longer than the search; so a phrase becomes a pattern of all the ways to write it, and only
what that finds is folded and compared.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import TypeAlias

from muniment.catalogue.cutting import UNSPACED, bordered, cut, initials, joined, words
from muniment.catalogue.matching import Phrase
from muniment.catalogue.ranges import Few
from muniment.description.folding import SIGNS, UNSEEN, fold
from muniment.description.han_forms import forms

_ALPHABETS = (
    *((0x30, 0x2B0), (0x370, 0x590), (0x5D0, 0x700), (0x10A0, 0x1100), (0x1200, 0x1400)),
    *((0x780, 0x7C0), (0x900, 0x10A0), (0x1780, 0x1800), (0x1C80, 0x1CC0), (0x1E00, 0x2000)),
    *((0x2C00, 0x2E00), (0x3040, 0x3100)),
)
"""Where Unicode has the letters that are written in several ways: with and without case and accents."""

_BETWEEN = r"[^\w\s]{0,3}"
"""What may stand between two letters of a word: marks of its letters, an apostrophe, a hyphen."""

_APART = r"[ъЪ]?[\W_]*"
_ACCENTED = r"[^\x00-\x7f]"
_LATIN = r"\x80-\u02af\u1e00-\u1fff"
"""Where Latin letters beyond ASCII are, as ranges: where a set has none but these, Python looks fastest."""

_NUMERAL = r"(?=[\d¹²³])"
_ANY = "."
_ANY_LETTER = r"\w"
_TOLD = 2
"""Letters at both ends of a word that are told: what has them mostly is the word; it is compared anyway."""

_FEW = 2
_DIGITS = "0123456789"

_ANY_NUMBER = r"\d+(?:[^\W\d_](?![^\W_]))?"
_NUMBER = re.compile(_ANY_NUMBER)
"""A number, and a letter behind it."""

_UNSPACED = re.compile(f"[{UNSPACED}]")
_LETTER = rf"(?:[^\W_{UNSPACED}]|[{SIGNS}])"
_BEGINS = re.compile(rf"(?<!{_LETTER})")
_WITHIN = r"(?<!(?=[\x00-\u06ff])[^\W_].)"
"""Stands behind the first letter, which begins a word: before it, it would be tried at every place.

Of the letters that may stand before it only these are told, which are enough to be quick.
"""
_HIDDEN = re.compile(UNSEEN)
_ENDS = re.compile(rf"(?!(?:[\u0300-\u036f\u0591-\u06ed]|{UNSEEN})*{_LETTER})")
_SILENT = re.compile("[ъЪ]?(?!\\w)")
_REST = re.compile(rf"(?:{UNSEEN}*{_LETTER})*")
_JOINED = re.compile(rf"(?:[^\w\s]{_LETTER}+)*")


class _Begun:
    """A pattern that is tried only where a word begins as it does.

    What finds such beginnings takes longer to be made than all the rest, and is the same for many words.
    """

    __slots__ = ("_beginning", "_whole")

    def __init__(self, beginning: re.Pattern[str], whole: re.Pattern[str]) -> None:
        self._beginning = beginning
        self._whole = whole

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return where it is first found from a place on."""
        while begun := self._beginning.search(text, at):
            at = begun.start()
            if found := self._whole.match(text, at):
                return found
            at += 1
        return None


Likely: TypeAlias = re.Pattern[str] | _Begun
"""Finds where a phrase may stand."""


def likely(phrase: Phrase) -> Likely:
    """Return what finds where the phrase may stand in a text: wherever it does, and elsewhere."""
    if isinstance(phrase.numbers, Few):
        return _pattern_of_few(phrase.words, phrase.last)
    return _pattern(phrase.words, bool(phrase.numbers))


def spots(text: str, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Yield from where to where the phrase stands in the text, in order.

    A ligature that has a character of its own (`ﬁ`) is not seen: bring the text to NFKC for that.
    """
    if text.isascii() and not "".join(phrase.words).isascii():
        return
    pattern, at = likely(phrase), 0
    while found := pattern.search(text, at):
        # One that is not the phrase may hide it by what stands before it: the next begins within.
        start, at = found.start(), found.start() + 1
        if end := _end_of_phrase(text, start, found.end(), phrase):
            yield start, end
            at = end


def _end_of_phrase(text: str, start: int, end: int, phrase: Phrase) -> int:
    """Return where the phrase ends that may stand there; 0 where it is another."""
    if phrase.begins and not _UNSPACED.match(text, end - 1):
        end = _end(_REST, text, end)
    if text.isascii():
        # Most marks: nothing is hidden or silent in it, and its words end where letters and digits do.
        if text[max(start - 1, 0) : start].isalnum() or text[end : end + 1].isalnum():
            return 0
    else:
        end = _end(_SILENT, text, end)
        if not _stands_alone(text, start, end):
            return 0
    written = text[start:end]
    # A letter behind its number is apart in what was asked for: `D 13a`.
    if any(_says(said, phrase) for said in _cut(written)):
        return end
    return _end(_JOINED, text, end) if _is_joined(written, phrase) else 0


@lru_cache(maxsize=1024)
def _cut(written: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of what is written, in both ways to cut it: hit after hit has the same ones."""
    return tuple(dict.fromkeys((words(written), bordered(written))))


def _end(rest: re.Pattern[str], text: str, end: int) -> int:
    """Return where the word ends that goes on there."""
    found = rest.match(text, end)
    return found.end() if found else end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether words begin and end there."""
    first = start
    while first and _HIDDEN.match(text, first - 1):
        first -= 1
    begins = _UNSPACED.match(text, start) or _BEGINS.match(text, first)
    return bool(begins and (_UNSPACED.match(text, end - 1) or _ENDS.match(text, end)))


def _is_joined(written: str, phrase: Phrase) -> bool:
    """Say whether what is written is the phrase without its apostrophes, hyphens or full stops."""
    if len(phrase.words) > 1:
        return False
    said = (*joined(cut(written)), *initials(f"{written}."))
    return any(_says((one,), phrase) for one in said)


def _says(said: tuple[str, ...], phrase: Phrase) -> bool:
    if phrase.numbers:
        return said[:-1] == phrase.words[:-1] and said[-1:] != () and _is_numbered(said[-1], phrase)
    if not phrase.begins:
        return said == phrase.words
    return len(said) == len(phrase.words) and (
        said[:-1] == phrase.words[:-1] and said[-1].startswith(phrase.words[-1])
    )


def _is_numbered(word: str, phrase: Phrase) -> bool:
    number = word.removeprefix(phrase.label)
    is_written = bool(_NUMBER.fullmatch(number)) or isinstance(phrase.numbers, Few)
    return f"{phrase.label}{number}" == word and is_written and number in (phrase.numbers or ())


@lru_cache(maxsize=64)
def _pattern_of_few(said: tuple[str, ...], last: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the same where one of a few words stands in the place of the last."""
    few = f"(?:{'|'.join(map(_written, sorted(last, key=len, reverse=True)))})"
    return re.compile(_APART.join((*map(_written, said[:-1]), few)))


@lru_cache(maxsize=512)
def _pattern(said: tuple[str, ...], with_any_number: bool) -> Likely:
    """Return what finds all that may be the words, and some that is not.

    One is made for each letter that is typed, so what takes long to be made is left out: sets of many
    letters beyond Latin-1, where Python tries each letter there is.
    """
    if with_any_number:
        said = (*said[:-1], said[-1].rstrip(_DIGITS))
    first, *others = said
    ways = [_written(first, _ANY, _TOLD), *(_written(other, told=_TOLD) for other in others)]
    whole = re.compile(_APART.join(ways) + (_ANY_NUMBER if with_any_number else ""))
    return _Begun(_beginning(said[0][0], _as_one(said[0][:2])), whole) if said[0] else whole


def _as_one(letters: str) -> str:
    """Return what may be both of two letters, none for Latin ones: any of theirs may begin a word anyway."""
    return "" if letters.isascii() or not letters[1:] else "".join(sorted(_ways().get(letters, ())))


@lru_cache(maxsize=512)
def _beginning(letter: str, as_one: str) -> re.Pattern[str]:
    """Return what finds where a word begins with a letter, or with one that is this and the next."""
    written = f"(?:{_one_of(as_one)}|{_first(letter)})" if as_one else _first(letter)
    return re.compile(written + ("" if _UNSPACED.match(letter) else _WITHIN))


def _written(word: str, first: str = "", told: int | None = None) -> str:
    """Return how a word may be written: each letter of it, or two that may be one; the `first` otherwise.

    Of the first it is told in which script it is, by which the pattern is quick; of the others, that they
    may have accents. What is one for two comes first, for any letter may stand for the first of them.
    Where so many letters at the beginning and at the end are `told`, any may stand between these.
    """
    if not word:
        return ""
    known = _ways()
    found = [first or _first(word[0])]
    between = range(len(word))[told:-told] if told else ()
    for at, (one, other) in enumerate(pairwise(word), start=1):
        found.append(_ANY_LETTER if at in between and other.isascii() else _letter(other))
        if as_one := known.get(one + other):
            found[-2:] = [f"(?:{_one_of(as_one)}|{found[-2]}{_BETWEEN}{found[-1]})"]
    return _BETWEEN.join(found)


def _first(letter: str) -> str:
    if letter.isascii() and letter.isalpha():
        return rf"[{letter}{letter.upper()}{_LATIN}](?<=\w)"
    return f"{_NUMERAL}{_or_accented(letter)}" if letter in _DIGITS else _one_of(_forms(letter))


def _letter(letter: str) -> str:
    ways = _forms(letter)
    return _one_of(ways) if len(ways) <= _FEW else _or_accented(letter)


@cache
def _or_accented(letter: str) -> str:
    """Return a set of a letter, small and great, and all letters beyond ASCII: told by what is not in it."""
    if not letter.isascii():
        return _ACCENTED
    known = sorted({ord(letter), ord(letter.upper())})
    between = pairwise((-1, *known, 0x80))
    # Written as they are: of what is to be compiled, numbers of characters take longest to be read.
    others = (f"{re.escape(chr(one + 1))}-{re.escape(chr(other - 1))}" for one, other in between)
    return rf"[^\W{''.join(others)}]"


def _forms(letter: str) -> set[str]:
    return _ways().get(letter, set()) | {letter}


def _one_of(letters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(letters)))}]"


@cache
def _ways() -> Mapping[str, set[str]]:
    """Return the characters that are folded to a letter, or to two."""
    known: dict[str, set[str]] = defaultdict(set)
    letters = [chr(number) for first, end in _ALPHABETS for number in range(first, end)]
    letters = [letter for letter in letters if unicodedata.category(letter)[0] in "LMN"]
    # Folded all at once, which takes a third of the time; none of them is folded to what parts them.
    for letter, folded in zip(letters, fold("|".join(letters)).split("|"), strict=True):
        if 0 < len(folded.strip()) < 3:
            known[folded.strip()] |= {letter}
    # Before a vowel it is spelt so today (`folding.in_new_letters`).
    known["и"] |= {"і", "І"}
    for form, simplified in forms().items():
        known[simplified] |= {form, simplified}
    return dict(known)
