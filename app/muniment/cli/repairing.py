"""Mends at a terminal: the account of a file, what would be mended in it, and the command that mends."""

from collections.abc import Sequence

import click

from muniment.cli import output, shapes
from muniment.cli.options import FINDINGS, GOOD, Asked, json_option, opened
from muniment.formats import ead
from muniment.i18n import _, plural
from muniment.tasks.mend_finding_aid import Mending, mend_finding_aid, plan_mending

REPAIRS = ("all", *ead.MENDS)
_MOST = 20
"""How many mends of one kind are printed; all are in the JSON."""

rule_option = click.option(
    "--repair",
    "repairs",
    multiple=True,
    metavar="RULE|KEY|all",
    help=_("Mend what this rule finds, one place by its key, or all; may be given more than once."),
)


@click.command()
@click.argument("id")
@rule_option
@click.option("--dry-run", is_flag=True, help=_("Say what would be mended, and do nothing."))
@json_option
@click.pass_obj
def repair(asked: Asked, id: str, repairs: tuple[str, ...], dry_run: bool, as_json: bool) -> int:
    """Mend what keeps a finding aid of the catalogue from being valid, as one step that can be undone.

    ID is that of the finding aid, or of any record in it. Without --repair, what can be mended is listed.
    """
    refuse_unknown(repairs)
    wanted = ead.all_of(repairs)
    work = plan_mending if dry_run or not repairs else mend_finding_aid
    with opened(asked) as catalogue:
        done = output.with_progress(work(catalogue, id, wanted), _("Mending"))
    if as_json:
        output.as_json(shape_of_mending(done))
    else:
        say_mends(done.made if repairs else done.offered)
        say_left(done, is_done=not dry_run and bool(repairs))
    return FINDINGS if done.left or (not repairs and done.offered) else GOOD


def refuse_unknown(repairs: Sequence[str]) -> None:
    """Raise `UsageError` where a repair is no rule; a key begins with its rule."""
    for each in repairs:
        if each.partition(":")[0] not in REPAIRS:
            known = ", ".join(REPAIRS)
            raise click.UsageError(
                _("{rule} is no repair; there are {known}.").format(rule=each, known=known)
            )


def shape_of_mending(done: Mending) -> shapes.Shape:
    """Return what was mended, or could be."""
    return {
        "offered": [shapes.mend(each, done.unit_of(each)) for each in done.offered],
        "repaired": [shapes.mend(each, done.unit_of(each)) for each in done.made],
        "changed": len(done.changes),
        "findings": shapes.findings(done.left),
    }


def say_mends(mends: Sequence[ead.Mend]) -> None:
    """Print what is, or would be, mended, rule by rule."""
    for rule, label in ead.MENDS.items():
        found = [each for each in mends if each.rule == rule]
        if not found:
            continue
        output.say(f"{label} ({rule}): {len(found)}")
        output.table(
            (_("Line"), _("Before"), _("After")),
            ((str(each.line), each.before, each.after or _("nothing")) for each in found[:_MOST]),
        )
        if len(found) > _MOST:
            output.say(_("and {count} more").format(count=len(found) - _MOST))


def say_left(done: Mending, is_done: bool) -> None:
    """Print how much was mended and what stays to be mended by hand."""
    if is_done:
        output.say(plural("{count} place mended.", "{count} places mended.", len(done.made)))
    else:
        output.say(plural("{count} place can be mended.", "{count} places can be mended.", len(done.offered)))
    output.findings(done.left)


def say_account(account: ead.Intake) -> None:
    """Print, element by element, what is understood, kept as it stands, and to be mended."""
    rows = (
        (f"{each.label} (<{each.element}>)", str(each.understood), str(each.kept), str(each.faults))
        for each in account.elements
    )
    output.table((_("Element"), _("Wholly understood"), _("Kept as well"), _("To be mended")), rows)
    say_mends(account.mends)
