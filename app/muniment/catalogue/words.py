"""Which words of a unit are searched, and under which heading."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any, TypeAlias, get_args, get_type_hints

from muniment.catalogue.cutting import bordered, cut, joined, sounds
from muniment.catalogue.facts import ORIGINALS, facts
from muniment.description import languages, shelfmarks
from muniment.description.folding import fold
from muniment.description.levels import SubjectKind
from muniment.description.markup import Line, Span, SpanKind
from muniment.description.units import Kept, TextVersion, Unit
from muniment.paths import resource

KEYS = "keys"
WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        KEYS: 8,
        "titles": 10,
        "agents": 6,
        "translators": 6,
        "dates": 4,
        "subjects": 4,
        "places": 4,
        "repository": 2,
        "notes": 2,
        "original": 1,
        "translation": 1,
        "other": 1,
        "facts": 1,
    }
)
"""The headings, and how much a word counts under each."""

COLUMNS = tuple(WEIGHTS)
TEXTS = ("original", "translation")
"""The headings of long texts, whose words are found as they are written only."""

Heading: TypeAlias = str | Callable[[Any], str]

HEADINGS: Mapping[str, Heading] = {
    "titles": "titles",
    "shelfmarks": KEYS,
    "credits": lambda credit: "translators" if credit.relator == "trl" else "agents",
    "dates": "dates",
    "subjects": lambda subject: "places" if subject.kind is SubjectKind.PLACE else "subjects",
    "notes": "notes",
    "custody": "notes",
    "extents": "other",
    "containers": "other",
    "rights": "other",
    "identifiers": "other",
    "languages": "other",
    "repository": "repository",
    "level_name": "other",
    "objects": "other",
    "aid": "other",
    "kept": "other",
}
"""Under which heading the words of each field of a unit stand, or of each of its parts."""

_FORM = 5
"""To be counted up with every change of how a unit's words are found, cut and kept."""

# Codes, and what only ties one value to another: nobody looks for a unit by these.
_CODES = frozenset(
    {"id", "of", "language", "from_language", "script", "relator", "event", "calendar", "certainty"}
    | {"attributes", "alignment", "vocabulary", "media_type"}
)
_TAG = re.compile(r"<[^>]*>")


def form() -> int:
    """Return a number that is another whenever units would be indexed otherwise: another form, other data."""
    return _digest(unicodedata.unidata_version)


def shared_form() -> int:
    """Return the same for a shared index: colleagues with different Pythons must not undo each other's."""
    return _digest("")


def _digest(version: str) -> int:
    decided = repr((_FORM, COLUMNS, version)).encode()
    for name in ("languages", "transliteration"):
        decided += resource("vocabularies", f"{name}.toml").read_bytes()
    return int.from_bytes(hashlib.sha256(decided).digest()[:4], "big", signed=True)


def index_row(unit: Unit) -> dict[str, str]:
    """Return the unit's words under each heading of `COLUMNS`, folded and cut, and its `mark`.

    Whoever changes what this returns for a unit counts `_FORM` up, and the index is built anew: an
    entry can be taken out of it only by the same words that were put in.
    """
    found: dict[str, list[str]] = {column: [] for column in COLUMNS}
    for column, text in passages(unit):
        found[column].append(text)
    for mark in unit.shelfmarks:
        reading = shelfmarks.read(mark.text, mark.repository or unit.repository)
        found[KEYS] += (*reading.index_words, reading.repository_name, *_written(mark.text))
        found["repository"] += (reading.repository, reading.repository_name)
    row = {column: _cut(column, " ".join(texts)) if texts else "" for column, texts in found.items()}
    row["facts"] = " ".join(facts(unit))
    return row | {"mark": " · ".join(fold(mark.text) for mark in unit.shelfmarks)}


def passages(unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield the unit's words as they are written, each run with its heading: names first, texts last."""
    for field, heading in HEADINGS.items():
        if value := getattr(unit, field):
            yield from _under(heading, value)
    for language in unit.languages:
        yield "other", languages.name_of(language.language)
    for version in unit.texts:
        yield from _version(version)


def _under(heading: Heading, value: Hashable) -> Iterator[tuple[str, str]]:
    if isinstance(heading, str):
        yield from ((heading, text) for text in _texts(value))
    elif isinstance(value, tuple):
        yield from ((heading(part), text) for part in value for text in _texts(part))


def _cut(column: str, text: str) -> str:
    said = cut(text)
    together = () if column == KEYS else joined(said)
    heard = "" if column in TEXTS else sounds(text)
    return " ".join(filter(None, (said, *together, heard)))


def _version(version: TextVersion) -> Iterator[tuple[str, str]]:
    column = "original" if version.kind in ORIGINALS else "translation"
    for name in version.translators:
        yield "translators", name
    for value in (version.title, version.prose, version.date, version.status, version.source):
        for text in _texts(value):
            yield column, text


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
    kind = type(value)
    if kind is str:
        found.append(value)  # type: ignore[arg-type]
    elif kind is tuple:
        for part in value:  # type: ignore[attr-defined]
            _gather(part, found)
    elif kind is Line:
        gather_line(value, found)  # type: ignore[arg-type]
    elif isinstance(value, Kept):
        found.append(without_tags(value.xml))
    else:
        _gather_fields(value, found)


def _gather_fields(value: Hashable, found: list[str]) -> None:
    for name in searched(type(value)):
        if part := getattr(value, name):
            _gather(part, found)


def gather_line(line: Line, found: list[str]) -> None:
    """Add the words of a line to those found, then what it keeps of other vocabularies."""
    if text := str(line):
        found.append(text)
    for run in line.content:
        if type(run) is Span:
            found += _kept_words(run)


def without_tags(xml: str) -> str:
    """Return the words of a piece of XML."""
    return _TAG.sub(" ", xml)


def _kept_words(span: Span) -> Iterator[str]:
    for run in span.content:
        if isinstance(run, Span):
            yield from _kept_words(run)
        elif span.kind is SpanKind.KEPT:
            yield without_tags(run)


@cache
def searched(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a value that hold words; what is no value (a number, None) has none."""
    if not is_dataclass(kind):
        return ()
    types = get_type_hints(kind)
    named = (field.name for field in fields(kind))
    return tuple(name for name in named if name not in _CODES and not _is_one_of_some(types[name]))


def _is_one_of_some(kind: object) -> bool:
    """Say whether values of a type, or of its first alternative, are chosen from a list."""
    first = next(iter(get_args(kind)), kind)
    return isinstance(first, type) and issubclass(first, Enum)
