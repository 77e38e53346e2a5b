"""The shapes of the values that repeat: one row for each part. To show another part, add a row."""

from muniment.description import dates, parallels
from muniment.description.levels import (
    AgentKind,
    Audience,
    CustodyKind,
    NoteKind,
    ShelfmarkKind,
    SubjectKind,
    TextKind,
    TitleKind,
)
from muniment.description.markup import Line
from muniment.description.units import (
    Container,
    Credit,
    CustodyEvent,
    DateStatement,
    DigitalObject,
    Extent,
    FindingAid,
    Identifier,
    LanguageStatement,
    Note,
    Rights,
    Shelfmark,
    Subject,
    TextVersion,
    Title,
)
from muniment.desktop.forms.parts import Beside, Kind, Part, Shape
from muniment.i18n import _


def audience(word: str) -> Audience | None:
    """Return whom a word of the menu means; no word means that it is not said."""
    return Audience(word) if word else None


def _understood(before: DateStatement, after: DateStatement) -> DateStatement:
    """Read a date anew when its words change, unless what was understood is set by hand."""
    return after if after.text == before.text else dates.restated(after, after.text)


LANGUAGE = Part(name="language", label=_("Language"), kind=Kind.LANGUAGE, more=True)
SCRIPT = Part(name="script", label=_("Script"), kind=Kind.SCRIPT, more=True)
SINCE = Part(name="since", label=_("From"), more=True)
UNTIL = Part(name="until", label=_("Until"), more=True)

BESIDE = (
    Beside(id="value-translation", label=_("Add a translation"), made=parallels.translated),
    Beside(
        id="value-transliteration",
        label=_("Add a transliteration"),
        made=parallels.transliterated,
        told=parallels.why_empty,
    ),
)

SHELFMARK = Shape(
    blank=Shelfmark(text=""),
    essential=("text",),
    parts=(
        Part(name="text", label=_("Shelfmark"), kind=Kind.SHELFMARK, share=4),
        Part(
            name="kind",
            label=_("Kind of shelfmark"),
            kind=Kind.CHOICE,
            vocabulary="shelfmarks",
            of=ShelfmarkKind,
            more=True,
        ),
        Part(name="repository", label=_("Repository"), kind=Kind.BEFORE, terms="repository", more=True),
        Part(name="label", label=_("Label"), more=True),
        SINCE,
        UNTIL,
    ),
)

TITLE = Shape(
    blank=Title(line=Line()),
    essential=("line",),
    beside=BESIDE,
    parts=(
        Part(name="line", label=_("Title"), kind=Kind.LINE, share=4),
        Part(
            name="kind",
            label=_("Kind of title"),
            kind=Kind.CHOICE,
            vocabulary="titles",
            of=TitleKind,
            more=True,
        ),
        LANGUAGE,
        SCRIPT,
    ),
)

DATE = Shape(
    blank=DateStatement(text=""),
    essential=("text", "edtf"),
    settled=_understood,
    parts=(
        Part(name="text", label=_("Date"), kind=Kind.DATE, hint=_("as written: 16 January 1967"), share=4),
        Part(name="event", label=_("What happened"), kind=Kind.CHOICE, vocabulary="date-events", more=True),
        Part(name="edtf", label=_("Understood as (EDTF)"), more=True),
        Part(name="extent", label=_("Range"), kind=Kind.CHOICE, vocabulary="date-extents", more=True),
        Part(name="certainty", label=_("Certainty"), more=True),
        Part(name="calendar", label=_("Calendar"), more=True),
    ),
)

EXTENT = Shape(
    blank=Extent(text=""),
    essential=("text", "quantity", "dimensions", "features"),
    parts=(
        Part(name="text", label=_("Extent"), hint=_("4 leaves"), share=4),
        Part(name="quantity", label=_("Quantity"), more=True),
        Part(name="unit", label=_("Unit"), kind=Kind.BEFORE, terms="extents", more=True),
        Part(name="dimensions", label=_("Dimensions"), more=True),
        Part(name="features", label=_("Physical features"), more=True),
    ),
)

CREDIT = Shape(
    blank=Credit(name="", relator="trl"),
    essential=("name", "statement"),
    parts=(
        Part(name="name", label=_("Name"), kind=Kind.AGENT, share=4),
        Part(name="relator", label=_("Role"), kind=Kind.CHOICE, vocabulary="relators", share=0),
        Part(
            name="kind",
            label=_("Person or body"),
            kind=Kind.CHOICE,
            vocabulary="agent-kinds",
            of=AgentKind,
            more=True,
        ),
        Part(name="from_language", label=_("Translated from"), kind=Kind.LANGUAGE, more=True),
        Part(name="on_behalf_of", label=_("On behalf of"), kind=Kind.BEFORE, terms="on_behalf_of", more=True),
        Part(name="affiliation", label=_("Affiliation"), kind=Kind.BEFORE, terms="affiliation", more=True),
        Part(name="statement", label=_("Statement as written"), kind=Kind.LONG, more=True),
        Part(name="source", label=_("Authority file"), more=True),
        Part(name="identifier", label=_("Number in the authority file"), more=True),
    ),
)

LANGUAGES = Shape(
    blank=LanguageStatement(language=""),
    essential=("language", "script", "text"),
    parts=(
        Part(name="language", label=_("Language"), kind=Kind.LANGUAGE, share=2),
        Part(name="script", label=_("Script"), kind=Kind.SCRIPT, more=True),
        Part(name="text", label=_("In words"), more=True),
    ),
)

SUBJECT = Shape(
    blank=Subject(text=""),
    essential=("text",),
    parts=(
        Part(name="text", label=_("Subject or place"), kind=Kind.BEFORE, terms="subjects", share=4),
        Part(
            name="kind",
            label=_("What it names"),
            kind=Kind.CHOICE,
            vocabulary="subjects",
            of=SubjectKind,
            share=0,
        ),
        Part(name="source", label=_("Vocabulary"), more=True),
        Part(name="identifier", label=_("Number in the vocabulary"), more=True),
        LANGUAGE,
    ),
)

CONTAINER = Shape(
    blank=Container(kind="box", number=""),
    essential=("number", "label"),
    parts=(
        Part(name="kind", label=_("Container"), kind=Kind.BEFORE, terms="containers", share=2),
        Part(name="number", label=_("Number"), share=2),
        Part(name="label", label=_("Label"), more=True),
    ),
)

OBJECT = Shape(
    blank=DigitalObject(href=""),
    essential=("href",),
    parts=(
        Part(name="href", label=_("Address or file"), share=4),
        Part(name="title", label=_("Title"), more=True),
        Part(name="role", label=_("What it shows"), more=True),
        LANGUAGE,
        Part(name="media_type", label=_("Media type"), more=True),
        Part(name="checksum", label=_("Checksum"), more=True),
        Part(name="note", label=_("Note"), kind=Kind.LONG, more=True),
    ),
)

RIGHTS = Shape(
    blank=Rights(text=""),
    essential=("text", "status"),
    parts=(
        Part(name="text", label=_("Statement"), kind=Kind.LONG, share=4),
        Part(name="status", label=_("Licence or status (address)"), more=True),
        Part(name="holder", label=_("Holder"), kind=Kind.AGENT, more=True),
        SINCE,
        UNTIL,
    ),
)

IDENTIFIER = Shape(
    blank=Identifier(kind="record-id", text=""),
    essential=("text",),
    parts=(
        Part(
            name="kind",
            label=_("Kind of identifier"),
            kind=Kind.CHOICE,
            vocabulary="identifier-kinds",
            share=0,
        ),
        Part(name="text", label=_("Identifier"), share=4),
    ),
)

CUSTODY = Shape(
    blank=CustodyEvent(kind=CustodyKind.OBTAINED),
    essential=("agent", "recipient", "date", "place", "statement", "source"),
    parts=(
        Part(
            name="kind",
            label=_("What happened"),
            kind=Kind.CHOICE,
            vocabulary="custody",
            of=CustodyKind,
            share=0,
        ),
        Part(name="agent", label=_("By whom"), kind=Kind.AGENT, hint=_("by whom"), share=3),
        Part(name="recipient", label=_("To whom"), kind=Kind.AGENT, more=True),
        Part(name="date", label=_("When"), kind=Kind.STATED_DATE, more=True),
        Part(name="place", label=_("Where"), more=True),
        Part(name="source", label=_("Who says so"), more=True),
        Part(name="statement", label=_("In words"), kind=Kind.LONG, more=True),
    ),
)

VERSION = Shape(
    blank=TextVersion(id="", kind=TextKind.ORIGINAL),
    essential=("id",),
    parts=(
        Part(name="kind", label=_("What it is"), kind=Kind.CHOICE, vocabulary="texts", of=TextKind, share=0),
        Part(name="language", label=_("Language"), kind=Kind.LANGUAGE, hint=_("language")),
        Part(name="translators", label=_("Translators"), kind=Kind.NAMES, hint=_("translators")),
        Part(name="title", label=_("Title of this version"), more=True),
        SCRIPT,
        Part(name="date", label=_("Date of this version"), kind=Kind.STATED_DATE, more=True),
        Part(name="status", label=_("Status"), more=True),
        Part(name="source", label=_("Source"), more=True),
    ),
)

AID = Shape(
    blank=FindingAid(),
    essential=(
        "identifier",
        "title",
        "author",
        "publisher",
        "agency",
        "agency_code",
        "country",
        "rules",
        "rights",
    ),
    parts=(
        Part(name="title", label=_("Title of the finding aid"), share=4),
        Part(name="identifier", label=_("Identifier"), more=True),
        Part(name="author", label=_("Author"), kind=Kind.AGENT, more=True),
        Part(name="publisher", label=_("Publisher"), more=True),
        Part(name="agency", label=_("Agency"), more=True),
        Part(name="agency_code", label=_("Agency code (ISIL)"), more=True),
        Part(name="country", label=_("Country code"), more=True),
        LANGUAGE,
        SCRIPT,
        Part(name="rules", label=_("Rules of description"), more=True),
        Part(name="rights", label=_("Rights in the finding aid"), more=True),
    ),
)


def note(kind: NoteKind) -> Shape:
    """Return the shape of a note of one kind."""
    return Shape(
        blank=Note(kind=kind, prose=()),
        essential=("prose", "heading"),
        beside=BESIDE,
        parts=(
            Part(name="prose", label=_("Text"), kind=Kind.PROSE, share=4),
            Part(name="heading", label=_("Heading"), more=True),
            LANGUAGE,
            SCRIPT,
            Part(
                name="audience",
                label=_("Who may read it"),
                kind=Kind.CHOICE,
                vocabulary="audiences",
                of=audience,
                more=True,
            ),
            Part(name="label", label=_("Label"), more=True),
        ),
    )
