"""Putting units in order: by shelfmark, by date, by title."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from muniment.catalogue import Catalogue, SortKeys
from muniment.catalogue.portions import portions
from muniment.description.levels import Level
from muniment.description.ordering import natural_key
from muniment.progress import Progress, Steps

TextKey = Callable[[str], Any]
"""What sorts words; the desk passes one that knows the language of the interface."""

_AT_ONCE = 2_000
_DEPTH = {level.value: depth for depth, level in enumerate(Level)}

ORDERS: Mapping[str, Callable[[SortKeys, TextKey], Any]] = {
    "shelfmark": lambda unit, _text: (not unit.shelfmark, unit.shelfmark),
    "date": lambda unit, _text: (
        not (unit.begin or unit.end),
        unit.begin or unit.end,
        unit.end,
        unit.shelfmark,
    ),
    "title": lambda unit, text: (not unit.title, text(unit.title)),
    "level": lambda unit, _text: (_DEPTH.get(unit.level, len(_DEPTH)), unit.shelfmark),
    "findings": lambda unit, _text: (-unit.must, -unit.should),
}
"""The orders by id. What has nothing to sort by comes last."""


def in_order(
    catalogue: Catalogue,
    ids: Sequence[str],
    by: str,
    text_key: TextKey = natural_key,
    *,
    downwards: bool = False,
) -> Steps[list[str]]:
    """Return the units in an order; those that are alike in it stay as they stand, what is empty last."""
    keys: dict[str, Any] = {}
    for done, portion in enumerate(portions(ids, _AT_ONCE)):
        yield Progress(done * _AT_ONCE, len(ids))
        keys |= {unit.id: ORDERS[by](unit, text_key) for unit in catalogue.sort_keys(portion)}
    known = [id for id in ids if id in keys]
    if not downwards:
        return sorted(known, key=lambda id: keys[id])
    empty = [id for id in known if keys[id][0] is True]
    said = [id for id in known if keys[id][0] is not True]
    return [*sorted(said, key=lambda id: keys[id], reverse=True), *empty]


def sort_children(
    catalogue: Catalogue, parent: str | None, by: str, label: str, text_key: TextKey = natural_key
) -> Steps[int]:
    """Put the children of a unit, or of the top, in an order for good; return how many moved."""
    ids = yield from in_order(catalogue, catalogue.child_ids(parent), by, text_key)
    with catalogue.edit(label) as edit:
        return (yield from edit.order(parent, ids))
