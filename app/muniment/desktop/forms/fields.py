"""What a field of the form is: where it stands, how it is edited, and what of a unit it reads and writes."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from muniment.description.areas import Area
from muniment.description.columns import filled_in
from muniment.description.levels import Level, NoteKind
from muniment.description.units import Unit
from muniment.desktop.forms.parts import Part, Shape


class Sheet(StrEnum):
    """The tab a field stands on: each stands on one only."""

    DESCRIBE = "describe"
    PROVENANCE = "provenance"


EVERY = frozenset({None, *Level})
ABOVE_ITEM = EVERY - {Level.ITEM}
OTHER = frozenset({Level.OTHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A row of the form.

    `of` is the field of `Unit` that it edits; with `note`, only the notes of that kind. A `shape` is
    edited value by value, a `part` is the unit's own. `common` fields are always shown, the others
    where they are filled or asked for; `levels` are those it is offered at. A `wide` one takes the
    whole width. `most` is how many values there may be.
    """

    id: str
    of: str
    label: str
    area: Area
    help: str
    shape: Shape | None = None
    part: Part | None = None
    note: NoteKind | None = None
    sheet: Sheet = Sheet.DESCRIBE
    levels: frozenset[Level | None] = EVERY
    common: bool = False
    wide: bool = False
    most: int = 0
    add: str = ""

    def values(self, unit: Unit) -> tuple[Any, ...]:
        """Return what the unit says in this field, in its order."""
        found = getattr(unit, self.of)
        if self.shape is None:
            return (found,)
        if self.most == 1:
            return (found,) if found is not None else ()
        return tuple(value for value in found if self._mine(value))

    def is_filled(self, unit: Unit) -> bool:
        """Say whether the unit says anything in this field."""
        return any(self.values(unit))

    def written(self, unit: Unit, values: tuple[Any, ...]) -> Unit:
        """Return the unit saying `values` here, whatever else it says untouched and in place."""
        if values == self.values(unit):
            return unit
        said: dict[str, Any] = {self.of: self._whole(unit, values)}
        return replace(unit, **said)

    def _whole(self, unit: Unit, values: tuple[Any, ...]) -> object:
        if self.shape is None or self.most == 1:
            return values[0] if values else None
        if self.note is None:
            return values
        return filled_in(getattr(unit, self.of), self._mine, values)

    def _mine(self, value: Any) -> bool:  # noqa: ANN401
        return self.note is None or value.kind is self.note
