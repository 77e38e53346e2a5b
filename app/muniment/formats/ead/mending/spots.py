"""An element of a file that is being mended, and what its version of the standard says of it."""

import copy
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TypeAlias

from lxml import etree

from muniment.formats.ead import flavours, instructions
from muniment.formats.ead.concepts import attributes_of, qualified, short
from muniment.formats.ead.mending.twins import Twins
from muniment.formats.ead.reading.heard import is_slot
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import name_in, row_of, vocabulary
from muniment.formats.ead.writing.ids import Ids
from muniment.formats.xml.elements import is_element, local, namespace
from muniment.formats.xml.versions import StandardVersion
from muniment.formats.xml.vocabularies import Attribute, Form

_AROUND = 60
"""How many characters are shown before and behind what differs."""
_MOST = 320
"""How many are shown of what differs."""


@dataclass(slots=True)
class Aid:
    """The file: the version its elements are of, the title of what it describes, the ids that stand in it.

    `targets` are the ids that are pointed to, `codes` those of country and agency that its header says;
    `piece` is the number of the one that is looked at, `met` counts the ids in it and before it.
    """

    version: StandardVersion
    namespace: str
    ids: Ids = field(default_factory=Ids)
    title: str = ""
    targets: Ids = field(default_factory=Ids)
    codes: frozenset[str] = frozenset()
    twins: Twins = field(default_factory=Twins)
    piece: int = 0
    met: Counter[str] = field(default_factory=Counter)

    @property
    def is_of_dtd(self) -> bool:
        """Whether its links are spelt as the DTD of EAD 2002 has them."""
        return self.version is Version.EAD2002 and not self.namespace

    def row(self, node: etree._Element) -> str:
        """Return the row of an element, or of the component whose place is kept; nothing for others."""
        name = (node.text or "").strip() if is_slot(node) else local(node)
        return row_of(self.version, name)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change: what stands, what would stand, and how it is done."""

    before: str
    after: str
    do: Callable[[], object]


Proposals: TypeAlias = Iterator[Proposal]


class Spot:
    """One element of the standard, by the id of its row; its attributes are named as the file names them."""

    def __init__(self, element: etree._Element, aid: Aid, form: Form) -> None:
        self.element = element
        self.aid = aid
        self.name = aid.row(element)
        self.form = form

    @cached_property
    def known(self) -> Mapping[str, Attribute]:
        """The attributes that the element may have, by the names that the file would give them."""
        return _known(self.aid.version, self.name, self.aid.is_of_dtd)

    @property
    def attributes(self) -> list[tuple[str, str]]:
        """What stands on the element."""
        return [(short(str(name)), str(text)) for name, text in self.element.items()]

    @property
    def inside(self) -> list[str]:
        """The rows of the elements in it, components among them, in order."""
        return [name for node in self.element if (name := self.aid.row(node))]

    def child_form(self, name: str) -> Form | None:
        """Return what the standard says of an element of that row."""
        return vocabulary().form(name, self.aid.version)

    def make(self, name: str) -> etree._Element:
        """Return a new element of a row, in the file's namespace."""
        return etree.Element(self.tag(name))

    def tag(self, name: str) -> str:
        """Return what elements of a row are called in the file."""
        called = name_in(self.aid.version, name)
        return f"{{{self.aid.namespace}}}{called}" if self.aid.namespace else called

    def change(self, do: Callable[[etree._Element], object]) -> Proposal:
        """Return the proposal to change what stands in the element."""
        twin = copy.deepcopy(self.element)
        do(twin)
        before, after = differing(_shown(self.element), _shown(twin))
        return Proposal(before, after, lambda: do(self.element))

    def put(self, name: str, said: str, better: str) -> Proposal:
        """Return the proposal to give an attribute another value, or to take it out where that is empty."""
        after = f'{name}="{better}"' if better else ""
        key = qualified(name)

        def do() -> None:
            if better:
                self.element.set(key, better)
            else:
                self.element.attrib.pop(key, "")

        return Proposal(f'{name}="{said}"', after, do)

    def rename(self, name: str, better: str, said: str) -> Proposal:
        """Return the proposal to call an attribute otherwise."""

        def do() -> None:
            self.element.attrib.pop(qualified(name), "")
            self.element.set(qualified(better), said)

        return Proposal(f'{name}="{said}"', f'{better}="{said}"', do)


def spot(element: etree._Element, aid: Aid) -> Spot | None:
    """Return the element as rules see it; None where it is not one of the version."""
    if not is_element(element) or namespace(element) != aid.namespace:
        return None
    form = vocabulary().form(aid.row(element), aid.version)
    return Spot(element, aid, form) if form else None


_SLOTS = re.compile(rf"<\?{instructions.SLOT} [^?]*\?>")


def _shown(element: etree._Element) -> str:
    return _SLOTS.sub("…", verbatim(element))


def differing(before: str, after: str) -> tuple[str, str]:
    """Return two texts with what they share at both ends shortened."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return _excerpt(before, start, end), _excerpt(after, start, end)


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _excerpt(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), len(text) - end + _AROUND)
    shown = text[first:last]
    if len(shown) > _MOST:
        shown = f"{shown[: _MOST // 2]} … {shown[-_MOST // 2 :]}"
    return f"{'… ' if first else ''}{shown}{' …' if last < len(text) else ''}"


@cache
def _known(version: StandardVersion, name: str, is_of_dtd: bool) -> Mapping[str, Attribute]:
    found = attributes_of(version, name)
    if not is_of_dtd:
        return found
    spelt = (flavours.in_dtd(each) for each in found.values())
    return {each.name: each for each in spelt}
