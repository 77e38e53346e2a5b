"""Agents and access points: creators in `origination`, everybody else under `controlaccess`."""

from collections.abc import Collection, Iterator

from muniment.description.units import Credit, Subject, Unit
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import filling
from muniment.formats.ead.writing.pieces import Piece, name_of, piece

CREATOR = "cre"
"""The relator that goes without saying in `origination`."""

_CREATORS = (CREATOR, "aut")
"""Who stands in `origination`. A translator never does: others would take them for the creator."""


def creators(unit: Unit, version: Version) -> Iterator[Piece]:
    """Yield an `origination` for each creator and author."""
    for number, credit in enumerate(unit.credits):
        if credit.relator in _CREATORS:
            tag = Tag("origination", version).fixed("label", "Creator")
            yield piece(tag.rows([_credit(credit, version, CREATOR)]), ("credits", number))


def access_points(unit: Unit, version: Version) -> Iterator[Piece]:
    """Yield the `controlaccess` with all other agents, then subjects, places and genres."""
    yield from _access_points(unit, version, _CREATORS)


def all_access_points(unit: Unit, version: Version) -> Iterator[Piece]:
    """Yield the `controlaccess` as other programs have it, with creators and authors among all others."""
    yield from _access_points(unit, version, ())


def _access_points(unit: Unit, version: Version, elsewhere: Collection[str]) -> Iterator[Piece]:
    others = [(n, c) for n, c in enumerate(unit.credits) if c.relator not in elsewhere]
    rows = [*(_credit(c, version, "") for _, c in others), *(_subject(s, version) for s in unit.subjects)]
    claims = [*(("credits", n) for n, _ in others), *(("subjects", n) for n in range(len(unit.subjects)))]
    if rows:
        yield piece(Tag("controlaccess", version).rows(rows), *claims)


def _credit(credit: Credit, version: Version, unsaid: str) -> str:
    tag = Tag(_element("credits", credit.kind, version), version).say("relator", credit.relator, unsaid)
    tag.say("source", credit.source).say("identifier", credit.identifier)
    tag.say("statement", credit.statement).say("on-behalf-of", credit.on_behalf_of)
    tag.say("from-language", credit.from_language).say("affiliation", credit.affiliation)
    return name_of(tag, credit.name)


def _subject(subject: Subject, version: Version) -> str:
    tag = Tag(_element("subjects", subject.kind, version), version).say("source", subject.source)
    tag.say("identifier", subject.identifier).say("language", subject.language)
    return name_of(tag, subject.text)


def _element(field: str, kind: str, version: Version) -> str:
    elements = filling(field, version)
    return next((name for name, of in elements.items() if of == kind), "name")
