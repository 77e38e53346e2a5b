"""The passage in which a search found something, with what it found marked."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from muniment.catalogue.cutting import SOUND, UNSPACED, cut, sounds, words
from muniment.catalogue.matching import Phrase
from muniment.catalogue.words import passages
from muniment.description.units import Unit

OPEN, CLOSE = "\x02", "\x03"
LENGTH = 160

_NEAR = 2_000
_WORD = re.compile(f"[{UNSPACED}]|[^\\W_{UNSPACED}]+")


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


def snippet(unit: Unit, phrases: Sequence[Phrase]) -> str:
    """Return the first passage with one of the phrases, shortened about it; nothing where none has."""
    for heading, text in passages(unit):
        may_be = [phrase for phrase in phrases if heading in (phrase.headings or (heading,))]
        if found := _marked(text, may_be):
            return found
    return ""


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
        return folded.find(first)
    # Where in the text a word sounds so is seen word by word; it is only looked for at the beginning.
    return 0 if first in sounds(text) else -1


def _spans(text: str, phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    found = [
        _Word(folded, match.start(), match.end())
        for match in _WORD.finditer(text)
        for folded in words(match.group())
    ]
    for number in range(len(found)):
        for phrase in phrases:
            run = found[number : number + len(phrase.words)]
            if _matches(run, phrase):
                yield run[0].start, run[-1].end


def _matches(run: Sequence[_Word], phrase: Phrase) -> bool:
    heard = phrase.words[0].startswith(SOUND)
    said = tuple(sounds(word.folded) if heard else word.folded for word in run)
    if not phrase.begins:
        return said == phrase.words
    last = phrase.words[-1]
    return len(said) == len(phrase.words) and said[:-1] == phrase.words[:-1] and said[-1].startswith(last)


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
