"""Names of one place or person that no rule leads from one to the other: *Peking* is *Beijing*.

They are data: `resources/vocabularies/exonyms.toml`.
"""

from collections.abc import Mapping
from functools import cache

from muniment.catalogue.cutting import words
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
    return {_cut(name): tuple(row) for row in table("exonyms")[kind] for name in row}
