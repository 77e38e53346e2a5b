"""What the tables say of a unit for lists, sorting and linking, drawn from the unit once, on write."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from muniment.catalogue.codec import content_in
from muniment.catalogue.facts import ORIGINALS
from muniment.catalogue.headings import KEYS
from muniment.catalogue.preparing import Indexed
from muniment.catalogue.words import row_of_edited
from muniment.description import rules
from muniment.description.dates import Period
from muniment.description.findings import Severity
from muniment.description.levels import AgentKind, NoteKind
from muniment.description.units import Unit
from muniment.description.waivers import standing

KEYS_OF_MARKS = "keywords"
"""The column for the words of shelfmarks, as the index has them."""

NAMES = "credits"
"""The field whose terms name agents."""

_SEVERITIES = tuple(Severity)
LONGEST_TERM = 200
_CONDITIONS = frozenset({NoteKind.ACCESS, NoteKind.USE, NoteKind.MATERIAL})


class Use(NamedTuple):
    """A term that a unit says, in a field of the form; the kind is for agents."""

    field: str
    text: str
    role: str = ""
    kind: AgentKind = AgentKind.PERSON


class Catalogued(NamedTuple):
    """A unit, and all that tables and index say of it wherever it stands.

    `further` are the times that its dates cover beside the first, which is in the row; `found` counts its
    findings by their weight, where the unit above it was at hand.
    """

    unit: Unit
    body: str
    row: dict[str, Any]
    words: dict[str, str]
    uses: frozenset[Use]
    further: tuple[Period, ...]
    found: dict[str, int] | None = None

    def kept_as(self, body: str) -> "Catalogued":
        """Return the same of a unit of which this is kept, which tells besides what its sources said."""
        if body == self.body:
            return self
        return self._replace(body=body, words=row_of_edited(self.words, content_in(body)))


def catalogued(unit: Unit, body: str, read: Indexed, found: dict[str, int] | None = None) -> Catalogued:
    """Return what tables and index say of a unit, of which `body` is what is kept, and `read` is from it."""
    return Catalogued(unit, body, _row(unit, read), read.words, _terms(unit, read), read.further, found)


def _row(unit: Unit, read: Indexed) -> dict[str, Any]:
    """Return the columns of the unit's row that follow from what it says."""
    return {
        "id": unit.id,
        "parent": unit.parent,
        "level": unit.level or "",
        "level_name": unit.level_name,
        "status": unit.status,
        "shelfmark": unit.shelfmark,
        "sort_key": read.sort_key,
        "search_key": read.search_key,
        KEYS_OF_MARKS: read.words[KEYS],
        "title": unit.title,
        "date": unit.date,
        "begin_date": read.begin_date,
        "end_date": read.end_date,
    }


def findings(
    unit: Unit, parent: Unit | None, off: Collection[str] = (), waived: Collection[str] = ()
) -> dict[str, int]:
    """Return how many findings of each weight the unit has: of packs that are on, and that are not waived."""
    found = rules.check(unit, parent, off)
    weights = [finding.severity for finding in (standing(found, waived) if waived else found)]
    return {severity: weights.count(severity) for severity in _SEVERITIES}


def inherited(unit: Unit) -> tuple[object, ...]:
    """Return what the units below may take as said of themselves."""
    return (
        unit.level,
        unit.repository,
        unit.dates,
        unit.languages,
        unit.credits,
        unit.rights,
        unit.extents,
        tuple(note for note in unit.notes if note.kind in _CONDITIONS),
    )


def _terms(unit: Unit, read: Indexed) -> frozenset[Use]:
    """Return the terms that the unit shares with others: names, subjects, repository, languages …."""
    said = {use[:3]: use for use in _uses(unit, read) if 0 < len(use.text) <= LONGEST_TERM}
    return frozenset(said.values())


def _uses(unit: Unit, read: Indexed) -> Iterator[Use]:
    yield Use("repository", read.keeper)
    yield Use("level_name", unit.level_name)
    for credit in unit.credits:
        yield Use(NAMES, credit.name, credit.relator, credit.kind)
        yield Use("on_behalf_of", credit.on_behalf_of)
        yield Use("affiliation", credit.affiliation)
    for version in unit.texts:
        yield from (Use(NAMES, name, "trl") for name in version.translators)
    for subject in unit.subjects:
        yield Use("subjects", subject.text, subject.kind)
    for event in unit.custody:
        yield from (Use("custody", name, event.kind) for name in (event.agent, event.recipient))
    yield from (Use("languages", language.language) for language in unit.languages)
    yield from (Use("languages", version.language) for version in unit.texts if version.kind in ORIGINALS)
    yield from (Use("extents", extent.unit or extent.text) for extent in unit.extents)
    yield from (Use("containers", container.kind) for container in unit.containers)
    yield from (Use("rights", right.text) for right in unit.rights)
