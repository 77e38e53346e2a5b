"""The table of columns. To let another thing be said in a grid and changed in bulk, add a row."""

from muniment.description.columns import parts, plain
from muniment.description.columns.column import Column
from muniment.description.levels import NoteKind, ShelfmarkKind, SubjectKind
from muniment.i18n import _

COLUMNS: tuple[Column, ...] = (
    parts.shelfmarks("shelfmark", _("Shelfmark"), ShelfmarkKind.CURRENT),
    parts.titles(),
    parts.dated(),
    plain.levels(),
    plain.languages_said(),
    plain.translators(),
    parts.credited("author", _("Author"), "aut"),
    parts.credited("creator", _("Creator"), "cre"),
    parts.credited("editor", _("Editor"), "edt"),
    parts.credited("contributor", _("Contributor"), "ctb"),
    parts.credited("provider", _("Obtained by"), "prv"),
    parts.credited("donor", _("Donor"), "dnr"),
    parts.credited("recipient", _("Recipient"), "rcp"),
    parts.extents(),
    plain.repositories(),
    parts.shelfmarks("former", _("Former shelfmark"), ShelfmarkKind.FORMER),
    parts.shelfmarks("copy", _("Shelfmark of a copy"), ShelfmarkKind.COPY),
    parts.shelfmarks("alternative", _("Alternative shelfmark"), ShelfmarkKind.ALTERNATIVE),
    parts.subjects("subject", _("Subject"), SubjectKind.SUBJECT),
    parts.subjects("place", _("Place"), SubjectKind.PLACE),
    parts.subjects("genre", _("Genre"), SubjectKind.GENRE),
    *(parts.notes(kind) for kind in NoteKind),
    parts.rights(),
    parts.identifiers("url", _("Address"), "url"),
    parts.identifiers("registry", _("Registry mark"), "registry"),
    parts.identifiers("record-id", _("Record number"), "record-id"),
    plain.statuses(),
)
"""Everything that can be said in a column, in the order in which it is offered."""

_BY_ID = {row.id: row for row in COLUMNS}


def column(id: str) -> Column:
    """Return the column of that name; raise KeyError where there is none."""
    return _BY_ID[id]
