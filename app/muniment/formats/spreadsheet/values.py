"""The values in a cell: several are parted by signs or lines, and some words stand for none."""

import re
from collections.abc import Iterator, Sequence

from muniment.description import languages
from muniment.description.columns import BETWEEN, Column, column
from muniment.formats.decoding import readable

_BARS = "|"
_BARRED = frozenset(("date", "former", "copy", "alternative"))
"""Columns of which AtoM's templates part several values by bars, and by nothing else."""
_AMONG = re.compile(
    r"\s*[,/&+、，・·]\s*|\s(?:and|und|u\.|et|y|e|ed|og|och|en|ja|i|a|oraz|и|та|і|й|și|si|és|ve|dhe|και)\s"
    r"|(?<=[\uac00-\ud7a3])(?:과|와|및)\s|\s및\s|(?<=[\u3040-\u9fff])[和及と](?=[\u3040-\u9fff])",
    re.IGNORECASE,
)
"""What stands between the names of languages."""
NULL = "NULL"
"""What databases, and AtoM's templates, write where nothing is said."""


def as_it_comes_back(id: str, text: str) -> str:
    """Return the text of a cell of a column as it is when it went to a spreadsheet and came back."""
    words = words_of(readable(text))
    return joined(id, () if words in ("", NULL) else (words,))


def joined(id: str, cells: Sequence[str]) -> str:
    """Return the text of a cell that has all the values which these cells of a column have."""
    return BETWEEN.join(filter(None, map(str.strip, values_in(column(id), cells))))


def words_of(cell: str) -> str:
    """Return what stands in a cell, whatever ends its lines."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def values_in(said: Column, cells: Sequence[str]) -> Iterator[str]:
    """Yield the values in the cells of a column: many of them are parted by semicolons, bars or lines."""
    for cell in cells:
        if not said.many:
            yield from filter(None, barred(cell)) if said.id in _BARRED else (cell,)
            continue
        marked = cell.replace(_BARS, BETWEEN[0]).replace("\n", BETWEEN[0])
        for value in marked.split(BETWEEN[0]):
            if value.strip() == NULL:
                continue
            yield from _languages(value) if said.id == "language" else (value,)


def barred(cell: str) -> list[str]:
    """Return the values that bars part in a cell, nothing for one that is not known."""
    return ["" if value == NULL else value for value in map(str.strip, cell.split(_BARS))]


def _languages(value: str) -> Sequence[str]:
    """Part `Albanian, Russian and German` where each of the words is the name of a language."""
    parted = [each.strip() for each in _AMONG.split(value)]
    return parted if all(map(languages.tag_meant, parted)) else (value,)
