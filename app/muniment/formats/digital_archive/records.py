"""What every reader is given and what it returns: a page of text, and a record in the page's own words."""

from dataclasses import dataclass, field

from muniment.description.levels import TextKind
from muniment.description.markup import Prose


@dataclass(frozen=True, slots=True)
class Loss:
    """What a rendering has lost or garbled: the unit's field, and a sentence."""

    field: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text to be read: its lines, and the addresses that were written above it."""

    name: str
    text: str
    addresses: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    lines: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(self.text.split("\n")))


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a table of contents, such as `Translation - English`.

    `kind` is None where only a language is named (`English HTML`); a scan is no text.
    """

    words: str = field(default="", compare=False)
    kind: TextKind | None = None
    language: str = ""
    is_scan: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The text that stands under one line of the table of contents."""

    part: Part
    prose: Prose = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in a field of the record, with the MARC relator the field stands for."""

    name: str
    relator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record as the page words it; what the page does not say is empty.

    `citation` is the whole citation, `source` only its last part (repository, shelfmark, credits);
    a page has one of them. `heading` is the title at the head of the page, `is_capitals` says that
    style has put it in capitals; `is_printed` that the text comes from a collection of printed ones, so
    that a source which is no known shelfmark says where it was printed.
    """

    heading: str = ""
    is_capitals: bool = False
    date: str = ""
    citation: str = ""
    source: str = ""
    is_printed: bool = False
    credit_line: str = ""
    donors: tuple[str, ...] = ()
    summary: Prose = ()
    languages: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    rights: str = ""
    archive: str = ""
    record_id: str = ""
    addresses: tuple[str, ...] = ()
    uploaded: str = ""
    classification: str = ""
    genre: str = ""
    names: tuple[Named, ...] = ()
    subjects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
