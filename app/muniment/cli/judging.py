"""Commands that judge: check the descriptions, let findings stand, turn packs of rules on and off."""

from dataclasses import replace

import click

from muniment.catalogue import Catalogue
from muniment.cli import output, shapes
from muniment.cli.options import COULD_NOT, FINDINGS, GOOD, Asked, json_option, opened
from muniment.description.findings import Finding
from muniment.i18n import _, plural
from muniment.tasks import judge
from muniment.tasks.check import LABELS, Checked, check_all, found_by, packs_on

_PACKS = click.Choice(tuple(LABELS))


@click.command()
@click.option("--unit", help=_("Only this record and all below it."))
@click.option("--pack", "only", multiple=True, type=_PACKS, help=_("Ask this pack only; may be repeated."))
@click.option("--waived", is_flag=True, help=_("Show also what was waived, with its reason."))
@json_option
@click.pass_obj
def check(asked: Asked, unit: str | None, only: tuple[str, ...], waived: bool, as_json: bool) -> int:
    """Check every description against the packs of rules that are on; waived findings are left out."""
    with opened(asked) as catalogue:
        if unit is not None:
            catalogue.row(unit)
        steps = check_all(catalogue, unit, only or None)
        found = list(output.with_progress(steps, _("Checking")))
        rows = catalogue.rows(list({each.finding.unit for each in found}))
    standing = [each for each in found if each.waiver is None]
    if as_json:
        output.as_json([shapes.checked(each) for each in found])
    else:
        names = {row.id: f"{row.shelfmark}  {row.title}".strip() for row in rows}
        output.findings([_with_reason(each) for each in (found if waived else standing)], names)
        if len(standing) < len(found):
            output.say(_("{count} waived.").format(count=len(found) - len(standing)))
    return FINDINGS if standing else GOOD


def _with_reason(each: Checked) -> Finding:
    if each.waiver is None:
        return each.finding
    said = _("Waived: {reason}").format(reason=each.waiver.reason)
    return replace(each.finding, cure=said)


@click.command()
@click.argument("id")
@click.argument("rule")
@click.option("--field", default=None, help=_("The field, where the rule finds something in several."))
@click.option("--reason", default="", help=_("Why the finding may stand."))
@click.option("--lift", is_flag=True, help=_("Let it stand no longer."))
@click.pass_obj
def waive(asked: Asked, id: str, rule: str, field: str | None, reason: str, lift: bool) -> int:
    """Let what a rule finds in a record stand, with a reason; or, with --lift, no longer."""
    if not lift and not reason.strip():
        raise click.UsageError(_("Say with --reason why the finding may stand."))
    with opened(asked) as catalogue:
        if lift:
            return _lift(catalogue, id, rule, field)
        found = output.with_progress(found_by(catalogue, id, rule), _("Checking"))
        standing = [each for each in found if field in (None, each.field)]
        if not standing:
            return _say_nothing_found(catalogue, id, rule)
        judge.waive(catalogue, standing, reason)
        output.say(
            plural(
                "{count} finding in “{title}” may stand.",
                "{count} findings in “{title}” may stand.",
                len(standing),
                title=catalogue.row(id).label,
            )
        )
    return GOOD


def _say_nothing_found(catalogue: Catalogue, id: str, rule: str) -> int:
    told = _("“{rule}” finds nothing there in “{title}”; muniment check --json names the rules and fields.")
    output.complain(told.format(rule=rule, title=catalogue.row(id).label))
    return COULD_NOT


def _lift(catalogue: Catalogue, id: str, rule: str, field: str | None) -> int:
    name = catalogue.row(id).label
    said = [each for each in catalogue.waivers((id,)) if each.rule == rule and field in (None, each.field)]
    if not said:
        output.complain(_("“{rule}” was not waived there in “{title}”.").format(rule=rule, title=name))
        return FINDINGS
    with catalogue.edit(_("Lift the waiver of “{title}”").format(title=name)) as edit:
        for each in said:
            edit.lift(each.id)
    output.say(_("What “{rule}” finds in “{title}” may stand no longer.").format(rule=rule, title=name))
    return GOOD


@click.command(name="packs")
@click.option("--on", "on", multiple=True, type=_PACKS, help=_("Turn this pack on."))
@click.option("--off", "off", multiple=True, type=_PACKS, help=_("Turn this pack off."))
@json_option
@click.pass_obj
def packs_(asked: Asked, on: tuple[str, ...], off: tuple[str, ...], as_json: bool) -> int:
    """List the packs of rules of the catalogue, and turn them on or off."""
    if both := sorted({*on} & {*off}):
        raise click.UsageError(_("Turn {pack} on or off, not both.").format(pack=", ".join(both)))
    with opened(asked) as catalogue:
        if on or off:
            packs = {**dict.fromkeys(on, True), **dict.fromkeys(off, False)}
            output.with_progress(judge.turn(catalogue, packs, LABELS), _("Choosing packs of rules"))
        now = packs_on(catalogue)
    if as_json:
        output.as_json([{"id": id, "label": label, "on": id in now} for id, label in LABELS.items()])
    else:
        rows = ((id, label, _("on") if id in now else _("off")) for id, label in LABELS.items())
        output.table((_("Pack"), _("What it is"), ""), rows)
    return GOOD
