"""What the columns of a spreadsheet are called, in the languages and systems that spreadsheets come from."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from muniment.description.columns import COLUMNS
from muniment.description.folding import fold
from muniment.description.vocabularies import table
from muniment.i18n import _

PARENT, BEGIN, END, BOX, FOLDER = "parent", "begin", "end", "box", "folder"
PAGES, LEAVES, UNIT = "pages", "leaves", "muniment-id"
"""What a heading may mean beside the columns of a unit."""

UNIT_LABEL = "Muniment id"
"""What the column is called by which a unit is known again that comes back from a spreadsheet."""

_NUMBERED = re.compile(r"\D\d{1,2}$")


def meaning(heading: str) -> str:
    """Return the id of the column (or one of the words above) that a heading means, or nothing."""
    said = _squeezed(heading)
    if said in _meanings():
        return _meanings()[said]
    # The second of two columns alike is often called `Subject 2`.
    return _meanings().get(said.rstrip("0123456789"), "") if _NUMBERED.search(said) else ""


def examples() -> str:
    """Return some headings that are known, for a sentence."""
    return ", ".join((_("Shelfmark"), _("Title"), _("Date"), _("Translator"), _("Language")))


def known(headings: Sequence[str]) -> int:
    """Return how many different things the headings are known to mean."""
    return len({meaning(heading) for heading in headings} - {""})


@cache
def _meanings() -> dict[str, str]:
    return {_squeezed(name): id for name, id in _named() if _squeezed(name)}


def _named() -> Iterator[tuple[str, str]]:
    """Yield each heading with what it means; what comes later counts, so our own labels come last."""
    for id, names in table("headings").items():
        yield from ((name, id) for name in names)
    for column in COLUMNS:
        yield column.id.rpartition(".")[2], column.id
        yield column.label, column.id
    yield from ((id, id) for id in (PARENT, BEGIN, END, BOX, FOLDER, PAGES, LEAVES, UNIT))


def _squeezed(heading: str) -> str:
    """Return a heading as it is compared: letters and numbers alone."""
    return "".join(letter for letter in fold(heading) if letter.isalnum())
