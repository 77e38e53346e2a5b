"""Which names are probably one: in another order, with initials, spelt otherwise, in another script."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from muniment.description import dates, romanising
from muniment.description.agents import Agent
from muniment.description.concepts import Authority, Concept
from muniment.description.folding import fold
from muniment.description.levels import AgentKind
from muniment.description.transliterating import in_latin_letters

T = TypeVar("T", Agent, Concept)

_WORD = re.compile(r"[^\W\d_]+")
_CROWD = 60
"""Agents that share a word; where more do, it is a word like `ministry` and says nothing."""
_ALPHABETIC = "c"
"""Begins the keys of Cyrillic: two Latin spellings of one such word have it in common."""


def alike(one: str, other: str) -> bool:
    """Say whether two names are probably of one agent; a single name is alike only to its own spellings."""
    fewer, more = sorted((_words(one), _words(other)), key=len)
    if not fewer:
        return False
    if _spells(fewer, more):
        return True
    left, full = list(more), 0
    initials = [word for word in fewer if len(word) == 1]
    for word in (word for word in fewer if len(word) > 1):
        found = next((each for each in left if _same(word, each)), None)
        if found is None:
            initials.append(word)
        else:
            left.remove(found)
            full += 1
    for word in initials:
        found = next((each for each in left if _is_initial(word, each)), None)
        if found is None:
            return False
        left.remove(found)
    return full > 0 and (len(fewer) > 1 or len(more) == 1)


def likely_duplicates(agents: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Yield pairs of agents, or of places …, that are probably one, by an identifier or a name of each.

    A person is never a body; whose dates of existence do not meet are two.
    """
    sharing: dict[str, list[int]] = defaultdict(list)
    for at, agent in enumerate(agents):
        for key in _shared_keys(agent):
            sharing[key].append(at)
    seen: set[tuple[int, int]] = set()
    for found in sharing.values():
        if 1 < len(found) <= _CROWD:
            seen |= {(a, b) for at, a in enumerate(found) for b in found[at + 1 :]}
    for a, b in sorted(seen):
        if _are_one(agents[a], agents[b]):
            yield agents[a], agents[b]


def _are_one(one: Authority, other: Authority) -> bool:
    if set(one.identifiers) & set(other.identifiers):
        return True
    kinds = {one.kind, other.kind} - {AgentKind.NAME}
    if len(kinds) > 1 or _dates_differ(one, other):
        return False
    return any(alike(a.text, b.text) for a in one.names for b in other.names)


def _dates_differ(one: Authority, other: Authority) -> bool:
    lives = [
        [dates.days_of(each.edtf) for each in agent.dates if dates.is_edtf(each.edtf)]
        for agent in (one, other)
    ]
    return all(lives) and not any(dates.overlap(a, b) for a in lives[0] for b in lives[1])


def _shared_keys(agent: Authority) -> set[str]:
    numbers = {f"{each.kind} {each.text}" for each in agent.identifiers}
    words = {word for name in agent.names for word in _words(name.text) if len(word) > 1}
    return numbers | {key for word in words for key in _keys(word)}


@lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(name).replace("'", "")))


@lru_cache(maxsize=50_000)
def _keys(word: str) -> frozenset[str]:
    return frozenset({word, *romanising.keys_of(word), *romanising.keys_in_other_scripts(word)})


def _same(one: str, other: str) -> bool:
    """Whether two words are one: in two scripts by any key, in one script by its spelling."""
    shared = _keys(one) & _keys(other)
    if one.isascii() is other.isascii():
        return one == other or any(key.startswith(_ALPHABETIC) for key in shared - {one, other})
    return bool(shared)


def _spells(fewer: Sequence[str], more: Sequence[str]) -> bool:
    """Whether words in one script, run together or not, are spelt by all the words of the other."""
    for written, spelt in ((fewer, more), (more, fewer)):
        if len(written) == 1 and not written[0].isascii() and all(word.isascii() for word in spelt):
            keys = [set(romanising.keys_in_other_scripts(word)) for word in spelt]
            ways = romanising.ways_to_spell(written[0])
            if any(len(way) == len(keys) and _each_has_one(way, keys) for way in ways):
                return True
    return False


def _each_has_one(way: Sequence[str], keys: Sequence[set[str]]) -> bool:
    """In either order of family and given name."""
    return any(
        all(key in each for key, each in zip(way, turned, strict=True))
        for turned in (keys, [*keys[1:], *keys[:1]], [*keys[-1:], *keys[:-1]])
    )


def _is_initial(one: str, other: str) -> bool:
    if 1 not in (len(one), len(other)):
        return False
    return fold(in_latin_letters(one))[:1] == fold(in_latin_letters(other))[:1]
