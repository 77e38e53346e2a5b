"""Plan an import, and do what was planned."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple, overload

from typing_extensions import override

from muniment.catalogue import Catalogue, ConflictError, Edit, HandList, SavedSearch
from muniment.catalogue.portions import portions
from muniment.description.agents import Agent
from muniment.description.concepts import Concept
from muniment.description.units import Unit, new_id
from muniment.description.waivers import Waiver
from muniment.formats.deliveries import Delivery
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.bring_files import bring, bringing
from muniment.tasks.merge_agents import already_there, merged
from muniment.tasks.place import Placing
from muniment.tasks.plan_finding_aid import plan_finding_aid, plan_fresh
from muniment.tasks.plan_records import plan_records
from muniment.tasks.plan_sheet import plan_sheet
from muniment.tasks.plans import Change, Plan, nothing_yet


def plan(catalogue: Catalogue, delivery: Delivery) -> Steps[Plan]:
    """Return what importing this would do to the catalogue; nothing is done yet.

    A finding aid, and a record, that was imported before is brought up to what the file says now.
    """
    if delivery.cells:
        return (yield from plan_sheet(catalogue, delivery))
    return (yield from (plan_finding_aid if delivery.placed else plan_records)(catalogue, delivery))


def plan_as_new(catalogue: Catalogue, delivery: Delivery) -> Plan:
    """Return what importing all of this beside what is there would do; ids that are taken are made anew."""
    if delivery.nameless:
        return plan_fresh(delivery)
    taken = {row.id for row in catalogue.rows([unit.id for unit in delivery.units])}
    fresh = {id: new_id() for id in taken}
    changes = tuple(
        Change(
            after=replace(
                unit, id=fresh.get(unit.id, unit.id), parent=fresh.get(unit.parent or "", unit.parent)
            )
        )
        for unit in delivery.units
    )
    top = changes[0].after.id if changes and delivery.placed else ""
    return replace(nothing_yet(delivery), top=top, changes=changes)


class Applied(NamedTuple):
    """What was done: the ids of the units that were made, and of the agents."""

    made: Sequence[str]
    agents: tuple[str, ...]


def apply(catalogue: Catalogue, made: Plan, label: str) -> Steps[Applied]:
    """Do what was planned, as one step or, when stopped, not at all.

    Raise ConflictError, and do nothing, where a unit is not any more as it was when it was planned.
    """
    with bringing() as copies:
        # Files are copied before the edit begins: nobody else can write while it lasts.
        yield from bring(made.files, copies)
        with catalogue.edit(label) as edit:
            return (yield from _apply(catalogue, edit, made))


def _apply(catalogue: Catalogue, edit: Edit, made: Plan) -> Steps[Applied]:
    if made.fresh:
        ids = yield from _apply_fresh(edit, made)
    else:
        yield from (_apply_arranged(edit, made) if made.placed else _apply_records(catalogue, edit, made))
        ids = tuple(unit.id for unit in made.new)
    _take_besides(edit, made)
    return Applied(ids, tuple(_take_agent(catalogue, edit, agent) for agent in made.agents))


def _apply_fresh(edit: Edit, made: Plan) -> Steps[Sequence[str]]:
    yield from _taking_in(edit, made.fresh, len(made.fresh), made.vocabulary)
    return _Ids(made.fresh)


def _taking_in(edit: Edit, units: Iterable[Unit], total: int, vocabulary: str, done: int = 0) -> Steps[None]:
    yield Progress(done, total, _("Cataloguing"))
    for count in edit.taking_in(units, vocabulary, _BATCH):
        done += count
        yield Progress(done, total, _("Cataloguing"))


class _Ids(Sequence[str]):
    """The ids of units that are not held, but read each time they are asked for."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units

    @override
    def __len__(self) -> int:
        return len(self._units)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    @override
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        found = self._units[index]
        return found.id if isinstance(found, Unit) else tuple(unit.id for unit in found)

    @override
    def __iter__(self) -> Iterator[str]:
        return (unit.id for unit in self._units)


def _apply_arranged(edit: Edit, made: Plan) -> Steps[None]:
    done, total = 0, len(made.changes)
    for way, run in groupby(made.changes, _way_in):
        changes = list(run)
        if way is _taking_in:
            units = [change.after for change in changes]
            yield from _taking_in(edit, units, total, made.vocabulary, done)
        elif way is _put_back:
            for progress in _put_back(edit, changes):
                yield replace(progress, done=done + progress.done, total=total)
        else:
            for number, change in enumerate(changes):
                if number % _BATCH == 0:
                    yield Progress(done + number, total, _("Cataloguing"))
                put_changed(edit, change)
        done += len(changes)


def _way_in(change: Change) -> object:
    """Return how a change is done: many at once where units are new at the end, or stay where they are."""
    if change.before is None:
        return _taking_in if change.ahead_of is None else put_changed
    return put_changed if change.stands else _put_back


def _put_back(edit: Edit, changes: Sequence[Change]) -> Steps[None]:
    """Put units, each of which stays where it is, in the places of those that they were."""
    done = 0
    for portion in portions(changes, _BATCH):
        yield Progress(done, len(changes), _("Bringing up to date"))
        there = {unit.id: unit for unit in edit.units(change.after.id for change in portion)}
        for change in portion:
            if there.get(change.after.id) != change.before:
                raise _changed_since(change)
        edit.put_many(change.after for change in portion)
        done += len(portion)


_BATCH = 300
"""Units that are catalogued at once: more take more memory, fewer a little more time."""


def put_changed(edit: Edit, change: Change) -> None:
    """Do one change of a plan; raise ConflictError where the unit is not as it was planned for."""
    if change.before is None:
        edit.put(change.after, before=change.ahead_of)
        return
    if edit.unit(change.before.id) != change.before:
        raise _changed_since(change)
    if change.stands:
        edit.move(change.after.id, change.after.parent, change.ahead_of)
    edit.put(change.after)


def _changed_since(change: Change) -> ConflictError:
    message = _("“{title}” has been changed since the file was looked at. Nothing was imported.")
    return ConflictError(message.format(title=(change.before or change.after).title))


def _apply_records(catalogue: Catalogue, edit: Edit, made: Plan) -> Steps[None]:
    """Records go where their shelfmarks say; those that are there stay where they are."""
    yield from _put_back(edit, [change for change in made.changes if change.before is not None])
    yield from Placing(catalogue, edit).put_all(made.new)


def _take_besides(edit: Edit, made: Plan) -> None:
    for each in made.besides:
        match each:
            case HandList():
                edit.put_list(each)
            case SavedSearch():
                edit.put_search(each.id, each.name, each.text)
            case Concept():
                edit.put_concept(each)
            case Waiver():
                edit.waive(each)
    for waiver in made.lifted:
        edit.lift(waiver.id)


def _take_agent(catalogue: Catalogue, edit: Edit, came: Agent) -> str:
    """Put the agent in, or what it adds to the same agent that is there; return its id."""
    there = already_there(catalogue, came)
    edit.put_agent(came if there is None else merged(there, came))
    return came.id if there is None else there.id
