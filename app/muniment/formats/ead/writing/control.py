"""What a finding aid says of itself in EAD 4: `control`, and `findAidDesc` beside it."""

from collections.abc import Iterator

from muniment.description.units import FindingAid, MaintenanceEvent
from muniment.formats.ead import concepts, relators
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.versions import Version

_VERSION = Version.EAD4
_UNNAMED = "–"
"""What stands where the version wants words and there are none."""

_UNKNOWN = "und"


def header(aid: FindingAid, *, made: bool) -> Iterator[str]:
    """Yield the header of the file; one that was `made` for it is left out when it is read back."""
    tag = Tag("control", _VERSION).fixed("languageEncoding", "iso639-2b")
    inner = [
        _worded(Tag("recordid", _VERSION), aid.identifier),
        *_agency(aid),
        *Tag("maintenancehistory", _VERSION).rows(_history(aid.events)),
        *_declarations(aid),
    ]
    yield from (tag.derived() if made else tag).rows(inner)
    described = [*_title(aid), *_agent(aid.author, "aut"), *_agent(aid.publisher, "pbl")]
    if described:
        tag = Tag("filedesc", _VERSION)
        yield from (tag.derived() if made else tag).rows(described)


def _worded(tag: Tag, words: str) -> str:
    """Return an element that must have words around these."""
    return tag.text(words) if words.strip() else tag.add("empty", words).whole(_UNNAMED)


def _title(aid: FindingAid) -> Iterator[str]:
    if aid.title:
        yield from Tag("titleproper", _VERSION).rows([_worded(Tag("part", _VERSION), aid.title)])


def _agent(name: str, relator: str) -> Iterator[str]:
    if name:
        words, address = relators.in_words(relator)
        role = Tag("role", _VERSION).fixed("valueURI", address).text(words)
        yield from Tag("agent", _VERSION).rows([Tag("agentname", _VERSION).text(name), role])


def _agency(aid: FindingAid) -> Iterator[str]:
    code = [Tag("agencycode", _VERSION).text(aid.agency_code)] if aid.agency_code else []
    name = [Tag("agencyname", _VERSION).text(aid.agency)] if aid.agency or not code else []
    yield from Tag("maintenanceagency", _VERSION).say("countrycode", aid.country).rows([*code, *name])


def _declarations(aid: FindingAid) -> Iterator[str]:
    if aid.language or aid.script:
        tag = Tag("languagedeclaration", _VERSION)
        if not tag.says_in_attribute("language", aid.language):
            tag.add("language", aid.language).fixed("languageCode", _UNKNOWN)
        yield tag.say("script", aid.script).whole()
    if aid.rules:
        reference = Tag("ref", _VERSION).text(aid.rules)
        yield from Tag("conventiondeclaration", _VERSION).rows([reference])
    if aid.rights:
        words = Tag("descriptivenote", _VERSION).rows([Tag("p", _VERSION).text(aid.rights)])
        reference = Tag("ref", _VERSION).whole()
        yield from Tag("rightsdeclaration", _VERSION).rows([reference, *words])


def _history(events: tuple[MaintenanceEvent, ...]) -> Iterator[str]:
    for event in events or (MaintenanceEvent(kind="created"),):
        tag = Tag("maintenanceevent", _VERSION).say("event", event.kind)
        yield from (tag if events else tag.derived()).rows(_event(event))


def _event(event: MaintenanceEvent) -> Iterator[str]:
    yield from Tag("agent", _VERSION).rows([Tag("agentname", _VERSION).text(event.agent)])
    moment = Tag("eventdatetime", _VERSION)
    if concepts.MOMENT_EAD4.fullmatch(event.date):
        moment.fixed("standardDateTime", event.date)
    yield moment.text(event.date)
    if event.text:
        yield Tag("eventdescription", _VERSION).text(event.text)
