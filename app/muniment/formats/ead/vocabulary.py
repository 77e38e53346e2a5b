"""The one table of EAD; its rows lie in `resources/vocabularies/ead/*.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from muniment.formats.ead.versions import HEIRS, Version
from muniment.formats.xml.versions import StandardVersion
from muniment.formats.xml.vocabularies import Vocabulary, chapter, load

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


@cache
def vocabulary() -> Vocabulary:
    """Return the table."""
    return load("ead", _CHAPTERS, Version, HEIRS)


@dataclass(frozen=True, slots=True)
class AttributeRow:
    """What an attribute says: our name of it, a label, help, and its names in versions that have another."""

    id: str
    label: str
    help: str
    names: Mapping[StandardVersion, str]


@cache
def attribute_rows() -> Mapping[str, AttributeRow]:
    """Return the attributes by our names of them, in the order of the table."""
    rows = chapter("ead", "attributes")
    return MappingProxyType(
        {
            id: AttributeRow(
                id, row["label"], row["help"], {each: row[each] for each in Version if each in row}
            )
            for id, row in rows.items()
        }
    )


@cache
def attribute_row(version: StandardVersion, name: str) -> AttributeRow | None:
    """Return what the attribute says that files of `version` call by this name; None where nobody knows."""
    rows = attribute_rows().values()
    written = HEIRS.get(version, version)
    named = (row for row in rows if row.names.get(written) == name)
    return next(named, None) or attribute_rows().get(name)


def attribute_called(version: StandardVersion, name: str) -> str:
    """Return an attribute as archivists call it, with its name."""
    row = attribute_row(version, name)
    return f"{row.label} (@{name})" if row else f"@{name}"


@cache
def spelt(version: StandardVersion) -> Vocabulary:
    """Return the table by the names that files of `version`, or a variant, give elements and attributes."""
    rows, found = attribute_rows().values(), vocabulary().spelt(version)
    names = {name for row in found.elements.values() for name in row.forms[version].attributes}
    known = ((name, attribute_row(version, name)) for name in sorted(names))
    others: dict[str, tuple[str, ...]] = {}
    for row in rows:
        called = dict.fromkeys((*row.names.values(), row.id))
        for name in called.keys() - names:
            others[name] = (*others.get(name, ()), *(each for each in called if each in names))
    labels = {name: row.label for name, row in known if row is not None}
    return replace(found, attributes=labels, others=others)


@cache
def filling(field: str, version: Version) -> Mapping[str, str]:
    """Return the elements of `version` that fill the field of a unit, each with the kind it gives."""
    return MappingProxyType({e.id: e.kind for e in vocabulary().of(version) if e.field == field})


def row_of(version: StandardVersion, name: str) -> str:
    """Return the id of the row whose element has this name in files of `version`; without one, the name."""
    return _rows(version).get(name, name)


@cache
def name_in(version: StandardVersion, id: str) -> str:
    """Return what files of `version` call the element; its id where the version has none."""
    form = vocabulary().form(id, version)
    return form.name if form else id


@cache
def _rows(version: StandardVersion) -> Mapping[str, str]:
    return {element.forms[version].name: element.id for element in vocabulary().of(version)}
