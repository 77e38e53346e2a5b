"""A component read from its text: what stood in others letter for letter, ids apart, is known already."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree

from muniment.description.units import Identifier
from muniment.formats.ead.instructions import SLOT
from muniment.formats.ead.reading.components import (
    IN_CONTEXT,
    OWN_ID,
    XML_ID,
    Component,
    head_of,
    read_into,
)
from muniment.formats.ead.reading.drafts import Draft
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.repeats import Repeats, Said
from muniment.formats.ead.reading.sources import spelt
from muniment.formats.ead.versions import Version
from muniment.formats.xml.elements import local
from muniment.formats.xml.parsing import OPTIONS

_START = re.compile(r"""<([\w.:-]+)((?:[^<>"'/]|"[^"<]*"|'[^'<]*'|/(?!>))*+)>""")
_TAG = re.compile(r"\s*<(/?)([\w.:-]+)([^<>]*)>([^<]*)")
_SIMPLE = re.compile(r"\s*(<((?!(?:did|dsc)[\s/>])\w+)((?:\s[^<>]*)?)(?<!/)>[^<]*</\2>)")
_SLOT = re.compile(rf"\s*<\?{SLOT} [\w.-]+\?>")
_END = re.compile(r"\s*</([\w.:-]+)\s*>\s*\Z")
_ID = re.compile(r"""\sid\s*=\s*(?:"([^"&\s]*)"|'([^'&\s]*)')""")
_ANY_ID = re.compile(r"\sid\s*=")
_OF_NO_FIELD = re.compile(r"""\s(?:id|parent)\s*=\s*(?:"[^"]*"|'[^']*')""")
"""Attributes that name elements for each other; no field tells what they say, only that they are there."""


_MOST_HEADS = 1_000


class UnusualError(Exception):
    """A text is laid out in a way that is left to the parser."""


class Described(NamedTuple):
    """What a component says: the id that its unit is to have, if any, and fields by name."""

    id: str
    said: dict[str, Any]


class _Part(NamedTuple):
    """An element in a component: where it stands (`did`, `dsc` or nothing), its name, its text, its key."""

    place: str
    name: str
    text: str
    key: str


@dataclass(slots=True)
class Forms:
    """Reads the components of one file, of which `names` are the namespaces; `ours` as in `Component`.

    `kept` counts the elements of which fields do not say all; `named` tells whether an id was a unit's.
    """

    version: Version
    names: str
    ours: bool = False
    named: bool = False
    kept: Counter[str] = field(default_factory=Counter)
    _known: Repeats = field(default_factory=Repeats)
    _heads: dict[str, dict[str, Any]] = field(default_factory=dict)
    _parser: etree.XMLParser = field(default_factory=lambda: etree.XMLParser(**OPTIONS))

    def read(self, text: str) -> Described:
        """Return what a component says, which is given as text with slots for those in it.

        Raises `XMLSyntaxError` where it is not well-formed by itself, `UnusualError` where it was made
        to stand around others.
        """
        try:
            found = self._quickly(text)
        except (UnusualError, etree.XMLSyntaxError):
            found = self._slowly(text)
        self.named = self.named or bool(found.id)
        return found

    def element(self, text: str) -> etree._Element:
        """Return the element that a text is, in the schema's spelling."""
        around = etree.fromstring(f"<around{self.names}>{text}</around>", self._parser)
        return spelt(around[0], self.version)

    def _slowly(self, text: str) -> Described:
        heard = Heard(self.element(text), self.version)
        if heard.has("made"):
            raise UnusualError
        component = Component(heard, self.ours, in_pieces=False)
        said = component.said()
        self.kept.update(component.kept_names)
        return Described(component.own_id, said)

    def _quickly(self, text: str) -> Described:
        start, end = _START.match(text), text.rfind("</")
        if start is None or not _closes(text, end, start[1]):
            raise UnusualError
        xml_id, key = _id_in(start[2])
        said = self._head(start[1], key).copy()
        kept = []
        for part in _parts(text, start.end(), end):
            known = self._known.get((part[0], part[3])) or self._read(part, said)
            for name, values in known.values:
                said[name] = said[name] + values if name in said else values
            if not known.whole:
                kept.append(known.name)
        own = xml_id if xml_id and (self.ours or OWN_ID.fullmatch(xml_id)) else ""
        if xml_id and not own:
            said["identifiers"] = (*said.get("identifiers", ()), Identifier(kind=XML_ID, text=xml_id))
        self.kept.update(kept)
        return Described(own, said)

    def _head(self, name: str, attributes: str) -> dict[str, Any]:
        head = self._heads.get(attributes)
        if head is None:
            head = head_of(Heard(self.element(f"<{name}{attributes}></{name}>"), self.version))
            if len(self._heads) >= _MOST_HEADS:
                self._heads.clear()
            self._heads[attributes] = head
        return head

    def _read(self, part: _Part, before: dict[str, Any]) -> Said:
        """Return what a part says, in view of what those before it said."""
        element = self.element(part.text)
        place = f"{part.place}/" if part.place else ""
        if part.name in IN_CONTEXT:
            return _in_view_of(before, element, place, self.version)
        alone = Draft(self.version, in_pieces=False)
        whole = read_into(alone, element, place)
        said = Said(part.name, alone.values(), whole)
        self._known.put(part.place, part.key, said)
        return said


def _in_view_of(before: dict[str, Any], element: etree._Element, place: str, version: Version) -> Said:
    draft = Draft(version, in_pieces=False, repository=before.get("repository", ""))
    draft.dates.extend(before.get("dates", ()))
    whole = read_into(draft, element, place)
    dates = tuple(draft.dates[len(before.get("dates", ())) :])
    if draft.repository:
        before["repository"] = draft.repository
    return Said(local(element), (("dates", dates),) if dates else (), whole)


def _closes(text: str, end: int, name: str) -> bool:
    closing = _END.match(text, end) if end >= 0 else None
    return closing is not None and closing[1] == name


def _id_in(attributes: str) -> tuple[str, str]:
    """Return the id that a start tag gives, and its attributes without it."""
    if not _ANY_ID.search(attributes):
        return "", attributes
    found = _ID.search(attributes)
    if found is None:
        raise UnusualError
    return found[1] or found[2] or "", attributes[: found.start()] + attributes[found.end() :]


def _parts(text: str, at: int, end: int) -> Iterator[_Part]:
    """Yield the elements in a component, those of its `did` and `dsc` one by one."""
    place, opened = "", False
    while True:
        simple = _SIMPLE.match(text, at, end)
        if simple is not None:
            element, name, said = simple.groups()
            at = simple.end()
            plain = "id=" not in said and "parent=" not in said
            key = element if plain else _OF_NO_FIELD.sub("\0", element)
            yield _Part(place, name, element, key)
            continue
        found = _TAG.match(text, at, end)
        if found is None:
            slot = _SLOT.match(text, at, end)
            if slot is None:
                break
            at = slot.end()
            continue
        closes, name, said, words = found.groups()
        bare = name.rpartition(":")[2]
        if closes or (not place and _opens(bare, opened)):
            place, opened = _moved(place, closes, bare, said, words), opened or bare == "did"
            at = found.end()
            continue
        start, at = found.start(1) - 1, _end_of(text, found, name, said)
        if "id=" in said or "parent=" in said:
            said = _OF_NO_FIELD.sub("\0", said)
        yield _Part(place, bare, text[start:at], f"<{name}{said}{text[found.end(3) : at]}")
    if place or text[at:end].strip():
        raise UnusualError


def _opens(name: str, opened: bool) -> bool:
    return name == "dsc" or (name == "did" and not opened)


def _moved(place: str, closes: str, name: str, said: str, words: str) -> str:
    """Return the place behind a tag that opens or closes one."""
    if words.strip() or said.endswith("/") or (closes and name != place):
        raise UnusualError
    return "" if closes else name


def _end_of(text: str, found: re.Match[str], name: str, said: str) -> int:
    """Return where the element ends that begins with the tag that was found."""
    if said.endswith("/"):
        return found.end(3) + 1
    closing, behind = f"</{name}>", found.end()
    if text.startswith(closing, behind):
        return behind + len(closing)
    end = text.find(closing, behind)
    if end < 0 or re.search(rf"<{re.escape(name)}[\s/>]", text[behind:end]):
        raise UnusualError
    return end + len(closing)
