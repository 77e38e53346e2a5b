"""Which words of a unit are searched, under which heading, and how they are cut.

Words are folded here, for what is kept and what is asked alike. Han, kana and Hangul are
written without spaces between words, so each of their characters is a word of its own and
a run of them is asked for as a phrase: any part of a run is found.
"""

import re
from collections.abc import Hashable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from muniment.description import languages, shelfmarks
from muniment.description.folding import fold
from muniment.description.levels import TextKind
from muniment.description.markup import Line, Span, SpanKind
from muniment.description.units import Kept, TextVersion, Unit

KEYS = "keys"
COLUMNS = (KEYS, "titles", "agents", "dates", "subjects", "notes", "original", "translation", "other")
"""The headings, heaviest first."""

_HEADINGS = {
    "titles": "titles",
    "shelfmarks": KEYS,
    "credits": "agents",
    "dates": "dates",
    "subjects": "subjects",
    "notes": "notes",
    "custody": "notes",
    "extents": "other",
    "containers": "other",
    "rights": "other",
    "identifiers": "other",
    "languages": "other",
    "repository": "other",
    "level_name": "other",
    "objects": "other",
    "aid": "other",
    "kept": "other",
}
_ORIGINALS = frozenset({TextKind.ORIGINAL, TextKind.TRANSCRIPTION})
# Codes, and what only ties one value to another: nobody looks for a unit by these.
_CODES = frozenset(
    {"id", "of", "language", "from_language", "script", "relator", "event", "calendar", "certainty"}
    | {"attributes", "alignment", "vocabulary", "media_type"}
)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W_]+")
_BORDERED = re.compile(r"[^\W\d_]+|\d+")
UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Han, kana and Hangul, as ranges of a regular expression."""

_UNSPACED = re.compile(f"([{UNSPACED}])")


def index_row(unit: Unit) -> dict[str, str]:
    """Return the unit's words under each heading of `COLUMNS`, folded and cut, and its `mark`.

    Whoever changes what this returns for a unit adds a migration that builds the index anew: an entry
    can be taken out of the index only by the same words that were put in.
    """
    found: dict[str, list[str]] = {column: [] for column in COLUMNS}
    for column, text in passages(unit):
        found[column].append(text)
    found[KEYS] += _keys(unit)
    row = {column: cut(" ".join(texts)) for column, texts in found.items()}
    return row | {"mark": fold(" · ".join(mark.text for mark in unit.shelfmarks))}


def passages(unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield the unit's words as they are written, each run with its heading: names first, texts last."""
    for field, column in _HEADINGS.items():
        for text in _texts(getattr(unit, field)):
            yield column, text
    for language in unit.languages:
        yield "other", languages.name_of(language.language)
    for version in unit.texts:
        yield from _version(version)


def cut(text: str) -> str:
    """Return the text folded, words that are written without spaces cut apart."""
    if text.isascii():
        return text.lower()
    folded = " ".join(map(_folded_word, text.split()))
    return folded if folded.isascii() else " ".join(_UNSPACED.split(folded))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded and cut as the index has them."""
    return tuple(_WORD.findall(cut(text)))


def bordered(text: str) -> tuple[str, ...]:
    """Return the words of a text, letters and digits apart: `FO371` is two."""
    return tuple(_BORDERED.findall(cut(text)))


@lru_cache(maxsize=200_000)
def _folded_word(word: str) -> str:
    return fold(word)


def _version(version: TextVersion) -> Iterator[tuple[str, str]]:
    column = "original" if version.kind in _ORIGINALS else "translation"
    for name in version.translators:
        yield "agents", name
    for value in (version.title, version.prose, version.date, version.status, version.source):
        for text in _texts(value):
            yield column, text


def _keys(unit: Unit) -> Iterator[str]:
    for mark in unit.shelfmarks:
        reading = shelfmarks.read(mark.text, mark.repository or unit.repository)
        yield " ".join((*reading.index_words, reading.repository_name))
        yield from _written(mark.text)


def _written(mark: str) -> Iterator[str]:
    """Yield how else a shelfmark may be typed: cut at every border, and letters joined to their number."""
    cuts = bordered(mark)
    yield " ".join(cuts)
    for one, next_one in pairwise(cuts):
        if next_one.isdigit() and not one.isdigit():
            yield f"{one}{next_one}"


def _texts(value: Hashable) -> list[str]:
    found: list[str] = []
    _gather(value, found)
    return found


def _gather(value: Hashable, found: list[str]) -> None:
    if isinstance(value, str):
        if not isinstance(value, Enum):
            found.append(value)
    elif isinstance(value, tuple):
        for part in value:
            _gather(part, found)
    elif isinstance(value, Line):
        _gather_line(value, found)
    elif isinstance(value, Kept):
        found.append(_TAG.sub(" ", value.xml))
    else:
        _gather_fields(value, found)


def _gather_fields(value: Hashable, found: list[str]) -> None:
    for name in _searched(type(value)):
        if part := getattr(value, name):
            _gather(part, found)


def _gather_line(line: Line, found: list[str]) -> None:
    if text := str(line):
        found.append(text)
    for run in line.content:
        if isinstance(run, Span):
            found += _kept_words(run)


def _kept_words(span: Span) -> Iterator[str]:
    for run in span.content:
        if isinstance(run, Span):
            yield from _kept_words(run)
        elif span.kind is SpanKind.KEPT:
            yield _TAG.sub(" ", run)


@cache
def _searched(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a value that hold words; what is no value (a number, None) has none."""
    named = fields(kind) if is_dataclass(kind) else ()
    return tuple(field.name for field in named if field.name not in _CODES)
