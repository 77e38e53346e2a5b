"""The words of a unit as it is stored, without making the unit: fifty are shown for each letter typed."""

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from muniment.catalogue import words
from muniment.catalogue.facts import ORIGINALS
from muniment.description import languages
from muniment.description.codec import structured
from muniment.description.levels import ShelfmarkKind
from muniment.description.markup import Line
from muniment.description.units import Kept, TextVersion, Unit

Json: TypeAlias = Any
_Kind: TypeAlias = Any
_Gather: TypeAlias = Callable[[Json, list[str]], None]

_Passages: TypeAlias = list[tuple[str, str]]

_OF_A_VERSION = ("title", "prose", "date", "status", "source")


class Wording:
    """What a unit says in words, by the JSON it is stored as."""

    def __init__(self, body: str) -> None:
        self._content: dict[str, Json] = json.loads(body)

    def passages(self) -> _Passages:
        """Return what `words.passages` yields of the unit."""
        content, found = self._content, _Passages()
        for field, heading, part, gather in _fields_of_units():
            if said := content.get(field):
                if isinstance(heading, str):
                    found += [(heading, text) for text in _texts(gather, said)]
                else:
                    _add_by_part(heading, part, gather, said, found)
        for language in content.get("languages", ()):
            found.append(("other", languages.name_of(language["language"])))
        for version in content.get("texts", ()):
            _add_version(version, found)
        return found

    def kind_of(self, shelfmark: str) -> str:
        """Return the kind of the shelfmark that is written so, nothing where it is the current one."""
        marks: Sequence[dict[str, str]] = self._content.get("shelfmarks", ())
        kinds = (mark.get("kind", ShelfmarkKind.CURRENT) for mark in marks if mark["text"] == shelfmark)
        return next((kind for kind in kinds if kind != ShelfmarkKind.CURRENT), "")


class _Seen:
    """A part as it is stored, each field decoded when it is asked for."""

    def __init__(self, kind: _Kind, content: dict[str, Json]) -> None:
        self._kind, self._content = kind, content

    def __getattr__(self, name: str) -> object:
        kind, default = _known(self._kind)[name]
        said = self._content.get(name)
        if said is None:
            return default
        return said if kind is str else structured(said, kind)


@cache
def _known(kind: _Kind) -> dict[str, tuple[_Kind, object]]:
    """Return the kind and the default of each field of a value."""
    kinds = get_type_hints(kind)
    return {field.name: (kinds[field.name], field.default) for field in fields(kind)}


@cache
def _fields_of_units() -> tuple[tuple[str, words.Heading, _Kind, _Gather], ...]:
    """Return each field that is searched, its heading, what it has parts of, and what gathers its words."""
    found = []
    for name, heading in words.HEADINGS.items():
        kind, _default = _known(Unit)[name]
        part = get_args(kind)[0] if _has_parts(kind) else kind
        found.append((name, heading, part, _gatherer(kind if isinstance(heading, str) else part)))
    return tuple(found)


@cache
def _fields_of_versions() -> tuple[tuple[str, _Gather], ...]:
    return tuple((name, _gatherer(_known(TextVersion)[name][0])) for name in _OF_A_VERSION)


def _add_by_part(
    heading: Callable[[Any], str], kind: _Kind, gather: _Gather, said: Sequence[Json], found: _Passages
) -> None:
    for each in said:
        under = heading(_Seen(kind, each))
        found += [(under, text) for text in _texts(gather, each)]


def _add_version(version: dict[str, Json], found: _Passages) -> None:
    column = "original" if version["kind"] in ORIGINALS else "translation"
    found += [("translators", name) for name in version.get("translators", ())]
    for name, gather in _fields_of_versions():
        if said := version.get(name):
            found += [(column, text) for text in _texts(gather, said)]


def _texts(gather: _Gather, said: Json) -> list[str]:
    found: list[str] = []
    gather(said, found)
    return found


@cache
def _gatherer(kind: _Kind) -> _Gather:
    """Return what gathers the words of values of this kind as they are stored."""
    if kind is str:
        return _gather_text
    if kind is Line:
        return _gather_line
    if kind is Kept:
        return _gather_kept
    if _has_parts(kind):
        return _gatherer_of_each(get_args(kind)[0])
    inner = next(iter(get_args(kind)), kind)
    return _gatherer_of_fields(inner) if words.searched(inner) else _gather_nothing


def _has_parts(kind: _Kind) -> bool:
    origin: object = get_origin(kind)
    return origin is tuple


def _gather_text(said: Json, found: list[str]) -> None:
    found.append(said)


def _gather_line(said: Json, found: list[str]) -> None:
    if isinstance(said, str):
        found.append(said)
    else:
        words.gather_line(structured(said, Line), found)


def _gather_kept(said: Json, found: list[str]) -> None:
    found.append(words.without_tags(said["xml"]))


def _gather_nothing(_said: Json, _found: list[str]) -> None:
    """Leave aside what has no words, such as a number."""


def _gatherer_of_each(kind: _Kind) -> _Gather:
    gather = _gatherer(kind)

    def gather_each(said: Json, found: list[str]) -> None:
        for part in said:
            gather(part, found)

    return gather_each


def _gatherer_of_fields(kind: _Kind) -> _Gather:
    # Only now and then does a value lie in one of its own kind, so what gathers these is looked up late.
    searched = tuple((name, _known(kind)[name][0]) for name in words.searched(kind))

    def gather_fields(said: Json, found: list[str]) -> None:
        for name, part in searched:
            if value := said.get(name):
                _gatherer(part)(value, found)

    return gather_fields
