"""The numbers of authorities go out with what names them: `source` and `identifier` of access points."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from muniment.catalogue import Catalogue
from muniment.description.concepts import Authority, ConceptKind
from muniment.description.units import Credit, Identifier, Subject, Unit
from muniment.description.unopened import Stored, opened, outline

_CONCEPTS = (ConceptKind.PLACE, ConceptKind.SUBJECT, ConceptKind.GENRE)
_AGENT = "agent"

Numbers = Mapping[tuple[str, str], Identifier]
"""The first number of an authority, by its kind and each of its names."""


class WithNumbers:
    """Units, as often as they are asked for; one that names an authority says its number, if it says none.

    Units that name none stay as they are stored. Of several numbers the first is said: EAD has room for one.
    """

    def __init__(self, catalogue: Catalogue, units: Iterable[Stored]) -> None:
        self._units = units
        agents = catalogue.numbered_agents()
        concepts = [each for kind in _CONCEPTS for each in catalogue.concepts(kind) if each.identifiers]
        self._naming = {
            *_naming(catalogue, ("credits",), agents),
            *_naming(catalogue, ("subjects",), concepts),
        }
        numbered: list[Authority] = [*agents, *concepts]
        self._numbers: Numbers = {
            (_kind(each), name.text): each.identifiers[0]
            for each in reversed(numbered)
            for name in each.names
        }

    def __iter__(self) -> Iterator[Stored]:
        for unit in self._units:
            yield _saying(opened(unit), self._numbers) if unit.id in self._naming else unit

    def outline(self) -> Iterator[tuple[str, str | None]]:
        """Yield id and parent of each unit."""
        return outline(self._units)


def _naming(catalogue: Catalogue, fields: Sequence[str], numbered: Sequence[Authority]) -> list[str]:
    return catalogue.units_saying(fields, [name.text for each in numbered for name in each.names])


def _kind(authority: Authority) -> str:
    return str(authority.kind) if authority.kind in _CONCEPTS else _AGENT


def _saying(unit: Unit, numbers: Numbers) -> Unit:
    credits = tuple(_numbered_credit(each, numbers) for each in unit.credits)
    subjects = tuple(_numbered_subject(each, numbers) for each in unit.subjects)
    if credits == unit.credits and subjects == unit.subjects:
        return unit
    return replace(unit, credits=credits, subjects=subjects)


def _numbered_credit(credit: Credit, numbers: Numbers) -> Credit:
    number = numbers.get((_AGENT, credit.name))
    if number is None or credit.identifier or credit.source not in ("", number.kind):
        return credit
    return replace(credit, source=number.kind, identifier=number.text)


def _numbered_subject(subject: Subject, numbers: Numbers) -> Subject:
    number = numbers.get((str(subject.kind), subject.text))
    if number is None or subject.identifier or subject.source not in ("", number.kind):
        return subject
    return replace(subject, source=number.kind, identifier=number.text)
