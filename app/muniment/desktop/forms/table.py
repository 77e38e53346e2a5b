"""The table of fields: what the form shows, in which area of ISAD(G), at which levels, and how.

To add a field, add a row.
"""

from functools import cache

from muniment.description.areas import Area
from muniment.description.levels import Level, NoteKind, Status
from muniment.description.vocabularies import vocabulary
from muniment.desktop.forms import shapes
from muniment.desktop.forms.fields import ABOVE_ITEM, EVERY, OTHER, Field, Sheet
from muniment.desktop.forms.parts import Kind, Part
from muniment.i18n import _


def _level(word: str) -> Level | None:
    return Level(word) if word else None


def _notes(
    kind: NoteKind,
    area: Area,
    sheet: Sheet = Sheet.DESCRIBE,
    levels: frozenset[Level | None] = EVERY,
    common: bool = False,
) -> Field:
    term = vocabulary("notes")[kind]
    return Field(
        id=f"notes.{kind}",
        of="notes",
        label=_(term.label),
        area=area,
        help=_(term.help),
        shape=shapes.note(kind),
        note=kind,
        sheet=sheet,
        levels=levels,
        common=common,
        wide=True,
    )


FIELDS: tuple[Field, ...] = (
    Field(
        id="shelfmarks",
        of="shelfmarks",
        label=_("Shelfmark"),
        area=Area.IDENTITY,
        help=_("The reference that finds the unit, as its archive writes it (ISAD(G) 3.1.1)."),
        shape=shapes.SHELFMARK,
        common=True,
        wide=True,
        add=_("Add a shelfmark"),
    ),
    Field(
        id="titles",
        of="titles",
        label=_("Title"),
        area=Area.IDENTITY,
        help=_(
            "What the unit is called, on the document or by you (ISAD(G) 3.1.2).\n"
            "In other letters beside it, by Ctrl+Alt+L: suggested from Cyrillic, Greek, Hangul and Chinese.\n"
            "Arabic, Hebrew and Japanese do not write how they are read; there you type it."
        ),
        shape=shapes.TITLE,
        common=True,
        wide=True,
        add=_("Add a title"),
    ),
    Field(
        id="dates",
        of="dates",
        label=_("Date"),
        area=Area.IDENTITY,
        help=_("When it was written, sent or published, in the words you would use (ISAD(G) 3.1.3)."),
        shape=shapes.DATE,
        common=True,
        add=_("Add a date"),
    ),
    Field(
        id="level",
        of="level",
        label=_("Level"),
        area=Area.IDENTITY,
        help=_("Whether this is a fonds, a series, a file or a single item (ISAD(G) 3.1.4)."),
        part=Part(name="level", label=_("Level"), kind=Kind.CHOICE, vocabulary="levels", of=_level),
        common=True,
    ),
    Field(
        id="level_name",
        of="level_name",
        label=_("Name of the level"),
        area=Area.IDENTITY,
        help=_("What your archive calls this level, where it is none of the usual ones."),
        part=Part(name="level_name", label=_("Name of the level"), kind=Kind.BEFORE, terms="level_name"),
        levels=OTHER,
    ),
    Field(
        id="extents",
        of="extents",
        label=_("Extent"),
        area=Area.IDENTITY,
        help=_("How much there is: leaves, boxes, metres (ISAD(G) 3.1.5)."),
        shape=shapes.EXTENT,
        add=_("Add an extent"),
    ),
    Field(
        id="containers",
        of="containers",
        label=_("Container"),
        area=Area.IDENTITY,
        help=_("The box, bundle or reel that it lies in."),
        shape=shapes.CONTAINER,
        add=_("Add a container"),
    ),
    Field(
        id="repository",
        of="repository",
        label=_("Repository"),
        area=Area.IDENTITY,
        help=_("Who keeps the unit, where its shelfmark does not say so."),
        part=Part(name="repository", label=_("Repository"), kind=Kind.BEFORE, terms="repository"),
    ),
    Field(
        id="identifiers",
        of="identifiers",
        label=_("Identifier"),
        area=Area.IDENTITY,
        help=_("A number or address that others know it by, or the mark of its creator's registry."),
        shape=shapes.IDENTIFIER,
        add=_("Add an identifier"),
    ),
    Field(
        id="credits",
        of="credits",
        label=_("People and bodies"),
        area=Area.CONTEXT,
        help=_("Who wrote, translated, edited, obtained or gave it, and in which role (ISAD(G) 3.2.1)."),
        shape=shapes.CREDIT,
        common=True,
        wide=True,
        add=_("Add a person or body"),
    ),
    _notes(NoteKind.HISTORY, Area.CONTEXT),
    _notes(NoteKind.SCOPE, Area.CONTENT, common=True),
    _notes(NoteKind.ABSTRACT, Area.CONTENT),
    _notes(NoteKind.CONTENTS, Area.CONTENT),
    Field(
        id="subjects",
        of="subjects",
        label=_("Subjects and places"),
        area=Area.CONTENT,
        help=_("What it is about, where, and what kind of document it is."),
        shape=shapes.SUBJECT,
        wide=True,
        add=_("Add a subject or place"),
    ),
    _notes(NoteKind.APPRAISAL, Area.CONTENT, levels=ABOVE_ITEM),
    _notes(NoteKind.ACCRUALS, Area.CONTENT, levels=ABOVE_ITEM),
    _notes(NoteKind.ARRANGEMENT, Area.CONTENT, levels=ABOVE_ITEM),
    _notes(NoteKind.FILE_PLAN, Area.CONTENT, levels=ABOVE_ITEM),
    Field(
        id="languages",
        of="languages",
        label=_("Language of the original"),
        area=Area.ACCESS,
        help=_("The languages the material itself is written in (ISAD(G) 3.4.3)."),
        shape=shapes.LANGUAGES,
        common=True,
        add=_("Add a language"),
    ),
    _notes(NoteKind.MATERIAL, Area.ACCESS),
    _notes(NoteKind.ACCESS, Area.ACCESS),
    _notes(NoteKind.LEGAL_STATUS, Area.ACCESS),
    _notes(NoteKind.USE, Area.ACCESS),
    _notes(NoteKind.PHYSICAL, Area.ACCESS),
    _notes(NoteKind.FINDING_AIDS, Area.ACCESS),
    _notes(NoteKind.RELATED, Area.ALLIED),
    _notes(NoteKind.SEPARATED, Area.ALLIED),
    _notes(NoteKind.PUBLICATION, Area.ALLIED),
    Field(
        id="objects",
        of="objects",
        label=_("Files and addresses"),
        area=Area.ALLIED,
        help=_("Where it can be seen or read: scans, pages on the web, translations."),
        shape=shapes.OBJECT,
        wide=True,
        add=_("Add a file or address"),
    ),
    _notes(NoteKind.GENERAL, Area.NOTES),
    _notes(NoteKind.CITATION, Area.NOTES),
    _notes(NoteKind.LOCATION, Area.NOTES),
    _notes(NoteKind.TRANSLATION, Area.CONTROL),
    _notes(NoteKind.PROCESSING, Area.CONTROL),
    Field(
        id="status",
        of="status",
        label=_("Status of the description"),
        area=Area.CONTROL,
        help=_("How far the description has come."),
        part=Part(name="status", label=_("Status"), kind=Kind.CHOICE, vocabulary="statuses", of=Status),
        common=True,
    ),
    Field(
        id="audience",
        of="audience",
        label=_("Who may read the description"),
        area=Area.CONTROL,
        help=_("Staff only, or everyone."),
        part=Part(
            name="audience", label=_("Audience"), kind=Kind.CHOICE, vocabulary="audiences", of=shapes.audience
        ),
    ),
    Field(
        id="aid",
        of="aid",
        label=_("Finding aid"),
        area=Area.CONTROL,
        help=_("What the finding aid says of itself; it stands at the top of the arrangement."),
        shape=shapes.AID,
        levels=ABOVE_ITEM,
        wide=True,
        most=1,
    ),
    Field(
        id="custody",
        of="custody",
        label=_("Chain of custody"),
        area=Area.CONTEXT,
        help=_("Each step of its way: what happened, by whom, when, and who says so (ISAD(G) 3.2.3)."),
        shape=shapes.CUSTODY,
        sheet=Sheet.PROVENANCE,
        common=True,
        wide=True,
        add=_("Add a step"),
    ),
    _notes(NoteKind.CUSTODY, Area.CONTEXT, Sheet.PROVENANCE),
    _notes(NoteKind.ACQUISITION, Area.CONTEXT, Sheet.PROVENANCE, common=True),
    Field(
        id="rights",
        of="rights",
        label=_("Rights"),
        area=Area.ACCESS,
        help=_("What may be done with it, and who says so (ISAD(G) 3.4.2)."),
        shape=shapes.RIGHTS,
        sheet=Sheet.PROVENANCE,
        common=True,
        wide=True,
        add=_("Add a statement"),
    ),
    _notes(NoteKind.ORIGINALS, Area.ALLIED, Sheet.PROVENANCE),
    _notes(NoteKind.COPIES, Area.ALLIED, Sheet.PROVENANCE),
)


@cache
def has_field(id: str) -> bool:
    """Say whether the table has a row for the id of a row or the name of a field of `Unit`."""
    return any(id in (row.id, row.of) for row in FIELDS)


@cache
def field(id: str) -> Field:
    """Return the row with this id, else the chief row (a common one) that edits that field of `Unit`."""
    rows = [row for row in FIELDS if id in (row.id, row.of)]
    return min(rows, key=lambda row: (row.id != id, not row.common))


def fields_of(sheet: Sheet) -> tuple[Field, ...]:
    """Return the rows that stand on a tab, in the order of the areas and of the table."""
    order = list(Area)
    return tuple(sorted((row for row in FIELDS if row.sheet is sheet), key=lambda row: order.index(row.area)))
