"""What can be said of a unit, aspect by aspect: its name, its words, and how it is put back as it was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from muniment.description import languages
from muniment.description.columns import filled_in
from muniment.description.levels import NoteKind
from muniment.description.markup import Block, Line, text_of
from muniment.description.units import Note, Unit
from muniment.description.vocabularies import vocabulary
from muniment.i18n import _

PLACE = "parent"
"""The aspect that is not said of a unit, but where it lies."""

_BETWEEN = " · "
_UNSPOKEN = frozenset({"id", "of", "alignment", "made_from"})
"""Parts of values that join them to each other, and are no words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One thing that is said of a unit: a field of `Unit`, of notes only those of one kind."""

    id: str
    of: str
    label: str
    note: NoteKind | None = None

    def values(self, unit: Unit) -> tuple[Any, ...]:
        """Return what the unit says, value by value."""
        said = getattr(unit, self.of)
        if isinstance(said, tuple):
            return tuple(value for value in said if self._mine(value))
        return (said,) if said else ()

    def words(self, unit: Unit) -> tuple[str, ...]:
        """Return what the unit says in words, a text for each value."""
        return tuple(spoken(value) for value in self.values(unit))

    def taken(self, unit: Unit, other: Unit) -> Unit:
        """Return the unit saying what the other says in this aspect, and in no other."""
        said: Any = getattr(other, self.of)
        if self.note is not None:
            said = filled_in(getattr(unit, self.of), self._mine, self.values(other))
        changed: dict[str, Any] = {self.of: said}
        return replace(unit, **changed)

    def _mine(self, value: Any) -> bool:  # noqa: ANN401
        return self.note is None or value.kind is self.note


def _notes() -> Iterator[Aspect]:
    for kind in NoteKind:
        yield Aspect(id=f"notes.{kind}", of="notes", label=_(vocabulary("notes")[kind].label), note=kind)


ASPECTS: tuple[Aspect, ...] = (
    Aspect(id=PLACE, of="parent", label=_("Place in the arrangement")),
    Aspect(id="level", of="level", label=_("Level")),
    Aspect(id="level_name", of="level_name", label=_("Name of the level")),
    Aspect(id="shelfmarks", of="shelfmarks", label=_("Shelfmark")),
    Aspect(id="repository", of="repository", label=_("Repository")),
    Aspect(id="titles", of="titles", label=_("Title")),
    Aspect(id="dates", of="dates", label=_("Date")),
    Aspect(id="extents", of="extents", label=_("Extent")),
    Aspect(id="credits", of="credits", label=_("People and bodies")),
    Aspect(id="languages", of="languages", label=_("Language of the original")),
    *_notes(),
    Aspect(id="subjects", of="subjects", label=_("Subjects and places")),
    Aspect(id="custody", of="custody", label=_("Chain of custody")),
    Aspect(id="rights", of="rights", label=_("Rights")),
    Aspect(id="texts", of="texts", label=_("Text")),
    Aspect(id="objects", of="objects", label=_("Files and addresses")),
    Aspect(id="containers", of="containers", label=_("Containers")),
    Aspect(id="identifiers", of="identifiers", label=_("Identifiers")),
    Aspect(id="status", of="status", label=_("Status of the description")),
    Aspect(id="audience", of="audience", label=_("Who may read the description")),
    Aspect(id="aid", of="aid", label=_("Finding aid")),
    Aspect(id="kept", of="kept", label=_("Material without a field")),
)
"""Every aspect, in the order in which a person reads a record; together they say all but its id."""

_BY_ID = {aspect.id: aspect for aspect in ASPECTS}


def aspect(id: str) -> Aspect:
    """Return the aspect of that name; raise KeyError where there is none."""
    return _BY_ID[id]


def taken(unit: Unit, other: Unit, aspects: Iterable[str]) -> Unit:
    """Return the unit saying what the other says in these aspects, and in no other."""
    for id in aspects:
        unit = aspect(id).taken(unit, other)
    return unit


def spoken(value: object) -> str:
    """Return a value in words: its own first, then what else is said of it."""
    if isinstance(value, tuple) and value and isinstance(value[0], Block):
        return text_of(value)
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(spoken, value)))
    if isinstance(value, Line) or not is_dataclass(value):
        return str(value) if value else ""
    unspoken = _UNSPOKEN | {"kind"} if isinstance(value, Note) else _UNSPOKEN
    parts = {each.name: each for each in fields(value) if each.name not in unspoken}
    first = [name for name in ("line", "prose", "text", "name", "language") if name in parts][:1]
    rest = [name for name, part in parts.items() if name not in first]
    told = (_named(name, getattr(value, name)) for name in (*first, *rest) if _is_said(value, name))
    return _BETWEEN.join(filter(None, map(spoken, told)))


def _named(part: str, said: object) -> object:
    """Return what a part says by its name, where it says it by a code."""
    if part in ("language", "from_language"):
        return languages.name_of(str(said)) or said
    if part == "script":
        return languages.script_name(str(said))
    term = vocabulary("relators").get(str(said)) if part == "relator" else None
    return _(term.label) if term is not None else said


def _is_said(value: object, name: str) -> bool:
    """Say whether a part of a value says more than goes without saying."""
    part = next(each for each in fields(value) if each.name == name)  # type: ignore[arg-type]
    return bool(getattr(value, name) != part.default)
