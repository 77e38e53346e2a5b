"""The words that a menu of the form offers: from the vocabularies, and a few short lists of its own."""

from collections.abc import Mapping
from functools import cache

from muniment.description.kinds import DATE_EVENTS, IDENTIFIER_KINDS
from muniment.description.vocabularies import NAMES, vocabulary
from muniment.i18n import _

Choices = tuple[tuple[str, str], ...]
"""What is stored and what is shown, in the order in which they are offered."""

_OWN: Mapping[str, Choices] = {
    "date-events": DATE_EVENTS,
    "date-extents": (("", _("Not said")), ("inclusive", _("Inclusive")), ("bulk", _("Bulk"))),
    "agent-kinds": (
        ("person", _("Person")),
        ("body", _("Body")),
        ("family", _("Family")),
        ("name", _("Not known")),
    ),
    "audiences": (("", _("Not said")), ("external", _("Everyone")), ("internal", _("Staff only"))),
    "identifier-kinds": IDENTIFIER_KINDS,
    "statuses": (
        ("stub", _("Place only")),
        ("draft", _("Draft")),
        ("revised", _("Revised")),
        ("final", _("Final")),
    ),
}

_FIRST: Mapping[str, tuple[str, ...]] = {
    "levels": ("",),
    "relators": ("trl", "aut", "cre", "edt", "ctb", "prv", "dnr", "trc", "ann", "col", "rcp"),
}
"""What is offered before the rest of a vocabulary; the empty word is for what is not said."""


@cache
def choices(name: str) -> Choices:
    """Return what a menu offers; `name` is a vocabulary or one of the form's own lists."""
    if name not in NAMES:
        return _OWN[name]
    terms = {id: term.label for id, term in vocabulary(name).items()}
    first = [(id, terms.pop(id, "") or _("Not said")) for id in _FIRST.get(name, ()) if id in terms or not id]
    return (*first, *terms.items())


def label_of(name: str, word: str) -> str:
    """Return what is shown for a stored word; an unknown word is shown as it is."""
    return dict(choices(name)).get(word, word)
