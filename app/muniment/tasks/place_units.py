"""Put units that lie elsewhere where their shelfmarks say, many at once: a plan first, then one step."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from muniment.catalogue import Catalogue, Row
from muniment.description import shelfmarks
from muniment.description.levels import Level
from muniment.description.units import Unit
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.keepers import Keepers
from muniment.tasks.place import Placing, read_mark
from muniment.tasks.places import Places


@dataclass(frozen=True, slots=True)
class Placed:
    """One unit that would move: its mark and title, the way it lies in now and the way it would lie in.

    `new` says how many places of the way are to be made; `problem` why it cannot be placed; `is_unread`
    that no scheme reads its mark.
    """

    unit: str
    shelfmark: str
    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    new: int = 0
    problem: str = ""
    is_unread: bool = False


def plan(catalogue: Catalogue, ids: Sequence[str]) -> Steps[tuple[Placed, ...]]:
    """Return where these units would go by their shelfmarks; those that lie there already are left out."""
    rows: list[Placed] = []
    keepers, there = Keepers(catalogue), Places(catalogue)
    for done, unit in enumerate(catalogue.units(ids)):
        if done % 50 == 0:
            yield Progress(done, len(ids), _("Reading shelfmarks"))
        row = _planned(catalogue, there, unit, read_mark(keepers.named(unit)))
        if row is not None:
            rows.append(row)
    return tuple(rows)


def place(catalogue: Catalogue, rows: Sequence[Placed], left_out: Collection[str] = ()) -> Steps[int]:
    """Move the units where it was planned but for those left out; return how many. One step to undo.

    Missing places are made as stubs; a unit stands among its new neighbours in the order of shelfmarks.
    """
    wanted = [row for row in rows if not row.problem and row.unit not in left_out]
    label = plural(
        "Place {count} unit by its shelfmark", "Place {count} units by their shelfmarks", len(wanted)
    )
    keepers = Keepers(catalogue)
    # Whose they are is said by what they lie in before the first is moved.
    readings = {
        unit.id: read_mark(keepers.named(unit)) for unit in catalogue.units(row.unit for row in wanted)
    }
    with catalogue.edit(label) as edit:
        placing = Placing(catalogue, edit)
        for done, row in enumerate(wanted):
            yield Progress(done, len(wanted), _("Placing"))
            unit = edit.unit(row.unit)
            reading = readings.get(unit.id)
            if reading is not None:
                placing.put_in(unit, steps_above(unit, reading), reading.repository)
    return len(wanted)


def steps_above(unit: Unit, reading: shelfmarks.Reading) -> tuple[shelfmarks.Place, ...]:
    """Return the places that a unit lies in by its mark: not itself, where it is one of them."""
    places = reading.places
    if unit.level is Level.ITEM or not places:
        return places
    last = shelfmarks.read(places[-1].shelfmark).search_key
    return places[:-1] if last == reading.search_key or places[-1].level is unit.level else places


def _planned(
    catalogue: Catalogue, there: Places, unit: Unit, reading: shelfmarks.Reading | None
) -> Placed | None:
    way = catalogue.ancestors(unit.id)
    before = tuple(row.title or row.shelfmark for row in way)
    row = Placed(unit.id, unit.shelfmark, unit.title, before, before)
    if reading is None or reading.scheme is None:
        words = _("It has no shelfmark.") if reading is None else _("Its shelfmark is not understood.")
        return replace(row, problem=words, is_unread=reading is not None)
    steps = steps_above(unit, reading)
    found = found_on_the_way(there, steps)
    if len(found) == len(steps) and unit.parent == (found[-1].id if found else None):
        return None
    after = tuple(step.text for step in steps)
    if any(each.id == unit.id for each in found) or _lies_below(catalogue, found, unit.id):
        return replace(row, after=after, problem=_("By its shelfmark it would lie in itself."))
    return replace(row, after=after, new=len(steps) - len(found))


def found_on_the_way(there: Places, steps: Sequence[shelfmarks.Place]) -> list[Row]:
    """Return the places of a way that are there already, from the top down."""
    found: list[Row] = []
    for step in steps:
        row = there.find(found[-1].id if found else None, step.shelfmark)
        if row is None:
            return found
        found.append(row)
    return found


def _lies_below(catalogue: Catalogue, found: Sequence[Row], unit: str) -> bool:
    return bool(found) and any(row.id == unit for row in catalogue.ancestors(found[-1].id))
