"""The table of a standard: every element and attribute of every version, what it is called and is for.

The rows lie in `resources/vocabularies/<standard>/*.toml`. Readers, writers, schemas, help and the
words of error messages all come from them.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from muniment.formats.xml.models import Content, content
from muniment.formats.xml.versions import StandardVersion
from muniment.paths import resource


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an element: its name, the type of its value, whether it must stand."""

    name: str
    type: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """An element as one version has it: what it is called, what may stand in it and on it.

    `value` is the type of its words where not all words will do.
    """

    name: str
    content: Content
    attributes: Mapping[str, Attribute]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """One row: the element's name in files, what an archivist calls it, and the field of a unit it fills.

    `id` is the name too, unless a name has two rows; a version that spells it otherwise says so in its
    form. `kind` is the kind of the field's value: of note, agent or access point.
    """

    id: str
    name: str
    label: str
    help: str
    field: str
    kind: str
    forms: Mapping[StandardVersion, Form]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All rows by their id, and the closed lists and patterns that types of values name.

    `spellings` are the values of attributes that a version spells otherwise than we do. In a table of one
    version, `title` is what it is called, `attributes` are the labels of attributes by their names, and
    `others` the names that attributes called otherwise in another version have in this one; `strangers` are
    the labels of elements that only other versions have. `own` is the name of the schema of one's own that a
    file is measured by; there is none where it is that of the version.
    """

    elements: Mapping[str, Element]
    lists: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, str]
    spellings: Mapping[str, Mapping[str, Mapping[str, str]]]
    title: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    strangers: Mapping[str, str] = field(default_factory=dict)
    own: str = ""

    def of(self, version: StandardVersion) -> Iterator[Element]:
        """Yield the rows that `version` has, in the order of the table."""
        return (element for element in self.elements.values() if version in element.forms)

    def form(self, id: str, version: StandardVersion) -> Form | None:
        """Return the element as `version` has it, or None where it has no such element."""
        element = self.elements.get(id)
        return element.forms.get(version) if element else None

    def name(self, id: str) -> str:
        """Return the name in files of the element with that id."""
        element = self.elements.get(id)
        return element.name if element else id

    def label(self, name: str) -> str:
        """Return what an archivist calls the element; its name where the table has none."""
        element = self.elements.get(name)
        return element.label if element else name

    def order(self, form: Form) -> tuple[str, ...]:
        """Return the names of the elements that may stand in the form, in the order of its model."""
        return tuple(dict.fromkeys(map(self.name, form.content.order)))

    def homes(self, name: str) -> list[Element]:
        """Return the rows of the elements that the element may stand in, in any version."""
        rows, element = self.elements.values(), self.elements.get(name)
        id = element.id if element else name
        return [row for row in rows if any(id in form.content.names for form in row.forms.values())]

    def spelt(self, version: StandardVersion) -> "Vocabulary":
        """Return the rows that `version` has, by the names that its files give them.

        Of several rows with one name the first is found by it, the others by their ids.
        """
        spelt: dict[str, Element] = {}
        for row in self.of(version):
            form = row.forms[version]
            key = row.id if form.name in spelt else form.name
            spelt[key] = replace(row, name=form.name, forms={version: form})
        strange = {
            form.name: row.label
            for row in self.elements.values()
            for form in row.forms.values()
            if form.name not in spelt
        }
        return replace(
            self, elements=MappingProxyType(spelt), title=version.label, strangers=MappingProxyType(strange)
        )


@dataclass(frozen=True, slots=True)
class _Shorthand:
    """What the notation of one version leaves unsaid: groups by their names, and types of attributes."""

    elements: Mapping[str, str]
    attributes: Mapping[str, str]
    types: Mapping[str, str]


def load(
    standard: str,
    chapters: Iterable[str],
    versions: Iterable[StandardVersion],
    heirs: Mapping[StandardVersion, StandardVersion] = MappingProxyType({}),
) -> Vocabulary:
    """Return the table of the standard, whose rows lie in these chapters.

    The `heirs` are versions of which the table says only what another version does not.
    """
    groups, types = chapter(standard, "groups"), chapter(standard, "types")

    def shorthand(version: StandardVersion) -> _Shorthand:
        said = (groups["elements"], groups["attributes"], types["types"])
        return _Shorthand(*(_inherited(each, version, heirs) for each in said))

    shorthands = {version: shorthand(version) for version in (*versions, *heirs)}
    elements = {
        id: _element(id, _completed(row, heirs), shorthands)
        for name in chapters
        for id, row in chapter(standard, name).items()
    }
    lists = {name: tuple(values.split()) for name, values in types["lists"].items()}
    return Vocabulary(
        MappingProxyType(elements),
        MappingProxyType(lists),
        MappingProxyType(types["patterns"]),
        MappingProxyType(types.get("spellings", {})),
    )


def _inherited(
    said: Mapping[str, Any], version: StandardVersion, heirs: Mapping[StandardVersion, StandardVersion]
) -> dict[str, str]:
    """Return what is said of a version, and of the one it is heir of, where there is one."""
    elder = heirs.get(version)
    return {**(said.get(elder, {}) if elder else {}), **said.get(version, {})}


def _completed(row: Mapping[str, Any], heirs: Mapping[StandardVersion, StandardVersion]) -> Mapping[str, Any]:
    found = {heir: _inherited(row, heir, heirs) for heir in heirs}
    return {**row, **{heir: said for heir, said in found.items() if said}}


def chapter(standard: str, name: str) -> dict[str, Any]:
    """Return a chapter of the standard's table as it is written."""
    path = resource("vocabularies", standard, f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _element(id: str, row: Mapping[str, Any], shorthands: Mapping[StandardVersion, _Shorthand]) -> Element:
    return Element(
        id=id,
        name=row.get("name", id),
        label=row["label"],
        help=row["help"],
        field=row.get("field", ""),
        kind=row.get("kind", ""),
        forms={
            version: _form(row.get("name", id), row[version], short)
            for version, short in shorthands.items()
            if version in row
        },
    )


def _form(name: str, row: Mapping[str, str], short: _Shorthand) -> Form:
    return Form(
        name=row.get("name", name),
        content=content(row["content"], short.elements),
        attributes=_attributes(row["attributes"], short.attributes, short.types),
        value=row.get("value", ""),
    )


def _attributes(notation: str, groups: Mapping[str, str], types: Mapping[str, str]) -> dict[str, Attribute]:
    """Return the attributes that the notation lists: `COMMON label type=name-token level!`."""
    attributes: dict[str, Attribute] = {}
    for word in notation.split():
        if word in groups:
            attributes |= _attributes(groups[word], groups, types)
        else:
            name, _, own = word.removesuffix("!").partition("=")
            attributes[name] = Attribute(name, own or types[name], word.endswith("!"))
    return attributes
