"""The one table of EAC-CPF; its rows lie in `resources/vocabularies/eac/*.toml`."""

from functools import cache

from muniment.formats.eac.versions import Version
from muniment.formats.xml.vocabularies import Vocabulary, load

_CHAPTERS = ("control", "identity", "description", "relations", "prose")


@cache
def vocabulary() -> Vocabulary:
    """Return the table."""
    return load("eac", _CHAPTERS, Version)
