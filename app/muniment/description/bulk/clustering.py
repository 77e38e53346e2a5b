"""Values that are probably one: spelt a little differently, in another order, or in another script.

Fingerprints of words and of n-grams follow the methods that OpenRefine has made known among
archivists; the third compares words across scripts.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from muniment.description.folding import fold
from muniment.description.romanising import keys_in_other_scripts, keys_of, loosened
from muniment.i18n import _

_WORD = re.compile(r"\w+")
_GRAM = 2
_CYRILLIC = "c"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Values that are probably one, the most frequent first, each with how often it is said."""

    values: tuple[tuple[str, int], ...]

    @property
    def target(self) -> str:
        """The value that the others are most likely meant to be."""
        return self.values[0][0]

    @property
    def others(self) -> tuple[str, ...]:
        """The values that would be merged into it."""
        return tuple(value for value, _count in self.values[1:])


Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """A way to tell that values are one: they share a key. `label` names it on menus."""

    label: str
    keys: Callable[[Collection[str]], Mapping[str, Keys]]


def clusters(counts: Mapping[str, int], method: str) -> tuple[Cluster, ...]:
    """Return the groups of values that share a key, those that are said most often first."""
    groups = (group for group in _groups(METHODS[method].keys(counts)) if len(group) > 1)
    found = [_cluster(group, counts) for group in groups]
    return tuple(sorted(found, key=lambda each: (-sum(count for _value, count in each.values), each.target)))


def fingerprint(value: str) -> Keys:
    """Return the words of the value, folded, each once, in the order of the alphabet."""
    return _key(" ".join(sorted(set(_words(value)))))


def n_grams(value: str) -> Keys:
    """Return the pairs of letters in the value, each once, in the order of the alphabet."""
    letters = "".join(_words(value))
    grams = {letters[at : at + _GRAM] for at in range(max(1, len(letters) - _GRAM + 1))}
    return _key("".join(sorted(grams)))


def romanised(values: Collection[str]) -> Mapping[str, Keys]:
    """Return a key of each value for each script in which its words may be spelt, in any order.

    Words in Latin letters have keys of many scripts: those count in which another value stands, and
    Cyrillic, whose names are spelt in so many ways that two spellings in Latin letters may be one.
    """
    spelt = {value: tuple(_spellings(_words(value))) for value in values}
    native = {key for value, keys in spelt.items() if not fold(value).isascii() for key in keys}
    return {
        value: tuple(key for key in keys if key in native or key[0] == _CYRILLIC) or fingerprint(value)
        for value, keys in spelt.items()
    }


METHODS: Mapping[str, Method] = {
    "fingerprint": Method(_("Same words in any order"), lambda values: {v: fingerprint(v) for v in values}),
    "n-gram": Method(_("Nearly the same letters"), lambda values: {v: n_grams(v) for v in values}),
    "romanised": Method(_("Same sound in any script"), romanised),
}
"""The methods by id, the strictest first."""


def _spellings(words: list[str]) -> Iterator[str]:
    """Yield a key for each script: of the words, whatever their order, and of all of them run together."""
    yield from map(loosened, _keys_in_any_order(words))


def _keys_in_any_order(words: list[str]) -> Iterator[str]:
    by_script: dict[str, list[str]] = defaultdict(list)
    for word in set(words):
        for key in (*keys_of(word)[-1:], *keys_in_other_scripts(word)):
            by_script[key[0]].append(key[1:])
    for script, keys in by_script.items():
        if len(keys) == len(set(words)):
            yield script + " ".join(sorted(keys))
    together = "".join(words)
    if len(words) > 1:
        yield from (*keys_of(together)[-1:], *keys_in_other_scripts(together))


def _cluster(group: Keys, counts: Mapping[str, int]) -> Cluster:
    by_count = sorted(group, key=lambda value: (-counts[value], value))
    return Cluster(tuple((value, counts[value]) for value in by_count))


def _words(value: str) -> list[str]:
    return _WORD.findall(fold(value))


def _key(key: str) -> Keys:
    return (key,) if key else ()


def _groups(keys: Mapping[str, Keys]) -> Iterator[Keys]:
    """Yield the values that share a key with one another, or with another that does."""
    first: dict[str, str] = {}
    leads = {value: value for value in keys}

    def lead(value: str) -> str:
        while leads[value] != value:
            leads[value] = value = leads[leads[value]]
        return value

    for value, own in keys.items():
        for key in own:
            leads[lead(value)] = lead(first.setdefault(key, value))
    groups: dict[str, list[str]] = defaultdict(list)
    for value in keys:
        groups[lead(value)].append(value)
    return (tuple(group) for group in groups.values())
