"""Check every description of a catalogue against the rules."""

from dataclasses import replace

from muniment.catalogue import Catalogue
from muniment.description import rules
from muniment.description.findings import Finding
from muniment.description.units import Unit
from muniment.i18n import _
from muniment.progress import Progress, Steps


def check(catalogue: Catalogue, unit: str | None = None) -> Steps[tuple[Finding, ...]]:
    """Return the findings on all units, or on one and what is below it, in tree order."""
    total = catalogue.count() if unit is None else 0
    above: dict[str, Unit] = {}
    findings: list[Finding] = []
    for done, each in enumerate(catalogue.subtree(unit)):
        if done % 100 == 0:
            yield Progress(done, total, _("Checking"))
        parent = above.get(each.parent or "")
        findings.extend(replace(found, unit=each.id) for found in rules.check(each, parent))
        above[each.id] = each
    return tuple(findings)
