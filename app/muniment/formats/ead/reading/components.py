"""One component, `archdesc` or `c`: its level, its `did` and what is said below it."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from lxml import etree

from muniment.description.levels import Level, NoteKind, Status
from muniment.description.markup import paragraphs
from muniment.description.units import FindingAid, Identifier, Kept, MaintenanceEvent, Note, new_id
from muniment.formats.ead import instructions, revisions
from muniment.formats.ead.reading import ead4, identity, names, notes
from muniment.formats.ead.reading.drafts import LISTS, Draft
from muniment.formats.ead.reading.heard import Heard, is_ours, is_slot, member, said_in
from muniment.formats.ead.reading.inner_notes import inner_notes
from muniment.formats.ead.reading.old_ids import with_old_ids
from muniment.formats.ead.verbatim import start
from muniment.formats.ead.versions import READABLE, Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import is_element, local, namespace
from muniment.formats.xml.escaping import collapsed

COMPONENTS = frozenset(("c", *(f"c{step:02}" for step in range(1, 13))))
OWN_ID = re.compile("u[0-9a-f]{32}")
"""What the ids look like that units are given here."""

XML_ID = "xml-id"
"""The kind of identifier that a component's `@id` is kept as where others gave it."""

_Reader = Callable[[Draft, Heard], None]


class Component:
    """Reads one component, without the components in it.

    `ours` says that the file was written by this program, so that all ids in it are the units' ids;
    what no field holds is kept `in_pieces`, unless the element is kept whole. Nothing is read that the
    `revision` of the reader did not know yet.
    """

    def __init__(
        self, heard: Heard, ours: bool, in_pieces: bool = True, revision: int = revisions.NEWEST
    ) -> None:
        self._heard = heard = with_old_ids(heard, COMPONENTS)
        self._draft = Draft(heard.version, in_pieces, revision)
        self.names: Counter[str] = Counter()
        self.kept_names: Counter[str] = Counter()
        self._xml_id = heard.said("id")
        named = self._xml_id and (ours or OWN_ID.fullmatch(self._xml_id))
        own = heard.all("unit") or ([self._xml_id] if named else [])
        self.own_id = own[0] if own else ""
        self.id = self.own_id or new_id()

    def fields(self) -> dict[str, Any]:
        """Return all fields of the unit by name."""
        return NOTHING_SAID | self.said()

    def said(self) -> dict[str, Any]:
        """Return the fields by name of which anything is said."""
        draft = self._draft
        for child, place in placed(self._heard.element, draft.kept, self._heard.version):
            name = row_of(self._heard.version, local(child)) or "comment"
            self.names[name] += 1
            if take(draft, child, place):
                self.kept_names[name] += 1
        draft.notes.extend(_loose(self._heard))
        if self._xml_id and self._xml_id != self.id:
            draft.identifiers.append(Identifier(kind=XML_ID, text=self._xml_id))
        if draft.in_pieces:
            draft.kept.extend(other_attributes(self._heard))
        return head_of(self._heard) | draft.said(_orders(self._heard))


_HEAD: Mapping[str, Any] = MappingProxyType(
    {"level": None, "level_name": "", "audience": None, "status": Status.DRAFT, "aid": None}
)
NOTHING_SAID: dict[str, Any] = {**_HEAD, "repository": "", **dict.fromkeys(LISTS, ())}
"""The fields of a unit of which nothing is said."""


def head_of(heard: Heard) -> dict[str, Any]:
    """Return the fields that the element itself says, not what stands in it, by name."""
    said, name = heard.said("level"), heard.said("otherlevel")
    level = member(Level, said)
    found = {
        "level": level or (Level.OTHER if said else None),
        "level_name": name or ("" if level else said),
        "audience": identity.audience(heard),
        "status": member(Status, heard.said("status")) or Status.DRAFT,
        "aid": _aid(heard.said("aid")),
    }
    return {key: value for key, value in found.items() if value != _HEAD[key]}


def _orders(heard: Heard) -> dict[str, list[int]]:
    """Return, for each field whose values stand in another order in the file, the order they are in."""
    return {
        key.removeprefix("order-"): [int(n) for n in text.split() if n.isdigit()]
        for key, text in heard.pairs
        if key.startswith("order-")
    }


def _loose(heard: Heard) -> Iterator[Note]:
    """Yield the words that stand directly in a component, its `did` or its list, where none should."""
    around = [heard, *(child for child in heard.children() if child.name in ("did", "dsc"))]
    for each in around:
        yield from loose_in(each.element)


def loose_in(element: etree._Element) -> Iterator[Note]:
    """Yield the words that stand directly in an element, as a note."""
    pieces = (element.text, *(node.tail for node in element))
    words = [text for piece in pieces if (text := collapsed(piece or "").strip(" "))]
    if words:
        yield Note(kind=NoteKind.GENERAL, prose=paragraphs(words))


def attributes_unheld(heard: Heard) -> Iterator[tuple[Heard, Mapping[str, str]]]:
    """Yield the component itself, its `did` and its lists, with those attributes that no field holds."""
    parts = [child for row in ITSELF for child in heard.children() if child.name == row]
    dids = [child for child in parts if child.name == "did"]
    for each in (heard, *(child for child in parts if child.name != "did" or child is dids[0])):
        known = OF_A_UNIT if each is heard else ()
        others = {str(key): str(text) for key, text in each.element.attrib.items() if key not in known}
        if others:
            yield each, others


def other_attributes(heard: Heard) -> Iterator[Kept]:
    """Yield the attributes that no field holds: those of each element are one piece."""
    for each, others in attributes_unheld(heard):
        xml = f"<{start('c' if each.name in COMPONENTS else each.name, others)}/>"
        yield Kept(vocabulary=heard.version.value, place=ITSELF.get(each.name, "."), xml=xml)


def placed(
    element: etree._Element, riding: list[Kept], version: Version, path: str = ""
) -> Iterator[tuple[etree._Element, str]]:
    """Yield what stands in the element, each with its place; components apart, `did` and `dsc` opened.

    What instructions of ours keep is added to `riding`.
    """
    number, stood, opened = 0, "", False
    for node in element:
        name = row_of(version, local(node))
        if (name in COMPONENTS and not _is_foreign(node, element)) or (not name and is_slot(node)):
            continue
        if not name and is_ours(node):
            stood = _instruction(node, riding)
            continue
        if not path and (name == "dsc" or (name == "did" and not opened)):
            opened = opened or name == "did"
            yield from placed(node, riding, version, f"{name}/")
        else:
            yield node, stood or f"{path}{number}"
        number, stood = number + 1, ""


def _is_foreign(node: etree._Element, above: etree._Element) -> bool:
    """Return whether an element is of another vocabulary than the one it stands in, whatever it is called."""
    return namespace(node) not in (namespace(above), *READABLE)


def _instruction(node: etree._Element, riding: list[Kept]) -> str:
    """Take up what an instruction of ours keeps; return the place it gives to what follows it."""
    said = dict(said_in(node))
    if "kept" in said:
        riding.append(kept_in(said))
    return "" if "kept" in said else said.get("place", "")


def kept_in(said: Mapping[str, str]) -> Kept:
    """Return what an instruction of ours keeps, of which this is what it says."""
    revision = said.get("revision", "")
    return Kept(
        vocabulary=said.get("vocabulary", ""),
        place=said.get("place", ""),
        xml=said["kept"],
        revision=int(revision) if revision.isdigit() else revisions.FIRST,
    )


def take(draft: Draft, node: etree._Element, place: str) -> bool:
    """Read what stands at a place into the draft; return whether it is kept: fields do not say all of it."""
    kept = not is_element(node) or not read_into(draft, node, place)
    if kept:
        draft.keep(node, place)
    return kept


def read_into(draft: Draft, node: etree._Element, place: str) -> bool:
    """Read an element that stands at a place into the draft; return whether fields say all of it."""
    heard = Heard(node, draft.version, draft.revision)
    if heard.derived:
        return True
    reader = _reader(heard.name, place, heard.version) if _is_known(heard, draft.revision) else None
    draft.whole = reader is not None
    if reader is not None:
        reader(draft, heard)
    return draft.whole and not heard.leftover


def _is_known(heard: Heard, revision: int) -> bool:
    """Return whether an element says something, and a revision of the reader knew what."""
    return not (heard.blank or heard.has(instructions.REST)) and revisions.reads(heard.name, revision)


def _group_of_notes(draft: Draft, heard: Heard) -> None:
    """Read what stands in a group of notes as if it stood outside; no field holds that it stands together."""
    for node in filter(is_element, heard.nodes()):
        read_into(draft, node, "")
    draft.whole = False


def opened(
    node: etree._Element, place: str, version: Version, revision: int
) -> Iterator[tuple[etree._Element, tuple[etree._Element, ...]]]:
    """Yield what is read at a place one by one: the node; what stands in it if it is a group of notes.

    Each comes with the groups that it stands in, the outermost first.
    """
    if not _is_group_of_notes(node, place, version, revision):
        yield node, ()
        return
    for each in node:
        if not is_ours(each):
            yield from ((one, (node, *around)) for one, around in opened(each, "", version, revision))


def notes_in(node: etree._Element, place: str, version: Version, revision: int) -> Sequence[etree._Element]:
    """Return what stands in a note at a place and is read as if it stood behind it."""
    return () if place.startswith(("did/", "dsc/")) else inner_notes(node, version, revision)


def _is_group_of_notes(node: etree._Element, place: str, version: Version, revision: int) -> bool:
    """Return whether what stands in an element is read as if it stood outside."""
    if row_of(version, local(node)) != revisions.NOTES or _reader(revisions.NOTES, place, version) is None:
        return False
    heard = Heard(node, version)
    return _is_known(heard, revision) and not heard.derived


IN_CONTEXT = frozenset(("repository", "unitdatestructured"))
"""Elements that are read by what was said before them; all others say the same wherever they stand."""


OF_A_UNIT = frozenset(("id", "level", "otherlevel", "audience"))
"""Attributes of a component that fields hold."""

ITSELF: Mapping[str, str] = MappingProxyType({"did": "did/.", "dsc": "dsc/."})
"""The places of the attributes of elements that are opened; those of the component are at a dot."""


def _reader(name: str, place: str, version: Version) -> _Reader | None:
    """Return who reads an element where it stands."""
    if place.startswith("dsc/"):
        return None
    if version is Version.EAD4 and name in ead4.READERS:
        return ead4.READERS[name]
    return identity.READERS.get(name) if place.startswith("did/") else _BELOW.get(name, notes.body_note)


_BELOW: dict[str, _Reader] = {
    "controlaccess": names.access_points,
    **{row: identity.READERS[row] for row in ("dao", "daoloc", "daogrp", "daoset")},
    "note": identity.READERS["note"],
    revisions.NOTES: _group_of_notes,
}


def _aid(said: str) -> FindingAid | None:
    """Return the finding aid of a unit that stood at the top before it was put below a collection."""
    if not said:
        return None
    try:
        values = json.loads(said)
        events = tuple(MaintenanceEvent(**event) for event in values.pop("events"))
        return FindingAid(**values, events=events)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
