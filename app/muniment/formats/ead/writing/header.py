"""What a finding aid says of itself: `eadheader` in EAD 2002, `control` in EAD3."""

from collections.abc import Iterator

from muniment.description import languages
from muniment.description.units import FindingAid, MaintenanceEvent
from muniment.formats.ead import concepts
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import vocabulary
from muniment.formats.ead.writing import control
from muniment.formats.ead.writing.header_beyond import NOTHING, Beyond


def header(
    aid: FindingAid | None, identifier: str, title: str, version: Version, also: Beyond = NOTHING
) -> Iterator[str]:
    """Yield the header of the file; without a finding aid of its own, the least one that is valid.

    What a header of another version said beyond the fields is said `also`.
    """
    known = aid or FindingAid(identifier=identifier or title, title=title)
    if version is Version.EAD4:
        return control.header(known, made=aid is None)
    return _WRITERS[version](known, also, made=aid is None)


def _eadheader(aid: FindingAid, also: Beyond, *, made: bool) -> Iterator[str]:
    version = Version.EAD2002
    tag = Tag("eadheader", version).fixed("langencoding", "iso639-2b")
    identity = Tag("eadid", version).say("countrycode", aid.country).say("mainagencycode", aid.agency_code)
    identity.say("agency", aid.agency)
    inner = [
        identity.text(aid.identifier),
        *_filedesc(aid, version, also),
        *_profile(aid),
        *_revisions(aid.events),
    ]
    return (tag.derived() if made else tag).rows(inner)


def _filedesc(aid: FindingAid, version: Version, also: Beyond) -> Iterator[str]:
    names = [Tag("titleproper", version).text(aid.title), *also.get("titleproper", ())]
    names += also.get("subtitle", ())
    names += [Tag("author", version).text(aid.author)] if aid.author else []
    names += (*also.get("author", ()), *also.get("sponsor", ()))
    published = [Tag("publisher", version).text(aid.publisher)] if aid.publisher else []
    published += also.get("publicationstmt", ())
    if aid.rights and version is Version.EAD2002:
        published.append(Tag("p", version).add("field", "rights").text(aid.rights))
    return Tag("filedesc", version).rows(
        [
            *Tag("titlestmt", version).rows(names),
            *also.get("editionstmt", ()),
            *(Tag("publicationstmt", version).rows(published) if published else ()),
            *also.get("seriesstmt", ()),
            *also.get("notestmt", ()),
        ]
    )


def _profile(aid: FindingAid) -> Iterator[str]:
    version = Version.EAD2002
    rows: list[str] = []
    if aid.language or aid.script:
        language = Tag("language", version).say("language", aid.language).say("script", aid.script)
        rows += Tag("langusage", version).rows([language.text(languages.name_of(aid.language))])
    rows += [Tag("descrules", version).text(aid.rules)] if aid.rules else []
    return Tag("profiledesc", version).rows(rows) if rows else iter(())


def _revisions(events: tuple[MaintenanceEvent, ...]) -> Iterator[str]:
    version = Version.EAD2002
    changes = [
        row
        for event in events
        for row in Tag("change", version)
        .add("event", event.kind)
        .says("agent", [event.agent] if event.agent else [])
        .rows([Tag("date", version).text(event.date), _done(event)])
    ]
    return Tag("revisiondesc", version).rows(changes) if changes else iter(())


def _done(event: MaintenanceEvent) -> str:
    """Return what was done; where nobody said it the kind of event, for ArchivesSpace takes no empty item."""
    tag = Tag("item", Version.EAD2002)
    return tag.text(event.text) if event.text or not event.kind else tag.derived().text(event.kind)


def _control(aid: FindingAid, also: Beyond, *, made: bool) -> Iterator[str]:
    version = Version.EAD3
    tag = Tag("control", version).fixed("langencoding", "iso639-2b")
    inner = [
        Tag("recordid", version).text(aid.identifier),
        *_filedesc(aid, version, also),
        Tag("maintenancestatus", version).fixed("value", "revised" if aid.events else "new").whole(),
        *_agency(aid),
        *_declarations(aid, also),
        *Tag("maintenancehistory", version).rows(_history(aid.events, also)),
    ]
    return (tag.derived() if made else tag).rows(inner)


def _agency(aid: FindingAid) -> Iterator[str]:
    version = Version.EAD3
    code = [Tag("agencycode", version).text(aid.agency_code)] if aid.agency_code else []
    name = Tag("agencyname", version).text(aid.agency)
    return Tag("maintenanceagency", version).say("countrycode", aid.country).rows([*code, name])


def _declarations(aid: FindingAid, also: Beyond) -> Iterator[str]:
    version = Version.EAD3
    notes = also.get("langusage", ())[:1]
    if aid.language or aid.script or notes:
        language = Tag("language", version).say("language", aid.language)
        script = Tag("script", version).say("script", aid.script)
        rows = [language.text(languages.name_of(aid.language)), script.text(aid.script), *notes]
        tag = Tag("languagedeclaration", version)
        yield from (tag if aid.language or aid.script else tag.derived()).rows(rows)
    if aid.rules:
        yield from Tag("conventiondeclaration", version).rows([Tag("citation", version).text(aid.rules)])
    if aid.rights:
        words = Tag("descriptivenote", version).rows([Tag("p", version).text(aid.rights)])
        yield from Tag("rightsdeclaration", version).rows([Tag("citation", version).whole(), *words])


def _history(events: tuple[MaintenanceEvent, ...], also: Beyond) -> Iterator[str]:
    made = [MaintenanceEvent(kind="created", text=words) for words in also.get("creation", ())]
    if not (made or events):
        made = [MaintenanceEvent(kind="created")]
    for event in made:
        yield from Tag("maintenanceevent", Version.EAD3).derived().rows(_event(event))
    for event in events:
        yield from Tag("maintenanceevent", Version.EAD3).rows(_event(event))


def _event(event: MaintenanceEvent) -> Iterator[str]:
    version = Version.EAD3
    known = event.kind in vocabulary().lists["eventtype"]
    kind = Tag("eventtype", version).fixed("value", event.kind if known else "unknown")
    yield kind.whole() if known else kind.add("event", event.kind).whole()
    moment = Tag("eventdatetime", version)
    if concepts.MOMENT.fullmatch(event.date):
        moment.fixed("standarddatetime", event.date)
    yield moment.text(event.date)
    yield Tag("agenttype", version).fixed("value", "human" if event.agent else "unknown").whole()
    yield Tag("agent", version).text(event.agent)
    if event.text:
        yield Tag("eventdescription", version).text(event.text)


_WRITERS = {Version.EAD2002: _eadheader, Version.EAD3: _control}
