"""An element being read: what it says in its attributes, its instruction and its words."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import TypeVar, cast

from lxml import etree

from muniment.formats.ead import concepts, instructions
from muniment.formats.ead.revisions import NEWEST
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml import escaping
from muniment.formats.xml.elements import is_element, local

E = TypeVar("E", bound=StrEnum)

INLINE = frozenset(("span", "begin", "end", "kept"))
"""What an instruction says about what follows it, not about the element it stands in."""

_UNSAID = frozenset({"xlink:type"})
"""Attributes that say only how the version writes links."""


class Heard:
    """One element, read by a revision of the reader.

    It remembers which attributes were asked for, so that the others are not lost.
    """

    __slots__ = ("_asked", "_attributes", "element", "name", "pairs", "revision", "version")

    def __init__(self, element: etree._Element, version: Version, revision: int = NEWEST) -> None:
        self.element = element
        self.version = version
        self.revision = revision
        self.name = row_of(version, local(element))
        self.pairs = _instruction(element) if len(element) else ()
        self._attributes = cast("dict[str, str]", dict(element.items()))
        self._asked: set[str] = set(self.all(instructions.LENT)) if self.pairs else set()

    @property
    def derived(self) -> bool:
        """Whether the element was composed by us from values that stand elsewhere."""
        return self.has(instructions.DERIVED)

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it or on it."""
        return not len(self.element) and not self._attributes and not (self.element.text or "").strip()

    @property
    def spaced(self) -> bool:
        """Whether every space in it is meant."""
        return self.has("space")

    @property
    def leftover(self) -> bool:
        """Whether it has attributes that nobody asked for."""
        names = map(concepts.short, self._attributes)
        return any(name not in self._asked and name not in _UNSAID for name in names)

    def has(self, key: str) -> bool:
        """Return whether the instruction says anything under the key."""
        return bool(self.pairs) and any(name == key for name, _ in self.pairs)

    def all(self, key: str) -> list[str]:
        """Return what the instruction says under the key, in order."""
        return [text for name, text in self.pairs if name == key]

    def said(self, concept: str, default: str = "") -> str:
        """Return what the element says under our name `concept`, by its instruction or an attribute."""
        name, written = concepts.names_of(self.version, self.name, concept)
        self._asked.add(name)
        for key, text in self.pairs:
            if key == concept:
                return text
        attribute = self._attributes.get(written)
        if attribute is None and name.startswith("xlink:"):
            attribute = self._attributes.get(name.removeprefix("xlink:"))
            self._asked.add(name.removeprefix("xlink:"))
        if attribute is None:
            return default
        return concepts.meaning(self.version, concept, attribute) or attribute

    def understands(self, *attributes: str) -> None:
        """Take attributes for understood that say nothing of their own."""
        self._asked.update(attributes)

    def nodes(self) -> Iterator[etree._Element]:
        """Yield the elements, comments and instructions in it, without our own instruction."""
        return (node for node in self.element if not is_ours(node))

    def children(self) -> "Iterator[Heard]":
        """Yield the elements in it that were not composed by us."""
        for node in self.element:
            if is_element(node):
                child = Heard(node, self.version, self.revision)
                if not child.derived:
                    yield child

    def after(self) -> "Iterator[Heard]":
        """Yield the elements that follow it."""
        others = filter(is_element, self.element.itersiblings())
        return (Heard(node, self.version, self.revision) for node in others)

    def child(self, name: str) -> "Heard | None":
        """Return the first element called `name` in it."""
        return next((child for child in self.children() if child.name == name), None)

    def text(self) -> str:
        """Return its words without mark-up; laid out as people do, unless every space is meant."""
        words = "".join(_texts(self.element)) if len(self.element) else self.element.text or ""
        return words if self.spaced else escaping.collapsed(words).strip(" ")


def member(kinds: type[E], said: str) -> E | None:
    """Return the kind that is called what was said, or None where none is."""
    return _members(kinds).get(said)


@cache
def _members(kinds: type[E]) -> Mapping[str, E]:
    return {kind.value: kind for kind in kinds}


def is_ours(node: etree._Element) -> bool:
    """Return whether the node is an instruction of ours."""
    return isinstance(node, etree._ProcessingInstruction) and node.target == instructions.TARGET


def is_made(heard: Heard) -> bool:
    """Return whether the element is a collection that was made to stand around the units of a file."""
    return heard.name == "archdesc" and heard.has("made")


def is_slot(node: etree._Element) -> bool:
    """Return whether the node stands in the place of a component that was taken out."""
    return isinstance(node, etree._ProcessingInstruction) and node.target == instructions.SLOT


def is_slot_of_note(node: etree._Element) -> bool:
    """Return whether the node stands in the place of a note that was taken out of another."""
    return is_slot(node) and (node.text or "").startswith(f"{instructions.NOTE}-")


def said_in(node: etree._Element) -> instructions.Pairs:
    """Return what an instruction of ours says."""
    return instructions.pairs(node.text or "")


def _instruction(element: etree._Element) -> instructions.Pairs:
    first = element[0]
    if not is_ours(first) or (element.text or "").strip(" \t\r\n"):
        return ()
    said = said_in(first)
    return () if any(key in INLINE for key, _ in said) else said


def _texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if is_element(child):
            yield from _texts(child)
        yield child.tail or ""
