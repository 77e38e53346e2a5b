"""Names of one place or person that no rule leads from one to the other: *Peking* is *Beijing*.

They are data: `resources/vocabularies/exonyms.toml`.
"""

from collections.abc import Mapping
from functools import cache

from muniment.catalogue.cutting import cut, together, words
from muniment.description.vocabularies import table


def other_names(kind: str, said: str) -> tuple[str, ...]:
    """Return what else one of the `places` or `persons` is called; nothing where the name is not known.

    `said` is cut into words as the index has them.
    """
    called = _by_name(kind).get(said, ())
    return tuple(name for name in called if _cut(name) != said)


def _cut(name: str) -> str:
    return " ".join(words(name))


@cache
def _by_name(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return the names by each of them, with its apostrophes and hyphens and without: *Oʻzbekiston*."""
    rows = table("exonyms")[kind]
    return {
        way: tuple(row) for row in rows for name in row for way in (_cut(together(cut(name))), _cut(name))
    }
