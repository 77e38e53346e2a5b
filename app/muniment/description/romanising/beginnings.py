"""Which words in Latin letters may begin as one in another script does of which more is to be typed.

Letters that a key makes one are told apart here: a whole word of one key is mostly the same word, but
`Хрущ` is no beginning of *Hrushevsky*.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from muniment.description.romanising import keys_in_other_scripts, keys_of
from muniment.description.vocabularies import table

_LONGEST = 3
"""Letters by which one is written that no key makes one with others; it may be left out."""


def may_begin_so(word: str, begun: str) -> bool:
    """Say whether a folded word in Latin letters may begin as this much of a word in another script."""
    if _spelt().keys().isdisjoint(begun):
        return True
    ends = {0}
    for letter in begun:
        ends = {end for start in ends for end in _ends(word, start, letter)}
    keys = set(keys_of(begun))
    return any(keys.intersection(keys_in_other_scripts(word[:end])) for end in ends - {0})


def _ends(word: str, start: int, letter: str) -> Iterable[int]:
    """Return where a letter may end that is written from `start` on."""
    ways = _spelt().get(letter)
    if ways is None:
        return range(start, min(start + _LONGEST, len(word)) + 1)
    # What follows is looked at, too: an s before an h is another letter.
    return {found.end() for way in ways if (found := way.match(word, start))}


@cache
def _spelt() -> Mapping[str, Sequence[re.Pattern[str]]]:
    rows = (row.get("begun", {}) for row in table("transliteration").values())
    return {letter: tuple(map(re.compile, ways.split())) for row in rows for letter, ways in row.items()}
