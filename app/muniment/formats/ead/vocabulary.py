"""The one table of EAD; its rows lie in `resources/vocabularies/ead/*.toml`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from muniment.formats.ead.versions import Version
from muniment.formats.xml.vocabularies import Vocabulary, load

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
    return load("ead", _CHAPTERS, Version)


@cache
def filling(field: str, version: Version) -> Mapping[str, str]:
    """Return the elements of `version` that fill the field of a unit, each with the kind it gives."""
    return MappingProxyType({e.name: e.kind for e in vocabulary().of(version) if e.field == field})
