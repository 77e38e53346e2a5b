"""Bulk work: what an operation would change in many units, shown before; then done, all in one step."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from muniment.catalogue import Catalogue
from muniment.catalogue.portions import portions
from muniment.description.bulk import Operation
from muniment.description.columns import Column
from muniment.description.units import Unit
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Alteration:
    """What becomes of one column of one unit; `name` is what the unit is called."""

    unit: str
    name: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """What an operation would change in so many columns of so many units."""

    operation: Operation
    columns: tuple[Column, ...]
    alterations: tuple[Alteration, ...]
    looked_at: int

    @property
    def label(self) -> str:
        """What the step is called in the history."""
        where = ", ".join(column.label for column in self.columns[:3])
        return _("{what} in {where}").format(what=self.operation.label, where=where)


@dataclass(frozen=True, slots=True)
class BulkDone:
    """How many units were changed, and how many were not since they are no longer as they were shown."""

    changed: int
    passed_over: int


def plan_bulk(
    catalogue: Catalogue, ids: Sequence[str], columns: Sequence[Column], operation: Operation
) -> Steps[BulkPlan]:
    """Return what the operation would change, in the order of `ids`; nothing is done."""
    found: list[Alteration] = []
    for done, portion in enumerate(portions(ids, _AT_ONCE)):
        yield Progress(done * _AT_ONCE, len(ids))
        for unit in catalogue.units(portion):
            found.extend(_alterations(unit, columns, operation))
    return BulkPlan(operation, tuple(columns), tuple(found), len(ids))


def carry_out(
    catalogue: Catalogue, plan: BulkPlan, left_out: Collection[int] = (), origin: object = None
) -> Steps[BulkDone]:
    """Do what was planned, but the alterations of these numbers, as one step to undo.

    A unit that is no longer as the plan shows it is passed over.
    """
    wanted: dict[str, list[Alteration]] = {}
    for number, alteration in enumerate(plan.alterations):
        if number not in left_out:
            wanted.setdefault(alteration.unit, []).append(alteration)
    changed = 0
    with catalogue.edit(plan.label, origin) as edit:
        for done, portion in enumerate(portions(wanted, _AT_ONCE)):
            yield Progress(done * _AT_ONCE, len(wanted))
            changed += edit.put_many(_changed(edit.units(portion), wanted, plan))
    return BulkDone(changed, len(wanted) - changed)


def values_said(catalogue: Catalogue, ids: Sequence[str], column: Column) -> Steps[Counter[str]]:
    """Return what the units say in a column, and how often each value is said."""
    counts: Counter[str] = Counter()
    for done, portion in enumerate(portions(ids, _AT_ONCE)):
        yield Progress(done * _AT_ONCE, len(ids))
        for unit in catalogue.units(portion):
            counts.update(column.values(unit))
    return counts


def in_words(done: BulkDone) -> str:
    """Return what was done in a sentence."""
    words = plural("{count} unit changed.", "{count} units changed.", done.changed)
    if not done.passed_over:
        return words
    passed = plural(
        "{count} unit was passed over: it has been changed since.",
        "{count} units were passed over: they have been changed since.",
        done.passed_over,
    )
    return f"{words} {passed}"


def _alterations(unit: Unit, columns: Iterable[Column], operation: Operation) -> Iterator[Alteration]:
    for column in columns:
        after = operation.changed(unit, column)
        if after != unit:
            before = operation.told(unit, column)
            name = unit.title or unit.shelfmark or unit.id
            yield Alteration(unit.id, name, column.id, before, operation.told(after, column))


def _changed(units: Iterable[Unit], wanted: dict[str, list[Alteration]], plan: BulkPlan) -> Iterator[Unit]:
    """Yield the units as they become; each of their columns must say what the plan shows."""
    columns = {column.id: column for column in plan.columns}
    for unit in units:
        alterations = wanted[unit.id]
        if any(plan.operation.told(unit, columns[each.column]) != each.before for each in alterations):
            continue
        changed = unit
        for each in alterations:
            changed = plan.operation.changed(changed, columns[each.column])
        if changed != unit:
            yield changed
