"""The passage in which a search found something, with what it found marked."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple, TypeAlias

from muniment.catalogue.cutting import SOUND, UNSPACED, sounds, words
from muniment.catalogue.headings import TEXTS
from muniment.catalogue.matching import Phrase
from muniment.catalogue.spotting import Likely, likely, spots
from muniment.description.folding import SIGNS

OPEN, CLOSE = "\x02", "\x03"
LENGTH = 160

_LONGEST_NAME = 4
"""Syllables."""

_MARKED = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_BETWEEN = re.compile(f"{CLOSE}([^\\w{OPEN}]{{0,2}}){OPEN}")
_REACH = 200
"""How far about the first word that was found others are looked for: farther than is shown."""

_HEARD_WITHIN = 2_000
"""In so much of a passage's beginning words are looked for that only sound so."""

_FEW = 3
"""Passages that are looked through one by one."""

_FACTS = ("facts",)
_WORD = re.compile(f"[{UNSPACED}]|(?:[^\\W_{UNSPACED}]|[{SIGNS}])+")


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


class Passage(NamedTuple):
    """Where words were found: the heading, all that is said there, and the part of it with the marks.

    `as_typed` is False where the words are others, in another script, that may be the same.
    """

    heading: str
    text: str
    marked: str
    as_typed: bool

    @property
    def form(self) -> str:
        """The words that were found, as they stand there."""
        return " … ".join(_MARKED.findall(_BETWEEN.sub(r"\1", self.marked)))


Run: TypeAlias = tuple[str, Sequence[str]]
"""A heading, and what is said there one after the other."""

Phrases: TypeAlias = tuple[Sequence[Phrase], Sequence[Phrase]]
"""Those to be read, and those to be heard."""


class Passages:
    """What a unit says, run by run, each with its heading, read only as far as somebody looks.

    Most hits have what was typed in their titles: the long texts that come last are rarely read.
    """

    def __init__(self, said: Iterable[Run]) -> None:
        self._unread = iter(said)
        self._read: list[Run] = []

    def runs(self) -> Iterator[Run]:
        """Yield what is said, run by run: first those of the first heading."""
        yield from self._read
        for run in self._unread:
            self._read.append(run)
            yield run

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for heading, texts in self.runs():
            yield from ((heading, text) for text in texts)


class Wanted:
    """The phrases of which one is to be found in a passage; they are asked for when they are needed."""

    def __init__(self, phrases: Callable[[], Iterable[Phrase]]) -> None:
        self._ask = phrases
        self._under: dict[str, Phrases] = {}

    def __bool__(self) -> bool:
        """Say whether there is anything that may stand in a passage."""
        return bool(self._phrases)

    @cached_property
    def _phrases(self) -> Sequence[Phrase]:
        # Facts, such as of which level a unit is, are words of the index alone.
        return tuple(phrase for phrase in self._ask() if phrase.headings != _FACTS)

    @cached_property
    def _patterns(self) -> Sequence[Likely]:
        return tuple({likely(phrase) for phrase in self._phrases if not _is_heard(phrase)})

    @cached_property
    def _are_heard(self) -> bool:
        return any(map(_is_heard, self._phrases))

    def likely(self, runs: Iterable[Run], but: Run | None = None) -> Iterator[tuple[str, str]]:
        """Yield the passages, in order, in which one of the phrases may stand; in others none does.

        What was looked through already, and has none, is passed over: `but` for this.
        """
        for heading, texts in runs if self else ():
            if (heading, texts) == but:
                continue
            # Many are looked through as one text: mostly in none of them is anything.
            if len(texts) <= _FEW or self._may_stand(heading, "\n".join(texts)):
                for text in texts:
                    if self._may_stand(heading, text):
                        yield heading, text

    def _may_stand(self, heading: str, text: str) -> bool:
        """Say whether one of the phrases may be read in a text, or heard: long texts are not indexed so."""
        for pattern in self._patterns:
            if pattern.search(text):
                return True
        return self._are_heard and heading not in TEXTS and not text.isascii()

    def under(self, heading: str) -> Phrases:
        """Return the phrases to be read under the heading, and those to be heard."""
        if heading not in self._under:
            may_be = (phrase for phrase in self._phrases if heading in (phrase.headings or (heading,)))
            once = {(phrase.words, phrase.begins): phrase for phrase in may_be}.values()
            read = [phrase for phrase in once if not _is_heard(phrase)]
            heard = [phrase for phrase in once if _is_heard(phrase) and heading not in TEXTS]
            self._under[heading] = read, heard
        return self._under[heading]


def _is_heard(phrase: Phrase) -> bool:
    return phrase.words[0].startswith(SOUND)


def find_as_typed(
    runs: Iterable[Run], typed: Wanted, beside: Wanted, but: Run | None = None
) -> Passage | None:
    """Return the first passage with what was typed, None where none has it, `but` for this.

    What stands `beside` what was typed is marked as well.
    """
    for heading, text in typed.likely(runs, but):
        if found := _marked(text, typed.under(heading), beside.under(heading)):
            return Passage(heading, text, *found)
    return None


def find_passage(
    passages: Passages, typed: Wanted, others: Wanted, beside: Wanted, *, but: Run | None = None
) -> Passage | None:
    """Return the first passage with what was typed, else with the others; None where none has either.

    In the run `but` what was typed is known not to stand.
    """
    if as_typed := find_as_typed(passages.runs(), typed, beside, but):
        return as_typed
    for heading, text in others.likely(passages.runs()):
        if found := _marked(text, others.under(heading)):
            return Passage(heading, text, found[0], as_typed=False)
    # Ligatures that are characters of their own are looked for last: hardly a text has any.
    for heading, text in passages if typed else ():
        if not unicodedata.is_normalized("NFKC", text):
            plain = unicodedata.normalize("NFKC", text)
            if found := _marked(plain, typed.under(heading)):
                return Passage(heading, plain, *found)
    return None


def _marked(text: str, wanted: Phrases, beside: Phrases = ((), ())) -> tuple[str, bool] | None:
    """Return a passage that has a wanted phrase, shortened about it, and whether these alone are marked.

    What else is marked, where these are, are the phrases `beside`.
    """
    read, heard = wanted
    heard = _heard(text, heard)
    near = unicodedata.normalize("NFC", text if len(text) <= _REACH else _about(text, read, heard))
    spans = set(_spans(near, (read, heard)))
    others = set(_spans(near, (beside[0], _heard(near, beside[1])))) if spans else set()
    return (_shortened(near, sorted(spans | others)), not others - spans) if spans else None


def _about(text: str, read: Sequence[Phrase], heard: Sequence[Phrase]) -> str:
    """Return what stands about the first of the phrases in a text, nothing where there is none."""
    first = min((span for phrase in read for span in islice(spots(text, phrase), 1)), default=None)
    if first:
        return _near(text, *first)
    return text[:_HEARD_WITHIN] if heard else ""


def _spans(text: str, phrases: Phrases) -> Iterator[tuple[int, int]]:
    read, heard = phrases
    yield from (span for phrase in read for span in spots(text, phrase))
    yield from _heard_spans(text, heard)


def _near(text: str, start: int, end: int) -> str:
    """Return the text about a place, cut between words where it is cut."""
    begin, stop = max(0, start - _REACH), end + _REACH
    if begin:
        begin = text.find(" ", begin, begin + _REACH // 2) + 1 or begin
    if stop < len(text):
        stop = max(text.rfind(" ", stop - _REACH // 2, stop), 0) or stop
    return text[begin:stop]


def _heard(text: str, phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """Return those of the phrases whose first word may sound so somewhere in the text."""
    if not phrases or text.isascii():
        return ()
    keys = frozenset(sounds(text).split())

    def is_there(phrase: Phrase) -> bool:
        first = phrase.words[0]
        begins = phrase.begins and len(phrase.words) == 1
        return first in keys or (begins and any(key.startswith(first) for key in keys))

    return list(filter(is_there, phrases))


def _heard_spans(text: str, phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Yield where the phrases stand that sound so, as far as a passage shortened about the first can show."""
    if not phrases:
        return
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
            if end := said.heard(start, phrase):
                shown = min(shown, max(found[end - 1].end, word.start + LENGTH))
                yield word.start, found[end - 1].end


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
