"""The one table of EAC-CPF; its rows lie in `resources/vocabularies/eac/*.toml`."""

from dataclasses import replace
from functools import cache

from muniment.formats.eac.versions import Version
from muniment.formats.xml.vocabularies import Vocabulary, chapter, load

_CHAPTERS = ("control", "identity", "description", "relations", "prose")


@cache
def spelt(version: Version) -> Vocabulary:
    """Return the table by the names that files of `version` give the elements and attributes."""
    return replace(vocabulary().spelt(version), attributes=chapter("eac", "attributes")["labels"])


@cache
def vocabulary() -> Vocabulary:
    """Return the table."""
    return load("eac", _CHAPTERS, Version)
