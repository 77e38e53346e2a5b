"""What EAD 4 says in a shape of its own: agents, terms, digital objects, dates, extents."""

from collections.abc import Callable, Iterator, Mapping

from muniment.description.dates import is_edtf
from muniment.description.levels import AgentKind, SubjectKind
from muniment.description.units import Credit, DateStatement, DigitalObject, Extent, Subject
from muniment.formats.ead import isodates, relators
from muniment.formats.ead.reading.drafts import Draft
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.prose import loose_words

_AGENTS = {"person": AgentKind.PERSON, "corporateBody": AgentKind.BODY, "family": AgentKind.FAMILY}
_WORDS = ("agentname", "term", "placename")
"""Elements that say the words of a name or term; files made before the release differ in it."""

_TERMS = {"function": SubjectKind.FUNCTION, "place": SubjectKind.PLACE, "subject": SubjectKind.SUBJECT}
_TYPES = {"occupation": SubjectKind.OCCUPATION, "title": SubjectKind.TITLE}


def meant(standard: str) -> str:
    """Return the EDTF date that a standard date says, or nothing where it says none."""
    return standard if is_edtf(standard) else isodates.to_edtf(standard)


def agents(draft: Draft, heard: Heard) -> None:
    """Read everybody who had to do with the materials; the first that keeps them is the repository."""
    for child in heard.children():
        if child.name != "agent":
            draft.whole = False
            continue
        said = _credit(child)
        is_repository = said.relator == relators.REPOSITORY and not child.all("field")
        if is_repository and not draft.repository:
            draft.repository = said.name
        else:
            draft.credits.append(said)
        draft.whole = draft.whole and _is_plain(child, "role")


def _credit(heard: Heard) -> Credit:
    kind = heard.element.get("agentType", "")
    heard.understands(*(("agentType",) if kind in _AGENTS else ()))
    roles = [child for child in heard.children() if child.name == "role"]
    relator = relators.relator_of(roles[0].text(), roles[0].said("identifier")) if roles else ""
    return Credit(
        name=_words(heard),
        relator=heard.said("relator", relator),
        kind=_AGENTS.get(kind, AgentKind.NAME),
        statement=heard.said("statement"),
        on_behalf_of=heard.said("on-behalf-of"),
        from_language=heard.said("from-language"),
        affiliation=heard.said("affiliation"),
        source=heard.said("source"),
        identifier=heard.said("identifier"),
    )


def _words(heard: Heard) -> str:
    """Return the words of a name or term, in whichever element they stand, or in none."""
    said = [child for child in heard.children() if child.name in _WORDS]
    return said[0].text() if said else heard.text()


def _is_plain(heard: Heard, *others: str) -> bool:
    """Return whether an agent or term is one run of words, with at most one of each of the others."""
    children = list(heard.children())
    names = [child.name for child in children]
    known = all(name in ("agentname", *others) for name in names) and len(set(names)) == len(names)
    plain = all(not any(child.children()) for child in children)
    said = all(not child.leftover for child in children if child.name == "agentname")
    return known and plain and said and "agentname" in names and not heard.leftover


def terms(draft: Draft, heard: Heard) -> None:
    """Read the functions, places or subjects in an element around them."""
    for child in heard.children():
        if child.name not in _TERMS:
            draft.whole = False
            continue
        type = child.element.get("subjectType", "")
        child.understands(*(("subjectType",) if type in _TYPES else ()))
        draft.subjects.append(_subject(child, _TYPES.get(type, _TERMS[child.name]), _words(child)))
        draft.whole = draft.whole and _is_plain(child)


def genre(draft: Draft, heard: Heard) -> None:
    """Read a genre, which is plain words."""
    draft.subjects.append(_subject(heard, SubjectKind.GENRE, heard.text()))
    draft.whole = not any(heard.children())


def _subject(heard: Heard, kind: SubjectKind, words: str) -> Subject:
    return Subject(
        text=words,
        kind=kind,
        source=heard.said("source"),
        identifier=heard.said("identifier"),
        language=heard.said("language"),
    )


def forms(draft: Draft, heard: Heard) -> None:
    """Read the forms that the materials can be had in: those with an address are digital objects."""
    for child in heard.children():
        mark = child.child("formavailableid")
        link = mark.child("ref") if mark is not None else None
        if link is None:
            draft.whole = False
            continue
        draft.objects.append(_object(child, link))
        known = [each.name for each in child.children()]
        once = len(set(known)) == len(known) and set(known) <= _OF_OBJECTS
        draft.whole = draft.whole and once and not child.leftover and not link.leftover


_OF_OBJECTS = {"agentname", "formavailableid", "role", "descriptivenote"}


def _object(heard: Heard, link: Heard) -> DigitalObject:
    role, note = heard.child("role"), heard.child("descriptivenote")
    derived = role is not None and role.text() == "translation"
    usual = "digitalDerived" if derived else None
    heard.understands(*(("formAvailableType",) if heard.element.get("formAvailableType") == usual else ()))
    return DigitalObject(
        href=link.said("href", link.text()),
        title=_title(heard),
        role=role.text() if role is not None else "",
        language=heard.said("language"),
        media_type=heard.said("media-type"),
        checksum=heard.said("checksum"),
        note=_paragraph(note) if note is not None else "",
    )


def _title(heard: Heard) -> str:
    named = heard.child("agentname")
    return named.text() if named is not None else ""


def _paragraph(note: Heard) -> str:
    paragraph = note.child("p")
    return paragraph.text() if paragraph is not None else note.text()


def date(draft: Draft, heard: Heard) -> None:
    """Read a date: its words, and what programs are to understand by it."""
    days = list(_days(heard))
    textual = heard.child("textualdate")
    said = [day.said("edtf") for day in days]
    standard = "/".join(said) if len(days) < 3 else ""
    edtf = heard.all("edtf")
    shown = [text for day in days if (text := day.text())]
    draft.dates.append(
        DateStatement(
            text=textual.text() if textual is not None else "–".join(shown),
            edtf=edtf[0] if edtf else meant(standard),
            event=heard.said("event", "creation"),
            extent=heard.said("extent"),
            certainty=heard.said("certainty"),
            calendar=heard.said("calendar", "gregorian"),
        )
    )
    is_meant = bool(edtf) or meant(standard) == standard
    draft.whole = is_meant and _is_whole(heard, days, textual) and not loose_words(heard)


def _days(heard: Heard) -> Iterator[Heard]:
    """Yield the single days in a date."""
    for child in heard.children():
        if child.name in ("datesingle", "fromdate", "todate"):
            yield child
        elif child.name != "textualdate":
            yield from _days(child)


def _is_whole(heard: Heard, days: list[Heard], textual: Heard | None) -> bool:
    """Return whether the words and the standard days are all that the date says."""
    parts = [child for child in heard.children() if child.name in ("daterange", "dateset")]
    said = [*days, *(child for child in heard.children() if child.name == "textualdate")]
    plain = not any(each.leftover for each in (*parts, *said)) and not any(any(e.children()) for e in said)
    plain = plain and len(said) < len(days) + 2
    if textual is None:
        return plain and len(days) < 3 and (len(days) < 2 or not any(day.text() for day in days))
    return plain and len(days) < 3 and all(day.text() in ("", day.said("edtf")) for day in days)


def extent(draft: Draft, heard: Heard) -> None:
    """Read a number of something, with what its note says in words."""
    children = list(heard.children())
    said = {child.name: child for child in children}
    quantity, unit = (said[name].text() if name in said else "" for name in ("quantity", "unittype"))
    paragraphs = list(said["descriptivenote"].children()) if "descriptivenote" in said else []
    parts = {part: each.text() for each in paragraphs for part in each.all("part")[:1]}
    plain = [each for each in paragraphs if not each.all("part")]
    text = plain[0].text() if plain else ""
    if heard.has("written"):
        text, quantity, unit = f"{quantity} {unit}", "", ""
    draft.extents.append(
        Extent(
            text=text,
            quantity=quantity,
            unit=unit,
            features=parts.get("features", ""),
            dimensions=parts.get("dimensions", ""),
        )
    )
    is_once = len(said) == len(children) and len(plain) < 2
    draft.whole = is_once and not any(child.leftover for child in said.values()) and not loose_words(heard)
    draft.whole = draft.whole and not any(any(each.children()) for each in paragraphs)


READERS: Mapping[str, Callable[[Draft, Heard], None]] = {
    "unitdate": date,
    "physdescstructured": extent,
    "genreform": genre,
    "agents": agents,
    "formsavailable": forms,
    "functions": terms,
    "places": terms,
    "controlaccess": terms,
}
"""Who reads which element that EAD 4 has in a shape of its own."""
