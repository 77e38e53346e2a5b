"""What a finding aid says of itself: `eadheader` in EAD 2002, `control` in EAD3 and EAD 4."""

from lxml import etree

from muniment.description.units import FindingAid, MaintenanceEvent
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.relators import relator_of
from muniment.formats.ead.versions import Version
from muniment.formats.xml.elements import local

HEADERS = frozenset(("eadheader", "control"))
"""The elements in which a finding aid tells of itself."""


def header_in(root: etree._Element) -> etree._Element | None:
    """Return the last header in a file of those that stand in no other."""
    found = [node for node in root.iter(etree.Element) if local(node) in HEADERS]
    outermost = (
        node for node in reversed(found) if not any(above in found for above in node.iterancestors())
    )
    return next(outermost, None)


def finding_aid(header: Heard) -> FindingAid | None:
    """Return what the header says; None for one that we composed."""
    return None if header.derived else _READERS[header.version](header)


def _eadheader(header: Heard) -> FindingAid:
    identity = header.child("eadid")
    language = _at(header, "profiledesc", "langusage", "language")
    return FindingAid(
        identifier=_words(identity),
        country=_said(identity, "countrycode"),
        agency_code=_said(identity, "mainagencycode"),
        agency=_said(identity, "agency"),
        title=_words(_at(header, "filedesc", "titlestmt", "titleproper")),
        author=_words(_at(header, "filedesc", "titlestmt", "author")),
        publisher=_words(_at(header, "filedesc", "publicationstmt", "publisher")),
        rights=_rights(_at(header, "filedesc", "publicationstmt")),
        language=_said(language, "language"),
        script=_said(language, "script"),
        rules=_words(_at(header, "profiledesc", "descrules")),
        events=_changes(header.child("revisiondesc")),
    )


def _rights(statement: Heard | None) -> str:
    if statement is None:
        return ""
    paragraphs = (child for child in statement.children() if child.name == "p")
    return next((child.text() for child in paragraphs if child.all("field") == ["rights"]), "")


def _changes(revisions: Heard | None) -> tuple[MaintenanceEvent, ...]:
    if revisions is None:
        return ()
    changes = [child for child in revisions.children() if child.name == "change"]
    return tuple(
        MaintenanceEvent(
            kind=change.said("event", "revised"),
            agent=change.said("agent"),
            date=_words(change.child("date")),
            text="\n".join(child.text() for child in change.children() if child.name == "item"),
        )
        for change in changes
    )


def _control(header: Heard) -> FindingAid:
    agency = header.child("maintenanceagency")
    return FindingAid(
        identifier=_words(header.child("recordid")),
        country=_said(agency, "countrycode"),
        agency_code=_words(_at(agency, "agencycode")),
        agency=_words(_at(agency, "agencyname")),
        title=_words(_at(header, "filedesc", "titlestmt", "titleproper")),
        author=_words(_at(header, "filedesc", "titlestmt", "author")),
        publisher=_words(_at(header, "filedesc", "publicationstmt", "publisher")),
        rights=_words(_at(header, "rightsdeclaration", "descriptivenote", "p")),
        language=_said(_at(header, "languagedeclaration", "language"), "language"),
        script=_said(_at(header, "languagedeclaration", "script"), "script"),
        rules=_words(_at(header, "conventiondeclaration", "citation")),
        events=_events(header.child("maintenancehistory")),
    )


def _events(history: Heard | None) -> tuple[MaintenanceEvent, ...]:
    if history is None:
        return ()
    return tuple(_event(child) for child in history.children() if child.name == "maintenanceevent")


def _event(event: Heard) -> MaintenanceEvent:
    kind = event.child("eventtype")
    moment = event.child("eventdatetime")
    standard = moment.element.get("standarddatetime", "") if moment is not None else ""
    return MaintenanceEvent(
        kind=_said(kind, "event") if kind is not None and kind.has("event") else _said(kind, "value"),
        date=_words(moment) or standard,
        agent=_words(event.child("agent")),
        text="\n".join(child.text() for child in event.children() if child.name == "eventdescription"),
    )


def _control_ead4(header: Heard) -> FindingAid:
    """Read a `control` of EAD 4 with the descriptions of the finding aid that follow it."""
    agency, declared = header.child("maintenanceagency"), header.child("languagedeclaration")
    described = [each for each in header.after() if each.name == "filedesc"]
    return FindingAid(
        identifier=_worded(header.child("recordid")),
        country=_said(agency, "countrycode"),
        agency_code=_words(_at(agency, "agencycode")),
        agency=_words(_at(agency, "agencyname")),
        title=next((_worded(found) for each in described if (found := _at(each, "titleproper", "part"))), ""),
        author=_named(described, "aut"),
        publisher=_named(described, "pbl"),
        rights=_words(_at(header, "rightsdeclaration", "descriptivenote", "p")),
        language=_language(declared),
        script=_said(declared, "script"),
        rules=_words(_at(header, "conventiondeclaration", "ref")),
        events=_events_ead4(header.child("maintenancehistory")),
    )


def _worded(heard: Heard | None) -> str:
    """Return the words of an element that must have some; those that stand for none are none."""
    empty = heard.all("empty") if heard is not None else []
    return empty[0] if empty else _words(heard)


def _language(declared: Heard | None) -> str:
    said = _said(declared, "language")
    return "" if said == "und" else said


def _named(described: list[Heard], relator: str) -> str:
    """Return the first agent with that role in regard to the finding aid."""
    agents = (child for each in described for child in each.children() if child.name == "agent")
    for agent in agents:
        role = agent.child("role")
        if role is not None and relator_of(role.text(), role.said("identifier")) == relator:
            return _words(agent.child("agentname") or agent)
    return ""


def _events_ead4(history: Heard | None) -> tuple[MaintenanceEvent, ...]:
    if history is None:
        return ()
    events = [child for child in history.children() if child.name == "maintenanceevent"]
    return tuple(
        MaintenanceEvent(
            kind=event.said("event"),
            date=_moment(event.child("eventdatetime")),
            agent=_words(_at(event, "agent", "agentname") or event.child("agent")),
            text="\n".join(child.text() for child in event.children() if child.name == "eventdescription"),
        )
        for event in events
    )


def _moment(moment: Heard | None) -> str:
    standard = moment.element.get("standardDateTime", "") if moment is not None else ""
    return _words(moment) or standard


def _at(start: Heard | None, *path: str) -> Heard | None:
    found = start
    for name in path:
        found = found.child(name) if found is not None else None
    return found


def _words(heard: Heard | None) -> str:
    return heard.text() if heard is not None else ""


def _said(heard: Heard | None, concept: str) -> str:
    return heard.said(concept) if heard is not None else ""


_READERS = {Version.EAD2002: _eadheader, Version.EAD3: _control, Version.EAD4: _control_ead4}
