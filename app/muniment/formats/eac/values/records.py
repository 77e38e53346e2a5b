"""What an authority record says of itself: number, state, keeper, history, sources."""

import re

from muniment.description.agents import AgentSource, RecordKeeper
from muniment.description.units import MaintenanceEvent
from muniment.formats.eac.making import Maker, said
from muniment.formats.eac.trees import Element, child, words
from muniment.formats.eac.values.prose import compose_note, hear_note

_NO_TOKEN = re.compile(r"[^A-Za-z0-9._:-]+")
_USUAL_STEP, _MAKER = "updated", "human"
_UNKNOWN = "[unknown]"


def hear_words(element: Element) -> str:
    """Return the words of the element."""
    return words(element)


def compose_number(make: Maker, row: str, number: str) -> Element | None:
    """Return the number of the record, as nearly as the version can say it."""
    near = number if make.can_say(row, number) else _NO_TOKEN.sub("-", number).strip("-") or "record"
    return make.make(row, {}, (near,))


def compose_state(make: Maker, row: str, state: str) -> Element | None:
    """Return the state of the record, or the nearest one where it is in none of those allowed."""
    nearest = "deleted" if state.startswith("deleted") else "revised"
    return make.make(row, {}, (state if make.can_say(row, state) else nearest,))


def hear_keeper(element: Element) -> RecordKeeper:
    """Return who keeps the record."""
    return RecordKeeper(name=words(child(element, "agencyName")), code=words(child(element, "agencyCode")))


def compose_keeper(make: Maker, row: str, keeper: RecordKeeper) -> Element | None:
    """Return the element for who keeps the record."""
    code = make.text("agencyCode", keeper.code) if make.can_say("agencyCode", keeper.code) else None
    return make.make(row, {}, (code, make.make("agencyName", {}, (keeper.name,))))


def hear_event(element: Element) -> MaintenanceEvent:
    """Return a step in the record's history."""
    when = child(element, "eventDateTime")
    return MaintenanceEvent(
        kind=said(element, "maintenanceEventType") or words(child(element, "eventType")),
        date=said(when, "standardDateTime") or words(when),
        agent=words(child(element, "agent")),
        text=words(child(element, "eventDescription")),
    )


def compose_event(make: Maker, row: str, event: MaintenanceEvent) -> Element | None:
    """Return the element for a step in the record's history."""
    kind = event.kind if make.can_say("eventType", event.kind) else ""
    kind = event.kind if make.can_say(row, event.kind, "maintenanceEventType") else kind or _USUAL_STEP
    inner = [
        make.make("eventType", {}, (kind,)),
        make.make("eventDateTime", {"standardDateTime": event.date}, (event.date,)),
        make.make("agentType", {}, (_MAKER,)),
        make.make("agent", {"agentType": _MAKER}, (event.agent,)),
        make.text("eventDescription", event.text),
    ]
    return make.make(row, {"maintenanceEventType": kind}, inner)


def hear_source(element: Element) -> AgentSource:
    """Return a source of what the record says."""
    return AgentSource(
        text=words(child(element, "sourceEntry", "reference")),
        href=said(element, "xlink:href", "href"),
        note=hear_note(element),
    )


def compose_source(make: Maker, row: str, source: AgentSource) -> Element | None:
    """Return the element for a source."""
    link = {"xlink:type": "simple", "xlink:href": source.href} if source.href else {}
    inner = [
        make.make("sourceEntry", {}, (source.text,)),
        make.make("reference", {}, (source.text,)),
        compose_note(make, source.note),
    ]
    return make.make(row, link | {"href": source.href}, inner)
