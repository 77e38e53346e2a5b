"""The areas of ISAD(G): where in a description each thing is said."""

from enum import StrEnum
from functools import cache

from muniment.description.levels import NoteKind
from muniment.description.vocabularies import vocabulary
from muniment.i18n import _


class Area(StrEnum):
    """The areas of ISAD(G), in its order."""

    IDENTITY = "identity"
    CONTEXT = "context"
    CONTENT = "content"
    ACCESS = "access"
    ALLIED = "allied"
    NOTES = "notes"
    CONTROL = "control"


AREA_LABELS: dict[Area, str] = {
    Area.IDENTITY: _("Identity"),
    Area.CONTEXT: _("People and context"),
    Area.CONTENT: _("Content and structure"),
    Area.ACCESS: _("Access and use"),
    Area.ALLIED: _("Allied materials"),
    Area.NOTES: _("Notes"),
    Area.CONTROL: _("Description control"),
}


@cache
def area_of(kind: NoteKind) -> Area:
    """Return the area that notes of a kind stand in, by the number of their element (3.1 is the first)."""
    number = vocabulary("notes")[kind].isad.split(".")[1]
    return list(Area)[int(number) - 1]
