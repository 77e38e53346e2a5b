"""One shelfmark of parts that stand in columns of their own: fond 5, opis 1, delo 12 are f. 5, op. 1, d. 12.

How a part is written, and what its column is called, is data: `vocabularies/mark-parts.toml`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from muniment.description.folding import fold
from muniment.description.vocabularies import table

NUMBER_WORDS = frozenset(("no", "nr", "num", "number", "numero", "nummer", "номер", "numri", "№"))
"""Words that say that a number follows."""

_WORD = re.compile(r"[^\W\d_]+|\d+")
_WRITTEN = re.compile(r"(?P<aside>\((?P<words>.*)\))?(?P<rest>.*)")
_NUMBERED = re.compile(r"\d|[ivxlcdm]+\b", re.IGNORECASE)
_NUMBER = re.compile(r"\W*[^\W\d_]{0,3}[-–./ ]?\d")


@dataclass(frozen=True, slots=True)
class MarkPart:
    """A part of a shelfmark: its `rank` from the top down, how it is `written`, by which `names` it goes."""

    rank: int
    written: str
    names: frozenset[str]

    def with_value(self, value: str) -> str:
        """Return the part with its value, which may be written with its name already."""
        found = _WRITTEN.fullmatch(self.written)
        assert found is not None
        if self._is_named_in(value):
            return value
        words = found["words"] if found["words"] and _NUMBERED.match(value) else ""
        return words + found["rest"].format(value)

    def is_numbered(self, value: str) -> bool:
        """Say whether a value is a number, or has the name of the part before it."""
        return bool(_NUMBER.match(value)) or self._is_named_in(value)

    @property
    def stands_before_its_number(self) -> bool:
        """Whether its name stands there: it does not in `12. doboz`."""
        return not self.written.startswith("{")

    def _is_named_in(self, value: str) -> bool:
        """Say whether a value begins with a name of the part: `ф. 5`, `Box 3`."""
        names = {*self.names, squeezed(self.written)} - {""}
        begins = next(iter(_WORD.findall(fold(value))), "")
        return begins in names or squeezed(value).startswith(tuple(name for name in names if len(name) > 1))


def part_called(heading: str) -> MarkPart | None:
    """Return the part of a shelfmark that a column of this name holds; None where it holds none."""
    return _parts().get(squeezed(heading))


def is_before_its_number(word: str) -> bool:
    """Say whether a word is the name of a part of a shelfmark, in full or shortened, before its number."""
    return squeezed(word) in _before_their_numbers()


def called_alike(word: str) -> tuple[str, ...]:
    """Return all names of the part that a word names before its number, itself too: `caixa` is also `cx`.

    Nothing where it has no other name, or is one letter, which may be of anything.
    """
    return _alike().get(squeezed(word), ()) if len(word) > 1 else ()


@cache
def names_behind_numbers() -> frozenset[str]:
    """Return the names of parts that stand behind their numbers: `12. doboz`."""
    parts = (part for part in _parts().values() if not part.stands_before_its_number)
    return frozenset(name for part in parts for name in part.names if name)


def composed(parts: Iterable[tuple[str, str]]) -> str:
    """Return the shelfmark of parts, each by the name of its column, with their values.

    They are put in the order of a mark; one with an unknown name keeps its place behind the one before it.
    Nothing, where the last is no number: then it is a title.
    """
    ranked: list[tuple[MarkPart, str]] = []
    for name, value in parts:
        rank = ranked[-1][0].rank if ranked else 0
        unknown = MarkPart(rank, f"{name} {{}}", frozenset((squeezed(name),)))
        ranked.append((part_called(name) or unknown, value))
    ranked.sort(key=lambda each: each[0].rank)
    if not any(part.is_numbered(value) for part, value in ranked[-1:]):
        return ""
    return ", ".join(part.with_value(value) for part, value in ranked)


def squeezed(heading: str) -> str:
    """Return the name of a column as it is compared: letters alone, without a word for `number`."""
    return "".join(word for word in _WORD.findall(fold(heading)) if word not in NUMBER_WORDS)


@cache
def _parts() -> Mapping[str, MarkPart]:
    found: dict[str, MarkPart] = {}
    for rank, (written, names) in enumerate(table("mark-parts").items()):
        part = MarkPart(rank, written, frozenset(map(squeezed, names)))
        found |= {squeezed(name): part for name in names if not name.startswith("(")}
    return found


@cache
def _before_their_numbers() -> frozenset[str]:
    return frozenset(name for names in _named_before() for name in names)


@cache
def _alike() -> Mapping[str, tuple[str, ...]]:
    each = [tuple(filter(None, names)) for names in _named_before()]
    return {name: names for names in each if len(names) > 1 for name in names}


@cache
def _named_before() -> tuple[tuple[str, ...], ...]:
    """Return the names of each part that stands before its number, one of them as it is written in marks."""
    parts = {part.rank: part for part in _parts().values() if part.stands_before_its_number}
    named = ({*part.names, squeezed(part.written.format(""))} for part in parts.values())
    return tuple(tuple(sorted(names)) for names in named)
