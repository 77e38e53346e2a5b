"""Import a file: read it whole, then put it into the catalogue as one step that can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from muniment.catalogue import Catalogue
from muniment.description.findings import Finding
from muniment.formats import table
from muniment.formats.deliveries import Delivery, Source, UnsureError
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.import_plan import apply, plan, plan_as_new
from muniment.tasks.plan_catalogue import FORMAT, is_another, plan_catalogue
from muniment.tasks.plan_finding_aid import plan_unchanged
from muniment.tasks.plans import Beside, Change, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did: the ids of the records it made, what it updated, how many it found unchanged.

    The ids of a large file's units are read from it each time they are asked for.
    `agents` are the ids of the agents that the file describes; `top` is that of a finding aid's first unit.
    `besides` are the lists, saved searches and the like of another catalogue that were taken in, `files` how
    many that lay beside it were copied.
    """

    made: Sequence[str]
    findings: tuple[Finding, ...]
    format: str
    agents: tuple[str, ...] = ()
    updated: tuple[Change, ...] = ()
    unchanged: int = 0
    top: str = ""
    besides: tuple[Beside, ...] = ()
    files: int = 0


def preview(source: Source) -> Delivery:
    """Return what is in the file, without importing it; raise `FormatError` as reading does."""
    return table.read(source)


def import_source(catalogue: Catalogue, source: Source, as_new: bool = False) -> Steps[Imported]:
    """Import the file, all of it or, when stopped or refused, none of it.

    A finding aid or a record that was imported before is brought up to what the file says now, unless
    all is to be imported `as_new` beside it. Of another catalogue what is new in it is taken in.
    """
    if is_another(source):
        return (yield from _imported(catalogue, source, Delivery(format=FORMAT), as_new))
    try:
        delivery = yield from _begun(source, table.opening(source))
        return (yield from _imported(catalogue, source, delivery, as_new))
    except UnsureError:
        delivery = yield from _begun(source, table.reading(source))
        return (yield from _imported(catalogue, source, delivery, as_new))


def _imported(catalogue: Catalogue, source: Source, delivery: Delivery, as_new: bool) -> Steps[Imported]:
    made = yield from plan_delivery(catalogue, source, delivery, as_new)
    label = _("Import {name}").format(name=source.name)
    applied = yield from apply(catalogue, made, label)
    told = (yield from delivery.later()) if delivery.later else ()
    return Imported(
        made=applied.made,
        findings=(*told, *made.findings),
        format=made.format,
        agents=applied.agents,
        updated=made.updated,
        unchanged=made.unchanged,
        top=made.top,
        besides=made.beside_units,
        files=len(made.files),
    )


def _begun(source: Source, steps: Steps[Delivery]) -> Steps[Delivery]:
    yield Progress(0, 0, _("Reading {name}").format(name=source.name))
    return (yield from steps)


def plan_delivery(
    catalogue: Catalogue, source: Source, delivery: Delivery, as_new: bool = False
) -> Steps[Plan]:
    """Return what importing the file, of which this was read, would do, and do nothing."""
    if is_another(source):
        made = yield from plan_catalogue(catalogue, source, as_new)
    elif as_new:
        made = plan_as_new(catalogue, delivery)
    else:
        same = yield from plan_unchanged(catalogue, source, delivery)
        made = same or (yield from plan(catalogue, delivery))
    named = tuple(replace(finding, file=finding.file or source.name) for finding in made.findings)
    return replace(made, findings=named)


def summary(updated: Sequence[Change], made: int, unchanged: int) -> str:
    """Return in a sentence how many records an import updated, made and found unchanged."""
    if not updated and not unchanged:
        return plural("{count} record imported.", "{count} records imported.", made)
    first = plural("{count} unit updated", "{count} units updated", len(updated))
    beside = sum(change.is_beside_fields for change in updated)
    if beside:
        first += f" ({_beside_fields(beside, len(updated))})"
    return _("{updated}, {added} added, {unchanged} unchanged.").format(
        updated=first, added=made, unchanged=unchanged
    )


def _beside_fields(count: int, of: int) -> str:
    if count == of:
        return _("only in what is kept of the file beside the fields")
    one = "{count} of them only in what is kept of the file beside the fields"
    return plural(one, one, count)
