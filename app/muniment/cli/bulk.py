"""The command for bulk work: one change to many records, shown before it is done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import click

from muniment.catalogue import Catalogue
from muniment.cli import output
from muniment.cli.options import GOOD, Asked, json_option, opened
from muniment.description.bulk import (
    METHODS,
    TRANSFORMS,
    Operation,
    add,
    clusters,
    merge,
    remove,
    replace_words,
    set_to,
    transform,
)
from muniment.description.columns import COLUMNS, Column, column
from muniment.i18n import _, plural
from muniment.tasks.bulk import BulkPlan, carry_out, in_words, plan_bulk, values_said

_ALL = 100_000_000
"""More records than any search finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What was said on the command line besides the operation."""

    value: str
    find: str
    by: str
    regex: bool
    ignore_case: bool
    whole_words: bool


def _transform(id: str, said: _Words) -> Operation:
    return transform(id, said.value)


_OPERATIONS: Mapping[str, Callable[[_Words], Operation]] = {
    "set": lambda said: set_to(said.value),
    "add": lambda said: add(said.value),
    "remove": lambda said: remove(said.value),
    "replace": lambda said: replace_words(
        said.find,
        said.by,
        regex=said.regex,
        match_case=not said.ignore_case,
        whole_words=said.whole_words,
    ),
    **{id: partial(_transform, id) for id in TRANSFORMS},
}


@click.command()
@click.argument("operation", type=click.Choice([*_OPERATIONS, "merge"]))
@click.option(
    "--field",
    "fields",
    multiple=True,
    required=True,
    type=click.Choice([each.id for each in COLUMNS]),
    metavar="FIELD",
    help=_("What of the records is changed, such as title, date or translator; may stand more than once."),
)
@click.option("--query", default="", help=_("Only in the records that this search finds."))
@click.option("--below", metavar="ID", help=_("Only in this record and all below it."))
@click.option("--value", help=_("What is set, added or removed; what parts values for split."))
@click.option("--find", default="", help=_("What is replaced."))
@click.option("--by", default="", help=_("What is put in its place; $1 is the first group."))
@click.option("--regex", is_flag=True, help=_("What is found is a regular expression."))
@click.option("--ignore-case", is_flag=True, help=_("Find capital and small letters alike."))
@click.option("--whole-words", is_flag=True, help=_("Find whole words only."))
@click.option(
    "--alike",
    default="fingerprint",
    show_default=True,
    type=click.Choice(list(METHODS)),
    help=_("How merge tells that values are one."),
)
@click.option("--dry-run", is_flag=True, help=_("Say what would be done, and do nothing."))
@json_option
@click.pass_obj
def bulk(
    asked: Asked,
    /,
    operation: str,
    fields: tuple[str, ...],
    query: str,
    below: str | None,
    alike: str,
    dry_run: bool,
    as_json: bool,
    **words: str | bool | None,
) -> int:
    """Change many records alike: all in one step, which undo takes back.

    Each alteration is shown before → after with --dry-run.
    """
    columns = [column(id) for id in fields]
    said = _said(operation, words)
    with opened(asked) as catalogue:
        ids = _meant(catalogue, query, below)
        make = _OPERATIONS.get(operation)
        wanted = make(said) if make else _merging(catalogue, ids, columns, alike)
        plan = output.with_progress(plan_bulk(catalogue, ids, columns, wanted), _("Looking at the records"))
        if not dry_run and plan.alterations:
            done = output.with_progress(carry_out(catalogue, plan), plan.label)
            report = in_words(done)
        else:
            report = _counted(plan) if make or plan.alterations else _("No two values are alike.")
    if as_json:
        output.as_json(_shape(plan, done=not dry_run))
    else:
        if dry_run:
            _print(plan)
        output.say(report)
    return GOOD


def _said(operation: str, words: Mapping[str, str | bool | None]) -> _Words:
    """Return the words; no field of a whole catalogue is emptied because what it should say was left out."""
    if operation in _ASK_FOR_VALUE and words["value"] is None:
        raise click.UsageError(_("Say with --value what is meant; --value '' is an empty field."))
    return _Words(**{**words, "value": words["value"] or ""})  # type: ignore[arg-type]


_ASK_FOR_VALUE = ("set", "add", "remove")


def _meant(catalogue: Catalogue, query: str, below: str | None) -> list[str]:
    """Return the records that are meant: those found, those below one, or all."""
    if below is not None:
        catalogue.row(below)
    tops = [below] if below is not None else catalogue.child_ids(None)
    if query and below is None:
        return catalogue.search_ids(query, limit=_ALL)
    branches = [id for top in tops for id, _parent in catalogue.outline(top)]
    if not query:
        return branches
    found = set(catalogue.search_ids(query, limit=_ALL))
    return [id for id in branches if id in found]


def _merging(catalogue: Catalogue, ids: Sequence[str], columns: Sequence[Column], alike: str) -> Operation:
    into: dict[str, str] = {}
    for each in columns:
        counts = output.with_progress(values_said(catalogue, ids, each), each.label)
        for cluster in clusters(counts, alike):
            into |= dict.fromkeys(cluster.others, cluster.target)
    return merge(into)


def _counted(plan: BulkPlan) -> str:
    units = len({each.unit for each in plan.alterations})
    words = plural("{count} record would change", "{count} records would change", units)
    return _("{words}, of {total}.").format(words=words, total=f"{plan.looked_at:,}")


def _print(plan: BulkPlan) -> None:
    rows = (
        (each.name, column(each.column).label, f"{each.before} → {each.after}") for each in plan.alterations
    )
    output.table((_("Record"), _("Field"), _("Before → after")), rows)


def _shape(plan: BulkPlan, *, done: bool) -> dict[str, object]:
    return {
        "label": plan.label,
        "done": done and bool(plan.alterations),
        "looked_at": plan.looked_at,
        "changes": [
            {
                "id": each.unit,
                "name": each.name,
                "field": each.column,
                "before": each.before,
                "after": each.after,
            }
            for each in plan.alterations
        ],
    }
