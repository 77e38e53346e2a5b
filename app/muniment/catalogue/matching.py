"""What is asked of the words of a catalogue, in no database's language: each writes it in its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, product
from typing import Protocol, TypeAlias

from muniment.catalogue.cutting import SOUND, UNSPACED_WORD, bordered, whole
from muniment.catalogue.facts import MARK
from muniment.catalogue.headings import TEXTS
from muniment.catalogue.ranges import Few, Numbers
from muniment.description.romanising import (
    keys_begun,
    keys_in_other_scripts,
    ways_to_spell,
    written_in_several_ways,
)


class Spelt(Protocol):
    """What tells the words of a catalogue that may be others in another script."""

    def in_latin(self, key: str, begun: str) -> tuple[str, ...]:
        """Return words in Latin letters that have a key; or begin so, as this much of a word does."""

    def in_others(self, keys: tuple[str, ...], *, begins: bool) -> Mapping[str, Sequence[str]]:
        """Return words in other scripts that have one of the keys, by the letter that its script has in keys.

        Where it `begins`, those are returned that words begin with which have such keys, or longer ones.
        """


_MOST_SPELLINGS = 24
_SHORTEST_SPELLING = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row; where it `begins`, the last of them may be the beginning of a word.

    They stand under one of the `headings`, or under any where none is named. In the place of the number
    that ends the last word one of the `numbers` may stand.
    """

    words: tuple[str, ...]
    begins: bool = False
    headings: tuple[str, ...] = ()
    numbers: Numbers | Few | None = None

    @property
    def may_grow(self) -> bool:
        """Whether the last word may go on: one that is written without spaces is of one character."""
        return self.begins and not UNSPACED_WORD.fullmatch(self.words[-1])

    @property
    def label(self) -> str:
        """What stands before the number that ends the last word."""
        return self.numbers.label(self.words[-1]) if self.numbers else ""

    @property
    def apart(self) -> "tuple[Phrase, ...]":
        """The phrase with letters and digits apart, where it is one word of both."""
        cuts = bordered(self.words[0])
        return (replace(self, words=cuts),) if len(cuts) > len(self.words) else ()

    @property
    def last(self) -> tuple[str, ...]:
        """What the last word may be."""
        if not self.numbers:
            return self.words[-1:]
        return tuple(f"{self.label}{number}" for number in self.numbers.each)

    def in_range(self, heading: str) -> "Match | None":
        """Return what asks for the numbers of shelfmarks, which the index has under this heading.

        They stand there behind the word before them (`ranges.numbered`); what is before that may stand
        anywhere. Nothing is returned where no range is asked for, or not of numbers of shelfmarks.
        """
        if not isinstance(self.numbers, Numbers) or heading not in (self.headings or (heading,)):
            return None
        before, label = list(self.words[:-1]), self.label
        if not label and before:
            label = bordered(before[-1])[-1]
            before = [word for word in before if word != label]
        alone = (Phrase((word,), headings=self.headings) for word in before)
        begun = self.numbers.words_behind(label)
        ways: list[Match] = [Phrase((word,), begins, self.headings) for word, begins in begun]
        last, others = self.numbers.last_alone(label)
        if last:
            unwanted = some(Phrase((word,), headings=self.headings) for word in others)
            ways.append(Without(Phrase((last,), headings=self.headings), unwanted))
        return every((*alone, some(ways)))

    @property
    def singly(self) -> "Iterator[Phrase]":
        """Each word by itself, in any order, but for what is the label of a range."""
        if isinstance(self.numbers, Numbers):
            yield replace(self, headings=())
            return
        *first, last = self.words
        yield from (Phrase((word,)) for word in first)
        yield Phrase((last,), self.begins, numbers=self.numbers)

    def heard(self, spelt: Spelt, *, goes_on: bool = True) -> "Iterator[Phrase]":
        """The same words in other scripts: Latin ones by how they sound, others by how they are spelt.

        In long texts, which are not kept by sound, Latin ones stand as the catalogue has them. What a word
        in another script may go on to in Latin letters is left out where it does not `go on`.
        """
        if self.numbers:
            return
        keys = [{key[0]: key for key in keys_in_other_scripts(word)} for word in self.words]
        for script in sorted(set.intersection(*map(set, keys))):
            yield replace(self, words=tuple(f"{SOUND}{said[script]}" for said in keys))
        for begun in keys_begun(self.words[-1]) if self.begins else ():
            if all(begun[0] in said for said in keys[:-1]):
                before = (f"{SOUND}{said[begun[0]]}" for said in keys[:-1])
                yield replace(self, words=(*before, f"{SOUND}{begun}"))
        for ways in product(*map(ways_to_spell, whole(self.words))):
            if all(len(way) == 1 for way in ways):
                yield from self._sounding([way[0] for way in ways])
            yield from self._spelt(tuple(key for way in ways for key in way), spelt, goes_on=goes_on)
        yield from self._in_texts(spelt)

    def spelt(self, spelt: Spelt) -> tuple[str, ...]:
        """Return the words of a catalogue that may be the phrase, of one word, in another script."""
        (word,) = self.words
        others = spelt.in_others(keys_in_other_scripts(word), begins=False).values()
        latin = (spelt.in_latin(way[0], "") for way in ways_to_spell(word) if len(way) == 1)
        return tuple(dict.fromkeys(chain(*others, *latin)))

    def _sounding(self, keys: list[str]) -> "Iterator[Phrase]":
        """The same words as their own script may write them otherwise: with an article, or none."""
        if len({key[0] for key in keys}) == 1 and written_in_several_ways(keys[0]):
            yield replace(self, words=tuple(f"{SOUND}{key}" for key in keys))

    def _in_texts(self, spelt: Spelt) -> "Iterator[Phrase]":
        """The same words in long texts, where they stand in another script."""
        under = tuple(each for each in self.headings or TEXTS if each in TEXTS)
        if not under or len("".join(self.words)) < _SHORTEST_SPELLING:
            return
        last = len(self.words) - 1
        known = [
            spelt.in_others(_keys(word, begins=begins), begins=begins)
            for word, begins in zip(self.words, (*[False] * last, self.begins), strict=True)
        ]
        for script in sorted(set.intersection(*map(set, known))):
            for words in islice(product(*(each[script] for each in known)), _MOST_SPELLINGS):
                yield replace(self, words=words, headings=under)

    def _spelt(self, keys: tuple[str, ...], spelt: Spelt, *, goes_on: bool) -> "Iterator[Phrase]":
        last = len(keys) - 1
        begun = self.words[-1] if self.begins and goes_on else ""
        known = [spelt.in_latin(key, begun if at == last else "") for at, key in enumerate(keys)]
        for words in islice(product(*known), _MOST_SPELLINGS):
            if len("".join(words)) >= _SHORTEST_SPELLING:
                yield replace(self, words=words, begins=False)

    def under(self, headings: tuple[str, ...]) -> "Phrase | None":
        """The phrase where it may stand under some of these headings, too."""
        left = tuple(each for each in headings if each in (self.headings or headings))
        return replace(self, headings=left) if left else None


def _keys(word: str, *, begins: bool) -> tuple[str, ...]:
    """Return the keys of a word in other scripts, and where it begins one, how they may begin."""
    return (*keys_in_other_scripts(word), *(keys_begun(word) if begins else ()))


@dataclass(frozen=True, slots=True)
class Every:
    """All of the parts."""

    parts: "tuple[Match, ...]"


@dataclass(frozen=True, slots=True)
class Some:
    """One of the parts at least."""

    parts: "tuple[Match, ...]"


@dataclass(frozen=True, slots=True)
class Without:
    """What is `wanted`, where the `unwanted` is not."""

    wanted: "Match"
    unwanted: "Match"


Match: TypeAlias = Phrase | Every | Some | Without

_NOWHERE = Phrase((MARK,), headings=("facts",))
"""The sign of facts by itself, which is none."""


def every(parts: Iterable[Match]) -> Match:
    """Return what asks for all of the parts, of which there must be one."""
    said = tuple(parts)
    return said[0] if len(said) == 1 else Every(said)


def some(parts: Iterable[Match]) -> Match:
    """Return what asks for one of the parts; where there are none, for what no unit has."""
    said = tuple(parts) or (_NOWHERE,)
    return said[0] if len(said) == 1 else Some(said)


def implies(one: Match, other: Match) -> bool:
    """Say whether all that has one has the other, as far as that is plain."""
    if one == other:
        return True
    if isinstance(other, Every):
        return all(implies(one, part) for part in other.parts)
    if isinstance(other, Some):
        return any(implies(one, part) for part in other.parts)
    return isinstance(one, Every) and other in one.parts


def standing(asked: Match, heading: str) -> Match:
    """Return what asks for the same under this heading alone."""
    if isinstance(asked, Phrase):
        return replace(asked, headings=(heading,))
    if isinstance(asked, Without):
        return Without(standing(asked.wanted, heading), standing(asked.unwanted, heading))
    return replace(asked, parts=tuple(standing(part, heading) for part in asked.parts))
