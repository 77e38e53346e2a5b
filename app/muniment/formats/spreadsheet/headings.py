"""What the columns of a spreadsheet are called, in the languages and systems that spreadsheets come from."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from muniment.description.columns import COLUMNS
from muniment.description.folding import fold
from muniment.description.shelfmarks import part_called
from muniment.description.vocabularies import table
from muniment.formats.spreadsheet import own_headings
from muniment.i18n import _

PARENT, DEPTH, BEGIN, END, BOX, FOLDER = "parent", "depth", "begin", "end", "box", "folder"
PAGES, LEAVES, UNIT, STEP, PART = "pages", "leaves", "muniment-id", "muniment-step", "part"
"""What a heading may mean beside the columns of a unit."""

SHELFMARK, TITLE = "shelfmark", "title"

_ALSO_PARTS = frozenset((PART, BOX, FOLDER, "date"))
"""What a column may mean whose words stand in the shelfmark, too."""

NOTES, NOTHING = "notes", "nothing"
"""What somebody may say of a column, too: that it is kept as notes of its name, or left out."""

UNIT_LABEL = "Muniment id"
"""What the column is called by which a unit is known again that comes back from a spreadsheet."""

STEP_LABEL = "Muniment step"
"""What the column is called that says what was last done in the catalogue when the table was written."""

_NUMBERED_BEFORE = re.compile(r"\s*\d+(?:\.\d+)*[.)]?\s+(?=\S)")
"""The number that a standard gives an element: `3.1.1 Reference code`."""

_NUMBERED = re.compile(r"\D\d{1,2}$")


class Headings:
    """What headings mean: as somebody says of this file, as was said before, or as archives call them."""

    def __init__(self, said: Iterable[tuple[str, str]] = ()) -> None:
        before = {_squeezed(name): id for id, names in own_headings.remembered().items() for name in names}
        now = {_squeezed(heading): id for heading, id in said}
        possible = {id for id, _label in choices()}
        self._said: Mapping[str, str] = {
            name: id for name, id in (before | now).items() if name and id in possible
        }

    def meaning(self, heading: str) -> str:
        """Return the id of the column (or one of the words above) that a heading means, or nothing."""
        meant = self._meaning(heading)
        without = _NUMBERED_BEFORE.sub("", heading, count=1)
        return meant if meant or without == heading else self._meaning(without)

    def _meaning(self, heading: str) -> str:
        said = _squeezed(heading)
        for known in (self._said, _meanings()):
            if said in known:
                return known[said]
        # The second of two columns alike is often called `Subject 2`.
        alike = said.rstrip("0123456789") if _NUMBERED.search(said) else ""
        meant = self._said.get(alike) or _meanings().get(alike, "")
        return meant or (PART if part_called(heading) else "")

    def known(self, headings: Sequence[str]) -> int:
        """Return how many different things the headings are known to mean."""
        meanings = [self.meaning(heading) for heading in headings]
        parts = {headings[number] for number in mark_columns(headings, meanings) if meanings[number] == PART}
        return len({*meanings} - {"", PART}) + len(parts)


def mark_columns(head: Sequence[str], meanings: Sequence[str]) -> tuple[int, ...]:
    """Return the columns that hold the parts of one shelfmark; none where there are not several.

    Boxes, files and folders alone are where a unit lies, and no shelfmark. Beside a column of shelfmarks
    others are parts only where it is called as one: `Bestand` and `Signatur`.
    """
    named = {n: means for n, means in enumerate(meanings) if means == PART or part_called(head[n])}
    whole = [number for number, means in enumerate(meanings) if means == SHELFMARK]
    if not whole:
        parts = [number for number, means in named.items() if means in _ALSO_PARTS]
    elif len(whole) == 1 and whole[0] in named:
        parts = [number for number, means in named.items() if means in (PART, SHELFMARK)]
    else:
        parts = []
    is_mark = len(parts) > 1 and any(map(_is_above_boxes, (head[number] for number in parts)))
    return tuple(parts) if is_mark else ()


def _is_above_boxes(heading: str) -> bool:
    part, box = part_called(heading), part_called(BOX)
    return part is None or box is None or part.rank < box.rank


def examples() -> str:
    """Return some headings that are known, for a sentence."""
    return ", ".join((_("Shelfmark"), _("Title"), _("Date"), _("Translator"), _("Language")))


def choices() -> Iterator[tuple[str, str]]:
    """Yield what a column may be said to mean, with its label: the fields of the form first."""
    yield from ((column.id, column.label) for column in COLUMNS)
    yield BEGIN, _("Date: its beginning")
    yield END, _("Date: its end")
    yield PAGES, _("Extent: a number of pages")
    yield LEAVES, _("Extent: a number of leaves")
    yield PART, _("Part of the shelfmark")
    yield BOX, _("Box")
    yield FOLDER, _("Folder")
    yield PARENT, _("The record that this one stands in")
    yield DEPTH, _("How deep this one stands: 1, 2, 3 …")
    yield UNIT, UNIT_LABEL
    yield STEP, STEP_LABEL
    yield NOTES, _("Notes named like the column")
    yield NOTHING, _("Nothing: it is left out")


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
    yield from ((id, id) for id in (PARENT, DEPTH, BEGIN, END, BOX, FOLDER, PAGES, LEAVES, UNIT, STEP))


def _squeezed(heading: str) -> str:
    """Return a heading as it is compared: letters and numbers alone."""
    return "".join(letter for letter in fold(heading) if letter.isalnum())
