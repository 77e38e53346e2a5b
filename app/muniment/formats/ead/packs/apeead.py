"""What Archives Portal Europe takes in: its profile of EAD 2002, from `resources/packs/apeead.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from muniment.description.findings import Finding
from muniment.formats.ead.packs.codes import codes, is_agency
from muniment.formats.ead.packs.pack import ANY, Pack
from muniment.formats.ead.packs.parts import Part
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import attribute_called
from muniment.i18n import _
from muniment.paths import resource

_MORE_COUNTRIES = frozenset(("EU", "IM", "ME", "RS", "XK", "XX"))
_REQUIRED = ("countrycode", "mainagencycode", "identifier")
_OF_ANY_KIND = ("item", "list")
"""A list in an item is not looked into."""


@dataclass(frozen=True, slots=True)
class Profile:
    """For each element what may stand in it and on it, and the values some attributes are closed to."""

    holds: Mapping[str, frozenset[str]]
    on: Mapping[str, frozenset[str]]
    values: Mapping[tuple[str, str], tuple[str, ...]]


def is_in_the_namespace(part: Part) -> Iterator[Finding]:
    """The file is in the namespace of EAD 2002."""
    if not part.file.root.namespace:
        yield part.must(
            "apeead-namespace",
            _("The file is not in the namespace of EAD 2002."),
            _("Export it as EAD 2002 with its namespace, not in the form of the DTD."),
        )


def _called(attribute: str) -> str:
    return attribute_called(Version.EAD2002, attribute)


def identifies_the_finding_aid(part: Part) -> Iterator[Finding]:
    """The identifier names country and agency and says how the agency calls the finding aid."""
    for name in _REQUIRED:
        if name not in part.attributes:
            yield part.must(
                "apeead-eadid",
                _("{part} lacks {attribute}.").format(part=part.called, attribute=_called(name)),
                _("Add the country, the agency's code such as “NL-HaNA”, and the identifier."),
            )
    if "mainagencycode" in part.attributes and not is_agency(part.get("mainagencycode"), _countries()):
        yield part.must(
            "apeead-agency",
            _("“{code}” is no code of an agency.").format(code=part.get("mainagencycode")),
            _("Write the country, a hyphen and the mark of the institution, such as “NL-HaNA”."),
        )


def is_in_the_profile(part: Part) -> Iterator[Finding]:
    """The element may stand where it stands."""
    above = part.parent
    if above is None or part.name in profile().holds.get(above.name, (part.name,)) or _is_passed_over(part):
        return
    if part.name in profile().holds:
        message = _("Archives Portal Europe does not take {part} in {above}.")
        cure = _("Put what it says where the profile has a place for it.")
    else:
        message = _("Archives Portal Europe does not take {part}.")
        cure = _("Say it in another element, or leave it out of this export.")
    yield part.must(f"apeead-{part.name}", message.format(part=part.called, above=above.called), cure)


def has_attributes_of_the_profile(part: Part) -> Iterator[Finding]:
    """The attributes are those that the profile knows on the element."""
    known = profile().on.get(part.name, part.attributes)
    for name in part.attributes:
        if name not in known and "}" not in name and not _is_passed_over(part):
            yield part.must(
                f"apeead-@{name}",
                _("Archives Portal Europe does not take {attribute} on {part}.").format(
                    attribute=_called(name), part=part.called
                ),
                _("Take it out."),
            )


def has_values_of_the_profile(part: Part) -> Iterator[Finding]:
    """An attribute that the profile closes to a few values has one of them."""
    for name, said in part.attributes.items():
        allowed = profile().values.get((part.name, name))
        if allowed and said.strip() not in allowed and not _is_passed_over(part):
            yield part.must(
                f"apeead-@{name}",
                _("Archives Portal Europe does not take “{said}” as “{name}” of {part}.").format(
                    said=said, name=name, part=part.called
                ),
                _("It may be: {values}.").format(values=", ".join(allowed)),
                "level" if name == "level" else "",
            )


def has_codes_of_the_lists(part: Part) -> Iterator[Finding]:
    """Languages, scripts and countries are of the lists that the profile is closed to."""
    lists = {
        "langcode": codes("ead2002", "languages"),
        "scriptcode": codes("ead2002", "scripts"),
        "countrycode": _countries(),
    }
    for name, listed in lists.items():
        if name in part.attributes and part.get(name) not in listed and not _is_passed_over(part):
            yield part.must(
                f"apeead-@{name}",
                _("“{code}” is not among the codes that Archives Portal Europe knows.").format(
                    code=part.get(name)
                ),
                _("Write the code as of ISO 639-2, ISO 15924 or ISO 3166-1."),
            )


def has_its_components_last(part: Part) -> Iterator[Finding]:
    """Nothing of the unit's own stands after its components."""
    for child in part.children():
        if child.name != "dsc" and child.earlier("dsc"):
            yield child.must(
                "apeead-order",
                _("{part} stands after the components.").format(part=child.called),
                _("Put the components last."),
            )


def holds_components(part: Part) -> Iterator[Finding]:
    """The list of components has a component in it, or nothing at all."""
    if part.children() and not part.children("c"):
        yield part.must(
            "apeead-dsc",
            _("The list of components has no component in it."),
            _("Take it out, or use components without numbers (<c>)."),
        )


def says_what_the_object_is(part: Part) -> Iterator[Finding]:
    """A digital object says of what kind it is, and how it is called."""
    for name in ("xlink:role", "xlink:title"):
        if not part.get(name):
            yield part.should(
                "apeead-dao",
                _("{part} lacks {attribute}.").format(part=part.called, attribute=_called(name)),
                _("Say its kind (IMAGE, TEXT, VIDEO, SOUND, 3D) in {attribute}, and its title.").format(
                    attribute=_called("xlink:role")
                ),
            )


def _is_passed_over(part: Part) -> bool:
    """Return whether the part is, or is in, a list in an item."""
    chain = (part, *part.above())
    return any((up.name, down.name) == _OF_ANY_KIND for down, up in pairwise(chain))


@cache
def _countries() -> frozenset[str]:
    return codes("ead2002", "countries") | _MORE_COUNTRIES


@cache
def profile() -> Profile:
    """Return the profile."""
    table = tomllib.loads(resource("packs", "apeead.toml").read_text(encoding="utf-8"))
    groups, elements = table["groups"], table["elements"]

    def names(notation: str) -> frozenset[str]:
        return frozenset(name for word in notation.split() for name in groups.get(word, word).split())

    return Profile(
        {name: names(row.get("holds", "")) for name, row in elements.items()},
        {name: names(row.get("on", "")) for name, row in elements.items()},
        {(key.split()[0], key.split()[1]): tuple(row.split()) for key, row in table["values"].items()},
    )


PACK = Pack(
    id="apeead",
    label=_("Archives Portal Europe"),
    versions=(Version.EAD2002,),
    wants_namespace=True,
    rules=(
        (("ead",), is_in_the_namespace),
        (("eadid",), identifies_the_finding_aid),
        (ANY, is_in_the_profile),
        (ANY, has_attributes_of_the_profile),
        (ANY, has_values_of_the_profile),
        (ANY, has_codes_of_the_lists),
        (("archdesc",), has_its_components_last),
        (("dsc",), holds_components),
        (("dao",), says_what_the_object_is),
    ),
)
