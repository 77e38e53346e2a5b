"""A unit while its element is being read."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from lxml import etree

from muniment.description.units import (
    Container,
    Credit,
    CustodyEvent,
    DateStatement,
    DigitalObject,
    Extent,
    Identifier,
    Kept,
    LanguageStatement,
    Note,
    Rights,
    Shelfmark,
    Subject,
    TextVersion,
    Title,
)
from muniment.formats.ead import revisions
from muniment.formats.ead.reading.repeats import Values
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.versions import Version

T = TypeVar("T")


@dataclass(slots=True)
class Draft:
    """The values found so far, each field in the order of the file.

    A reader of one element sets `whole` to False where the values do not say all that the element says.
    That is kept `in_pieces`, unless the source of the unit is kept whole. Nothing is read that the
    `revision` of the reader did not know yet, nor, where `alone`, what stands in a note but is none of it.
    """

    version: Version
    in_pieces: bool = True
    revision: int = revisions.NEWEST
    alone: bool = False
    repository: str = ""
    shelfmarks: list[Shelfmark] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    dates: list[DateStatement] = field(default_factory=list)
    extents: list[Extent] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    languages: list[LanguageStatement] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    custody: list[CustodyEvent] = field(default_factory=list)
    texts: list[TextVersion] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    objects: list[DigitalObject] = field(default_factory=list)
    rights: list[Rights] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    whole: bool = True

    def keep(self, node: etree._Element, place: str) -> None:
        """Keep the node verbatim, with its place, where pieces are kept."""
        if self.in_pieces:
            xml = verbatim(node)
            revision = revisions.told(xml, self.revision)
            self.kept.append(Kept(vocabulary=self.version.value, place=place, xml=xml, revision=revision))

    def values(self) -> Values:
        """Return what was found for fields of several values, in the order of the file."""
        return tuple((name, tuple(found)) for name in LISTS if (found := getattr(self, name)))

    def said(self, orders: dict[str, list[int]]) -> dict[str, Any]:
        """Return the fields with values, each in the archivist's order where the file says it differs."""
        said: dict[str, Any] = {"repository": self.repository} if self.repository else {}
        for name in LISTS:
            values = getattr(self, name)
            if values:
                said[name] = _ordered(values, orders.get(name, []))
        return said


LISTS = (
    "shelfmarks",
    "titles",
    "dates",
    "extents",
    "credits",
    "languages",
    "notes",
    "custody",
    "texts",
    "subjects",
    "containers",
    "objects",
    "rights",
    "identifiers",
    "kept",
)


def _ordered(values: list[T], positions: list[int]) -> tuple[T, ...]:
    if not positions or sorted(positions) != list(range(len(values))):
        return tuple(values)
    placed = sorted(zip(positions, values, strict=True), key=lambda pair: pair[0])
    return tuple(value for _, value in placed)
