"""What EAD 4 says in a shape of its own: agents, terms, digital objects, dates, extents."""

import re
from collections.abc import Iterable, Iterator

from muniment.description.levels import AgentKind, SubjectKind
from muniment.description.units import Credit, DateStatement, DigitalObject, Extent, Subject, Unit
from muniment.formats.ead import relators
from muniment.formats.ead.reading.ead4 import meant
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing.pieces import Claim, Piece, piece
from muniment.formats.xml import escaping

_VERSION = Version.EAD4
_AGENTS = {AgentKind.PERSON: "person", AgentKind.BODY: "corporateBody", AgentKind.FAMILY: "family"}
_TERMS = {
    SubjectKind.FUNCTION: ("functions", "function", ""),
    SubjectKind.PLACE: ("places", "place", ""),
    SubjectKind.SUBJECT: ("controlaccess", "subject", ""),
    SubjectKind.OCCUPATION: ("controlaccess", "subject", "occupation"),
    SubjectKind.TITLE: ("controlaccess", "subject", "title"),
}
"""The elements around and of each kind of term, and its type."""

_COUNTED = re.compile(r"(\d[\d.,]*) (\S.*)")


def summaries(unit: Unit) -> Iterator[Piece]:
    """Yield what stands right below the identification: agents, forms available, functions, places."""
    yield from _agents(unit)
    yield from _forms(unit)
    for name in ("functions", "places"):
        yield from _terms(unit.subjects, name)


def subject_headings(unit: Unit) -> Iterator[Piece]:
    """Yield the subjects, occupations and titles, which stand among the notes."""
    return _terms(unit.subjects, "controlaccess")


def genres(unit: Unit) -> Iterator[Piece]:
    """Yield the genres, which stand in the identification."""
    for number, subject in enumerate(unit.subjects):
        if subject.kind is SubjectKind.GENRE:
            tag = _about(Tag("genreform", _VERSION), subject)
            yield piece(tag.said_text(subject.text), ("subjects", number))


def _agents(unit: Unit) -> Iterator[Piece]:
    kept = _agent(unit.repository, AgentKind.BODY, Tag("agent", _VERSION), relators.REPOSITORY)
    rows = [*(kept if unit.repository else ()), *(row for each in unit.credits for row in _credit(each))]
    if rows:
        claims = (("credits", n) for n in range(len(unit.credits)))
        yield piece(Tag("agents", _VERSION).rows(rows), *claims)


def _credit(credit: Credit) -> Iterator[str]:
    tag = Tag("agent", _VERSION).say("source", credit.source).say("identifier", credit.identifier)
    tag.say("statement", credit.statement).say("on-behalf-of", credit.on_behalf_of)
    tag.say("from-language", credit.from_language).say("affiliation", credit.affiliation)
    if relators.relator_of(*relators.in_words(credit.relator)) != credit.relator:
        tag.add("relator", credit.relator)
    if credit.relator == relators.REPOSITORY:
        tag.add("field", "credits")
    return _agent(credit.name, credit.kind, tag, credit.relator)


def _agent(name: str, kind: AgentKind, tag: Tag, relator: str) -> Iterator[str]:
    if kind in _AGENTS:
        tag.fixed("agentType", _AGENTS[kind])
    words, address = relators.in_words(relator)
    role = Tag("role", _VERSION)
    roles = [(role.fixed("valueURI", address) if address else role).text(words)] if relator else []
    return tag.rows([Tag("agentname", _VERSION).text(name), *roles])


def _terms(subjects: Iterable[Subject], around: str) -> Iterator[Piece]:
    """Yield the element `around` with the terms of the kinds that stand in it."""
    rows: list[str] = []
    claims: list[Claim] = []
    for number, subject in enumerate(subjects):
        home, name, type = _TERMS.get(subject.kind, ("", "", ""))
        if home == around:
            tag = _about(Tag(name, _VERSION), subject)
            rows += (tag.fixed("subjectType", type) if type else tag).rows(
                [Tag("agentname", _VERSION).text(subject.text)]
            )
            claims.append(("subjects", number))
    if rows:
        yield piece(Tag(around, _VERSION).rows(rows), *claims)


def _about(tag: Tag, subject: Subject) -> Tag:
    tag.say("source", subject.source).say("identifier", subject.identifier)
    return tag.say("language", subject.language)


def _forms(unit: Unit) -> Iterator[Piece]:
    if unit.objects:
        rows = [row for each in unit.objects for row in _form(each, unit)]
        claims = (("objects", n) for n in range(len(unit.objects)))
        yield piece(Tag("formsavailable", _VERSION).rows(rows), *claims)


def _form(each: DigitalObject, unit: Unit) -> Iterator[str]:
    tag = Tag("formavailable", _VERSION).say("language", each.language)
    if each.role == "translation":
        tag.fixed("formAvailableType", "digitalDerived")
    tag.say("media-type", each.media_type).say("checksum", each.checksum)
    called = Tag("agentname", _VERSION)
    named = called.text(each.title) if each.title else called.derived().text(unit.title)
    href = Tag("ref", _VERSION).say("href", each.href).text(each.href)
    rows = [named, Tag("formavailableid", _VERSION).whole(href)]
    rows += [Tag("role", _VERSION).text(each.role)] if each.role else []
    return tag.rows([*rows, *(_described([Tag("p", _VERSION).text(each.note)]) if each.note else ())])


def _described(paragraphs: Iterable[str]) -> Iterator[str]:
    return Tag("descriptivenote", _VERSION).rows(paragraphs)


def date(tag: Tag, each: DateStatement) -> Iterator[str]:
    """Return a date: what programs read, which may be any EDTF date, and the words."""
    plain = each.text == each.edtf
    standard = list(_standard(each.edtf, with_words=bool(each.text))) if is_sayable(each.edtf) else []
    words = [] if (plain and standard and "/" not in each.edtf) or not each.text else [each.text]
    if (meant(each.edtf) if standard else "") != each.edtf:
        tag.add("edtf", each.edtf)
    if not (standard or words):
        tag.add("empty", "yes")
    return tag.rows([*standard, *(Tag("textualdate", _VERSION).text(text) for text in words)])


def _standard(edtf: str, *, with_words: bool) -> Iterator[str]:
    begin, _, end = edtf.partition("/")
    if not end:
        yield _day("datesingle", begin, with_words=with_words)
        return
    ends = (("fromdate", begin), ("todate", end))
    yield from Tag("daterange", _VERSION).rows(_day(name, day, with_words=with_words) for name, day in ends)


def _day(name: str, edtf: str, *, with_words: bool) -> str:
    return Tag(name, _VERSION).fixed("standardDate", edtf).whole(escaping.words(edtf) if with_words else "")


def is_sayable(edtf: str) -> bool:
    """Return whether a standard date can say the EDTF; an end that nobody knows has no element."""
    plain = edtf.isascii() and edtf.isprintable() and " " not in edtf and not edtf.endswith("/")
    return bool(edtf) and plain and meant(edtf) == edtf


def is_counted(text: str) -> bool:
    """Return whether an extent is a number of something."""
    return _COUNTED.fullmatch(text) is not None


def extent(each: Extent) -> Iterator[str]:
    """Return an extent: a number of something, and in words what that does not say."""
    tag = Tag("physdescstructured", _VERSION)
    counted = _COUNTED.fullmatch(each.text)
    quantity, unit, text = each.quantity, each.unit, each.text
    if counted and not (quantity or unit) and escaping.collapsed(text) == text:
        tag.add("written", "text")
        (quantity, unit), text = counted.groups(), ""
    rows = [Tag("quantity", _VERSION).text(quantity)] if quantity or not unit else []
    rows += [Tag("unittype", _VERSION).text(unit)] if unit else []
    said = [Tag("p", _VERSION).text(text)] if text else []
    parts = (("features", each.features), ("dimensions", each.dimensions))
    said += [Tag("p", _VERSION).add("part", name).text(words) for name, words in parts if words]
    return tag.rows([*rows, *(_described(said) if said else ())])
