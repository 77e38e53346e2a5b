"""Import a file: read it whole, then put it into the catalogue as one step that can be undone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from muniment.catalogue import Catalogue, Edit
from muniment.description import shelfmarks
from muniment.description.agents import Agent
from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit, new_id
from muniment.formats import table
from muniment.formats.deliveries import Delivery, Source
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.merge_agents import already_there, merged
from muniment.tasks.place import Placing, read_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import made: the ids of the records and of the agents, what was found, and the format."""

    made: tuple[str, ...]
    findings: tuple[Finding, ...]
    format: str
    agents: tuple[str, ...] = ()


def preview(source: Source) -> Delivery:
    """Return what an import would make, without making it; raise `FormatError` as reading does."""
    return table.read(source)


def import_source(catalogue: Catalogue, source: Source, origin: object = None) -> Steps[Imported]:
    """Import the file, all of it or, when stopped or refused, none of it."""
    yield Progress(0, 0, _("Reading {name}").format(name=source.name))
    delivery = table.read(source)
    with catalogue.edit(_("Import {name}").format(name=source.name), origin=origin) as edit:
        take = _take_arranged if delivery.placed else _take_records
        made, findings = yield from take(catalogue, edit, delivery)
        agents = tuple(_take_agent(catalogue, edit, agent) for agent in delivery.agents)
    named = tuple(replace(finding, file=finding.file or source.name) for finding in findings)
    return Imported(made=made, findings=named, format=delivery.format, agents=agents)


Taken = tuple[tuple[str, ...], tuple[Finding, ...]]


def _take_arranged(catalogue: Catalogue, edit: Edit, delivery: Delivery) -> Steps[Taken]:
    """A finding aid says itself where its units stand; what the catalogue has already gets new ids."""
    units = tuple(_with_fresh_ids(catalogue, delivery.units))
    for start in range(0, len(units), _BATCH):
        yield Progress(start, len(units), _("Cataloguing"))
        edit.put_many(units[start : start + _BATCH])
    return tuple(unit.id for unit in units), delivery.findings


_BATCH = 500


def _with_fresh_ids(catalogue: Catalogue, units: tuple[Unit, ...]) -> Iterator[Unit]:
    taken = {row.id for row in catalogue.rows([unit.id for unit in units])}
    if not taken:
        yield from units
        return
    fresh = {id: new_id() for id in taken}
    for unit in units:
        parent = fresh.get(unit.parent or "", unit.parent)
        yield replace(unit, id=fresh.get(unit.id, unit.id), parent=parent)


def _take_records(catalogue: Catalogue, edit: Edit, delivery: Delivery) -> Steps[Taken]:
    """Records without an arrangement go where their shelfmarks say; a record that is there is not doubled."""
    placing = Placing(catalogue, edit)
    made: list[str] = []
    findings = list(delivery.findings)
    for done, unit in enumerate(delivery.units):
        yield Progress(done, len(delivery.units), _("Cataloguing"))
        twin = _twin(catalogue, unit)
        if twin is None:
            made.append(placing.put(unit).id)
        else:
            findings.append(_already_there(twin))
    return tuple(made), tuple(findings)


def _twin(catalogue: Catalogue, unit: Unit) -> Unit | None:
    """The unit of the catalogue that says the same, whatever its id and place."""
    reading = read_mark(unit) or shelfmarks.read("")
    for row in catalogue.with_search_key(reading.search_key):
        there = catalogue.unit(row.id)
        if replace(there, id=unit.id, parent=unit.parent) == unit:
            return there
    return None


def _take_agent(catalogue: Catalogue, edit: Edit, came: Agent) -> str:
    """Put the agent in, or what it adds to the same agent that is there; return its id."""
    there = already_there(catalogue, came)
    edit.put_agent(came if there is None else merged(there, came))
    return came.id if there is None else there.id


def _already_there(twin: Unit) -> Finding:
    message = _("“{title}” is in the catalogue already and was not imported again.")
    return Finding(
        rule="import-twin",
        severity=Severity.ADVICE,
        unit=twin.id,
        message=message.format(title=twin.title),
        cure=_("Nothing need be done."),
    )
