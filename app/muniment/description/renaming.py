"""A name or term changed wherever a unit says it."""

from collections.abc import Collection
from dataclasses import replace

from muniment.description.levels import SubjectKind
from muniment.description.units import CustodyEvent, TextVersion, Unit


def with_agent_renamed(unit: Unit, old: Collection[str], new: str) -> Unit:
    """Return the unit with another name of an agent, in credits, custody and translations.

    What a document says of itself, the statement of a credit, stays as it is written.
    """

    def name(text: str) -> str:
        return new if text in old else text

    def event(each: CustodyEvent) -> CustodyEvent:
        return replace(each, agent=name(each.agent), recipient=name(each.recipient))

    def version(each: TextVersion) -> TextVersion:
        return replace(each, translators=tuple(dict.fromkeys(map(name, each.translators))))

    renamed = (replace(each, name=name(each.name)) for each in unit.credits)
    return replace(
        unit,
        credits=tuple(dict.fromkeys(renamed)),
        custody=tuple(map(event, unit.custody)),
        texts=tuple(map(version, unit.texts)),
    )


def with_subject_renamed(unit: Unit, old: Collection[str], new: str, kind: SubjectKind) -> Unit:
    """Return the unit with another word for a subject, place or genre; what it then says twice, once."""
    renamed = (
        replace(each, text=new) if each.kind is kind and each.text in old else each for each in unit.subjects
    )
    return replace(unit, subjects=tuple(dict.fromkeys(renamed)))


def numbers(unit: Unit, names: Collection[str]) -> frozenset[str]:
    """Return the numbers in authority files by which the unit identifies who or what has these names."""
    credits = {each.identifier for each in unit.credits if each.name in names}
    subjects = {each.identifier for each in unit.subjects if each.text in names}
    return frozenset((credits | subjects) - {""})


def without_numbers(unit: Unit, name: str, wrong: Collection[str]) -> Unit:
    """Return the unit where what has the name is identified by none of these numbers."""
    credits = (
        replace(each, source="", identifier="") if each.name == name and each.identifier in wrong else each
        for each in unit.credits
    )
    subjects = (
        replace(each, source="", identifier="") if each.text == name and each.identifier in wrong else each
        for each in unit.subjects
    )
    return replace(unit, credits=tuple(credits), subjects=tuple(subjects))


def with_repository_renamed(unit: Unit, old: Collection[str], new: str) -> Unit:
    """Return the unit with another name of its repository, and of those of its shelfmarks."""
    marks = (
        replace(mark, repository=new if mark.repository in old else mark.repository)
        for mark in unit.shelfmarks
    )
    repository = new if unit.repository in old else unit.repository
    return replace(unit, repository=repository, shelfmarks=tuple(marks))
