"""What AtoM rejects, loses or changes when it imports a finding aid (version 2.8)."""

import re
from collections.abc import Iterator
from functools import partial

from muniment.description.findings import Finding
from muniment.formats.deliveries import Source
from muniment.formats.ead.packs.pack import ANY, Pack
from muniment.formats.ead.packs.parts import UNITS, Part
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import attribute_called
from muniment.i18n import _

_TAKEN_OUT = re.compile(rb'<ead[^\n]*?xmlns="[^"]*"\s+[^\n]*?>')
"""The only form in which AtoM finds the namespace, to take it out."""


def _is_taken_out(source: Source) -> bool:
    return bool(_TAKEN_OUT.search(source.beginning.data) or _TAKEN_OUT.search(source.data))


_called = partial(attribute_called, Version.EAD2002)

_AGENTS = ("persname", "corpname", "famname", "name")


def is_found(part: Part) -> Iterator[Finding]:
    """AtoM takes the namespace out of the first tag; where it fails, it finds no description at all."""
    if part.file.root.namespace and not _is_taken_out(part.file.source):
        yield part.must(
            "atom-namespace",
            _("AtoM would find nothing in the file, for it cannot take the namespace out of its first tag."),
            _("Export it in the form of the DTD, or write other attributes behind “xmlns” in one line."),
        )


def has_plain_links(part: Part) -> Iterator[Finding]:
    """Links of the form `xlink:href` are not seen."""
    if "xlink:href" in part.attributes:
        yield part.should(
            "atom-link",
            _("The link {href} is lost, for AtoM does not read {attribute}.").format(
                href=part.get("href"), attribute=_called("xlink:href")
            ),
            _("Export it in the form of the DTD, which writes @href."),
        )


def has_plain_title(part: Part) -> Iterator[Finding]:
    """The title is the one without a type."""
    if not any(title.words and not title.get("type") for title in part.find("did", "unittitle")):
        yield part.should(
            "atom-title",
            _("The unit has no title that AtoM would take: one without {attribute}.").format(
                attribute=_called("type")
            ),
            _("Leave it out of the main title."),
            "titles",
        )


def has_plain_identifier(part: Part) -> Iterator[Finding]:
    """The reference code is the identifier without a type; the others become alternative ones."""
    marks = part.find("did", "unitid")
    if marks and all(mark.get("type") for mark in marks):
        yield marks[0].should(
            "atom-identifier",
            _("“{words}” becomes an alternative identifier, for it has {attribute}.").format(
                words=marks[0].words[:60], attribute=_called("type")
            ),
            _("Leave it out of the shelfmark."),
        )


def keeps_its_level(part: Part) -> Iterator[Finding]:
    """A level is taken by its word in the list of EAD; a name of one's own is lost."""
    if part.get("level") == "otherlevel":
        yield part.should(
            "atom-level",
            _("The level “{name}” is lost: it becomes “otherlevel”.").format(name=part.get("otherlevel")),
            _("Choose the nearest level of the list, or add the name in AtoM after the import."),
            "level",
        )


def has_known_event(part: Part) -> Iterator[Finding]:
    """What a date is of becomes a type of event, made where AtoM has none of that name."""
    if part.get("datechar") not in ("", "creation"):
        yield part.advice(
            "atom-datechar",
            _("“{event}” becomes a type of event in AtoM, a new one where there is none so called.").format(
                event=part.get("datechar")
            ),
            _("See that AtoM has the type of event under this name."),
        )


def says_when(part: Part) -> Iterator[Finding]:
    """Only the attribute `normal` gives a date that can be searched."""
    if part.inside == "did" and not part.get("normal"):
        yield part.advice(
            "atom-date",
            _("“{words}” cannot be searched as a date in AtoM.").format(words=part.words[:60]),
            _("Add the date for the machine in {attribute}, such as 1967-05-31.").format(
                attribute=_called("normal")
            ),
        )


def has_one_object(part: Part) -> Iterator[Finding]:
    """The first digital object of a unit is fetched."""
    objects = part.below("dao", "daoloc")
    for surplus in objects[1:]:
        yield surplus.should(
            "atom-objects",
            _("The digital object {href} is not fetched: only the first of a unit is.").format(
                href=surplus.get("href")
            ),
            _("Describe each digital object as a unit of its own."),
        )


def has_a_creator_for_each_life(part: Part) -> Iterator[Finding]:
    """Biographies are given to creators in their order; those left over make records without a name."""
    creators = sum(len(each.children(*_AGENTS)) for each in part.find("did", "origination"))
    for surplus in part.children("bioghist")[creators:]:
        yield surplus.should(
            "atom-bioghist",
            _("The biography has no creator and makes an authority record without a name."),
            _("Name the creator it is about in <origination>, in the same order."),
        )


def is_named_as_creator(part: Part) -> Iterator[Finding]:
    """A creator is a name, not bare words."""
    if part.own_words and not part.children(*_AGENTS):
        yield part.should(
            "atom-creator",
            _("“{words}” is not taken as a creator, for it is not marked as a name.").format(
                words=part.own_words[:60]
            ),
            _("Put the name into <persname>, <corpname> or <famname>."),
        )


def loses_its_role(part: Part) -> Iterator[Finding]:
    """What somebody did is not read."""
    if part.get("role"):
        yield part.should(
            "atom-role",
            _("That “{name}” was “{role}” is lost.").format(name=part.words[:60], role=part.get("role")),
            _("Say it in a note as well."),
        )


def is_not_too_deep(part: Part) -> Iterator[Finding]:
    """Access points are read two steps deep."""
    if [each.name for each in part.above()][:2] == ["controlaccess", "controlaccess"]:
        yield part.should(
            "atom-access",
            _("These access points are lost, for they stand more than two steps deep."),
            _("Put them one step higher."),
        )


def is_in_one_language(part: Part) -> Iterator[Finding]:
    """The first language of the finding aid is that of the whole import."""
    for surplus in part.children("language")[1:]:
        yield surplus.should(
            "atom-languages",
            _("All is imported as one language; “{words}” is not told apart.").format(
                words=surplus.words or surplus.get("langcode")
            ),
            _("Export one file for each language of the description."),
        )


def is_undated(part: Part) -> Iterator[Finding]:
    """A processing note with a date in it is taken for the history of revisions."""
    if part.inside == "processinfo" and part.children("date"):
        yield part.should(
            "atom-processinfo",
            _("The note becomes a date of revision, for it has a <date> in it."),
            _("Write the date in plain words."),
        )


def has_an_id_of_its_own(part: Part) -> Iterator[Finding]:
    """An id stands once."""
    if part.get("id") in part.file.ids:
        message = _("The id “{id}” stands twice.")
        yield part.must("atom-id", message.format(id=part.get("id")), _("Give each element its own id."))


PACK = Pack(
    id="atom",
    label="AtoM",
    versions=(Version.EAD2002,),
    rules=(
        (("ead",), is_found),
        (ANY, has_plain_links),
        (ANY, has_an_id_of_its_own),
        (UNITS, has_plain_title),
        (UNITS, has_plain_identifier),
        (UNITS, keeps_its_level),
        (UNITS, has_one_object),
        (UNITS, has_a_creator_for_each_life),
        (("unitdate",), has_known_event),
        (("unitdate",), says_when),
        (("origination",), is_named_as_creator),
        (_AGENTS, loses_its_role),
        (("controlaccess",), is_not_too_deep),
        (("langusage",), is_in_one_language),
        (("p",), is_undated),
    ),
)
