"""Whole records: the tree of one, the agent it describes, and the tree of an agent."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, get_type_hints

from muniment.description.agents import Agent, AgentName, AgentRecord, RecordKeeper
from muniment.description.codec import unstructured
from muniment.description.levels import AgentKind
from muniment.description.units import Kept, MaintenanceEvent
from muniment.formats.eac.making import Maker
from muniment.formats.eac.originals import Original, reopened
from muniment.formats.eac.remarks import meant, put_remark, remarked
from muniment.formats.eac.slots import PLACES, Place
from muniment.formats.eac.trees import Element, child, same, set_out, words
from muniment.formats.eac.unsaid import put_unsaid
from muniment.formats.eac.values.names import UNNAMED
from muniment.formats.eac.versions import Version

_NAMESPACE = uuid.UUID("c1c0a4c4-58b1-4a3e-9d59-0f2a4f9f5a11")
_HINTS = get_type_hints(Agent) | {
    f"record.{name}": hint for name, hint in get_type_hints(AgentRecord).items()
}
_OF_ITSELF = ("id", "kept")


def agent_in(came: Original, version: Version) -> Agent:
    """Return the agent that the record describes; what no field holds is kept with it."""
    heard = _heard(came.root, version)
    if came.is_alone and same(tree_of(heard, version), version) == same(came.root, version):
        return heard
    return replace(heard, kept=(*heard.kept, Kept(vocabulary=version.value, place="", xml=came.text)))


def tree_of(agent: Agent, version: Version) -> Element:
    """Return the first element of the record of the agent."""
    return record_of(agent, version).root


def record_of(agent: Agent, version: Version) -> Original:
    """Return the record of the agent: the one that it came in, where there is one, else a new one."""
    own = next((kept for kept in agent.kept if kept.vocabulary == version.value), None)
    make = Maker(version)
    came = reopened(own.xml) if own else None
    root = came.root if came else make.make(version.root, {})
    assert root is not None
    said = _said(agent)
    changed = [place for place in PLACES[version] if place.heard(root) != said[place.field]]
    for place in changed:
        place.put(root, said[place.field], make)
    _complete(root, agent, make, PLACES[version] if own is None else changed)
    if own is None:
        put_unsaid(root, agent, make)
    _remark(root, agent, own, version)
    if own is None:
        set_out(root, version)
    return came or Original(root)


def _heard(root: Element, version: Version) -> Agent:
    own = remarked(root)
    heard: dict[str, Any] = {place.field: place.heard(root) for place in PLACES[version]}
    heard |= {field: meant(said, _HINTS[field]) for field, said in own.items() if field in _HINTS}
    record = {name.partition(".")[2]: heard.pop(name) for name in list(heard) if "." in name}
    heard.setdefault("id", _id_of(root, record, version))
    return Agent(record=AgentRecord(**record), **heard)


def _said(agent: Agent) -> Mapping[str, Any]:
    """Return all that the agent says, by the fields that the table of places names."""
    of_record = {f"record.{each.name}": getattr(agent.record, each.name) for each in fields(AgentRecord)}
    return {each.name: getattr(agent, each.name) for each in fields(Agent)} | of_record


def _complete(root: Element, agent: Agent, make: Maker, places: Iterable[Place]) -> None:
    """Let everything stand in the places that the schema wants, marked as ours where nobody says it."""
    wanted = {
        "record.identifier": agent.id,
        "record.status": "new",
        "record.keeper": RecordKeeper(name=""),
        "events": MaintenanceEvent(kind="created"),
        "kind": AgentKind.PERSON,
        "names": AgentName(text=UNNAMED),
    }
    for place in places:
        if place.field in wanted:
            place.require(root, wanted[place.field], make)


def _remark(root: Element, agent: Agent, own: Kept | None, version: Version) -> None:
    """Say in a remark at the beginning what the record does not say of the agent."""
    put_remark(root, {})
    heard = _said(_heard(root, version))
    said = dict(_said(replace(agent, kept=tuple(kept for kept in agent.kept if kept is not own))))
    missing = [field for field in _fields(version) if said[field] != heard[field]]
    put_remark(root, {field: unstructured(said[field], _HINTS[field]) for field in missing})


def _fields(version: Version) -> Iterator[str]:
    yield from (place.field for place in PLACES[version])
    yield from _OF_ITSELF


def _id_of(root: Element, record: Mapping[str, Any], version: Version) -> str:
    """Return an id that the same record always has: that of our own making, else one made from its number."""
    number, keeper = record["identifier"], record["keeper"]
    if not number:
        derived = words(child(child(root, "control"), "recordId"))
        return derived or f"a{uuid.uuid5(_NAMESPACE, repr(same(root, version))).hex}"
    by = f"{keeper.code} {keeper.name}" if keeper else ""
    return f"a{uuid.uuid5(_NAMESPACE, f'{by} {number}').hex}"
