"""The passage in which a search found something, with what it found marked."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from muniment.catalogue.cutting import SOUND, UNSPACED, cut, joined, sounds, words
from muniment.catalogue.matching import Phrase
from muniment.catalogue.words import passages
from muniment.description.folding import fold
from muniment.description.units import Unit

OPEN, CLOSE = "\x02", "\x03"
LENGTH = 160

_LONGEST_NAME = 4
"""Syllables."""

_MARKED = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_BETWEEN = re.compile(f"{CLOSE}([^\\w{OPEN}]{{0,2}}){OPEN}")
_PARTED = re.compile(r"[^\W\d_]+(?:[^\w\s][^\W\d_]+)+")
_NEAR = 2_000
_WORD = re.compile(f"[{UNSPACED}]|[^\\W_{UNSPACED}]+")


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


class Passage(NamedTuple):
    """Where words were found: the heading, all that is said there, and the part of it with the marks."""

    heading: str
    text: str
    marked: str

    @property
    def form(self) -> str:
        """The words that were found, as they stand there."""
        return " … ".join(_MARKED.findall(_BETWEEN.sub(r"\1", self.marked)))


def find_passage(unit: Unit, phrases: Sequence[Phrase]) -> Passage | None:
    """Return the first passage with one of the phrases, shortened about it; None where none has."""
    for heading, text in passages(unit):
        if found := marked(heading, text, phrases):
            return Passage(heading, text, found)
    return None


def marked(heading: str, text: str, phrases: Sequence[Phrase]) -> str:
    """Return a passage that has one of the phrases, shortened about it; nothing where it has none."""
    may_be = [phrase for phrase in phrases if heading in (phrase.headings or (heading,))]
    if text.isascii():
        may_be = [phrase for phrase in may_be if not phrase.words[0].startswith(SOUND)]
    return _marked(text, may_be) if may_be else ""


def _marked(text: str, phrases: Sequence[Phrase]) -> str:
    folded = cut(text)
    places = [_place(phrase, text, folded) for phrase in phrases]
    first = min((place for place in places if place >= 0), default=None)
    if first is None:
        return ""
    # A word is found much faster in the folded text; it stands at nearly the same place in the other.
    about = first * len(text) // len(folded)
    near = unicodedata.normalize("NFC", text[max(0, about - _NEAR) : about + _NEAR])
    spans = sorted(_spans(near, phrases))
    return _shortened(near, spans) if spans else ""


def _place(phrase: Phrase, text: str, folded: str) -> int:
    first = phrase.words[0]
    if not first.startswith(SOUND):
        place = folded.find(first)
        # A word that is written with an apostrophe or a hyphen is looked for at the beginning as well.
        return 0 if place < 0 and any(word.startswith(first) for word in joined(folded)) else place
    # Where in the text a word sounds so is seen word by word; it is only looked for at the beginning.
    return 0 if first in sounds(text) else -1


def _spans(text: str, phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    yield from _joined_spans(text, phrases)
    found = [
        _Word(folded, match.start(), match.end())
        for match in _WORD.finditer(text)
        for folded in words(match.group())
    ]
    for start in range(len(found)):
        for phrase in phrases:
            end = (
                _heard(found, start, phrase)
                if phrase.words[0].startswith(SOUND)
                else _read(found, start, phrase)
            )
            if end:
                yield found[start].start, found[end - 1].end


def _joined_spans(text: str, phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    for match in _PARTED.finditer(text):
        for word in joined(fold(match.group())):
            yield from (match.span() for phrase in phrases if _read([_Word(word, *match.span())], 0, phrase))


def _read(found: Sequence[_Word], start: int, phrase: Phrase) -> int:
    """Return where the phrase ends that is written from `start` on, 0 where it is not."""
    end = start + len(phrase.words)
    said = tuple(word.folded for word in found[start:end])
    if not phrase.begins:
        return end if said == phrase.words else 0
    as_far = said[:-1] == phrase.words[:-1] and len(said) == len(phrase.words)
    return end if as_far and said[-1].startswith(phrase.words[-1]) else 0


def _heard(found: Sequence[_Word], start: int, phrase: Phrase) -> int:
    """Return where the phrase ends that may sound so from `start` on, 0 where it does not."""
    end = start
    for key in phrase.words:
        begins = phrase.begins and key == phrase.words[-1]
        lengths = (
            length for length in range(1, _LONGEST_NAME + 1) if _sounds_so(found, end, length, key, begins)
        )
        length = next(lengths, 0)
        if not length:
            return 0
        end += length
    return end


def _sounds_so(found: Sequence[_Word], start: int, length: int, key: str, begins: bool) -> bool:
    """Say whether these words are written as one, and sound so together, not only one of them."""
    run = found[start : start + length]
    if len(run) < length or any(one.end != other.start for one, other in pairwise(run)):
        return False
    keys = _keys(run) - _keys(run[1:]) - _keys(run[:-1])
    return key in keys or (begins and any(each.startswith(key) for each in keys))


def _keys(run: Sequence[_Word]) -> set[str]:
    return set(sounds("".join(word.folded for word in run)).split())


def _shortened(text: str, spans: Sequence[tuple[int, int]]) -> str:
    start = max(0, spans[0][0] - LENGTH // 3)
    if start:
        start = text.find(" ", start, spans[0][0]) + 1 or start
    end = max(spans[0][1], start + LENGTH)
    pieces, at = ["…" if start else ""], start
    for begin, stop in spans:
        if begin >= at and stop <= end:
            pieces += [text[at:begin], OPEN, text[begin:stop], CLOSE]
            at = stop
    pieces += [text[at:end], "…" if end < len(text) else ""]
    return " ".join("".join(pieces).split())
