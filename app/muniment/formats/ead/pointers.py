"""Attributes that name elements for each other: ids, and those that refer to ids."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache

from muniment.formats.ead.concepts import attributes_of
from muniment.formats.xml.versions import StandardVersion

IDS = frozenset(("id", "xml:id", "{http://www.w3.org/XML/1998/namespace}id"))
"""What an id is called, as files write it and as lxml does."""

_PAIR = 2
_NUMBERS = re.compile(r"(?:\.\.\d+)+")
_TYPES = ("id-reference", "id-references")


def another(id: str, number: int) -> str:
    """Return what an id is called that others have, too."""
    return f"{id}..{number}"


def believed(said: Iterable[str], ids: Collection[str], named: Collection[str]) -> dict[str, str]:
    """Return what a component tells of the ids that are `named` in it: each with the one that it was.

    Anybody may have written that. So it is believed only of what we call the one for the other, and where
    no two of the `ids` on its elements would be the same.
    """
    told = [(pair[0], pair[1]) for pair in (each.split() for each in said) if len(pair) == _PAIR]
    found = {new: was for new, was in told if new in named and _is_another(new, was)}
    olds = Counter(found.values())
    return {new: was for new, was in found.items() if olds[was] == 1 and was not in ids}


def _is_another(new: str, was: str) -> bool:
    return new.startswith(was) and _NUMBERS.fullmatch(new, len(was)) is not None


@cache
def pointing(version: StandardVersion, row: str) -> tuple[str, ...]:
    """Return the attributes of an element that refer to ids."""
    return tuple(name for name, each in attributes_of(version, row).items() if each.type in _TYPES)
