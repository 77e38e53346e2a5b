"""One component, `archdesc` or `c`: its level, its `did` and what is said below it."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from muniment.description.levels import Level, Status
from muniment.description.units import FindingAid, Identifier, Kept, MaintenanceEvent, new_id
from muniment.formats.ead.reading import identity, names, notes
from muniment.formats.ead.reading.drafts import Draft
from muniment.formats.ead.reading.heard import Heard, is_ours, member, said_in
from muniment.formats.ead.verbatim import is_element, local, start

COMPONENTS = ("c", *(f"c{step:02}" for step in range(1, 13)))
XML_ID = "xml-id"
"""The kind of identifier that a component's `@id` is kept as where others gave it."""

_Reader = Callable[[Draft, Heard], None]


class Component:
    """Reads one component, without the components in it.

    `ours` says that the file was written by this program, so that its ids are the units' ids.
    """

    def __init__(self, heard: Heard, ours: bool) -> None:
        self._heard = heard
        self._ours = ours
        self._draft = Draft(heard.version)
        self.kept_names: Counter[str] = Counter()
        self._xml_id = heard.said("id")
        own = heard.all("unit") or ([self._xml_id] if ours and self._xml_id else [])
        self.id = own[0] if own else new_id()

    def fields(self) -> dict[str, Any]:
        """Return the unit's fields by name."""
        head = self._head()
        for child, place in self._placed(self._heard.element, ""):
            if take(self._draft, child, place):
                self.kept_names[local(child) or "comment"] += 1
        if self._xml_id and self._xml_id != self.id:
            self._draft.identifiers.append(Identifier(kind=XML_ID, text=self._xml_id))
        self._keep_attributes()
        return head | self._draft.fields(self._orders())

    def _head(self) -> dict[str, Any]:
        heard = self._heard
        said, name = heard.said("level"), heard.said("otherlevel")
        level = member(Level, said)
        return {
            "level": level or (Level.OTHER if said else None),
            "level_name": name or ("" if level else said),
            "audience": identity.audience(heard),
            "status": member(Status, heard.said("status")) or Status.DRAFT,
            "aid": _aid(heard.said("aid")),
        }

    def _orders(self) -> dict[str, list[int]]:
        return {
            key.removeprefix("order-"): [int(n) for n in text.split() if n.isdigit()]
            for key, text in self._heard.pairs
            if key.startswith("order-")
        }

    def _placed(self, element: etree._Element, path: str) -> Iterator[tuple[etree._Element, str]]:
        """Yield what stands in the element, each with its place; components apart, `did` and `dsc` opened."""
        number, stood, opened = 0, "", False
        for node in element:
            name = local(node)
            if name in COMPONENTS:
                continue
            if is_ours(node):
                stood = self._instruction(node)
                continue
            if not path and (name == "dsc" or (name == "did" and not opened)):
                opened = opened or name == "did"
                yield from self._placed(node, f"{name}/")
            else:
                yield node, stood or f"{path}{number}"
            number, stood = number + 1, ""

    def _instruction(self, node: etree._Element) -> str:
        """Take up what an instruction of ours keeps; return the place it gives to what follows it."""
        said = dict(said_in(node))
        if "kept" in said:
            kept = Kept(vocabulary=said.get("vocabulary", ""), place=said.get("place", ""), xml=said["kept"])
            self._draft.kept.append(kept)
        return "" if "kept" in said else said.get("place", "")

    def _keep_attributes(self) -> None:
        """Keep the attributes of the component itself that no field holds."""
        element = self._heard.element
        others = {key: text for key, text in element.attrib.items() if key not in _UNDERSTOOD}
        if others:
            bare = start(self._heard.name, {str(key): str(text) for key, text in others.items()})
            kept = Kept(vocabulary=self._draft.version.value, place=".", xml=f"<{bare}/>")
            self._draft.kept.append(kept)


def take(draft: Draft, node: etree._Element, place: str) -> bool:
    """Read what stands at a place into the draft; return whether it is kept: fields do not say all of it."""
    if not is_element(node):
        draft.keep(node, place)
        return True
    heard = Heard(node, draft.version)
    if heard.derived:
        return False
    blank = not len(node) and not node.attrib and not (node.text or "").strip()
    reader = None if blank else _reader(heard.name, place)
    draft.whole = reader is not None
    if reader is not None:
        reader(draft, heard)
    if draft.whole and not heard.leftover:
        return False
    draft.keep(node, place)
    return True


_UNDERSTOOD = frozenset(("id", "level", "otherlevel", "audience"))


def _reader(name: str, place: str) -> _Reader | None:
    """Return who reads an element where it stands."""
    if place.startswith("did/"):
        return identity.READERS.get(name)
    if place.startswith("dsc/"):
        return None
    return _BELOW.get(name, notes.body_note)


_BELOW: dict[str, _Reader] = {
    "controlaccess": names.access_points,
    "dao": identity.READERS["dao"],
    "note": identity.READERS["note"],
}


def _aid(said: str) -> FindingAid | None:
    """Return the finding aid of a unit that stood at the top before it was put below a collection."""
    try:
        values = json.loads(said)
        events = tuple(MaintenanceEvent(**event) for event in values.pop("events"))
        return FindingAid(**values, events=events)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
