"""The one table of EAC-CPF: every element and attribute of both versions.

The rows lie in `resources/vocabularies/eac/*.toml`, in the notation of the table of EAD.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from muniment.formats.eac.versions import Version
from muniment.formats.ead.models import Content, Model, Particle, content
from muniment.paths import resource

_CHAPTERS = ("control", "identity", "description", "relations", "prose")


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an element: its name, the type of its value, whether it must stand."""

    name: str
    type: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """An element as one version has it: what may stand in it and on it.

    `value` is the type of its words where not all words will do.
    """

    content: Content
    attributes: Mapping[str, Attribute]
    value: str = ""

    @property
    def order(self) -> tuple[str, ...]:
        """The elements that may stand in it, in the order of its model."""
        return tuple(dict.fromkeys(_in_order(self.content.model))) if self.content.model else ()


@dataclass(frozen=True, slots=True)
class Element:
    """One row: the element's name in files, what an archivist calls it, and its forms."""

    name: str
    label: str
    help: str
    forms: Mapping[Version, Form]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All rows by their id, which is the element's name unless a name has two rows; lists and patterns."""

    elements: Mapping[str, Element]
    lists: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, str]

    def of(self, version: Version) -> Iterator[tuple[str, Element]]:
        """Yield the rows that `version` has, with their ids, in the order of the table."""
        return ((id, element) for id, element in self.elements.items() if version in element.forms)

    def form(self, id: str, version: Version) -> Form | None:
        """Return the element as `version` has it, or None where it has no such element."""
        element = self.elements.get(id)
        return element.forms.get(version) if element else None

    def label(self, name: str) -> str:
        """Return what an archivist calls the element; its name where the table has none."""
        element = self.elements.get(name)
        return element.label if element else name

    def homes(self, name: str) -> list[str]:
        """Return the elements that the element may stand in, in any version."""
        rows = self.elements.values()
        return [row.name for row in rows if any(name in each.content.names for each in row.forms.values())]


@cache
def vocabulary() -> Vocabulary:
    """Return the table."""
    groups, types = _table("groups"), _table("types")
    elements = {
        id: _element(id, row, groups, types) for chapter in _CHAPTERS for id, row in _table(chapter).items()
    }
    lists = {name: tuple(values.split()) for name, values in types["lists"].items()}
    return Vocabulary(
        MappingProxyType(elements), MappingProxyType(lists), MappingProxyType(types["patterns"])
    )


def _table(chapter: str) -> dict[str, Any]:
    path = resource("vocabularies", "eac", f"{chapter}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _element(id: str, row: Mapping[str, Any], groups: Mapping[str, Any], types: Mapping[str, Any]) -> Element:
    forms = {
        version: Form(
            content(row[version]["content"], groups["elements"][version]),
            _attributes(row[version]["attributes"], groups["attributes"][version], types["types"][version]),
            row[version].get("value", ""),
        )
        for version in Version
        if version in row
    }
    return Element(row.get("name", id), row["label"], row["help"], forms)


def _attributes(notation: str, groups: Mapping[str, str], types: Mapping[str, str]) -> dict[str, Attribute]:
    """Return the attributes that the notation lists: `COMMON href value=entity!`."""
    attributes: dict[str, Attribute] = {}
    for word in notation.split():
        if word in groups:
            attributes |= _attributes(groups[word], groups, types)
        else:
            name, _, own = word.removesuffix("!").partition("=")
            attributes[name] = Attribute(name, own or types[name], word.endswith("!"))
    return attributes


def _in_order(model: Model) -> Iterator[str]:
    if isinstance(model, Particle):
        yield vocabulary().elements[model.name].name if model.name != "any" else "any"
    else:
        for member in model.members:
            yield from _in_order(member)
