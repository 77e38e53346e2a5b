"""A component read from its text: what stood in others letter for letter, ids apart, is known already."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree

from muniment.description.units import Identifier
from muniment.formats.ead.reading.components import (
    IN_CONTEXT,
    OWN_ID,
    XML_ID,
    Component,
    head_of,
    read_into,
)
from muniment.formats.ead.reading.drafts import Draft
from muniment.formats.ead.reading.heard import Heard, is_made
from muniment.formats.ead.reading.moulds import Moulds
from muniment.formats.ead.reading.parts import Part, UnusualError, parts
from muniment.formats.ead.reading.repeats import Newest, Said
from muniment.formats.ead.reading.shapes import Shapes
from muniment.formats.ead.reading.sources import spelt
from muniment.formats.ead.versions import Version
from muniment.formats.xml.elements import local
from muniment.formats.xml.parsing import OPTIONS

_START = re.compile(r"""<([\w.:-]+)((?:[^<>"'/]+|"[^"<]*"|'[^'<]*'|/(?!>))*+)>""")
_END = re.compile(r"</([\w.:-]+)[ \t\r\n]*>[ \t\r\n]*\Z")
_ID = re.compile(r"""\sid\s*=(?:\s*(?:"([^"<&\s]*)"|'([^'<&\s]*)'))?""")


_MOST_HEADS = 1_000
_MOST_KNOWN = 8_192
_LONGEST = 2_000
"""Letters of an element from which on it is too long to come again."""


class Described(NamedTuple):
    """What a component says: the id that its unit is to have, if any, and fields by name."""

    id: str
    said: dict[str, Any]


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
    _known: Newest[tuple[str, str], Said] = field(default_factory=lambda: Newest(_MOST_KNOWN))
    _moulds: Moulds = field(init=False)
    _shapes: Shapes = field(init=False)
    _heads: dict[str, dict[str, Any]] = field(default_factory=dict)
    _parser: etree.XMLParser = field(default_factory=lambda: etree.XMLParser(**OPTIONS))

    def __post_init__(self) -> None:
        self._moulds = Moulds(self._alone)
        self._shapes = Shapes(self._alone, self._moulds)

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
        if is_made(heard):
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
        for known in self._shapes.said(text, start.end(), end) or self._one_by_one(
            text, start.end(), end, said
        ):
            for name, values in known.values:
                said[name] = said[name] + values if name in said else values
            if not known.whole:
                kept.append(known.name)
        own = xml_id if xml_id and (self.ours or OWN_ID.fullmatch(xml_id)) else ""
        if xml_id and not own:
            said["identifiers"] = (*said.get("identifiers", ()), Identifier(kind=XML_ID, text=xml_id))
        for element in kept:
            self.kept[element] += 1
        return Described(own, said)

    def _one_by_one(self, text: str, start: int, end: int, said: dict[str, Any]) -> Iterator[Said]:
        """Yield what each element in a component says; `said` is what those before it said."""
        for part in parts(text, start, end):
            yield self._known.get((part.place, part.key)) or self._read(part, said)

    def _head(self, name: str, attributes: str) -> dict[str, Any]:
        head = self._heads.get(attributes)
        if head is None:
            head = head_of(Heard(self.element(f"<{name}{attributes}></{name}>"), self.version))
            if len(self._heads) >= _MOST_HEADS:
                self._heads.clear()
            self._heads[attributes] = head
        return head

    def _read(self, part: Part, before: dict[str, Any]) -> Said:
        """Return what a part says, in view of what those before it said."""
        if part.name in IN_CONTEXT:
            return _in_view_of(before, self.element(part.text), _path(part.place), self.version)
        said = self._moulds.said(part) or self._alone(part.place, part.name, part.text)
        return self._known.put((part.place, part.key), said) if len(part.text) <= _LONGEST else said

    def _alone(self, place: str, name: str, text: str) -> Said:
        """Return what an element says, whatever else stands in the component."""
        alone = Draft(self.version, in_pieces=False)
        whole = read_into(alone, self.element(text), _path(place))
        return Said(name, alone.values(), whole)


def _path(place: str) -> str:
    return f"{place}/" if place else ""


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
    if "id" not in attributes:
        return "", attributes
    before, *found = _ID.split(attributes)
    if not found:
        return "", attributes
    quoted, other, behind, *more = found
    if more or quoted == other:
        raise UnusualError
    return quoted or other or "", before + behind
