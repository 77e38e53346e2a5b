"""Give units other numbers: a plan to look at first, then one step that can be undone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from muniment.catalogue import Catalogue
from muniment.description import shelfmarks
from muniment.description.levels import ShelfmarkKind
from muniment.description.shelfmarks.numbering import Counted, counted, with_number
from muniment.description.units import Shelfmark, Unit
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.keepers import Keepers


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """How to number: from `start` on in steps of `step`; with `keep_gaps` all numbers move alike.

    A number with a letter behind it goes with the one before it: from 20 on, 13, 13a, 14 are 20, 20a, 21.
    """

    start: int = 1
    step: int = 1
    keep_gaps: bool = False


@dataclass(frozen=True, slots=True)
class Renumbered:
    """One mark that would change: the unit, its title, its mark before and after, and what speaks against it.

    `because_of` is the unit above whose number it repeats, nothing for the units that were asked for;
    `is_unread` says that no scheme reads its mark.
    """

    unit: str
    before: str
    after: str
    problem: str = ""
    because_of: str = ""
    title: str = ""
    is_unread: bool = False


@dataclass(frozen=True, slots=True)
class _Task:
    unit: Unit
    mark: Shelfmark
    found: Counted
    new: int

    def has_number_of(self, mark: Shelfmark, found: Counted) -> bool:
        """Say whether a mark differs from this one only in the letter behind its number."""
        own, other = self.mark.text, mark.text
        return own != other and own[: self.found.end] == other[: found.end]


def plan(catalogue: Catalogue, ids: Sequence[str], numbering: Numbering) -> Steps[tuple[Renumbered, ...]]:
    """Return what renumbering units, in their order, would change: them, and what repeats their numbers."""
    keepers = Keepers(catalogue)
    tasks, rows = _tasks(catalogue.units(ids), keepers, numbering)
    for done, task in enumerate(tasks):
        yield Progress(done, len(tasks), _("Renumbering"))
        rows += _changes(catalogue, keepers, task)
    repeating = {row.unit for row in rows if row.because_of}
    rows = [_one_at_a_time(row) if row.unit in repeating and not row.because_of else row for row in rows]
    moved = {row.unit for row in rows}
    return tuple(row if row.problem else _with_clash(catalogue, row, moved, rows) for row in rows)


def renumber(catalogue: Catalogue, rows: Sequence[Renumbered], left_out: Collection[str] = ()) -> Steps[int]:
    """Do what was planned but for what is left out; return how many marks changed. One step to undo.

    The mark that a unit had stays with it as a former one. A row that something speaks against is
    not done; neither is one whose unit's mark is not as it was planned any more.
    """
    wanted = [
        row for row in rows if not row.problem and row.unit not in left_out and row.because_of not in left_out
    ]
    label = plural("Renumber {count} unit", "Renumber {count} units", len(wanted))
    changed = 0
    with catalogue.edit(label) as edit:
        for done, row in enumerate(wanted):
            yield Progress(done, len(wanted), _("Renumbering"))
            unit = edit.unit(row.unit)
            renumbered = _with_mark(unit, row)
            if renumbered is not None:
                edit.put(renumbered)
                changed += 1
    return changed


def _tasks(
    units: Sequence[Unit], keepers: Keepers, numbering: Numbering
) -> tuple[list[_Task], list[Renumbered]]:
    tasks: list[_Task] = []
    rows: list[Renumbered] = []
    shift: int | None = None
    next_one = numbering.start
    for unit in units:
        mark = _current(unit)
        keeper = (mark and mark.repository) or keepers.of(unit)
        found = counted(mark.text, keeper) if mark else None
        if mark is None or found is None or found.last != found.number:
            rows.append(_without_number(unit, keeper, mark))
            continue
        shift = numbering.start - found.number if shift is None else shift
        if numbering.keep_gaps:
            new = found.number + shift
        elif tasks and tasks[-1].has_number_of(mark, found):
            new = tasks[-1].new
        else:
            new, next_one = next_one, next_one + numbering.step
        tasks.append(_Task(unit, mark, found, new))
    return tasks, rows


def _without_number(unit: Unit, keeper: str, mark: Shelfmark | None) -> Renumbered:
    is_unread = False
    if mark is None:
        words = _("It has no shelfmark.")
    elif is_unread := not shelfmarks.read(mark.text, keeper).scheme:
        words = _("Its shelfmark is not understood.")
    else:
        words = _("Its shelfmark has no number by itself that could be another one.")
    return Renumbered(unit.id, unit.shelfmark, unit.shelfmark, words, title=unit.title, is_unread=is_unread)


def _changes(catalogue: Catalogue, keepers: Keepers, task: _Task) -> list[Renumbered]:
    if task.new < 0:
        words = _("Its number would be less than nothing.")
        return [Renumbered(task.unit.id, task.mark.text, task.mark.text, words, title=task.unit.title)]
    rows: list[Renumbered] = []
    for unit in catalogue.subtree(task.unit.id):
        mark = _current(unit)
        after = mark and with_number(
            mark.text, mark.repository or keepers.of(unit), task.found.part.label, task.found.number, task.new
        )
        if mark and after and after != mark.text:
            above = "" if unit.id == task.unit.id else task.unit.id
            rows.append(Renumbered(unit.id, mark.text, after, because_of=above, title=unit.title))
    return rows


def _one_at_a_time(row: Renumbered) -> Renumbered:
    """Return the row of a unit that repeats the number of another one, which was asked for as well."""
    words = _("It lies in a unit that gets another number, too: renumber that first, then this.")
    return replace(row, after=row.before, problem=row.problem or words)


def _with_clash(
    catalogue: Catalogue, row: Renumbered, moved: Collection[str], rows: Sequence[Renumbered]
) -> Renumbered:
    if row.because_of:
        return row
    unit = catalogue.unit(row.unit)
    key = shelfmarks.read(row.after, unit.repository).search_key
    others = [other for other in catalogue.with_search_key(key) if other.id not in moved]
    same = [other for other in others if other.level == unit.level and other.parent == unit.parent]
    if not same:
        return row
    words = _("“{title}” has this shelfmark already.").format(title=same[0].title or same[0].shelfmark)
    return replace(row, problem=words)


def _with_mark(unit: Unit, row: Renumbered) -> Unit | None:
    mark = _current(unit)
    if mark is None or mark.text != row.before:
        return None
    at = unit.shelfmarks.index(mark)
    former = replace(mark, kind=ShelfmarkKind.FORMER)
    kept = (*unit.shelfmarks[:at], replace(mark, text=row.after), *unit.shelfmarks[at + 1 :])
    # A number that is given back after all is no former one any more.
    kept = tuple(m for m in kept if not (m.kind is ShelfmarkKind.FORMER and m.text == row.after))
    return replace(unit, shelfmarks=(*kept, former) if former not in kept else kept)


def _current(unit: Unit) -> Shelfmark | None:
    return next((mark for mark in unit.shelfmarks if mark.kind is ShelfmarkKind.CURRENT), None)
