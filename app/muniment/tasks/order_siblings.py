"""The order in which a copy of a catalogue has what lies in one unit, held against the order here."""

from collections.abc import Container, Sequence

from muniment.catalogue import Catalogue
from muniment.tasks.parted import Parted


def moving(
    here: Catalogue, there: Catalogue, parted: Parted
) -> tuple[frozenset[str], tuple[str | None, ...]]:
    """Return the units that are to stand elsewhere among their siblings, as they were moved there alone.

    And those in which both moved the same to other places, None for the top; what lies in these stays.
    Where the two have nothing in common, none moves.
    """
    if not parted.step:
        return frozenset(), ()
    moved_there = there.moved_since(parted.step, parted.undone_there)
    found: set[str] = set()
    unsettled: list[str | None] = []
    for parent in dict.fromkeys(unit.parent for unit in there.units(sorted(moved_there))):
        if parent is not None and not here.present([parent]):
            continue
        ours, theirs = _common(here.child_ids(parent), there.child_ids(parent))
        if ours == theirs:
            continue
        moved_here = here.moved_since(parted.step, parted.undone_here, ours)
        moved = moved_there.intersection(theirs)
        both, ours_alone, theirs_alone = moved & moved_here, moved_here - moved, moved - moved_here
        found |= theirs_alone
        settled = ours_alone | theirs_alone
        if both and _without(ours, settled) != _without(theirs, settled):
            unsettled.append(parent)
        elif not both and _without(ours, ours_alone) == _without(theirs, ours_alone):
            found -= set(theirs)
    return frozenset(found), tuple(unsettled)


def _common(ours: Sequence[str], theirs: Sequence[str]) -> tuple[list[str], list[str]]:
    here, there = set(ours), set(theirs)
    return [id for id in ours if id in there], [id for id in theirs if id in here]


def _without(ids: Sequence[str], left_out: Container[str]) -> list[str]:
    return [id for id in ids if id not in left_out]
