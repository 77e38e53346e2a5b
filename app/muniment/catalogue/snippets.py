"""The passage in which a search found something, with what it found marked."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
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
_REACHES = (200, 2_000)
"""How far about its place a word is looked for: first near by, then as far as that place may be wrong."""

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
    heard = frozenset(sounds(text).split()) if any(map(_is_heard, phrases)) else frozenset()
    places = {phrase: place for phrase in phrases if (place := _place(phrase, folded, heard)) >= 0}
    if not places:
        return ""
    # A word is found much faster in the folded text; it stands at nearly the same place in the other.
    read = [place for phrase, place in places.items() if not _is_heard(phrase)]
    about = min(read or places.values()) * len(text) // len(folded)
    for reach in _REACHES:
        begin, end = max(0, about - reach), about + reach
        near = unicodedata.normalize("NFC", text[begin:end])
        spans = sorted(_spans(near, tuple(places)))
        room_before = not begin or (spans and spans[0][0] > LENGTH // 3)
        room_behind = end >= len(text) or (spans and spans[0][1] + LENGTH < len(near))
        if spans and ((room_before and room_behind) or reach == _REACHES[-1]):
            return _shortened(near, spans)
    return ""


def _is_heard(phrase: Phrase) -> bool:
    return phrase.words[0].startswith(SOUND)


def _place(phrase: Phrase, folded: str, heard: frozenset[str]) -> int:
    """Return about where the phrase may stand in the folded text, which sounds so; -1 where it cannot."""
    first = phrase.words[0]
    if not _is_heard(phrase):
        place = folded.find(first)
        # A word that is written with an apostrophe or a hyphen is looked for at the beginning as well.
        return 0 if place < 0 and any(word.startswith(first) for word in joined(folded)) else place
    # Where in the text a word sounds so is seen word by word; it is only looked for at the beginning.
    begins = phrase.begins and len(phrase.words) == 1
    return 0 if first in heard or (begins and any(key.startswith(first) for key in heard)) else -1


def _spans(text: str, phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Yield where the phrases stand, as far as a passage that is shortened about the first can show."""
    yield from _joined_spans(text, phrases)
    found = [
        _Word(folded, match.start(), match.end())
        for match in _WORD.finditer(text)
        for folded in words(match.group())
    ]
    said = _Said(found)
    shown = len(text)
    for start, word in enumerate(found):
        if word.start > shown:
            return
        for phrase in phrases:
            end = said.heard(start, phrase) if _is_heard(phrase) else _read(found, start, phrase)
            if end:
                shown = min(shown, max(found[end - 1].end, word.start + LENGTH))
                yield word.start, found[end - 1].end


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


class _Said:
    """Words in a row, and how runs of them sound that are written as one."""

    def __init__(self, found: Sequence[_Word]) -> None:
        self._found = found
        self._keys: dict[tuple[int, int], frozenset[str]] = {}

    def heard(self, start: int, phrase: Phrase) -> int:
        """Return where the phrase ends that may sound so from `start` on, 0 where it does not."""
        end = start
        for key in phrase.words:
            begins = phrase.begins and key == phrase.words[-1]
            lengths = range(1, _LONGEST_NAME + 1)
            length = next((each for each in lengths if self._sounds_so(end, each, key, begins)), 0)
            if not length:
                return 0
            end += length
        return end

    def _sounds_so(self, start: int, length: int, key: str, begins: bool) -> bool:
        keys = self._keys_of(start, length)
        return key in keys or (begins and any(each.startswith(key) for each in keys))

    def _keys_of(self, start: int, length: int) -> frozenset[str]:
        """Return how these words sound together, and none of them by fewer."""
        place = start, length
        if place not in self._keys:
            run = self._found[start : start + length]
            as_one = len(run) == length and all(one.end == other.start for one, other in pairwise(run))
            self._keys[place] = _together(tuple(word.folded for word in run)) if as_one else frozenset()
        return self._keys[place]


@lru_cache(maxsize=1 << 17)
def _together(run: tuple[str, ...]) -> frozenset[str]:
    """How words sound together, and none of them by fewer; the same ones stand in text after text."""
    return _heard_as("".join(run)) - _heard_as("".join(run[1:])) - _heard_as("".join(run[:-1]))


@lru_cache(maxsize=1 << 16)
def _heard_as(written: str) -> frozenset[str]:
    return frozenset(sounds(written).split())


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
