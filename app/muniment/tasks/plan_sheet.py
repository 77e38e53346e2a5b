"""Rows of a spreadsheet that come back to the catalogue: each is put into the cells of its unit."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from muniment.catalogue import Catalogue
from muniment.catalogue.portions import portions
from muniment.description.columns import column
from muniment.description.findings import Finding, Severity
from muniment.description.levels import NoteKind
from muniment.description.units import Note, Unit
from muniment.formats import spreadsheet
from muniment.formats.deliveries import Delivery
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.plan_records import plan_records
from muniment.tasks.plans import Change, Plan
from muniment.tasks.write_cells import written_in

_AT_ONCE = 100


def plan_sheet(catalogue: Catalogue, delivery: Delivery) -> Steps[Plan]:
    """Return what the rows would do: units that are there get these cells, any other row is a new record.

    What no cell can show of a unit stays as it is; an empty cell takes away what stood in it.
    """
    cells = delivery.cells or {}
    coming = [unit for unit in delivery.units if unit.id in cells]
    changes: list[Change] = []
    numbers: list[Finding] = []
    there: set[str] = set()
    for done, portion in enumerate(portions(coming, _AT_ONCE)):
        yield Progress(done * _AT_ONCE, len(coming), _("Comparing"))
        came = {unit.id: unit for unit in portion}
        for before in catalogue.units(came):
            there.add(before.id)
            changed = _changed(before, cells[before.id])
            same = {id: text for id, text in changed.items() if _is_same_number(before, id, text)}
            numbers += (_kept(before, id, text) for id, text in same.items())
            edited = {id: text for id, text in changed.items() if id not in same}
            after = _noted(written_in(before, edited), came[before.id])
            if after != before:
                changes.append(Change(after=after, before=before))
    others = tuple(unit for unit in delivery.units if unit.id not in there)
    plan = yield from plan_records(catalogue, replace(delivery, units=others))
    unchanged = plan.unchanged + len(there) - len(changes)
    return replace(
        plan,
        changes=(*changes, *plan.changes),
        unchanged=unchanged,
        findings=(*plan.findings, *numbers),
    )


def _changed(unit: Unit, cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells in which something else stands than what went out: spaces alone are no change."""
    return {
        id: text
        for id, text in cells.items()
        if text != spreadsheet.as_it_comes_back(id, column(id).text(unit))
    }


def _is_same_number(unit: Unit, id: str, text: str) -> bool:
    return spreadsheet.is_same_number(text, column(id).text(unit))


def _kept(unit: Unit, id: str, text: str) -> Finding:
    said = column(id)
    message = _(
        "“{before}” came back as the number {after}, as spreadsheets write it, and was kept as it was."
    )
    return Finding(
        rule="sheet-trap",
        severity=Severity.ADVICE,
        unit=unit.id,
        field=said.field,
        message=message.format(before=said.text(unit), after=text),
        cure=_("Where it was edited, write it into the record."),
    )


def _noted(unit: Unit, came: Unit) -> Unit:
    """Return the unit with what stood in columns that no field is called by, and where it lies."""
    noted = replace(unit, notes=tuple(_notes(unit, came)))
    if set(came.containers) <= set(unit.containers):
        return noted
    kinds = {each.kind for each in came.containers}
    others = (each for each in unit.containers if each.kind not in kinds)
    return replace(noted, containers=(*others, *came.containers))


def _notes(unit: Unit, came: Unit) -> Iterator[Note]:
    fresh = {note.heading: note for note in came.notes if note.kind is NoteKind.GENERAL and note.heading}
    for note in unit.notes:
        if note.kind is NoteKind.GENERAL and note.heading in fresh:
            newer = fresh.pop(note.heading)
            yield note if note.text == newer.text else replace(note, prose=newer.prose)
        else:
            yield note
    yield from fresh.values()
