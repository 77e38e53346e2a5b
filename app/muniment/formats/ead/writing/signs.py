"""Signs that stand for words while it is found out where a writer puts them, and how it escapes them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from muniment.formats.xml import escaping

_BEGUN, _ENDED = "Qzjw", "wjzQ"
_FOUND = re.compile(f"{_BEGUN}([a-z][a-z])(.*?){_ENDED}")
_LETTERS = 26
MOST = _LETTERS * _LETTERS - 1
"""Words that there are signs for."""

PLAIN, ADDRESS, NAME = '&"', "&", ""
"""What stands in a sign for words, an address, an id: it shows how these were escaped."""

_ESCAPED = {
    "": 0,
    "&amp;": 0,
    '&amp;"': 0,
    "&amp;&quot;": 1,
    "&amp;amp;": 3,
    "&amp;amp;&quot;": 2,
    "&amp;amp;&amp;quot;": 3,
}
"""How a sign was escaped, by what became of what stands in it."""

WAYS = 4
"""Ways to escape: between tags, in an attribute, and both of these in an attribute."""


class UnreadableError(Exception):
    """A writer did something to a sign that is not understood."""


class Hole(NamedTuple):
    """A place in a text for a word: its number, and the way it is escaped."""

    number: int
    way: int


def sign(number: int, kind: str) -> str:
    """Return the sign for the word of this number; number and kind are all that it says."""
    first, second = divmod(number, _LETTERS)
    return f"{_BEGUN}{chr(97 + first)}{chr(97 + second)}{kind}{_ENDED}"


def is_free(text: str) -> bool:
    """Return whether nothing in a text looks like a sign."""
    return _BEGUN not in text and _ENDED not in text


def parted(text: str) -> tuple[list[str], list[Hole]]:
    """Return what stands between the signs in a text, and the hole that each of them is."""
    between, holes, at = list[str](), list[Hole](), 0
    for found in _FOUND.finditer(text):
        way = _ESCAPED.get(found[2])
        if way is None:
            raise UnreadableError
        between.append(text[at : found.start()])
        holes.append(Hole((ord(found[1][0]) - 97) * _LETTERS + ord(found[1][1]) - 97, way))
        at = found.end()
    between.append(text[at:])
    if not all(map(is_free, between)):
        raise UnreadableError
    return between, holes


def escaped(said: Sequence[str], laid: Sequence[str]) -> Iterator[str]:
    """Yield words escaped in each of the ways, all of one way after the other.

    What is escaped twice is kept XML, in which words stand as they were laid out.
    """
    yield from map(escaping.words, said)
    yield from map(escaping.value, said)
    yield from (escaping.value(escaping.words(each)) for each in laid)
    yield from (escaping.value(escaping.value(each)) for each in laid)
