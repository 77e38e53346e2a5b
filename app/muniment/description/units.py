"""The unit of description and what it is made of.

Everything that repeats is a tuple in the archivist's order. Every value can be
compared, hashed and sent to another thread; none of them changes.
"""

import os
import time
from dataclasses import dataclass

from muniment.description.levels import (
    AgentKind,
    Audience,
    CustodyKind,
    Level,
    NoteKind,
    ShelfmarkKind,
    Status,
    SubjectKind,
    TextKind,
    TitleKind,
)
from muniment.description.markup import Line, Prose, line, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelfmark:
    """A shelfmark exactly as written; what it says is read by `shelfmarks.read`.

    `repository` is who keeps the unit where the text does not say so itself;
    `since` and `until` are EDTF dates between which the mark was in force.
    """

    text: str
    kind: ShelfmarkKind = ShelfmarkKind.CURRENT
    repository: str = ""
    label: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title in one language and script (BCP 47 language, ISO 15924 script)."""

    line: Line
    language: str = ""
    script: str = ""
    kind: TitleKind = TitleKind.GIVEN

    @property
    def text(self) -> str:
        """The words alone."""
        return str(self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateStatement:
    """A date in the words that were written, and the EDTF (ISO 8601-2) that was understood.

    `event` is what happened then: `creation`, `publication`, `transmission`, `broadcast` …;
    `extent` is EAD's `inclusive` or `bulk`, or nothing; `calendar` is `gregorian` unless said.
    """

    text: str
    edtf: str = ""
    event: str = "creation"
    extent: str = ""
    certainty: str = ""
    calendar: str = "gregorian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much there is, in words and, where known, as a quantity of a unit of measure."""

    text: str
    quantity: str = ""
    unit: str = ""
    dimensions: str = ""
    features: str = ""

    @property
    def words(self) -> str:
        """The words; where there are none, the quantity and what it is a number of."""
        return self.text or f"{self.quantity} {self.unit}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An agent and what it did, by MARC relator (`trl`, `edt`, `ctb`, `prv` …).

    `statement` is the sentence the credit was read from, verbatim; `on_behalf_of` the
    project or body it was done for; `from_language` the BCP 47 tag it was translated from.
    `source` and `identifier` name the agent in an authority file.
    """

    name: str
    relator: str = ""
    kind: AgentKind = AgentKind.PERSON
    statement: str = ""
    on_behalf_of: str = ""
    from_language: str = ""
    affiliation: str = ""
    source: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageStatement:
    """A language of the material (BCP 47), its script (ISO 15924), and the words that said so."""

    language: str
    script: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Prose about one aspect of the unit."""

    kind: NoteKind
    prose: Prose
    heading: str = ""
    language: str = ""
    script: str = ""
    audience: Audience | None = None
    label: str = ""

    @property
    def text(self) -> str:
        """The words alone, paragraphs parted by a blank line."""
        return text_of(self.prose)


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyEvent:
    """One step of the unit's way: what happened, by whom, to whom, when, where, and who says so."""

    kind: CustodyKind
    agent: str = ""
    recipient: str = ""
    date: DateStatement | None = None
    place: str = ""
    source: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion:
    """One version of the document's text, in one language.

    `id` is unique within the unit (`t1`, `t2` …); `of` is the id of the version this one was
    made from; `alignment` pairs paragraph numbers (from 0) of that version with paragraphs of this
    one; `made_from` are the fingerprints of its paragraphs as this one was made from them (`alignment`).
    """

    id: str
    kind: TextKind
    prose: Prose = ()
    language: str = ""
    script: str = ""
    title: str = ""
    translators: tuple[str, ...] = ()
    date: DateStatement | None = None
    status: str = ""
    source: str = ""
    of: str = ""
    alignment: tuple[tuple[int, int], ...] = ()
    made_from: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words alone, paragraphs parted by a blank line."""
        return text_of(self.prose)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An access point other than an agent: a subject, place, genre … from a vocabulary `source`."""

    text: str
    kind: SubjectKind = SubjectKind.SUBJECT
    source: str = ""
    identifier: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """Where the unit physically lies: a box, bundle, reel. Not a level of description."""

    kind: str
    number: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigitalObject:
    """A file or address that shows the unit; `role` says what it shows (`image`, `translation` …)."""

    href: str
    title: str = ""
    role: str = ""
    language: str = ""
    media_type: str = ""
    checksum: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What may be done with the unit; `status` is a rightsstatements.org or licence address or nothing."""

    text: str
    status: str = ""
    holder: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A number or address that others know the unit by (`record-id`, `url`, `registry`, `ead-id` …).

    `registry` is the mark its creator's registry put on the document: not a shelfmark.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Material that has no field, verbatim, with the vocabulary it is in and where it stood.

    `place` is a path of element names from the unit down to the parent, then the number of
    the sibling it followed, such as `did/3`. `revision` is that of the reader that found no field for it,
    where a later one finds some.
    """

    vocabulary: str
    place: str
    xml: str
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintenanceEvent:
    """One step in the life of the description itself: created, revised, imported … by whom."""

    kind: str
    date: str = ""
    agent: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAid:
    """What a finding aid says of itself (EAD `eadheader`, EAD3 `control`); only a top unit has one."""

    identifier: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    agency: str = ""
    agency_code: str = ""
    country: str = ""
    language: str = ""
    script: str = ""
    rules: str = ""
    rights: str = ""
    events: tuple[MaintenanceEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit of description (ISAD(G) 0.1), from a repository's fonds down to an item.

    A unit never changes: to edit one, make another with `dataclasses.replace`
    and put that in the catalogue. Two units are equal when they say the same.
    """

    id: str
    parent: str | None = None
    level: Level | None = None
    level_name: str = ""
    status: Status = Status.DRAFT
    audience: Audience | None = None
    repository: str = ""
    shelfmarks: tuple[Shelfmark, ...] = ()
    titles: tuple[Title, ...] = ()
    dates: tuple[DateStatement, ...] = ()
    extents: tuple[Extent, ...] = ()
    credits: tuple[Credit, ...] = ()
    languages: tuple[LanguageStatement, ...] = ()
    notes: tuple[Note, ...] = ()
    custody: tuple[CustodyEvent, ...] = ()
    texts: tuple[TextVersion, ...] = ()
    subjects: tuple[Subject, ...] = ()
    containers: tuple[Container, ...] = ()
    objects: tuple[DigitalObject, ...] = ()
    rights: tuple[Rights, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    kept: tuple[Kept, ...] = ()
    aid: FindingAid | None = None

    @property
    def title(self) -> str:
        """The first title, or nothing."""
        return self.titles[0].text if self.titles else ""

    @property
    def shelfmark(self) -> str:
        """The first current shelfmark as written, else the first of any kind, or nothing."""
        current = (mark for mark in self.shelfmarks if mark.kind is ShelfmarkKind.CURRENT)
        first = next(current, self.shelfmarks[0] if self.shelfmarks else None)
        return first.text if first else ""

    @property
    def date(self) -> str:
        """The first date in its own words, or nothing."""
        return self.dates[0].text if self.dates else ""


_VERSION_7 = 7 << 76 | 2 << 62
_CHANCE = (1 << 80) - 1 & ~(15 << 76 | 3 << 62)


def new_id() -> str:
    """Return an id that no other unit or agent has, and that may stand as an XML id.

    It begins with the moment (a UUID of version 7, RFC 9562): what is made together lies together in tables.
    """
    moment, chance = time.time_ns() // 1_000_000, int.from_bytes(os.urandom(10), "big")
    return f"u{moment << 80 | chance & _CHANCE | _VERSION_7:032x}"


def a_title(text: str, language: str = "", kind: TitleKind = TitleKind.GIVEN, script: str = "") -> Title:
    """Return a title of plain words."""
    return Title(line=line(text), language=language, kind=kind, script=script)
