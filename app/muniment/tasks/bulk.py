"""Bulk work: what operations would change in many units, shown before; then done, all in one step."""

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

_AT_ONCE = 250


@dataclass(frozen=True, slots=True)
class Alteration:
    """What becomes of one column of one unit; `name` is what the unit is called."""

    unit: str
    name: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do to one column."""

    column: Column
    operation: Operation

    @property
    def label(self) -> str:
        """What is done, and where."""
        return _("{what} in {where}").format(what=self.operation.label, where=self.column.label)


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """What deeds, one after the other, would change in so many units."""

    deeds: tuple[Deed, ...]
    alterations: tuple[Alteration, ...]
    looked_at: int

    @property
    def label(self) -> str:
        """What the step is called in the history."""
        first = self.deeds[0]
        if any(deed.operation is not first.operation for deed in self.deeds):
            more = plural("{count} more change", "{count} more changes", len(self.deeds) - 1)
            return _("{deed}, and {more}").format(deed=first.label, more=more)
        where = ", ".join(deed.column.label for deed in self.deeds[:3])
        return _("{what} in {where}").format(what=first.operation.label, where=where)


@dataclass(frozen=True, slots=True)
class BulkDone:
    """How many units were changed, and how many were not since they are no longer as they were shown."""

    changed: int
    passed_over: int


def plan_bulk(
    catalogue: Catalogue, ids: Sequence[str], columns: Sequence[Column], operation: Operation
) -> Steps[BulkPlan]:
    """Return what one operation would change in these columns, as `plan_deeds` does."""
    return plan_deeds(catalogue, ids, [Deed(column, operation) for column in columns])


def plan_deeds(catalogue: Catalogue, ids: Sequence[str], deeds: Sequence[Deed]) -> Steps[BulkPlan]:
    """Return what the deeds would change one after the other, in the order of `ids`; nothing is done."""
    found: list[Alteration] = []
    for done, portion in enumerate(portions(ids, _AT_ONCE)):
        yield Progress(done * _AT_ONCE, len(ids))
        for unit in catalogue.units(portion):
            found.extend(_alterations(unit, deeds))
    return BulkPlan(tuple(deeds), tuple(found), len(ids))


def carry_out(catalogue: Catalogue, plan: BulkPlan, left_out: Collection[int] = ()) -> Steps[BulkDone]:
    """Do what was planned, but the alterations of these numbers, as one step to undo.

    A unit that is no longer as the plan shows it is passed over.
    """
    wanted: dict[str, list[Alteration]] = {}
    for number, alteration in enumerate(plan.alterations):
        if number not in left_out:
            wanted.setdefault(alteration.unit, []).append(alteration)
    changed = 0
    with catalogue.edit(plan.label) as edit:
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


def _alterations(unit: Unit, deeds: Sequence[Deed]) -> Iterator[Alteration]:
    """Yield what becomes of each column that the deeds change, one alteration for all that is done to it."""
    told = {deed.column.id: deed for deed in deeds}
    for id, last in told.items():
        after = _after(unit, [deed for deed in deeds if deed.column.id == id])
        if after != unit:
            name = unit.title or unit.shelfmark or unit.id
            before = last.operation.told(unit, last.column)
            yield Alteration(unit.id, name, id, before, last.operation.told(after, last.column))


def _after(unit: Unit, deeds: Iterable[Deed]) -> Unit:
    for deed in deeds:
        unit = deed.operation.changed(unit, deed.column)
    return unit


def _changed(units: Iterable[Unit], wanted: dict[str, list[Alteration]], plan: BulkPlan) -> Iterator[Unit]:
    """Yield the units as they become; each of their columns must say what the plan shows."""
    told = {deed.column.id: deed for deed in plan.deeds}
    for unit in units:
        alterations = {each.column: each for each in wanted[unit.id]}
        said = (told[id].operation.told(unit, told[id].column) for id in alterations)
        if any(now != each.before for now, each in zip(said, alterations.values(), strict=True)):
            continue
        changed = _after(unit, [deed for deed in plan.deeds if deed.column.id in alterations])
        if changed != unit:
            yield changed
