"""The headings under which the words of a unit are searched."""

from collections.abc import Mapping
from types import MappingProxyType

KEYS = "keys"
WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        KEYS: 8,
        "titles": 10,
        "agents": 6,
        "translators": 6,
        "dates": 4,
        "subjects": 4,
        "places": 4,
        "repository": 2,
        "notes": 2,
        "original": 1,
        "translation": 1,
        "other": 1,
        "facts": 1,
    }
)
"""The headings, and how much a word counts under each."""

COLUMNS = tuple(WEIGHTS)
TEXTS = ("original", "translation")
"""The headings of long texts, whose words the index has as they are written only."""
