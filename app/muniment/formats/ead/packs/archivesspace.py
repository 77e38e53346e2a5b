"""What ArchivesSpace rejects, loses or changes when it imports a finding aid (in 2026)."""

import re
from collections.abc import Iterator

from muniment.description import languages
from muniment.description.findings import Finding
from muniment.formats.ead.packs.codes import codes
from muniment.formats.ead.packs.pack import Pack
from muniment.formats.ead.packs.parts import COMPONENTS, UNITS, Part
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import attribute_called, filling
from muniment.i18n import _

LONGEST_IDENTIFIER = 255

_EXTENT = re.compile(r"[0-9.]+\s+\S")
_DATE = re.compile(r"[0-9]{4}(-(1[0-2]|0[1-9])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_ID = re.compile(r"[a-zA-Z0-9\-_:.]*")
_DATE_TYPES = ("", "single", "bulk", "inclusive")
_AGENTS = ("persname", "corpname", "famname")
_ACCESS = (*_AGENTS, "subject", "geogname", "genreform", "function", "occupation", "title")
_FORMED_BADLY = {
    ("arrangement", "scopecontent"),
    ("list", "item"),
    ("list", "bibliography"),
    ("namegrp", "indexentry"),
    ("ptrgrp", "indexentry"),
}
"""What is imported badly inside what."""

_NOTES = tuple(filling("notes", Version.EAD2002))


def has_title(part: Part) -> Iterator[Finding]:
    """A resource has a title."""
    if not part.says("did", "unittitle"):
        yield part.must(
            "archivesspace-title",
            _("The collection has no title."),
            _("Give the whole a title."),
            "titles",
        )


def has_identifier(part: Part) -> Iterator[Finding]:
    """A resource has an identifier of at most 255 characters."""
    marks = part.find("did", "unitid")
    if not any(mark.words for mark in marks):
        yield part.must(
            "archivesspace-identifier",
            _("The collection has no shelfmark."),
            _("Give the whole a shelfmark."),
            "shelfmarks",
        )
    elif len(marks[0].words) > LONGEST_IDENTIFIER:
        yield marks[0].must(
            "archivesspace-identifier",
            _("The shelfmark of the collection is longer than 255 characters."),
            _("Shorten it."),
        )


def has_level(part: Part) -> Iterator[Finding]:
    """A unit has a level; one called “other” has a name."""
    if not part.get("level"):
        yield part.should(
            "archivesspace-level",
            _("The unit has no level and will be called “otherlevel”."),
            _("Give the level, such as series, file or item."),
            "level",
        )
    elif part.get("level") == "otherlevel" and not part.get("otherlevel"):
        yield part.should(
            "archivesspace-level",
            _("The level is called “otherlevel” without a name."),
            _("Name it in {attribute}.").format(attribute=attribute_called(Version.EAD2002, "otherlevel")),
            "level",
        )


def has_date(part: Part) -> Iterator[Finding]:
    """A resource has a date, in its title or beside it."""
    if not any(did.below("unitdate") for did in part.children("did")):
        yield part.must(
            "archivesspace-date",
            _("The collection has no date."),
            _("Date the whole, if only roughly."),
            "dates",
        )


def has_counted_extent(part: Part) -> Iterator[Finding]:
    """A resource has an extent that begins with a number."""
    if not any(_EXTENT.match(extent.words) for extent in part.find("did", "physdesc", "extent")):
        yield part.must(
            "archivesspace-extent",
            _("No extent of the collection begins with a number."),
            _("Give one as number and unit, such as “3 boxes”, in <extent>."),
            "extents",
        )


def is_counted(part: Part) -> Iterator[Finding]:
    """An extent begins with a number; other physical descriptions become notes."""
    extents = part.children("extent")
    if any(_EXTENT.match(extent.words) for extent in extents) or (not extents and part.children()):
        return
    yield part.should(
        "archivesspace-extent-note",
        _("“{words}” becomes a note, for it does not begin with a number in <extent>.").format(
            words=part.words[:60]
        ),
        _("Write number and unit, such as “3 boxes”, in <extent>."),
    )


def is_of_known_language(part: Part) -> Iterator[Finding]:
    """A language is given by a code of ISO 639-2, the bibliographic one where there are two."""
    said = part.get("langcode")
    chief = languages.bibliographic_code(languages.tag_of(said)) or said
    if said and (said != chief or said not in codes("ead3", "iso639-2b")):
        yield part.must(
            "archivesspace-language",
            _("“{code}” is not among the codes of languages that ArchivesSpace knows.").format(code=said),
            _("Write the three letters of ISO 639-2, such as “eng” or “alb”."),
        )


def has_language(part: Part) -> Iterator[Finding]:
    """A resource that gives no language is said to be in an undetermined one."""
    if not any(each.get("langcode") for each in part.find("did", "langmaterial", "language")):
        yield part.should(
            "archivesspace-no-language",
            _("The collection names no language by its code, and will be called undetermined."),
            _("Add the language with its code."),
            "languages",
        )


def has_title_or_date(part: Part) -> Iterator[Finding]:
    """A component has a title or a date."""
    dids = part.children("did")
    dates = [date for did in dids for date in did.below("unitdate")]
    if not part.says("did", "unittitle") and not any(date.words or date.get("normal") for date in dates):
        yield part.must(
            "archivesspace-component",
            _("The unit has neither a title nor a date."),
            _("Give it a title, or a date."),
            "titles",
        )


def has_usable_id(part: Part) -> Iterator[Finding]:
    """The id of a component is made of plain letters and stands once."""
    said = part.get("id")
    if not _ID.fullmatch(said):
        message = _("The id “{id}” has characters that ArchivesSpace does not take.")
        cure = _("Use letters without accents, digits, and - _ : . only.")
        yield part.must("archivesspace-id", message.format(id=said), cure)
    if said and said in part.file.ids:
        message = _("The id “{id}” stands twice.")
        yield part.must("archivesspace-id", message.format(id=said), _("Give each unit an id of its own."))


def says_when(part: Part) -> Iterator[Finding]:
    """A date says something, in words or for the machine, of a known kind, and in order."""
    usable = [day for day in part.get("normal").split("/") if _DATE.fullmatch(day)]
    if part.get("type") not in _DATE_TYPES:
        yield part.must(
            "archivesspace-date-type",
            _("ArchivesSpace knows no kind of date called “{type}”.").format(type=part.get("type")),
            _("It may be: {values}.").format(values="single, bulk, inclusive"),
        )
    if not part.words and not usable:
        message = _("The date has neither words nor a day, month or year that ArchivesSpace reads.")
        yield part.must("archivesspace-date-empty", message, _("Write the date, or take the element out."))
    elif len(usable) < len([day for day in part.get("normal").split("/") if day]):
        yield part.should(
            "archivesspace-date-normal",
            _("“{normal}” is not read as a date; its words are kept.").format(normal=part.get("normal")),
            _("Write a date such as 1967, 1967-05 or 1967-05-31, or two with a stroke between."),
        )
    if len(usable) == 2 and _is_before(usable[1], usable[0]):
        message = _("The date ends before it begins: {normal}.")
        yield part.must(
            "archivesspace-date-order",
            message.format(normal=part.get("normal")),
            _("Write the earlier date first."),
        )


def is_no_event(part: Part) -> Iterator[Finding]:
    """Every date becomes one of creation."""
    if part.get("datechar") not in ("", "creation"):
        yield part.should(
            "archivesspace-datechar",
            _("That the date is one of “{event}” is lost: it becomes a date of creation.").format(
                event=part.get("datechar")
            ),
            _("Say it in the words of the date, or in a note."),
        )


def stands_beside_the_title(part: Part) -> Iterator[Finding]:
    """A date in a title is taken out of it."""
    if part.inside == "unittitle":
        yield part.should(
            "archivesspace-date-in-title",
            _("The date is taken out of the title."),
            _("Put it beside the title, and see that the title reads well without it."),
        )


def stands_once(part: Part) -> Iterator[Finding]:
    """One shelfmark and one title of a unit are kept."""
    for name in ("unitid", "unittitle"):
        for surplus in part.children(name)[1:]:
            yield surplus.should(
                f"archivesspace-one-{name}",
                _("{part} “{words}” is lost: one of a unit is kept.").format(
                    part=surplus.called, words=surplus.words[:60]
                ),
                _("Say it in a note as well."),
            )


def names_creators(part: Part) -> Iterator[Finding]:
    """A creator is a person, body or family; bare words and plain names are ignored."""
    if part.own_words or not part.children(*_AGENTS):
        yield part.should(
            "archivesspace-creator",
            _("“{words}” is lost: it is not said to be a person, body or family.").format(
                words=part.words[:60]
            ),
            _("Put the name into <persname>, <corpname> or <famname>."),
        )


def is_access_point(part: Part) -> Iterator[Finding]:
    """Names and terms are taken from access points; all else among them is lost."""
    for child in part.children():
        if child.name not in (*_ACCESS, "head", "controlaccess") and child.words:
            yield child.should(
                "archivesspace-access",
                _("{part} “{words}” is lost among the access points.").format(
                    part=child.called, words=child.words[:60]
                ),
                _("Say whether it is a person, body, family, place, subject or form."),
            )


def is_kept(part: Part) -> Iterator[Finding]:
    """A note beside title and date is lost; one of the whole becomes a general note."""
    if part.inside == "did":
        message = _("The note “{words}” is lost.").format(words=part.words[:60])
    elif part.inside == "archdesc":
        message = _("The note “{words}” becomes a general note.").format(words=part.words[:60])
    else:
        return
    yield part.should("archivesspace-note", message, _("Make it a general note (<odd>)."))


def is_imported_well(part: Part) -> Iterator[Finding]:
    """Some elements come apart inside others."""
    if (part.name, part.inside) in _FORMED_BADLY:
        above = part.parent or part
        yield part.should(
            "archivesspace-nested",
            _("{part} inside {above} is imported badly.").format(part=part.called, above=above.called),
            _("Put it beside, or into plain words."),
        )


def is_no_group(part: Part) -> Iterator[Finding]:
    """A group of files becomes one digital object."""
    yield part.should(
        "archivesspace-daogrp",
        _("The digital objects of the group become one, called as the unit."),
        _("Use one <dao> for each."),
    )


def is_titled(part: Part) -> Iterator[Finding]:
    """A digital object has a title."""
    if not part.get("title"):
        yield part.must(
            "archivesspace-dao-title",
            _("The digital object has no title."),
            _("Give it a title in {attribute}.").format(
                attribute=attribute_called(Version.EAD2002, "xlink:title")
            ),
        )


def says_what_is_in_it(part: Part) -> Iterator[Finding]:
    """A container says what kind of container, and of what kind of material."""
    called = {name: attribute_called(Version.EAD2002, name) for name in ("type", "label")}
    for name, attribute in called.items():
        if not part.get(name) and not part.get("parent"):
            yield part.should(
                f"archivesspace-container-{name}",
                _("The container “{words}” lacks {attribute}.").format(
                    words=part.words[:60], attribute=attribute
                ),
                _("Say the container in {type}, such as Box, and the material in {label}.").format(**called),
            )


def is_not_empty(part: Part) -> Iterator[Finding]:
    """An element that says nothing makes the import fail."""
    if not part.words and not part.children() and not part.attributes.keys() - {"id", "audience"}:
        yield part.must(
            "archivesspace-empty",
            _("{part} is empty.").format(part=part.called),
            _("Fill it, or take it out."),
        )


def keeps_its_identifier(part: Part) -> Iterator[Finding]:
    """Of the identifier of a finding aid only its words and its address are kept."""
    if part.get("identifier"):
        yield part.should(
            "archivesspace-eadid",
            _("The identifier “{said}” in the attribute is lost.").format(said=part.get("identifier")),
            _("Write it as the words of <eadid>."),
        )


def _is_before(end: str, begin: str) -> bool:
    """Return whether one date is before another, both filled up with the first of the year or month."""
    return not begin.startswith(end) and f"{end}-01-01"[:10] < f"{begin}-01-01"[:10]


PACK = Pack(
    id="archivesspace",
    label="ArchivesSpace",
    versions=(Version.EAD2002,),
    rules=(
        (("archdesc",), has_title),
        (("archdesc",), has_identifier),
        (("archdesc",), has_date),
        (("archdesc",), has_counted_extent),
        (("archdesc",), has_language),
        (UNITS, has_level),
        (COMPONENTS, has_title_or_date),
        (COMPONENTS, has_usable_id),
        (("did",), stands_once),
        (("unitdate",), says_when),
        (("unitdate",), is_no_event),
        (("unitdate",), stands_beside_the_title),
        (("physdesc",), is_counted),
        (("language",), is_of_known_language),
        (("origination",), names_creators),
        (("controlaccess",), is_access_point),
        (("note",), is_kept),
        (("arrangement", "list", "namegrp", "ptrgrp"), is_imported_well),
        (("daogrp",), is_no_group),
        (("dao",), is_titled),
        (("container",), says_what_is_in_it),
        ((*_NOTES, *_ACCESS, "name", "p", "item", "unitid", "unittitle", "extent"), is_not_empty),
        (("eadid",), keeps_its_identifier),
    ),
)
