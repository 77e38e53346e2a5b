"""The words of a unit as it is stored, gathered from its content without making the unit.

They are those that `words.passages` yields of the unit itself, in its order, but for what its sources say
(`beyond`); a new index, and a great import, take half the time so.
"""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from muniment.description.codec import structured
from muniment.description.markup import Line, Span, SpanKind
from muniment.description.sources import is_source
from muniment.description.units import Kept

Gather: TypeAlias = Callable[[Any, list[str]], None]
"""Adds the words of a value to what was found."""

# Codes, and what only ties one value to another: nobody looks for a unit by these.
_CODES = frozenset(
    {"id", "of", "language", "from_language", "script", "relator", "event", "calendar", "certainty"}
    | {"attributes", "alignment", "vocabulary", "media_type"}
)
_TAG = re.compile(r"<[^>]*>")


@cache
def searched(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a type
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


def without_tags(xml: str) -> str:
    """Return the words of a piece of XML."""
    return _TAG.sub(" ", xml)


def words_of_kept(place: str, xml: str) -> list[str]:
    """Return the words of a piece that is kept, none of a source: of that `beyond` tells more."""
    return [] if is_source(place) else [without_tags(xml)]


def words_of_line(line: Line) -> list[str]:
    """Return the words of a line, then those of each piece of XML that is kept in it."""
    found = [text] if (text := str(line)) else []
    for run in line.content:
        if type(run) is Span:
            found += _kept_words(run)
    return found


def _kept_words(span: Span) -> list[str]:
    found: list[str] = []
    for run in span.content:
        if isinstance(run, Span):
            found += _kept_words(run)
        elif span.kind is SpanKind.KEPT:
            found.append(without_tags(run))
    return found


def gatherer(kind: Any) -> Gather:  # noqa: ANN401 - a type, or several
    """Return what gathers the words of stored values of a type."""
    if kind not in _GATHERERS:
        if get_origin(kind) is tuple:
            _GATHERERS[kind] = _each(gatherer(get_args(kind)[0]))
        elif isinstance(kind, type):
            _learn(kind)
        else:
            # A value, or nothing is said.
            _GATHERERS[kind] = gatherer(get_args(kind)[0])
    return _GATHERERS[kind]


def _learn(kind: Any) -> None:  # noqa: ANN401 - a type
    parts: list[tuple[str, Gather]] = []

    def gather_parts(said: dict[str, Any], found: list[str]) -> None:
        for name, gather in parts:
            if name in said:
                gather(said[name], found)

    # Known before its parts are, within which it may be again, as prose is.
    _GATHERERS[kind] = gather_parts
    types = get_type_hints(kind)
    parts += [(name, gatherer(types[name])) for name in searched(kind)]


def _each(gather: Gather) -> Gather:
    def gather_each(said: list[Any], found: list[str]) -> None:
        for part in said:
            gather(part, found)

    return gather_each


def _add(said: str, found: list[str]) -> None:
    if said:
        found.append(said)


def _add_line(said: Any, found: list[str]) -> None:  # noqa: ANN401 - as JSON holds it
    if type(said) is not str:
        found += words_of_line(structured(said, Line))
    elif said:
        found.append(said)


def _add_kept(said: dict[str, str], found: list[str]) -> None:
    found += words_of_kept(said["place"], said["xml"])


_GATHERERS: dict[Any, Gather] = {str: _add, Line: _add_line, Kept: _add_kept}
