"""EAD 2002 as first released, with closed lists of codes: many consumers still test against it."""

from collections.abc import Iterator, Mapping

from muniment.description.findings import Finding
from muniment.formats.ead.packs.codes import codes, is_agency
from muniment.formats.ead.packs.pack import ANY, Pack
from muniment.formats.ead.packs.parts import Part
from muniment.formats.ead.versions import Version
from muniment.i18n import _

_LISTED: Mapping[str, tuple[str, str]] = {
    "langcode": ("languages", _("Write the three letters of ISO 639-2, such as “eng” or “alb”.")),
    "scriptcode": ("scripts", _("Write the four letters of ISO 15924, such as “Latn” or “Cyrl”.")),
    "countrycode": ("countries", _("Write the two capital letters of the country, such as “DE”.")),
}
_AGENCIES = ("mainagencycode", "repositorycode")


def has_codes_of_the_closed_lists(part: Part) -> Iterator[Finding]:
    """Languages, scripts and countries are of the lists as they were in 2008."""
    for name, (listed, cure) in _LISTED.items():
        if name in part.attributes and part.get(name) not in codes("ead2002", listed):
            yield part.must(f"ead2002-{name}", _not_allowed(part, name), cure)


def has_codes_of_agencies(part: Part) -> Iterator[Finding]:
    """Agencies and repositories are given by their ISIL."""
    for name in _AGENCIES:
        if name in part.attributes and not is_agency(part.get(name), codes("ead2002", "countries")):
            yield part.must(
                f"ead2002-{name}",
                _not_allowed(part, name),
                _("Write the country, a hyphen and the mark of the institution, such as “US-DLC”."),
            )


def _not_allowed(part: Part, name: str) -> str:
    sentence = _("EAD 2002 as first released does not allow “{said}” as “{name}” of {part}.")
    return sentence.format(said=part.get(name), name=name, part=part.called)


PACK = Pack(
    id="ead2002-1.0.0",
    label=_("EAD 2002 as first released"),
    versions=(Version.EAD2002,),
    rules=((ANY, has_codes_of_the_closed_lists), (ANY, has_codes_of_agencies)),
)
