"""Records held against those that the catalogue has, and against each other."""

from dataclasses import replace

from muniment.catalogue import Catalogue
from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.deliveries import Delivery
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.match_records import Records
from muniment.tasks.merge_units import merged
from muniment.tasks.plans import Change, Plan, nothing_yet


def plan_records(catalogue: Catalogue, delivery: Delivery) -> Steps[Plan]:
    """Return what taking in the records, each by itself, would do; one that is there is not doubled."""
    records = Records(catalogue)
    changes: dict[str, Change] = {}
    unchanged = 0
    findings = list(delivery.findings)
    for done, unit in enumerate(delivery.units):
        yield Progress(done, len(delivery.units), _("Looking for what is in the catalogue already"))
        same = records.same(unit)
        after = merged(same, unit) if same else unit
        earlier = changes.get(after.id)
        if after == same:
            unchanged += 1
            findings.append(_there_already(after) if earlier is None else _came_already(after))
            continue
        changes[after.id] = Change(after=after, before=earlier.before if earlier else same)
        records.take(after)
    return replace(
        nothing_yet(delivery),
        changes=tuple(changes.values()),
        unchanged=unchanged,
        findings=tuple(findings),
    )


def _there_already(twin: Unit) -> Finding:
    return _finding(twin, _("“{title}” is in the catalogue already and was not imported again."))


def _came_already(twin: Unit) -> Finding:
    return _finding(twin, _("“{title}” is in the file more than once and was imported once."))


def _finding(twin: Unit, message: str) -> Finding:
    return Finding(
        rule="import-twin",
        severity=Severity.ADVICE,
        unit=twin.id,
        message=message.format(title=twin.title or twin.shelfmark),
        cure=_("Nothing need be done."),
    )
