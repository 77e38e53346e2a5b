"""Signs that stand for words while it is found out where a writer puts them, and how it escapes them."""

import re
from collections.abc import Callable, Iterable, Sequence
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

AS_IT_IS = 4
"""What needs no escaping: what is said of dates."""


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


def escaped(
    holes: Iterable[Hole], said: Sequence[str], laid: Sequence[str], days: Sequence[str]
) -> tuple[str, ...]:
    """Return for each hole its word, escaped, or what is said of a date.

    What is escaped twice is kept XML, in which words stand as they were laid out.
    """
    among = (said, said, laid, laid, days)
    return tuple([_ESCAPES[way](among[way][number]) for number, way in holes])


_ESCAPES: tuple[Callable[[str], str], ...] = (
    escaping.words,
    escaping.value,
    lambda text: escaping.value(escaping.words(text)),
    lambda text: escaping.value(escaping.value(text)),
    str,
)
