"""What the sources of a unit say beyond its fields: that alone of them is searched.

A source says nearly everything a second time. Of it counts what no field says, block by block: a block is
an element with words of its own, with all that is in it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape, unescape
from typing import TypeAlias, TypeVar

BEYOND = "beyond"
"""The key under which an encoded unit has what its sources said beyond its fields before it was edited."""

_TAG = re.compile(
    r"(<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>"
    r"|<[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>)",
    re.DOTALL,
)
_VERBATIM = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_BORDER = "<"
"""Stands in a block where a tag stood: no letter of it is one."""

_TEXT = re.compile(r">([^<]*[^<\s])")
"""Finds what stands behind a tag, without the spaces at its end."""

_WORD = re.compile(r"\w+")

_Words: TypeAlias = tuple[str, ...]
_Run = TypeVar("_Run", str, _Words)


def beyond(sources: Sequence[str], said: Sequence[str]) -> list[str]:
    """Return the blocks of sources that fields which say this, a run each, do not say.

    A block that is all of a field is said, however often it stands in the sources: a thing that they say
    twice, and one field once, is corrected with the field. Of single words each counts once.
    """
    if _say_no_more(sources, said):
        return []
    runs = dict(Counter(said))
    found = [block for source in sources for block in _blocks(source)]
    unsaid = _not_taken(found, lambda block: (_spaced(block),), runs)
    in_words = Counter(dict.fromkeys(map(_words, said), 0))
    in_words.update(_words(run) for run, times in runs.items() for _each in range(times))
    unsaid = _not_taken(unsaid, _ways, in_words)
    left = Counter(word for run, times in in_words.items() for word in run * times)
    return list(dict.fromkeys(_spaced(block) for block in unsaid if not _is_among(block, left)))


def blocks(sources: Iterable[str]) -> list[str]:
    """Return all blocks of sources, each once."""
    return list(dict.fromkeys(_spaced(block) for source in sources for block in _blocks(source)))


def _say_no_more(sources: Iterable[str], said: Iterable[str]) -> bool:
    """Say whether each text of sources is a run: nine in ten units need no closer look."""
    runs = frozenset(said)
    for source in sources:
        for part in _TEXT.findall(_in_entities(source)):
            text = part if part in runs else " ".join(unescape(part).split())
            if text and text not in runs:
                return False
    return True


def _not_taken(
    blocks: Iterable[str], ways: Callable[[str], Iterable[_Run]], runs: dict[_Run, int]
) -> list[str]:
    """Return the blocks that are in none of their ways a run; each run that is said is used up."""
    return [block for block in blocks if not _take(ways(block), runs)]


def _take(ways: Iterable[_Run], runs: dict[_Run, int]) -> bool:
    """Say whether one of the ways to say something is a run, which is then used up; it may be so before."""
    said = [way for way in ways if way in runs]
    if left := [way for way in said if runs[way]]:
        runs[left[0]] -= 1
    return bool(said)


def _is_among(block: str, left: Counter[str]) -> bool:
    """Say whether all words of a block are among those that are left, which are then used up."""
    for words in _ways(block):
        wanted = Counter(words)
        if all(left[word] >= times for word, times in wanted.items()):
            left.subtract(wanted)
            return True
    return False


def _ways(block: str) -> Iterator[_Words]:
    """Yield the words of a block, those on both sides of a tag apart, and together."""
    yield _words(block)
    if _BORDER in block:
        yield _words(block.replace(_BORDER, ""))


def _words(text: str) -> _Words:
    return tuple(_WORD.findall((unescape(text) if "&" in text else text).lower()))


def _spaced(block: str) -> str:
    return " ".join(unescape(block.replace(_BORDER, " ")).split())


def _in_entities(source: str) -> str:
    """Return the source without sections in which signs stand for themselves."""
    return _VERBATIM.sub(lambda found: escape(found[1], quote=False), source) if "<![" in source else source


def _blocks(source: str) -> list[str]:
    """Return the blocks of a source in their order, with borders; what has no words is none."""
    opened: list[tuple[list[str], bool]] = []
    here, has_words = list[str](), False
    for number, part in enumerate(_TAG.split(_in_entities(source))):
        if not number % 2:
            if _WORD.search(part):
                here.append(part)
                has_words = True
        elif part[1] == "/" and opened:
            inner = [_BORDER.join(here)] if has_words else here
            here, has_words = opened.pop()
            here += inner
        elif part[1] not in "/!?" and part[-2] != "/":
            opened.append((here, has_words))
            here, has_words = [], False
    return here
