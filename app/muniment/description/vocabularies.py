"""The words that fields are filled from: relators, levels, kinds, languages, scripts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from muniment.paths import resource

NAMES = (
    "relators",
    "levels",
    "notes",
    "custody",
    "languages",
    "scripts",
    "texts",
    "titles",
    "shelfmarks",
    "subjects",
)
"""The vocabularies there are; each is a table in `resources/vocabularies`."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that a field may hold.

    `id` is what is stored, `label` what is shown, `isad` the number of its element in ISAD(G)
    where it has one, `help` one sentence that tells it from its neighbours.
    """

    id: str
    label: str
    isad: str = ""
    help: str = ""


@cache
def vocabulary(name: str) -> Mapping[str, Term]:
    """Return the terms of the vocabulary by id, in the order in which they are offered."""
    if name not in NAMES:
        raise KeyError(f"There is no vocabulary called {name}.")
    terms = (
        Term(id, row["label"], row.get("isad", ""), row.get("help", "")) for id, row in table(name).items()
    )
    return MappingProxyType({term.id: term for term in terms})


@cache
def table(name: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the rows of a table in `resources/vocabularies` with all their columns, as they are written."""
    with resource("vocabularies", f"{name}.toml").open("rb") as file:
        return MappingProxyType(tomllib.load(file))


def level_called(name: str) -> str:
    """Return what a level is called, by its id or by a name of its own; either begins with a capital."""
    term = vocabulary("levels").get(name)
    return term.label if term else name[:1].upper() + name[1:]
