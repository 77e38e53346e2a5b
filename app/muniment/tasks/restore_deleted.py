"""Putting back what was deleted: where it lay, or, where that is gone, where the archivist says."""

from collections.abc import Sequence
from dataclasses import dataclass

from muniment.catalogue import Catalogue, Deleted
from muniment.i18n import _
from muniment.progress import Steps


@dataclass(frozen=True, slots=True)
class Trashed:
    """Something deleted, and where it lay: the names on the way down, None where that is gone too."""

    gone: Deleted
    place: tuple[str, ...] | None


def trashed(catalogue: Catalogue) -> list[Trashed]:
    """Return what was deleted and is gone still, the newest first, each with where it lay."""
    places: dict[str | None, tuple[str, ...] | None] = {None: ()}
    found = catalogue.deleted()
    for each in found:
        if each.unit.parent not in places:
            places[each.unit.parent] = _way(catalogue, each.unit.parent or "")
    return [Trashed(each, places[each.unit.parent]) for each in found]


def restore(catalogue: Catalogue, wanted: Sequence[Deleted], instead: str | None, label: str) -> Steps[int]:
    """Put these back in one step, all of it or, when stopped, none; return how many units came back.

    What lay in a place that is gone comes into `instead`, None for the top.
    """
    count = 0
    with catalogue.edit(label) as edit:
        # What was deleted last comes back first: what was deleted before may have lain in it.
        for gone in sorted(wanted, key=lambda each: -each.step):
            parent = gone.unit.parent
            is_there = parent is None or bool(edit.units([parent]))
            count += yield from edit.put_back(gone, parent if is_there else instead)
    return count


def _way(catalogue: Catalogue, id: str) -> tuple[str, ...] | None:
    rows = catalogue.rows([id])
    if not rows:
        return None
    return tuple(row.label or _("Untitled") for row in (*catalogue.ancestors(id), *rows))
