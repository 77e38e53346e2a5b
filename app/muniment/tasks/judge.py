"""What is decided about findings: let stand for a reason, no longer let stand, or answered by a quick fix."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from muniment.catalogue import Catalogue
from muniment.description import rules
from muniment.description.findings import Finding
from muniment.description.units import Unit
from muniment.description.waivers import Waiver
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps


def waiver_of(catalogue: Catalogue, finding: Finding, reason: str) -> Waiver:
    """Return the decision, by who is at the desk and of today, to let the finding stand."""
    day = datetime.now(UTC).date().isoformat()
    return Waiver(
        unit=finding.unit,
        rule=finding.rule,
        field=finding.field,
        reason=reason,
        who=catalogue.who,
        since=day,
    )


def waive(catalogue: Catalogue, findings: Sequence[Finding], reason: str) -> int:
    """Let findings stand for a reason, in one step; return how many."""
    label = _("Waive {what}").format(what=_told(catalogue, findings))
    with catalogue.edit(label) as edit:
        for each in findings:
            edit.waive(waiver_of(catalogue, each, reason))
    return len(findings)


def lift(catalogue: Catalogue, waivers: Sequence[Waiver]) -> int:
    """Let findings stand no longer, in one step; return how many."""
    label = plural("Lift {count} waiver", "Lift {count} waivers", len(waivers))
    with catalogue.edit(label) as edit:
        for each in waivers:
            edit.lift(each.id)
    return len(waivers)


def turn(catalogue: Catalogue, packs: Mapping[str, bool], names: Mapping[str, str]) -> Steps[None]:
    """Turn packs of rules, called by `names`, on or off, as one step or, when stopped, not at all.

    The findings of all units are counted anew, which takes as long as to read them.
    """
    words = _("Choose packs of rules")
    for pack, is_on in packs.items() if len(packs) == 1 else ():
        asked = _("Turn the rules of {name} on") if is_on else _("Turn the rules of {name} off")
        words = asked.format(name=names[pack])
    with catalogue.edit(words) as edit:
        yield from edit.turn(packs)


def fixed(catalogue: Catalogue, finding: Finding) -> tuple[Unit, Unit] | None:
    """Return the unit as it is and as the quick fix would leave it, or None where there is none."""
    fix = rules.fix_of(finding)
    if fix is None:
        return None
    unit = catalogue.unit(finding.unit)
    after = fix.change(unit, catalogue.unit(unit.parent) if unit.parent else None)
    return (unit, after) if after != unit else None


def fix_all(catalogue: Catalogue, findings: Sequence[Finding]) -> Steps[int]:
    """Do the quick fixes of findings, as one step or, when stopped, not at all; return how many did."""
    done = 0
    with catalogue.edit(_("Fix {what}").format(what=_told(catalogue, findings))) as edit:
        for number, each in enumerate(findings):
            if number % _BATCH == 0:
                yield Progress(number, len(findings), _("Fixing"))
            fix, unit = rules.fix_of(each), edit.unit(each.unit)
            after = fix.change(unit, edit.unit(unit.parent) if unit.parent else None) if fix else unit
            if after != unit:
                edit.put(after)
                done += 1
    return done


_BATCH = 100


def _told(catalogue: Catalogue, findings: Sequence[Finding]) -> str:
    if len(findings) == 1:
        rows = catalogue.rows([findings[0].unit])
        name = rows[0].label if rows else findings[0].unit
        return _("a finding on “{name}”").format(name=name)
    return plural("{count} finding", "{count} findings", len(findings))
