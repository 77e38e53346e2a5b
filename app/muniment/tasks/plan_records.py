"""Records held against those that the catalogue has, and against each other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from muniment.catalogue import Catalogue
from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.deliveries import Delivery
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.match_records import Records, shared_numbers
from muniment.tasks.merge_units import merged
from muniment.tasks.plans import Change, Plan, nothing_yet

_MOST_NAMED = 5


def plan_records(catalogue: Catalogue, delivery: Delivery) -> Steps[Plan]:
    """Return what taking in the records, each by itself, would do; one that is there is not doubled."""
    records = Records(catalogue, shared_numbers(delivery.units))
    changes: dict[str, Change] = {}
    there: list[Unit] = []
    twice: list[Unit] = []
    for done, unit in enumerate(delivery.units):
        yield Progress(done, len(delivery.units), _("Looking for what is in the catalogue already"))
        same = records.same(unit)
        after = merged(same, unit) if same else unit
        earlier = changes.get(after.id)
        if after == same:
            (there if earlier is None else twice).append(after)
            continue
        changes[after.id] = Change(after=after, before=earlier.before if earlier else same)
        records.take(after)
    return replace(
        nothing_yet(delivery),
        changes=tuple(changes.values()),
        unchanged=len(there) + len(twice),
        findings=(*delivery.findings, *_there_already(there), *_came_already(twice)),
    )


def _there_already(twins: Sequence[Unit]) -> Iterator[Finding]:
    """Yield that these are in the catalogue: each by its name where they are few, all in one otherwise."""
    if len(twins) > _MOST_NAMED:
        one = "“{title}” and {count} more record are in the catalogue already and were not imported again."
        many = "“{title}” and {count} more records are in the catalogue already and were not imported again."
        yield _finding(twins[0], plural(one, many, len(twins) - 1, title=_name(twins[0])))
        return
    message = _("“{title}” is in the catalogue already and was not imported again.")
    yield from (_finding(twin, message.format(title=_name(twin))) for twin in twins)


def _came_already(twins: Sequence[Unit]) -> Iterator[Finding]:
    message = _("“{title}” is in the file more than once and was imported once.")
    yield from (_finding(twin, message.format(title=_name(twin))) for twin in twins)


def _name(twin: Unit) -> str:
    return twin.title or twin.shelfmark or _("Untitled")


def _finding(twin: Unit, message: str) -> Finding:
    return Finding(
        rule="import-twin",
        severity=Severity.ADVICE,
        unit=twin.id,
        message=message,
        cure=_("Nothing need be done."),
    )
