"""Check every description of a catalogue: by the rules of description, and by those of consumers."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from muniment.catalogue import Catalogue
from muniment.description import rules
from muniment.description.findings import Finding, Severity
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
    seen = Overview()
    yield from _look_over(seen, catalogue, unit, packs_on(catalogue) if asked is None else asked)
    return tuple(seen.kept)


@dataclass(slots=True)
class Overview:
    """Findings in tree order, and how many there are by rule, severity, and whether they are waived.

    Of each of these kinds no more than `most` are kept; all where that is none.
    """

    most: int | None = None
    kept: list[Checked] = field(default_factory=list)
    counts: Counter[tuple[str, Severity, bool]] = field(default_factory=Counter)

    def take(self, each: Checked) -> None:
        """Count a finding, and keep it unless there are enough of its kind."""
        kind = (each.finding.rule, each.finding.severity, each.waiver is not None)
        self.counts[kind] += 1
        if self.most is None or self.counts[kind] <= self.most:
            self.kept.append(each)

    @property
    def total(self) -> int:
        """How many findings there are, kept or not."""
        return self.counts.total()

    @property
    def waived(self) -> int:
        """How many of them are let stand."""
        return sum(count for (_rule, _severity, waived), count in self.counts.items() if waived)

    def weights(self) -> Counter[Severity]:
        """Return how many of each severity are not let stand."""
        return self._standing(1)

    def rules(self) -> Counter[str]:
        """Return how many of each rule are not let stand."""
        return self._standing(0)

    def _standing(self, part: int) -> Counter[Any]:
        counted: Counter[Any] = Counter()
        for kind, count in self.counts.items():
            if not kind[2]:
                counted[kind[part]] += count
        return counted


def look_over(catalogue: Catalogue, most: int) -> Steps[Overview]:
    """Return what `check_all` finds, of each rule no more than `most`, however large the catalogue is."""
    seen = Overview(most)
    yield from _look_over(seen, catalogue, None, packs_on(catalogue))
    return seen


def _look_over(seen: Overview, catalogue: Catalogue, unit: str | None, on: Collection[str]) -> Steps[None]:
    waivers = {each.id: each for each in catalogue.waivers()}
    off = [id for id in rules.PACKS if id not in on]
    total = catalogue.count() if unit is None else 0
    for done, (each, parent) in enumerate(_with_parents(catalogue.subtree(unit))):
        if done % 100 == 0:
            yield Progress(done, total, _("Checking"))
        for found in rules.check(each, parent, off):
            seen.take(_checked(replace(found, unit=each.id), rules.pack_of(found.rule, off), waivers))
    for id in (id for id in on if id in CONSUMERS):
        said = yield from ask_consumers(catalogue, id, unit)
        for found in said:
            seen.take(_checked(found, id, waivers))


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


def _with_parents(units: Iterable[Unit]) -> Iterator[tuple[Unit, Unit | None]]:
    """Yield units in tree order, each with its parent; no more are remembered than lie above one."""
    above: list[Unit] = []
    for each in units:
        while above and above[-1].id != each.parent:
            above.pop()
        yield each, above[-1] if above else None
        above.append(each)
