"""The tree of an invalid file without the components that are valid: the same findings in little memory."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from muniment.formats.ead.parsing import is_unit
from muniment.formats.ead.reading.components import COMPONENTS
from muniment.formats.xml.elements import local
from muniment.formats.xml.parsing import OPTIONS

_MOST = 2_000
"""Entries of a validator's log after which components with a fault are left out as well: none is shown."""


@dataclass(frozen=True, slots=True)
class Pruned:
    """The tree of a file without components that nothing is to be said of.

    `messages` are all that the schema has against the file, in its order; empty where that is what it has
    against the tree. `numbers` are those in the file of the units left, where some are not, from 1.
    """

    tree: etree._ElementTree
    messages: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


def pruned(grammar: etree.XMLSchema, pieces: Iterable[bytes]) -> Pruned | None:
    """Return the tree of a file that comes in pieces, without components in which the schema finds nothing.

    Of a file with very many faults it holds the first. None where the schema has other things against that
    tree than against the file, and where the file is not well-formed.
    """
    parser = etree.XMLPullParser(events=("start", "end"), schema=grammar, **OPTIONS)
    pruning = _Pruning()
    try:
        for piece in pieces:
            for each in _parts(piece):
                parser.feed(each)
                pruning.look_at(parser)
        parser.close()
    except etree.XMLSyntaxError:
        pruning.look_at(parser)
    tree = pruning.tree
    if tree is None or not pruning.is_at_the_end:
        return None
    grammar.validate(tree)
    here, all_of_it = _messages(grammar.error_log), _messages(parser.feed_error_log)
    if pruning.faults > _MOST:
        return Pruned(tree, all_of_it, pruning.numbers) if here[:_MOST] == all_of_it[:_MOST] else None
    return Pruned(tree, numbers=pruning.numbers) if Counter(here) == Counter(all_of_it) else None


def _messages(log: object) -> tuple[str, ...]:
    return tuple(str(entry.message) for entry in cast("Iterable[Any]", log))


_PART = 4096


def _parts(piece: bytes) -> Iterator[bytes]:
    """Yield so little at once that it is known where the schema found something."""
    return (piece[at : at + _PART] for at in range(0, len(piece), _PART))


@dataclass(slots=True)
class _Pruning:
    """A tree while it is parsed: how many parts were looked at, and the last one with a fault in it.

    What begins after the part with which there are enough faults is left out whatever is wrong with it.
    """

    tree: etree._ElementTree | None = None
    faults: int = 0
    is_at_the_end: bool = False
    _part: int = 0
    _faulty: int = -1
    _full: float = math.inf
    _begun: list[tuple[int, int]] = field(default_factory=list)
    _sound: dict[int, tuple[etree._Element, int]] = field(default_factory=dict)
    _left: bytearray = field(default_factory=bytearray)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the units that are left, in the order of the file, from 1."""
        return tuple(number for number, is_left in enumerate(self._left, 1) if is_left)

    def look_at(self, parser: etree.XMLPullParser) -> None:
        """Look at what was parsed since the last time."""
        self._part += 1
        if len(parser.feed_error_log) > self.faults:
            self.faults, self._faulty = len(parser.feed_error_log), self._part
            self._full = min(self._full, self._part if self.faults > _MOST else math.inf)
        for event, element in cast("Iterable[tuple[str, etree._Element]]", parser.read_events()):
            if self.tree is None:
                self.tree = element.getroottree()
            if event == "start" and is_unit(element):
                self._left.append(1)
            if local(element) in COMPONENTS:
                self._on(event, element)
            elif event == "end":
                self.is_at_the_end = element.getparent() is None

    def _on(self, event: str, component: etree._Element) -> None:
        """Take out the component before one that ends, where nothing was found in it: the last one stays."""
        if event == "start":
            self._begun.append((self._part, len(self._left)))
            self._sound.pop(len(self._begun) + 1, None)
            return
        depth = len(self._begun)
        part, number = self._begun.pop()
        above, (before, first) = component.getparent(), self._sound.pop(depth, (None, 0))
        if above is not None and before is not None and before.getparent() is above:
            above.remove(before)
            self._left[first - 1 : number - 1] = bytes(number - first)
        if part > min(self._faulty, self._full):
            self._sound[depth] = component, number
