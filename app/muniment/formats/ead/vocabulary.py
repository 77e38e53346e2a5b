"""The one table of EAD: every element and attribute of every version, what it is called and what it is for.

The rows lie in `resources/vocabularies/ead/*.toml`. Reader, writers, schemas, help and the words
of error messages all come from them.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from muniment.formats.ead.models import Content, content
from muniment.formats.ead.versions import Version
from muniment.paths import resource

_CHAPTERS = (
    "header",
    "description",
    "components",
    "notes",
    "names",
    "prose",
    "links",
    "tables",
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an element: its name, the type of its value, whether it must stand."""

    name: str
    type: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """An element as one version has it: what may stand in it and on it."""

    content: Content
    attributes: Mapping[str, Attribute]


@dataclass(frozen=True, slots=True)
class Element:
    """One row: the element's name, what an archivist calls it, and the field of a unit it fills.

    `kind` is the kind of that field's value: of note, agent or access point.
    """

    name: str
    label: str
    help: str
    field: str
    kind: str
    forms: Mapping[Version, Form]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All elements by name, and the closed lists and patterns that types of attributes name."""

    elements: Mapping[str, Element]
    lists: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, str]

    def of(self, version: Version) -> Iterator[Element]:
        """Yield the elements that `version` has, in the order of the table."""
        return (element for element in self.elements.values() if version in element.forms)

    def form(self, name: str, version: Version) -> Form | None:
        """Return the element as `version` has it, or None where it has no such element."""
        element = self.elements.get(name)
        return element.forms.get(version) if element else None

    def label(self, name: str) -> str:
        """Return what an archivist calls the element; its name where the table has none."""
        element = self.elements.get(name)
        return element.label if element else name


@cache
def filling(field: str, version: Version) -> Mapping[str, str]:
    """Return the elements of `version` that fill the field of a unit, each with the kind it gives."""
    return MappingProxyType({e.name: e.kind for e in vocabulary().of(version) if e.field == field})


@cache
def vocabulary() -> Vocabulary:
    """Return the table."""
    groups, types = _table("groups"), _table("types")
    elements = {
        name: _element(name, row, groups, types)
        for chapter in _CHAPTERS
        for name, row in _table(chapter).items()
    }
    lists = {name: tuple(values.split()) for name, values in types["lists"].items()}
    return Vocabulary(
        MappingProxyType(elements), MappingProxyType(lists), MappingProxyType(types["patterns"])
    )


def _table(chapter: str) -> dict[str, Any]:
    path = resource("vocabularies", "ead", f"{chapter}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _element(
    name: str, row: Mapping[str, Any], groups: Mapping[str, Any], types: Mapping[str, Any]
) -> Element:
    forms = {
        version: Form(
            content(row[version]["content"], groups["elements"][version]),
            _attributes(row[version]["attributes"], groups["attributes"][version], types["types"][version]),
        )
        for version in Version
        if version in row
    }
    return Element(name, row["label"], row["help"], row.get("field", ""), row.get("kind", ""), forms)


def _attributes(notation: str, groups: Mapping[str, str], types: Mapping[str, str]) -> dict[str, Attribute]:
    """Return the attributes that the notation lists: `COMMON label type=name-token level!`."""
    attributes: dict[str, Attribute] = {}
    for word in notation.split():
        if word in groups:
            attributes |= _attributes(groups[word], groups, types)
        else:
            attribute = _attribute(word, types)
            attributes[attribute.name] = attribute
    return attributes


def _attribute(word: str, types: Mapping[str, str]) -> Attribute:
    name, _, own = word.removesuffix("!").partition("=")
    return Attribute(name, own or types[name], word.endswith("!"))
