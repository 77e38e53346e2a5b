"""What an archivist does to the arrangement: new units, moves, deletions, each one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from muniment.description.levels import Level
from muniment.description.units import Unit, new_id
from muniment.desktop.directions import shortened
from muniment.desktop.models import marks
from muniment.i18n import _, plural

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue, Row

_DEPTH: dict[Level, int] = {level: depth for depth, level in enumerate(Level) if level is not Level.OTHER}
"""Levels from the fonds down; a repository or a level of one's own holds everything."""


_SHARED = (
    *("level", "level_name", "audience", "repository", "credits", "languages", "custody", "subjects"),
    *("containers", "rights"),
)

_NAME = 60
"""The letters of a name in a notice."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a block of neighbours stands: their parent, its children in order, and where the block lies."""

    parent: str | None
    siblings: list[str]
    first: int
    last: int


def add(
    catalogue: Catalogue, level: Level, near: str | None, begun: Callable[[Unit], Unit] | None = None
) -> str:
    """Make a unit at or above `near`, at the nearest place that holds units of its level.

    It is empty, but for what `begun` says in it beforehand.
    """
    unit = Unit(id=new_id(), level=level, parent=_holder(catalogue, level, near))
    unit = begun(unit) if begun is not None else unit
    with catalogue.edit(_("New {level}").format(level=marks.LEVEL_NAMES[level].lower())) as edit:
        edit.put(unit)
    return unit.id


def duplicate(catalogue: Catalogue, id: str) -> str:
    """Make a unit that says the same right behind this one, without what lies below it; return its id.

    What a finding aid brought that has no field is left with the first.
    """
    old = catalogue.unit(id)
    label = _("Duplicate {name}").format(name=name_of(catalogue, [id]))
    return _put_behind(catalogue, id, replace(old, id=new_id(), kept=(), aid=None), label)


def add_like(catalogue: Catalogue, id: str) -> str:
    """Make a unit right behind this one that says what neighbours share, and return its id.

    That is level, keeper, languages, people, custody, rights, access points and containers; what it is
    called, its date, shelfmark, contents and files are its own.
    """
    old = catalogue.unit(id)
    shared = {name: getattr(old, name) for name in _SHARED}
    label = _("New, like {name}").format(name=name_of(catalogue, [id]))
    return _put_behind(catalogue, id, Unit(id=new_id(), parent=old.parent, **shared), label)


def _put_behind(catalogue: Catalogue, id: str, unit: Unit, label: str) -> str:
    siblings = catalogue.child_ids(unit.parent)
    behind = siblings[siblings.index(id) + 1 :][:1]
    with catalogue.edit(label) as edit:
        edit.put(unit)
        if behind:
            edit.move(unit.id, unit.parent, behind[0])
    return unit.id


def delete(catalogue: Catalogue, ids: Sequence[str]) -> str:
    """Delete the units with all below them, and return what was done in words."""
    topmost = tops(catalogue, ids)
    named = name_of(catalogue, topmost)
    with catalogue.edit(_("Delete {name}").format(name=named)) as edit:
        for id in topmost:
            edit.delete(id)
    return _("Deleted {name}.").format(name=named)


def move_up(catalogue: Catalogue, ids: Sequence[str]) -> bool:
    """Move neighbours before the sibling above them; False where there is none."""
    at = standing(catalogue, ids)
    return at is not None and at.first > 0 and _move(catalogue, at, at.parent, at.siblings[at.first - 1])


def move_down(catalogue: Catalogue, ids: Sequence[str]) -> bool:
    """Move neighbours behind the sibling below them; False where there is none."""
    at = standing(catalogue, ids)
    if at is None or at.last + 1 >= len(at.siblings):
        return False
    behind = at.siblings[at.last + 2 : at.last + 3]
    return _move(catalogue, at, at.parent, behind[0] if behind else None)


def indent(catalogue: Catalogue, ids: Sequence[str]) -> bool:
    """Move neighbours into the sibling above them, as its last children; False where there is none."""
    at = standing(catalogue, ids)
    return at is not None and at.first > 0 and _move(catalogue, at, at.siblings[at.first - 1], None)


def outdent(catalogue: Catalogue, ids: Sequence[str]) -> bool:
    """Move neighbours out of their parent, to stand right behind it; False at the top."""
    at = standing(catalogue, ids)
    if at is None or at.parent is None:
        return False
    above = catalogue.row(at.parent).parent
    around = catalogue.child_ids(above)
    behind = around[around.index(at.parent) + 1 :][:1]
    return _move(catalogue, at, above, behind[0] if behind else None)


def put_under(catalogue: Catalogue, ids: Sequence[str], parent: str | None, before: str | None) -> str:
    """Move units to another place, in the order given, and return what was done in words.

    They also say where a level stands below a lower one by that.
    """
    block = tops(catalogue, ids)
    behind = catalogue.child_ids(parent) if before is not None else []
    behind = behind[behind.index(before) :] if before in behind else []
    moving = set(block)
    stays = next((id for id in behind if id not in moving), None)
    named = name_of(catalogue, block)
    with catalogue.edit(_("Move {name}").format(name=named)) as edit:
        for id in block:
            edit.move(id, parent, stays)
    return " ".join(filter(None, (_("Moved {name}.").format(name=named), misplaced(catalogue, block))))


def misplaced(catalogue: Catalogue, ids: Sequence[str]) -> str:
    """Say that units of one place are of a higher level than that (ISAD(G) 2.1), nothing where none is."""
    rows = catalogue.rows(ids)
    parent = rows[0].parent if rows else None
    holder = catalogue.row(parent).level if parent else None
    if holder not in (Level.FILE, Level.ITEM):
        return ""
    levels = (row.level for row in rows if row.level in _DEPTH)
    higher = next((level for level in levels if level and _DEPTH[level] < _DEPTH[holder]), None)
    if higher is None:
        return ""
    words = _(
        "A higher level, {level}, stands below the level {holder} now: undo, or correct one of the two."
    )
    return words.format(level=marks.LEVEL_NAMES[higher].lower(), holder=marks.LEVEL_NAMES[holder].lower())


def standing(catalogue: Catalogue, ids: Sequence[str]) -> Standing | None:
    """Return where the units stand, or None unless they are neighbours under one parent."""
    rows = catalogue.rows(ids)
    if not rows or len({row.parent for row in rows}) > 1:
        return None
    siblings = catalogue.child_ids(rows[0].parent)
    chosen = {row.id for row in rows}
    places = [at for at, id in enumerate(siblings) if id in chosen]
    if places[-1] - places[0] + 1 != len(places):
        return None
    return Standing(rows[0].parent, siblings, places[0], places[-1])


def name_of(catalogue: Catalogue, ids: Sequence[str]) -> str:
    """Return the name of the one unit, or how many there are."""
    if len(ids) == 1:
        return f"“{shortened(marks.name(catalogue.row(ids[0])), _NAME)}”"
    return plural("{count} unit", "{count} units", len(ids))


def _move(catalogue: Catalogue, at: Standing, parent: str | None, before: str | None) -> bool:
    block = at.siblings[at.first : at.last + 1]
    with catalogue.edit(_("Move {name}").format(name=name_of(catalogue, block))) as edit:
        for id in block:
            edit.move(id, parent, before)
    return True


def _holder(catalogue: Catalogue, level: Level, near: str | None) -> str | None:
    if near is None:
        return None
    way = [catalogue.row(near), *reversed(catalogue.ancestors(near))]
    return next((row.id for row in way if _holds(row, level)), None)


def _holds(row: Row, level: Level) -> bool:
    if row.level is None or row.level not in _DEPTH:
        return row.level is Level.OTHER
    return _DEPTH[row.level] < _DEPTH[level]


def tops(catalogue: Catalogue, ids: Sequence[str]) -> list[str]:
    """Return those that do not lie below another of them; what is gone is left out."""
    chosen = set(ids)
    lies_below: dict[str | None, bool] = {}
    found: list[str] = []
    for row in catalogue.rows(ids):
        if row.parent not in lies_below:
            above = [row.id for row in catalogue.ancestors(row.id)]
            lies_below[row.parent] = any(id in chosen for id in above)
        if not lies_below[row.parent]:
            found.append(row.id)
    return found


def in_tree_order(catalogue: Catalogue, ids: Sequence[str]) -> list[str]:
    """Return the units as they stand among their siblings, those of one parent together."""
    wanted = set(ids)
    parents = dict.fromkeys(row.parent for row in catalogue.rows(ids))
    return [id for parent in parents for id in catalogue.child_ids(parent) if id in wanted]


def room_at(catalogue: Catalogue, near: str | None) -> tuple[str | None, str | None]:
    """Return the place into which something is put at a unit, and before which of the units there.

    A unit that may hold others takes it in behind what it holds; behind any other it stands.
    """
    if near is None:
        return None, None
    row = catalogue.row(near)
    if marks.may_hold(row):
        return near, None
    around = catalogue.child_ids(row.parent)
    return row.parent, next(iter(around[around.index(near) + 1 :]), None)
