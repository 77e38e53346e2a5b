"""What may complete the words in a column: names, words used before, levels, languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from muniment.catalogue import Catalogue
from muniment.description import languages
from muniment.description.columns import Column
from muniment.description.columns.plain import STATUS_NAMES
from muniment.description.vocabularies import vocabulary
from muniment.desktop.forms.completing import Finder, beginning_with
from muniment.i18n import _

_LIMIT = 12
_FIXED: Mapping[str, Callable[[], list[str]]] = {
    "levels": lambda: [_(term.label) for term in vocabulary("levels").values()],
    "statuses": lambda: list(STATUS_NAMES.values()),
    "languages": lambda: [name for _tag, name in languages.choices()],
}
"""The words of columns that are filled from a vocabulary."""


def offers(catalogue: Catalogue, column: Column) -> Finder | None:
    """Return what finishes the words in a column, None where nothing can."""
    if column.terms == "credits":
        return lambda words: [agent.name for agent in catalogue.agents(words, limit=_LIMIT)]
    if column.terms in _FIXED:
        names = _FIXED[column.terms]()
        return lambda words: beginning_with(words, names)
    if column.terms:
        return lambda words: catalogue.suggestions(column.terms, words, limit=_LIMIT)
    return None
