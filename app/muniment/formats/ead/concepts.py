"""What an attribute is called in each version: one name of ours for what is one thing."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from muniment.description import languages
from muniment.description.vocabularies import table
from muniment.description.vocabularies import vocabulary as terms
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import attribute_rows, vocabulary
from muniment.formats.xml import escaping
from muniment.formats.xml.addresses import ADDRESS
from muniment.formats.xml.namespaces import XLINK
from muniment.formats.xml.versions import StandardVersion
from muniment.formats.xml.vocabularies import Attribute

_OWN_NAMES = {
    (Version.EAD2002, "unitdate", "kind"): "kind",
    (Version.EAD3, "language", "language"): "langcode",
    (Version.EAD3, "script", "script"): "scriptcode",
    (Version.EAD3, "list", "kind"): "listtype",
    (Version.EAD4, "language", "language"): "languageCode",
    (Version.EAD4, "script", "script"): "scriptCode",
    (Version.EAD4, "languagedeclaration", "language"): "languageCode",
    (Version.EAD4, "languagedeclaration", "script"): "scriptCode",
    (Version.EAD4, "maintenanceevent", "event"): "maintenanceEventType",
}

_NUMERALS = {
    "arabic": "decimal",
    "loweralpha": "lower-alpha",
    "upperalpha": "upper-alpha",
    "lowerroman": "lower-roman",
    "upperroman": "upper-roman",
}
_NEAREST: Mapping[Version, Mapping[str, Mapping[str, str]]] = {
    Version.EAD2002: {
        "kind": {"unordered": "marked"},
        "numeration": {ead3: ead2002 for ead2002, ead3 in _NUMERALS.items()},
    },
    Version.EAD3: {"kind": {"marked": "unordered"}, "numeration": _NUMERALS},
}
"""Values of lists that another version has other words for, by that version and our name."""


@cache
def attribute_name(version: Version, element: str, concept: str) -> str:
    """Return what `version` calls the concept on the element; names we do not know stay as they are."""
    return _OWN_NAMES.get((version, element, concept)) or _names(version).get(concept, concept)


@cache
def _names(version: Version) -> Mapping[str, str]:
    rows = attribute_rows().values()
    return {row.id: row.names[version] for row in rows if version in row.names}


@cache
def names_of(version: Version, element: str, concept: str) -> tuple[str, str]:
    """Return what `version` calls the concept on the element, as a file writes it and as lxml does."""
    name = attribute_name(version, element, concept)
    return name, qualified(name)


@cache
def concept_of(version: Version, element: str, attribute: str) -> str:
    """Return our name of an attribute of the element."""
    named = (concept for concept in _names(version) if attribute_name(version, element, concept) == attribute)
    return next(named, attribute)


@lru_cache(maxsize=8192)
def in_attribute(version: Version, element: str, concept: str, text: str) -> tuple[str, str]:
    """Return the attribute that says `text` exactly, and its value; two empty strings where none can."""
    name = attribute_name(version, element, concept)
    attribute = attributes_of(version, element).get(name)
    said = languages.bibliographic_code(text) if concept == "language" else spelt(version, concept, text)
    if attribute is None or meaning(version, concept, said) != text or not fits(attribute, said):
        return "", ""
    if not _is_careful(concept, said):
        return "", ""
    return name, said


def attributes_of(version: StandardVersion, element: str) -> Mapping[str, Attribute]:
    """Return the attributes that the element may have, by name."""
    form = vocabulary().form(element, version)
    return form.attributes if form else {}


def spelt(version: Version, concept: str, text: str) -> str:
    """Return how the version spells a value of the concept."""
    return _spellings(version).get(concept, {}).get(text, text)


def nearest(version: Version, concept: str, text: str) -> str:
    """Return the value by which the version says nearly the same; the text itself where there is none."""
    return _NEAREST.get(version, {}).get(concept, {}).get(text, text)


def meaning(version: Version, concept: str, said: str) -> str:
    """Return what an attribute's value means to us: a language by its BCP 47 tag, a role by its MARC code."""
    read = _MEANINGS.get(concept)
    return read(said) if read else _unspelt(version).get((concept, said), said)


@cache
def _spellings(version: Version) -> Mapping[str, Mapping[str, str]]:
    return vocabulary().spellings.get(version, {})


@cache
def _unspelt(version: Version) -> Mapping[tuple[str, str], str]:
    return {
        (concept, said): text
        for concept, words in _spellings(version).items()
        for text, said in words.items()
    }


def _relator(said: str) -> str:
    """Return the MARC code of a role said as a code, as `Creator (cre)` or by its name; else as it stands."""
    coded = _WITH_CODE.fullmatch(said)
    code = coded[1] if coded else said.rpartition("/")[2]
    return code if code in terms("relators") else _relators_by_name().get(said.casefold(), said)


@cache
def _relators_by_name() -> dict[str, str]:
    return {term.label.casefold(): id for id, term in terms("relators").items()}


_MEANINGS: Mapping[str, Callable[[str], str]] = {"language": languages.tag_of, "relator": _relator}

# Archivists' Toolkit wrote "Creator (cre)".
_WITH_CODE = re.compile(r".*\(([a-z]{3})\)")


@cache
def qualified(name: str) -> str:
    """Return the attribute's name as lxml writes it."""
    return name.replace("xlink:", f"{{{XLINK}}}")


@lru_cache(maxsize=8192)
def short(name: str) -> str:
    """Return the attribute's name as a file writes it, from the one lxml gives."""
    return name.replace(f"{{{XLINK}}}", "xlink:")


def fits(attribute: Attribute, text: str) -> bool:
    """Return whether the text may be the attribute's value, and would be read back unchanged."""
    if attribute.type in ("text", "token", "plain-text"):
        return bool(text) and escaping.is_holdable(text)
    shape = _SHAPES.get(attribute.type)
    if shape is not None:
        return text.isascii() and shape.fullmatch(text) is not None
    return text in vocabulary().lists.get(attribute.type, ())


# The first edition of the schema of EAD 2002, which others still validate against, has closed lists here.
_CAREFUL = {
    "countrycode": re.compile(r"[A-Z]{2}"),
    "mainagencycode": re.compile(r"[A-Z]{2}-[A-Za-z0-9:/-]{1,11}"),
}


def _is_careful(concept: str, text: str) -> bool:
    """Return whether stricter programs than the standard now asks for would take the value, too."""
    if concept == "script":
        return text in table("scripts")
    shape = _CAREFUL.get(concept)
    return shape is None or shape.fullmatch(text) is not None


_TIME = r"T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?(Z|[+-](0\d|1[0-3]):[0-5]\d)?"
_DAY = r"((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
_IN_THE_YEAR = rf"(-(0[1-9]|1[0-2])|-{_DAY}({_TIME})?)?"
MOMENT = re.compile(rf"(19|20)\d\d{_IN_THE_YEAR}", re.ASCII)
MOMENT_EAD4 = re.compile(rf"(?!0000)\d{{4}}{_IN_THE_YEAR}", re.ASCII)
"""Years, months, days and points in time that every validator takes for a moment; no leap day is."""
_SHAPES = {
    "id": re.compile(r"[A-Za-z_][\w.-]*"),
    "id-reference": re.compile(r"[A-Za-z_][\w.-]*"),
    "id-references": re.compile(r"[A-Za-z_][\w.-]*(?: [A-Za-z_][\w.-]*)*"),
    "name-token": re.compile(r"[\w.:-]+"),
    "address": ADDRESS,
    "moment": MOMENT,
    "moment-ead4": MOMENT_EAD4,
    "truth": re.compile("true|false|1|0"),
    **{name: re.compile(pattern) for name, pattern in vocabulary().patterns.items()},
}
"""What values of a type look like that no validator disagrees about."""
