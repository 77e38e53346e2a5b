"""Copies of units with all below them: new units that say the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from muniment.catalogue import Catalogue
from muniment.catalogue.portions import portions
from muniment.description.units import Unit, new_id
from muniment.formats.ead.originals.forms import without_forms
from muniment.progress import Progress, Steps

_AT_ONCE = 200
_OWN = frozenset(("record-id", "xml-id", "ead-id", "uploaded"))
"""Identifiers that others know one unit by, and never its copy."""


def duplicate(
    catalogue: Catalogue, tops: Sequence[str], parent: str | None, before: str | None, label: str
) -> Steps[tuple[str, ...]]:
    """Put copies of units and of all below them into a place, one step; return the ids of the topmost."""
    ids = {id: new_id() for top in tops for id, _parent in catalogue.outline(top)}
    with catalogue.edit(label) as edit:
        for top in tops:
            edit.put(replace(_copied(catalogue.unit(top), ids), parent=parent), before)
        below = (unit for top in tops for unit in _below(catalogue, top))
        for done, portion in enumerate(portions(below, _AT_ONCE)):
            yield Progress(done * _AT_ONCE, len(ids))
            edit.put_many(replace(_copied(unit, ids), parent=ids[unit.parent or ""]) for unit in portion)
    return tuple(ids[top] for top in tops)


def _below(catalogue: Catalogue, top: str) -> Iterator[Unit]:
    return (unit for unit in catalogue.subtree(top) if unit.id != top)


def _copied(unit: Unit, ids: dict[str, str]) -> Unit:
    """Return the copy of one unit: without what names the original, or is its very element in a file."""
    return replace(
        unit,
        id=ids[unit.id],
        identifiers=tuple(each for each in unit.identifiers if each.kind not in _OWN),
        kept=without_forms(unit).kept,
        aid=replace(unit.aid, identifier="") if unit.aid else None,
    )
