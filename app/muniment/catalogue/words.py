"""Which words of a unit are searched, and under which heading."""

import hashlib
import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any, NamedTuple, TypeAlias, get_args, get_type_hints

from muniment.catalogue.beyond import BEYOND, beyond
from muniment.catalogue.codec import Content
from muniment.catalogue.cutting import (
    behind_breaths,
    bordered,
    cut,
    in_one_breath,
    in_parts,
    in_two_letters,
    initials,
    joined,
    shortened,
    sounds,
)
from muniment.catalogue.facts import ORIGINALS, facts
from muniment.catalogue.gathering import Gather, gatherer, searched, words_of_kept, words_of_line
from muniment.catalogue.headings import COLUMNS, KEYS, TEXTS
from muniment.catalogue.letters import folded_at_once
from muniment.catalogue.ranges import lettered, numbered
from muniment.catalogue.spans import words_of
from muniment.description import languages, shelfmarks
from muniment.description.dates import Period
from muniment.description.folding import fold, seen
from muniment.description.levels import SubjectKind
from muniment.description.markup import Line
from muniment.description.shelfmarks.tokens import bare
from muniment.description.sources import is_source
from muniment.description.units import Kept, TextVersion, Unit
from muniment.paths import resource


class _Told(NamedTuple):
    """The headings of values that are told apart by what a part of them says."""

    part: str
    headings: Mapping[str, str]
    otherwise: str

    def of(self, said: str) -> str:
        """Return the heading of a value whose part says this."""
        return self.headings.get(said, self.otherwise)


_Heading: TypeAlias = str | _Told

HEADINGS: Mapping[str, _Heading] = {
    "titles": "titles",
    "shelfmarks": KEYS,
    "credits": _Told("relator", {"trl": "translators"}, "agents"),
    "dates": "dates",
    "subjects": _Told("kind", {SubjectKind.PLACE: "places"}, "subjects"),
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

_SOURCES = "other"
"""The heading of what sources say beyond the fields."""

_VERSION = ("title", "prose", "date", "status", "source")
"""What is read of the version of a text."""

_GATHER = {name: gatherer(kind) for name, kind in get_type_hints(Unit).items() if name in HEADINGS}
_GATHER_PART = {name: gatherer(get_args(get_type_hints(Unit)[name])[0]) for name in ("credits", "subjects")}
_GATHER_VERSION = [(name, gatherer(get_type_hints(TextVersion)[name])) for name in _VERSION]
_STOP_BETWEEN = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_])")
_NUMBER_SIGN = re.compile(r"(?<![^\W_])([Nn])\.?°")
_FORM = 28
"""To be counted up with every change of how a unit's words are found, cut and kept, by code or vocabularies:
of two programs with one number each would build a team's index anew after the other."""


def form() -> int:
    """Return a number that is another whenever units would be indexed otherwise: another form, other data."""
    return _digest(unicodedata.unidata_version)


def shared_form() -> str:
    """Return the same for a shared index: colleagues with different Pythons must not undo each other's.

    Its number comes first, for an older program must not undo what a newer one has made (`number_of`).
    """
    return f"{_FORM}.{_digest('')}"


def number_of(shared: str) -> int:
    """Return the number of a shared index's form, which counts up; 0 where it says none."""
    number, point, _rest = shared.partition(".")
    return int(number) if point and number.isdecimal() else 0


def _digest(version: str) -> int:
    decided = repr((_FORM, COLUMNS, version)).encode()
    for name in ("languages", "transliteration", "han", "months", "dates"):
        decided += resource("vocabularies", f"{name}.toml").read_bytes()
    return int.from_bytes(hashlib.sha256(decided).digest()[:4], "big", signed=True)


def index_row(said: Content, covered: Iterable[Period]) -> dict[str, str]:
    """Return a unit's words under each heading of `COLUMNS`, folded and cut, and its `mark`, by what it says.

    Its dates cover these times, as `dates.periods` returns them.

    Whoever changes what this returns for a unit counts `_FORM` up, and the index is built anew: an
    entry can be taken out of it only by the same words that were put in.
    """
    found = gathered(said)
    keeper, marks = said.get("repository", ""), said.get("shelfmarks", ())
    written: list[str] = []
    for mark in marks:
        reading = shelfmarks.read(mark["text"], mark.get("repository") or keeper)
        found[KEYS] += (*reading.index_words, reading.repository_name, *_written(mark["text"]))
        found["repository"] += (reading.repository, reading.repository_name)
        written += (mark["text"], *reading.members)
    row = {column: _column(column, texts) for column, texts in found.items()}
    ranged = numbered(row[KEYS], chain.from_iterable(map(_cuts, written)))
    row[KEYS] = " ".join((row[KEYS], *ranged, *lettered(row[KEYS])))
    row["facts"] = " ".join((*facts(said), *words_of(covered)))
    row["mark"] = " · ".join([fold(mark["text"]) for mark in marks])
    return row


def row_of_edited(row: Mapping[str, str], said: Content) -> dict[str, str]:
    """Return the row of a unit that says this, by the row of one that says it without `BEYOND`."""
    return {**row, _SOURCES: _column(_SOURCES, gathered(said)[_SOURCES])}


def gathered(said: Content) -> dict[str, list[str]]:
    """Return the words under each heading of `COLUMNS` of a unit that says this."""
    found: dict[str, list[str]] = {column: [] for column in COLUMNS}
    for heading, texts in stored(said):
        found[heading] += texts
    return found


def stored(said: Content) -> Iterator[tuple[str, list[str]]]:
    """Yield what `passages` yields of a unit that says this, some runs at a time."""
    runs: list[str] = []
    for heading, texts in _said_in_fields(said):
        yield heading, texts
        runs += texts
    yield _SOURCES, _beyond(said, runs)


def said_beyond(said: Content) -> list[str]:
    """Return what the sources of a unit that says this say beyond its fields, or did before it was edited."""
    runs = () if BEYOND in said else chain.from_iterable(texts for _heading, texts in _said_in_fields(said))
    return _beyond(said, list(runs))


def _beyond(said: Content, runs: Sequence[str]) -> list[str]:
    if BEYOND in said:
        return list(said[BEYOND])
    sources = sources_of(said)
    return beyond(sources, runs) if sources else []


def sources_of(said: Content) -> list[str]:
    """Return the sources of a unit that says this."""
    return [piece["xml"] for piece in said.get("kept", ()) if is_source(piece["place"])]


def _said_in_fields(said: Content) -> Iterator[tuple[str, list[str]]]:
    for field, heading in HEADINGS.items():
        if field not in said:
            continue
        if isinstance(heading, str):
            yield heading, _gathered(_GATHER[field], said[field])
        else:
            for part in said[field]:
                yield heading.of(part.get(heading.part, "")), _gathered(_GATHER_PART[field], part)
    if "languages" in said:
        yield "other", [languages.name_of(spoken["language"]) for spoken in said["languages"]]
    for version in said.get("texts", ()):
        yield from _stored_version(version)


def _stored_version(version: Content) -> Iterator[tuple[str, list[str]]]:
    yield "translators", version.get("translators", ())
    column = "original" if version["kind"] in ORIGINALS else "translation"
    for part, gather in _GATHER_VERSION:
        if part in version:
            yield column, _gathered(gather, version[part])


def _gathered(gather: Gather, said: Any) -> list[str]:  # noqa: ANN401 - as JSON holds it
    found: list[str] = []
    gather(said, found)
    return found


def passages(unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield the unit's words as they are written, each run with its heading: names first, texts last.

    Then comes what its sources say beyond it.
    """
    runs: list[str] = []
    for heading, text in _passages_of_fields(unit):
        yield heading, text
        runs.append(text)
    sources = [kept.xml for kept in unit.kept if is_source(kept.place)]
    yield from ((_SOURCES, text) for text in beyond(sources, runs))


def _passages_of_fields(unit: Unit) -> Iterator[tuple[str, str]]:
    for field, heading in HEADINGS.items():
        if value := getattr(unit, field):
            yield from _under(heading, value)
    for language in unit.languages:
        yield "other", languages.name_of(language.language)
    for version in unit.texts:
        yield from _version(version)


def _under(heading: _Heading, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - of any field
    if isinstance(heading, str):
        yield from ((heading, text) for text in _texts(value))
    else:
        for part in value:
            yield from ((heading.of(getattr(part, heading.part)), text) for text in _texts(part))


def _column(column: str, texts: Sequence[str]) -> str:
    return _cut(column, " ".join(texts)) if texts else ""


def _cut(column: str, text: str) -> str:
    short = () if column == KEYS else initials(text)
    if text.isascii() and "'" not in text and "-" not in text:
        # Most words: they are cut by folding alone, sound as they are written, and have no parts.
        return " ".join((text.lower(), *short)) if short else text.lower()
    at_once = None if text.isascii() else folded_at_once(text)
    # What is folded at once has nothing in it that is not seen.
    text = text if at_once else seen(text)
    parts = at_once or in_parts(text)
    said = in_one_breath(parts)
    together = () if column == KEYS else (*joined(said), *behind_breaths(parts), *short)
    heard = "" if column in TEXTS else sounds(" ".join((text, *short)) if short else text)
    in_two = "" if column in TEXTS else in_two_letters(text)
    return " ".join(filter(None, (said, *together, heard, in_two)))


def _version(version: TextVersion) -> Iterator[tuple[str, str]]:
    column = "original" if version.kind in ORIGINALS else "translation"
    for name in version.translators:
        yield "translators", name
    for part in _VERSION:
        for text in _texts(getattr(version, part)):
            yield column, text


def _written(mark: str) -> Iterator[str]:
    """Yield how else a shelfmark may be typed.

    It may be cut at every border, without leading noughts, without the hyphens or full stops between
    letters or the full stops behind each, and with letters joined to their number.
    """
    labelled: list[str] = []
    for cuts in _cuts(mark):
        yield " ".join(cuts)
        labelled += _with_their_numbers(cuts)
    yield from joined(cut(mark))
    if "." in mark:
        ways = (shortened(mark), _STOP_BETWEEN.sub("", mark))
        yield from (way for way in dict.fromkeys(ways) if way != mark)
    yield from dict.fromkeys(labelled)


@lru_cache(maxsize=64)
def _cuts(mark: str) -> Sequence[Sequence[str]]:
    """Return the words of a shelfmark, cut at every border, and the same without leading noughts.

    They are asked for twice in a row: for how else a mark may be typed, and for its numbers.
    """
    cuts = bordered(_NUMBER_SIGN.sub(r"\1o", mark))
    bared = tuple(map(bare, cuts))
    return (cuts,) if bared == cuts else (cuts, bared)


def _with_their_numbers(cuts: Sequence[str]) -> list[str]:
    """Return what stands before a number, each with its number: `op 1` is `op1`, and so is `op no 1`."""
    pairs = list(pairwise(cuts))
    if not shelfmarks.NUMBER_WORDS.isdisjoint(cuts):
        pairs += pairwise([cut for cut in cuts if cut not in shelfmarks.NUMBER_WORDS])
    return [f"{one}{other}" for one, other in pairs if other.isdigit() and not one.isdigit()]


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
        found += words_of_line(value)  # type: ignore[arg-type]
    elif isinstance(value, Kept):
        found += words_of_kept(value.place, value.xml)
    else:
        for name in searched(kind):
            if part := getattr(value, name):
                _gather(part, found)
