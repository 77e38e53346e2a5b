"""How what a version of EAD has no element for travels in a file: the one table that the account is from.

The writer says in EAD's own elements whatever the version allows; the vocabulary decides. What is left
stands under a key in an instruction of ours, and here is what that key says, in an archivist's words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from muniment.i18n import _


@dataclass(frozen=True, slots=True)
class Way:
    """A part of a unit that has no place of its own: the field it is in, and what archivists call it.

    `instead` says how people and other programs are told of it; nothing where only Muniment reads it.
    """

    field: str
    label: str
    instead: str = ""


_OF_READING = (
    "came part written made derived lent space empty field text break end place vocabulary revision value"
)
UNSAID = frozenset(_OF_READING.split())
"""Keys that help in reading a file back and that say nothing of the unit by themselves."""

_MARKS = "span block kept name"
_IN_ELEMENTS = _("it stands in the elements of this version")
_BOUNDS = _("the days it lies between are given")
_SENTENCE = _("a sentence says it in words")
_PARAGRAPHS = _("they stand as paragraphs")
_AMONG_OTHERS = _("it stands among other kinds")

_ROWS: tuple[tuple[str, str, Way], ...] = (
    ("unit", "unit", Way("id", _("the identity of the record"))),
    ("unit", "level", Way("level", _("that its level is not known"), _("it is called another level"))),
    ("unit", "otherlevel", Way("level_name", _("the name of its level"))),
    ("unit", "status", Way("status", _("how far its description is"))),
    ("unit", "aid", Way("aid", _("what the finding aid says of itself"))),
    (
        "unit",
        "renamed",
        Way(
            "identifiers", _("an id that stands in the file already"), _("links and the element have another")
        ),
    ),
    ("unit", "kept", Way("kept", _("what was kept of another file"))),
    ("unit", "crossed", Way("kept", _("each sign of what was kept of another file"), _IN_ELEMENTS)),
    ("shelfmarks", "kind", Way("shelfmarks", _("the kind of its main shelfmark or of a number"))),
    ("shelfmarks", "label", Way("shelfmarks", _("the label of a shelfmark"))),
    ("shelfmarks", "repository", Way("shelfmarks", _("who keeps the unit under a shelfmark"))),
    ("shelfmarks", "since until", Way("shelfmarks", _("when a shelfmark was in force"))),
    ("identifiers", "kind", Way("identifiers", _("the kind of a number"))),
    ("titles", "kind", Way("titles", _("the kind of its main title"))),
    ("titles", "language", Way("titles", _("the language of a title"))),
    ("titles", "script", Way("titles", _("the script of a title"))),
    (
        "titles",
        _MARKS,
        Way("titles", _("how words of a title are marked"), _("the words stand")),
    ),
    ("dates", "edtf", Way("dates", _("what a date means exactly"), _BOUNDS)),
    ("dates", "event", Way("dates", _("what happened at a date"))),
    ("dates", "extent", Way("dates", _("what a date covers"))),
    ("dates", "certainty", Way("dates", _("how certain a date is"))),
    ("dates", "calendar", Way("dates", _("the calendar of a date"))),
    ("extents", "quantity unit", Way("extents", _("an extent as a number of something"), _SENTENCE)),
    (
        "extents",
        "part",
        Way("extents", _("dimensions and features beside an extent"), _("they stand in its note")),
    ),
    ("credits", "relator", Way("credits", _("what an agent did"))),
    ("credits", "source identifier", Way("credits", _("the authority file an agent is named in"))),
    ("credits", "statement", Way("credits", _("the sentence an agent was credited by"))),
    ("credits", "on-behalf-of", Way("credits", _("on whose behalf an agent worked"))),
    ("credits", "from-language", Way("credits", _("the language that was translated from"))),
    ("credits", "affiliation", Way("credits", _("where an agent belonged"))),
    ("languages", "language", Way("languages", _("the code of a language"), _("its name stands"))),
    ("languages", "script", Way("languages", _("the script of the material"))),
    ("notes", "kind", Way("notes", _("the kind of a note"), _AMONG_OTHERS)),
    ("notes", "label", Way("notes", _("the label of a note"))),
    ("notes", "language", Way("notes", _("the language of a note"))),
    ("notes", "script", Way("notes", _("the script of a note"))),
    (
        "notes",
        _MARKS,
        Way("notes", _("how words of a note are marked"), _("the words stand")),
    ),
    ("notes", "crossed", Way("notes", _("each sign of a list or table of another version"), _IN_ELEMENTS)),
    ("notes", "begin", Way("notes", _("lists and quotations in a note"), _PARAGRAPHS)),
    ("notes", "heading", Way("notes", _("the heading of a note"), _PARAGRAPHS)),
    ("notes", "status", Way("rights", _("the address of a rights statement"), _SENTENCE)),
    ("notes", "holder", Way("rights", _("who holds the rights"))),
    ("notes", "since until", Way("rights", _("when rights are in force"))),
    (
        "custody",
        "event agent recipient date place source statement",
        Way("custody", _("a step of its way as data"), _SENTENCE),
    ),
    ("texts", "kind", Way("texts", _("the kind of a version of its text"), _AMONG_OTHERS)),
    ("texts", "language", Way("texts", _("the language of a version of its text"), _("a heading names it"))),
    ("texts", "script", Way("texts", _("the script of a version of its text"))),
    ("texts", "translator", Way("texts", _("the translators of its text"), _SENTENCE)),
    ("texts", "date", Way("texts", _("when a version of its text was made"))),
    ("texts", "status", Way("texts", _("how far a version of its text is"))),
    ("texts", "source", Way("texts", _("where a version of its text is from"))),
    ("texts", "of pair made-from", Way("texts", _("which passage of its text translates which"))),
    (
        "texts",
        _MARKS,
        Way("texts", _("how words of its text are marked"), _("the words stand")),
    ),
    ("texts", "crossed", Way("texts", _("each sign of a list or table of another version"), _IN_ELEMENTS)),
    ("texts", "begin", Way("texts", _("lists and quotations in its text"), _PARAGRAPHS)),
    ("texts", "heading", Way("texts", _("the title of a version of its text"), _PARAGRAPHS)),
    ("subjects", "source identifier", Way("subjects", _("the vocabulary a term is from"))),
    ("subjects", "language", Way("subjects", _("the language of a term"))),
    ("containers", "kind", Way("containers", _("the kind of a container"))),
    ("containers", "label", Way("containers", _("the label of a container"))),
    ("objects", "href", Way("objects", _("the address of a digital object letter for letter"))),
    ("objects", "title role", Way("objects", _("what a digital object shows"))),
    ("objects", "language", Way("objects", _("the language of a digital object"))),
    ("objects", "media-type", Way("objects", _("the kind of file of a digital object"))),
    ("objects", "checksum", Way("objects", _("the checksum of a digital object"))),
    ("aid", "countrycode mainagencycode", Way("aid", _("the code of the country or agency"))),
    ("aid", "agency", Way("aid", _("the name of the agency"))),
    ("aid", "language script", Way("aid", _("the language of the finding aid"))),
    ("aid", "event agent", Way("aid", _("who changed the finding aid, and how"), _("the change stands"))),
)


def _by_key() -> Iterator[tuple[tuple[str, str], Way]]:
    for where, keys, way in _ROWS:
        yield from (((where, key), way) for key in keys.split())


WAYS: Mapping[tuple[str, str], Way] = MappingProxyType(dict(_by_key()))
"""The ways by the field that the element of the instruction fills, and the key."""
