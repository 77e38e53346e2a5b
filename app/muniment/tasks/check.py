"""Check every description of a catalogue: by the rules of description, and by those of consumers."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from muniment.catalogue import Catalogue
from muniment.description import rules
from muniment.description.findings import Finding
from muniment.description.units import Unit
from muniment.description.waivers import Waiver, waived_by
from muniment.formats.ead import packs
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.ask_consumers import ask_consumers


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A finding of a catalogue, the pack that found it, and the waiver that lets it stand, if any."""

    finding: Finding
    pack: str
    waiver: Waiver | None = None


CONSUMERS = tuple(id for id in packs.PACKS if id not in rules.PACKS)
"""The packs whose rules are asked about an export, not about units as they stand in the catalogue."""

LABELS: Mapping[str, str] = {**rules.LABELS, **{id: packs.PACKS[id].label for id in CONSUMERS}}
"""All packs of rules that can be turned on and off, and what they are called."""


def packs_on(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the packs that are on: those of description unless off, others if turned on."""
    turned = catalogue.packs()
    return tuple(id for id in LABELS if turned.get(id, id in rules.PACKS))


def standing(found: Iterable[Checked]) -> tuple[Finding, ...]:
    """Return the findings that no waiver lets stand."""
    return tuple(each.finding for each in found if each.waiver is None)


def check(catalogue: Catalogue, unit: str | None = None) -> Steps[tuple[Finding, ...]]:
    """Return the findings on all units, or on one and what is below it, in tree order; waived ones apart."""
    return standing((yield from check_all(catalogue, unit)))


def check_all(
    catalogue: Catalogue, unit: str | None = None, asked: Collection[str] | None = None
) -> Steps[tuple[Checked, ...]]:
    """Return the findings of the packs that are on, or of those `asked`, in tree order, waived ones too.

    What consumers would say of an export follows what the rules of description say.
    """
    on = packs_on(catalogue) if asked is None else tuple(asked)
    waivers = {each.id: each for each in catalogue.waivers()}
    off = [id for id in rules.PACKS if id not in on]
    found = yield from _by_rules(catalogue, unit, off)
    checked = [_checked(each, rules.pack_of(each.rule, off), waivers) for each in found]
    for id in (id for id in on if id in CONSUMERS):
        said = yield from ask_consumers(catalogue, id, unit)
        checked += [_checked(each, id, waivers) for each in said]
    return tuple(checked)


def found_by(catalogue: Catalogue, unit: str, rule: str) -> Steps[tuple[Finding, ...]]:
    """Return what a rule finds in a unit, be its pack on or off.

    A consumer's is asked about an export of the unit and what is below it, and then about one of all.
    """
    here = catalogue.unit(unit)
    parent = catalogue.unit(here.parent) if here.parent else None
    found = [replace(each, unit=unit) for each in rules.check(here, parent) if each.rule == rule]
    beginning = rule.partition("-")[0]
    asked = [id for id in CONSUMERS if id.partition("-")[0] == beginning]
    for branch, pack in product((unit, None), asked):
        if not found:
            said = yield from ask_consumers(catalogue, pack, branch)
            found = [each for each in said if (each.unit, each.rule) == (unit, rule)]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided in a catalogue: the packs that are off, and the waivers of some units by their ids."""

    off: frozenset[str] = frozenset()
    waivers: Mapping[str, Waiver] = field(default_factory=dict)

    def findings(self, unit: Unit, parent: Unit | None) -> tuple[Checked, ...]:
        """Return what the rules of description find in a unit as it is given, waived findings too."""
        found = rules.check(unit, parent, self.off)
        return tuple(_checked(each, rules.pack_of(each.rule, self.off), self.waivers) for each in found)


def judgement(catalogue: Catalogue, unit: str) -> Judgement:
    """Return what was decided about a unit."""
    on = packs_on(catalogue)
    waivers = {each.id: each for each in catalogue.waivers((unit,))}
    return Judgement(frozenset(id for id in rules.PACKS if id not in on), waivers)


def _checked(finding: Finding, pack: str, waivers: Mapping[str, Waiver]) -> Checked:
    return Checked(finding=finding, pack=pack, waiver=waivers.get(waived_by(finding)))


def _by_rules(catalogue: Catalogue, unit: str | None, off: Collection[str]) -> Steps[list[Finding]]:
    total = catalogue.count() if unit is None else 0
    above: dict[str, Unit] = {}
    findings: list[Finding] = []
    for done, each in enumerate(catalogue.subtree(unit)):
        if done % 100 == 0:
            yield Progress(done, total, _("Checking"))
        parent = above.get(each.parent or "")
        findings.extend(replace(found, unit=each.id) for found in rules.check(each, parent, off))
        above[each.id] = each
    return findings
