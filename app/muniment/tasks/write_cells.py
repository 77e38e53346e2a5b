"""Writing cells of a table: what is typed, filled down or pasted, on any number of units in one step."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from muniment.catalogue import Catalogue
from muniment.catalogue.portions import portions
from muniment.description.columns import column
from muniment.description.units import Unit
from muniment.progress import Progress, Steps

Cells: TypeAlias = Mapping[str, Mapping[str, str]]
"""The text of each cell, by the unit's id and by the column's."""

_AT_ONCE = 100


def write_cells(
    catalogue: Catalogue,
    cells: Cells,
    label: str,
    made: Sequence[Unit] = (),
    onto: int = 0,
) -> Steps[int]:
    """Write cells, also of the units in `made`, which are new; return how many units came or changed.

    Where nothing changes there is no step in the history. Units that are gone are left out. `onto` is as
    in `Catalogue.edit`.
    """
    fresh = {unit.id: unit for unit in made}
    changed = 0
    with catalogue.edit(label, onto=onto) as edit:
        ids = [*fresh, *(id for id in cells if id not in fresh)]
        for done, portion in enumerate(portions(ids, _AT_ONCE)):
            yield Progress(done * _AT_ONCE, len(ids))
            there = {unit.id: unit for unit in edit.units(id for id in portion if id not in fresh)}
            units = [fresh.get(id) or there[id] for id in portion if id in fresh or id in there]
            written = [written_in(unit, cells.get(unit.id, {})) for unit in units]
            changed += edit.put_many(
                new for new, old in zip(written, units, strict=True) if new is not old or new.id in fresh
            )
    return changed


def written_in(unit: Unit, texts: Mapping[str, str]) -> Unit:
    """Return the unit with these texts in its cells, by the ids of the columns."""
    for id, text in texts.items():
        unit = column(id).typed(unit, text)
    return unit
