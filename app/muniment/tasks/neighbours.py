"""What stands around a shelfmark while it is typed: its neighbours, the next free number, its place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from muniment.catalogue import Catalogue, Row
from muniment.description import shelfmarks
from muniment.description.shelfmarks.numbering import Counted, begin_anew, counted, with_number
from muniment.description.units import Shelfmark, Unit
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.keepers import Keepers
from muniment.tasks.place import Placing
from muniment.tasks.place_units import found_on_the_way, steps_above
from muniment.tasks.places import Places

_MOST = 1000
"""Children that are looked at: it is asked while somebody types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a mark.

    `before` and `after` are the units with the numbers next to its own; `free` is the mark with the
    next number that nobody has, nothing where its own is free. `way` leads to the place it belongs in
    by its mark, nothing where the unit lies there; `missing` says how many steps of it are to be made.
    """

    before: Row | None = None
    after: Row | None = None
    free: str = ""
    way: tuple[str, ...] = ()
    missing: int = 0


def around(catalogue: Catalogue, text: str, unit: Unit) -> Around:
    """Return what stands around the mark `text` of a unit, as far as it can be told quickly."""
    unit = Keepers(catalogue).named(unit)
    reading = shelfmarks.read(text, unit.repository)
    if reading.scheme is None:
        return Around()
    steps = steps_above(unit, reading)
    there = Places(catalogue, _MOST)
    found = found_on_the_way(there, steps)
    lies_there = len(found) == len(steps) and unit.parent == (found[-1].id if found else None)
    in_itself = any(row.id == unit.id for row in found)
    numbers = _numbers(catalogue, there, reading, unit)
    said = Around() if lies_there or in_itself else Around(way=tuple(s.text for s in steps))
    return replace(_with_numbers(said, numbers, text, unit), missing=len(steps) - len(found))


def place_at(catalogue: Catalogue, id: str, text: str) -> Steps[None]:
    """Move one unit where the mark `text` says, which need not be saved yet. One step to undo."""
    yield Progress(0, 1, _("Placing"))
    with catalogue.edit(_("Place “{mark}”").format(mark=text)) as edit:
        unit = edit.unit(id)
        reading = shelfmarks.read(text, Keepers(catalogue).of(unit))
        marked = replace(unit, shelfmarks=(Shelfmark(text=text),))
        Placing(catalogue, edit).put_in(unit, steps_above(marked, reading), reading.repository)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbered children of one place: each number with its row; and how the typed mark is counted."""

    by_number: dict[int, Row]
    mine: Counted | None


def _numbers(catalogue: Catalogue, there: Places, reading: shelfmarks.Reading, unit: Unit) -> _Numbers:
    """The row of numbers that a mark belongs to, or, where it is a place itself, the one it holds."""
    mine = counted(reading.text, unit.repository)
    found = found_on_the_way(there, reading.places)
    is_last = len(found) == len(reading.places)
    children = catalogue.child_ids(found[-1].id)[:_MOST] if found and is_last else []
    inside = _row_of(catalogue, children, unit)
    if inside and (mine is None or mine.under not in {each.under for each, _row in inside}):
        return _Numbers(_by_number(inside, inside[-1][0]), None)
    above = found[:-1] if is_last else found
    siblings = catalogue.child_ids(above[-1].id)[:_MOST] if above and mine else []
    beside = _row_of(catalogue, siblings, unit)
    return _Numbers(_by_number([pair for pair in beside if mine and pair[0].under == mine.under], mine), mine)


def _row_of(catalogue: Catalogue, ids: list[str], unit: Unit) -> list[tuple[Counted, Row]]:
    read = ((counted(row.shelfmark, unit.repository), row) for row in catalogue.rows(ids))
    return [(found, row) for found, row in read if found is not None]


def _by_number(row: Sequence[tuple[Counted, Row]], mine: Counted | None) -> dict[int, Row]:
    """Return the units of a row by their numbers: those in the same boxes, where each begins anew."""
    numbers = [found for found, _row in row]
    is_each = mine is not None and begin_anew([*numbers, mine])
    return {found.number: unit for found, unit in row if not (is_each and mine and found.box != mine.box)}


def _with_numbers(said: Around, numbers: _Numbers, text: str, unit: Unit) -> Around:
    by_number, mine = numbers.by_number, numbers.mine
    if mine is None:
        last = max(by_number, default=None)
        return replace(said, free=_next(by_number[last], last, unit)) if last is not None else said
    before = max((n for n in by_number if n < mine.number), default=None)
    after = min((n for n in by_number if n > mine.number), default=None)
    taken = by_number.get(mine.number)
    is_mine = taken is None or taken.id in (unit.id, unit.parent)
    free = "" if is_mine else _free(text, mine, by_number, unit)
    return replace(
        said,
        before=by_number[before] if before is not None else None,
        after=by_number[after] if after is not None else None,
        free=free,
    )


def _next(last: Row, number: int, unit: Unit) -> str:
    found = counted(last.shelfmark, unit.repository)
    label = found.part.label if found else ""
    return with_number(last.shelfmark, unit.repository, label, number, number + 1) or ""


def _free(text: str, mine: Counted, by_number: dict[int, Row], unit: Unit) -> str:
    number = mine.number
    while number in by_number:
        number += 1
    return with_number(text, unit.repository, mine.part.label, mine.number, number) or ""
