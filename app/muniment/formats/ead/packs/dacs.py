"""DACS on a finding aid: what its single-level and multilevel minimum require, of the document itself.

`must` is what DACS requires, `should` what it requires where known or where it adds to what stands
above, `advice` what makes a description optimal.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from muniment.description.findings import Finding, Severity
from muniment.formats.ead.packs.pack import Pack, Rule
from muniment.formats.ead.packs.parts import COMPONENTS, UNITS, Part
from muniment.formats.ead.versions import Version
from muniment.i18n import _

_DATES = ("unitdate", "unitdatestructured")
_EXTENTS = ("physdesc", "physdescstructured", "physdescset")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An element of DACS: its number, what shows that it is there, and what to say where it is not."""

    number: str
    is_given: Callable[[Part], bool]
    field: str
    message: str
    cure: str
    severity: Severity = Severity.MUST


def _in_did(*names: str) -> Callable[[Part], bool]:
    return lambda part: any(each.words for did in part.children("did") for each in did.below(*names))


def _in_note(*names: str) -> Callable[[Part], bool]:
    return lambda part: any(each.words for each in part.below(*names))


def _has_rights_statement(part: Part) -> bool:
    """Return whether the rights in the description, not in the material, are stated."""
    root = (part, *part.above())[-1]
    paths = (
        ("control", "rightsdeclaration"),
        ("eadheader", "filedesc", "publicationstmt", "p"),
        ("control", "filedesc", "publicationstmt", "p"),
    )
    return any(root.says(*path) for path in paths)


def _has_languages(part: Part) -> bool:
    given = [each for did in part.children("did") for each in did.below("langmaterial")]
    return any(each.words or each.below("language") for each in given)


_SINGLE_LEVEL = (
    _Wanted(
        "2.1",
        _in_did("unitid"),
        "shelfmarks",
        _("The description has no reference code."),
        _("Give the shelfmark of the whole."),
    ),
    _Wanted(
        "2.2",
        _in_did("repository"),
        "repository",
        _("The repository is not named."),
        _("Name the archive or library that keeps the material, and its place."),
    ),
    _Wanted("2.3", _in_did("unittitle"), "titles", _("There is no title."), _("Give the whole a title.")),
    _Wanted("2.4", _in_did(*_DATES), "dates", _("There is no date."), _("Date the whole, if only roughly.")),
    _Wanted(
        "2.5",
        _in_did(*_EXTENTS),
        "extents",
        _("There is no extent."),
        _("Say how much there is, such as “3 boxes”."),
    ),
    _Wanted(
        "2.6",
        _in_did("origination"),
        "credits",
        _("No creator is named."),
        _("Name the person, family or body that made or gathered the material, if known."),
        Severity.SHOULD,
    ),
    _Wanted(
        "3.1",
        _in_note("scopecontent"),
        "notes",
        _("Scope and content are not described."),
        _("Say in a paragraph what the material is about."),
    ),
    _Wanted(
        "4.1",
        _in_note("accessrestrict"),
        "notes",
        _("Nothing says who may see the material."),
        _("Give the conditions of access, even where there are none: “Open.”"),
    ),
    _Wanted(
        "4.5",
        _has_languages,
        "languages",
        _("The languages of the material are not given."),
        _("Name the languages, and their scripts where it helps."),
    ),
    _Wanted(
        "8.2",
        _has_rights_statement,
        "aid",
        _("Nothing says under what terms the description itself may be used."),
        _("State the rights in the description, such as a licence, in the header."),
    ),
    _Wanted(
        "2.7",
        _in_note("bioghist"),
        "notes",
        _("There is no history of the creator."),
        _("Tell the life, or the history, of the creator."),
        Severity.ADVICE,
    ),
    _Wanted(
        "access-points",
        _in_note("controlaccess"),
        "subjects",
        _("There are no access points."),
        _("Add the names, places and subjects by which it should be found."),
        Severity.ADVICE,
    ),
)

_MULTILEVEL = (
    _Wanted(
        "2.3",
        lambda part: _in_did("unittitle")(part) or _in_did(*_DATES)(part),
        "titles",
        _("The unit has neither a title nor a date."),
        _("Give it a title, or at least a date."),
    ),
    _Wanted(
        "2.1",
        _in_did("unitid", "container"),
        "shelfmarks",
        _("The unit has neither a shelfmark nor a container."),
        _("Give what is needed to ask for it."),
        Severity.ADVICE,
    ),
    _Wanted(
        "2.4",
        _in_did(*_DATES),
        "dates",
        _("The unit has no date."),
        _("Date it where the date differs from that of the whole."),
        Severity.ADVICE,
    ),
)


def says_which_part_it_is(part: Part) -> Iterator[Finding]:
    """DACS 1: the relation of the part to the whole is shown, by its level as well as by its place."""
    if not part.get("level"):
        yield part.should(
            "dacs-1-level",
            _("The level of description is not given."),
            _("Say whether this is a series, a file, an item …"),
            "level",
        )


def _rule(wanted: _Wanted) -> Rule:
    def is_given(part: Part) -> Iterator[Finding]:
        if not wanted.is_given(part):
            say = {Severity.MUST: part.must, Severity.SHOULD: part.should, Severity.ADVICE: part.advice}
            yield say[wanted.severity](f"dacs-{wanted.number}", wanted.message, wanted.cure, wanted.field)

    return is_given


PACK = Pack(
    id="dacs",
    label="DACS",
    versions=(Version.EAD2002, Version.EAD3),
    rules=(
        *((("archdesc",), _rule(wanted)) for wanted in _SINGLE_LEVEL),
        *((COMPONENTS, _rule(wanted)) for wanted in _MULTILEVEL),
        (UNITS, says_which_part_it_is),
    ),
)
