"""Two states of a record compared as the archivist knows them, and one of them brought back."""

from collections.abc import Iterable
from dataclasses import replace

from muniment.catalogue import Catalogue
from muniment.description.aspects import PLACE, taken
from muniment.description.comparing import Difference, differences
from muniment.description.units import Unit
from muniment.i18n import _


def compare(catalogue: Catalogue, before: Unit, after: Unit) -> list[Difference]:
    """Return what differs; places are told by their names."""
    return [
        _named(catalogue, each) if each.aspect.id == PLACE else each for each in differences(before, after)
    ]


def place_is_there(catalogue: Catalogue, unit: Unit) -> bool:
    """Say whether the unit can be put where this state of it lay."""
    return unit.parent is None or bool(catalogue.rows([unit.parent]))


def restore(catalogue: Catalogue, earlier: Unit, aspects: Iterable[str], label: str) -> None:
    """Let a unit say in these aspects what it said earlier: one step.

    Raise UnknownUnitError where the unit, or the place it is to be put back into, is there no more.
    """
    with catalogue.edit(label) as edit:
        edit.put(taken(edit.unit(earlier.id), earlier, aspects))


def _named(catalogue: Catalogue, moved: Difference) -> Difference:
    return replace(moved, before=_place(catalogue, moved.before), after=_place(catalogue, moved.after))


def _place(catalogue: Catalogue, ids: tuple[str, ...]) -> tuple[str, ...]:
    if not ids:
        return (_("The top"),)
    rows = catalogue.rows(ids)
    return tuple(row.label or row.id for row in rows) or (_("A place that was deleted"),)
