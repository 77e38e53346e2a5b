"""What the rules published with EAD3 ask beyond its schema: codes, dates, attributes that go together."""

import re
from collections.abc import Iterator, Mapping

from muniment.description.findings import Finding
from muniment.formats.ead.packs.codes import codes
from muniment.formats.ead.packs.pack import ANY, Pack
from muniment.formats.ead.packs.parts import Part
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import attribute_called, vocabulary
from muniment.i18n import _

_LISTS = ("iso639-1", "iso639-2b", "iso639-3")
_AGENCY = re.compile(r"[a-zA-Z]-[a-zA-Z0-9:/\-]{1,11}$")
_DAY = re.compile(
    r"-?[0-2][0-9]{3}(?:-?(?:0[1-9]|1[0-2])(?:-?(?:0[1-9]|[12][0-9]|3[01]))?)?",
)
_RANGE = re.compile(vocabulary().patterns["iso-dates"])
_ISIL = _("Write a country or another prefix, a hyphen and the mark of the institution, such as “DE-1951”.")

_TOGETHER: Mapping[tuple[str, str], str] = {
    ("level", "otherlevel"): "otherlevel",
    ("physdescstructuredtype", "otherphysdescstructuredtype"): "otherphysdescstructuredtype",
    ("daotype", "otherdaotype"): "otherdaotype",
    ("dsctype", "otherdsctype"): "otherdsctype",
    ("relationtype", "otherrelationtype"): "otherrelationtype",
}
"""An attribute with this value must have that attribute beside it."""

_LISTED: Mapping[tuple[str, str], str] = {
    ("listtype", "unordered"): "mark",
    ("listtype", "ordered"): "numeration",
}
"""An attribute with this value should have that attribute beside it."""


def has_codes_of_languages(part: Part) -> Iterator[Finding]:
    """Languages are given by codes of the list that the finding aid names, or else of ISO 639-2."""
    for name in ("lang", "langcode"):
        if name in part.attributes and part.get(name) not in codes("ead3", _language_list(part)):
            yield part.should(
                "ead3-language",
                _("“{code}” is no code of a language in {list}.").format(
                    code=part.get(name), list=_language_list(part)
                ),
                _("Write the code of the language, such as “eng” or “alb”."),
            )


def has_codes_of_countries(part: Part) -> Iterator[Finding]:
    """Countries are given by two capital letters of ISO 3166-1."""
    if "countrycode" in part.attributes and part.get("countrycode") not in codes("ead3", "countries"):
        yield part.should(
            "ead3-country",
            _("“{code}” is no code of a country.").format(code=part.get("countrycode")),
            _("Write the two capital letters of the country, such as “DE”."),
        )


def has_codes_of_scripts(part: Part) -> Iterator[Finding]:
    """Scripts are given by four letters of ISO 15924."""
    for name in ("script", "scriptcode"):
        said = part.attributes.get(name)
        if said is not None and said not in codes("ead3", "scripts"):
            yield part.should(
                "ead3-script",
                _("“{code}” is no code of a script.").format(code=said),
                _("Write the code of the script, such as “Latn” or “Cyrl”."),
            )


def has_codes_of_repositories(part: Part) -> Iterator[Finding]:
    """Where the finding aid says that repositories are given by ISIL, they are."""
    said = part.attributes.get("repositorycode")
    if said is None or _control(part).get("repositoryencoding") != "iso15511" or _AGENCY.search(said):
        return
    yield part.must("ead3-repository", _("“{code}” is no code of a repository.").format(code=said), _ISIL)


def has_code_of_agency(part: Part) -> Iterator[Finding]:
    """The agency that keeps the finding aid is given by its ISIL."""
    if not _AGENCY.search(part.words):
        message = _("“{code}” is no code of an agency.").format(code=part.words)
        yield part.must("ead3-agency", message, _ISIL)


_CANNOT_BE = _("{attribute} of {element} cannot be “{value}”.")


def _called(attribute: str) -> str:
    return attribute_called(Version.EAD3, attribute)


def names_what_is_other(part: Part) -> Iterator[Finding]:
    """What is called “other” is named in the attribute meant for it."""
    for (attribute, value), beside in _TOGETHER.items():
        if part.attributes.get(attribute) == value and not part.get(beside):
            yield part.must(
                f"ead3-{attribute}",
                _("{part} is called “{value}” without a name.").format(part=part.called, value=value),
                _("Name it in {attribute}.").format(attribute=_called(beside)),
                "level" if attribute == "level" else "",
            )


def says_how_a_list_is_marked(part: Part) -> Iterator[Finding]:
    """A list that is ordered says how it counts, one that is not, how its items are marked."""
    for (attribute, value), beside in _LISTED.items():
        if part.attributes.get(attribute) == value and not part.get(beside):
            yield part.should(
                f"ead3-{attribute}",
                _("The list is called “{value}”, but not how its items are marked.").format(value=value),
                _("Say it in {attribute}.").format(attribute=_called(beside)),
            )


def is_in_iso_form(part: Part) -> Iterator[Finding]:
    """A date for the machine is a day, month or year of ISO 8601, or two with a stroke between."""
    said = part.attributes.get("normal")
    if said is not None and not _RANGE.fullmatch(said):
        yield part.must(
            "ead3-normal",
            _CANNOT_BE.format(attribute=_called("normal"), element=part.called, value=said),
            _("Write a date such as 1967, 1967-05 or 1967-05-31, or two with a stroke between."),
        )


def is_a_day_month_or_year(part: Part) -> Iterator[Finding]:
    """A standard date, and the bounds it may lie between, is a day, month or year of ISO 8601."""
    for name in ("standarddate", "notbefore", "notafter"):
        said = part.attributes.get(name)
        if said is not None and not _DAY.fullmatch(said):
            yield part.must(
                "ead3-standarddate",
                _CANNOT_BE.format(attribute=_called(name), element=part.called, value=said),
                _("Write a date such as 1967, 1967-05 or 1967-05-31."),
            )


def is_the_only_list_of_components(part: Part) -> Iterator[Finding]:
    """All components stand in one `dsc`."""
    if part.earlier("dsc"):
        yield part.advice(
            "ead3-dsc",
            _("The components stand in more than one group."),
            _("Put all components into the first <dsc>."),
        )


def has_a_suggested_era(part: Part) -> Iterator[Finding]:
    """An era is `ce` or `bce`: so the published rule says, though what it tests is another thing."""
    if "era" in part.attributes and part.get("era") not in ("ce", "bce"):
        yield part.advice(
            "ead3-era",
            _("The era is called “{era}”.").format(era=part.get("era")),
            _("Write “ce” or “bce”."),
        )


def _control(part: Part) -> Part:
    """Return the `control` that stands before the part; the part itself where there is none."""
    chain = (part, *part.above())
    before = chain[-1].children("control") if not any(each.name == "control" for each in chain) else []
    return before[0] if before else part


def _language_list(part: Part) -> str:
    root = (part, *part.above())[-1]
    named = next((control.get("langencoding") for control in root.children("control")), "")
    return named if named in _LISTS else "iso639-2b"


PACK = Pack(
    id="ead3-rules",
    label=_("The rules of EAD3"),
    versions=(Version.EAD3,),
    rules=(
        (ANY, has_codes_of_languages),
        (ANY, has_codes_of_countries),
        (ANY, has_codes_of_scripts),
        (ANY, has_codes_of_repositories),
        (("agencycode",), has_code_of_agency),
        (ANY, names_what_is_other),
        (ANY, says_how_a_list_is_marked),
        (("unitdate", "date"), is_in_iso_form),
        (("datesingle", "fromdate", "todate"), is_a_day_month_or_year),
        (("dsc",), is_the_only_list_of_components),
        (ANY, has_a_suggested_era),
    ),
)
