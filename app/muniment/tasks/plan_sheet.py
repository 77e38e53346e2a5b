"""Rows of a spreadsheet that come back to the catalogue: each is put into the cells of its unit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

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
from muniment.tasks.sent_tables import SentTables
from muniment.tasks.write_cells import written_in

_AT_ONCE = 100
_DATE = "date"


def plan_sheet(catalogue: Catalogue, delivery: Delivery) -> Steps[Plan]:
    """Return what the rows would do: units that are there get these cells, any other row is a new record.

    What no cell can show of a unit stays as it is; an empty cell takes away what stood in it. Where it is
    known how a unit was when the table went out, a cell that says that still was not edited, and what was
    changed here since stays. What was changed on both sides is told.
    """
    rows = _Rows(SentTables(catalogue), delivery)
    coming = [unit for unit in delivery.units if unit.id in rows.cells]
    there: set[str] = set()
    for done, portion in enumerate(portions(coming, _AT_ONCE)):
        yield Progress(done * _AT_ONCE, len(coming), _("Comparing"))
        came = {unit.id: unit for unit in portion}
        for before in catalogue.units(came):
            there.add(before.id)
            rows.bring_up(before, came[before.id])
    gone = {unit.id for unit in coming if unit.id not in there and rows.is_deleted(unit)}
    others = tuple(unit for unit in delivery.units if unit.id not in there | gone)
    plan = yield from plan_records(catalogue, replace(delivery, units=others))
    return replace(
        plan,
        changes=(*rows.changes, *plan.changes),
        unchanged=plan.unchanged + len(there | gone) - len(rows.changes),
        findings=(*plan.findings, *rows.findings),
    )


@dataclass(slots=True)
class _Rows:
    """Holds rows that come back against their units, and gathers what is to be done and told."""

    sent: SentTables
    delivery: Delivery
    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def cells(self) -> Mapping[str, Mapping[str, str]]:
        """What is to stand in the cells of units, by their ids."""
        return self.delivery.cells or {}

    def bring_up(self, before: Unit, came: Unit) -> None:
        """Put what was edited of a row into its unit."""
        changed = _changed(before, self.cells[before.id])
        if not changed and _noted(before, came) == before:
            return
        went, *later = self._states(before) or [before]
        edited = _edited(changed, (went, *later))
        same = {id: text for id, text in edited.items() if _is_same_number(went, id, text)}
        self.findings += (_kept(went, id, text) for id, text in same.items())
        edited = {id: text for id, text in edited.items() if id not in same}
        written = written_in(before, edited)
        written = _dated(written, came) if _DATE in edited else written
        after = _noted(written, _edited_notes(came, (went, *later)))
        if after != before:
            self.changes.append(Change(after=after, before=before))
        lost = [column(id) for id in edited if column(id).text(went) != column(id).text(before)]
        if lost:
            self.findings.append(_contested(before, [each.label for each in lost]))

    def is_deleted(self, came: Unit) -> bool:
        """Say whether a row is of a unit that was deleted here since, which is told where it was edited."""
        states = self._states(came)
        if states and _edited(self.cells[came.id], states):
            self.findings.append(_deleted_here(came))
        return bool(states)

    def _states(self, unit: Unit) -> list[Unit]:
        """Return how a unit was when its row went out, and each later state; nothing if that is not known."""
        found = self.sent.states(unit.id, self.delivery.steps.get(unit.id, ""))
        return [state for state in found if state]


def _edited(cells: Mapping[str, str], states: Iterable[Unit]) -> dict[str, str]:
    """Return those cells that do not say what they said when they went out, nor what was said since."""
    for state in states:
        cells = _changed(state, cells)
    return dict(cells)


def _edited_notes(came: Unit, states: Sequence[Unit]) -> Unit:
    """Return what came of a row without the notes and containers that went out as they are."""
    said = {(note.heading, note.text) for state in states for note in state.notes}
    boxes = {each for state in states for each in state.containers}
    return replace(
        came,
        notes=tuple(note for note in came.notes if (note.heading, note.text) not in said),
        containers=() if set(came.containers) <= boxes else came.containers,
    )


def _dated(unit: Unit, came: Unit) -> Unit:
    """Return the unit with the meaning of those dates that the others of its list settled."""
    meant = {date.text: date.edtf for date in came.dates}
    dates = (replace(date, edtf=date.edtf or meant.get(date.text, "")) for date in unit.dates)
    return replace(unit, dates=tuple(dates))


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


def _contested(unit: Unit, fields: Sequence[str]) -> Finding:
    message = _(
        "“{title}” was changed here and in the spreadsheet, in the same place ({fields})."
        " What the spreadsheet says was taken; what stood here is in the history."
    )
    return Finding(
        rule="import-both",
        severity=Severity.SHOULD,
        unit=unit.id,
        message=message.format(title=_name(unit), fields=", ".join(fields)),
        cure=_("Compare both on the page History, and restore what is to stay."),
    )


def _deleted_here(unit: Unit) -> Finding:
    message = _("“{title}” was edited in the spreadsheet, but deleted here. It stays deleted.")
    return Finding(
        rule="import-both",
        severity=Severity.SHOULD,
        unit=unit.id,
        message=message.format(title=_name(unit)),
        cure=_("If it is wanted, take it from the trash, and import again."),
    )


def _name(unit: Unit) -> str:
    return unit.title or unit.shelfmark or _("Untitled")


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
