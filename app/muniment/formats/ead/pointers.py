"""Attributes that name elements for each other: ids, and those that refer to ids."""

from functools import cache

from muniment.formats.ead.concepts import attributes_of
from muniment.formats.xml.versions import StandardVersion

IDS = frozenset(("id", "xml:id", "{http://www.w3.org/XML/1998/namespace}id"))
"""What an id is called, as files write it and as lxml does."""

_TYPES = ("id-reference", "id-references")


@cache
def pointing(version: StandardVersion, row: str) -> tuple[str, ...]:
    """Return the attributes of an element that refer to ids."""
    return tuple(name for name, each in attributes_of(version, row).items() if each.type in _TYPES)
