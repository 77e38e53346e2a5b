"""Commands about many shelfmarks: learn, schemes, marks, renumber, place."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from muniment.catalogue import Catalogue
from muniment.cli import output, shapes
from muniment.cli.options import (
    FINDINGS,
    GOOD,
    MOST,
    Asked,
    FilePath,
    json_option,
    opened,
    opened_or_empty,
)
from muniment.description import shelfmarks
from muniment.description.shelfmarks.learning import files
from muniment.description.shelfmarks.learning.suggesting import suggest
from muniment.description.shelfmarks.schemes import SchemeError
from muniment.description.toml import as_toml
from muniment.i18n import _, plural
from muniment.tasks import learn_scheme, place_units, report_shelfmarks
from muniment.tasks import renumber as renumbering

_SHOWN = 10
"""How many shelfmarks are shown before and after."""


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option("--repository", default="", help=_("The code or name of the repository that writes so."))
@click.option("--name", default="", help=_("What the scheme is called; else after its repository."))
@click.option(
    "--save", is_flag=True, help=_("Save the scheme in your folder of schemes; it is in force then.")
)
@click.option("--into", type=FilePath(dir_okay=False), help=_("Write the scheme into a file."))
@json_option
@click.pass_obj
def learn(
    asked: Asked,
    texts: tuple[str, ...],
    repository: str,
    name: str,
    save: bool,
    into: Path | None,
    as_json: bool,
) -> int:
    """Learn a scheme from a few shelfmarks, and show how those of the catalogue would be read by it.

    Without a shelfmark, three of the repository's own are taken that are unlike each other.
    """
    with opened_or_empty(asked) as catalogue:
        held = output.with_progress(learn_scheme.marks_held(catalogue), _("Reading shelfmarks"))
        marks = [mark for mark in held if not repository or _is_at(mark, repository)]
        chosen = texts or tuple(marks[at].text for at in suggest([mark.text for mark in marks]))
        examples = learn_scheme.guess(chosen, repository)
        if not any(example.pieces for example in examples):
            output.complain(
                _("There is nothing to learn from: give some shelfmarks, or a repository's name.")
            )
            return FINDINGS
        title = name or repository or _("Learnt scheme")
        proposal = learn_scheme.propose(examples, title, repository)
        compared = output.with_progress(learn_scheme.compare(proposal.scheme, marks), _("Reading shelfmarks"))
        if save:
            kept = learn_scheme.keep(catalogue, proposal.table)
            path = output.with_progress(kept, _("Reading shelfmarks"))
            into_words = _("The scheme was saved: {path}").format(path=path)
    if into is not None:
        learn_scheme.write(proposal.table, into)
    if as_json:
        output.as_json(shapes.learnt(proposal, compared))
        return GOOD
    _tell_learnt(proposal.table, chosen, compared)
    if save:
        output.say(into_words)
    return GOOD


def _is_at(mark: learn_scheme.Held, repository: str) -> bool:
    known = shelfmarks.repository_called(repository)
    return mark.repository in (repository, known.code if known else repository)


def _tell_learnt(
    table: Mapping[str, object], chosen: Sequence[str], compared: Sequence[learn_scheme.Compared]
) -> None:
    output.say(_("Learnt from:"))
    for text in chosen:
        output.say(f"  {text}")
    output.say(as_toml(table))
    if not compared:
        return
    read_before = sum(each.before.scheme is not None for each in compared)
    read_after = sum(each.after.scheme is not None for each in compared)
    message = _("Of {count} shelfmarks {before} are read now, and {after} would be.")
    output.say(message.format(count=len(compared), before=read_before, after=read_after))
    shown = [each for each in compared if each.before.parts != each.after.parts][:_SHOWN]
    rows = ((each.mark.text, _parts(each.before), _parts(each.after)) for each in shown)
    output.table((_("Shelfmark"), _("Now"), _("Then")), rows)


def _parts(reading: shelfmarks.Reading) -> str:
    return " · ".join(f"{part.label} {part.value}" for part in reading.parts) or "–"


@click.command()
@click.option(
    "--import",
    "taken",
    type=FilePath(exists=True, dir_okay=False),
    help=_("Take in a scheme file."),
)
@click.option("--remove", "removed", default="", metavar="ID", help=_("Delete one of your own schemes."))
@json_option
@click.pass_obj
def schemes(asked: Asked, taken: Path | None, removed: str, as_json: bool) -> int:
    """List the schemes of shelfmarks; take in one that was shared with you, or delete one of your own."""
    if removed and removed not in {path.stem for path in files.own()}:
        raise SchemeError(_("There is no scheme “{name}” of your own.").format(name=removed))
    with opened_or_empty(asked) as catalogue:
        if taken:
            output.with_progress(learn_scheme.take_in(catalogue, taken), _("Reading shelfmarks"))
        if removed:
            output.with_progress(learn_scheme.take_away(catalogue, removed), _("Reading shelfmarks"))
    own = {path.stem for path in files.own()}
    if as_json:
        known = [{"id": each.id, "name": each.name, "own": each.id in own} for each in shelfmarks.schemes()]
        output.as_json({"folder": str(files.folder()), "schemes": known})
    else:
        rows = ((each.id, each.name, _("own") if each.id in own else "") for each in shelfmarks.schemes())
        output.table((_("Id"), _("Scheme"), ""), rows)
        output.facts(((_("Your folder of schemes"), str(files.folder())),))
    for problem in shelfmarks.scheme_problems():
        output.complain(problem)
    return FINDINGS if shelfmarks.scheme_problems() else GOOD


@click.command()
@click.option("--in", "branch", metavar="ID", help=_("Only this unit and what is below it."))
@click.option(
    "--only",
    type=click.Choice([kind.removeprefix("mark-") for kind in report_shelfmarks.KINDS]),
    help=_("Only one kind."),
)
@json_option
@click.pass_obj
def marks(asked: Asked, branch: str | None, only: str | None, as_json: bool) -> int:
    """Report on shelfmarks: duplicates, gaps, out of order, not understood."""
    with opened(asked) as catalogue:
        if branch is not None:
            catalogue.row(branch)
        found = output.with_progress(report_shelfmarks.report(catalogue, branch), _("Reading shelfmarks"))
        found = tuple(each for each in found if only is None or each.rule == f"mark-{only}")
        rows = catalogue.rows(list({finding.unit for finding in found}))
    if as_json:
        output.as_json(shapes.findings(found))
    else:
        output.findings(found, {row.id: f"{row.shelfmark}  {row.title}".strip() for row in rows})
    return FINDINGS if found else GOOD


def _chosen(catalogue: Catalogue, ids: Sequence[str], query: str) -> list[str]:
    """Return the units that were named, or all that are found; raise UnknownUnitError for one not there."""
    if bool(ids) == bool(query.strip()):
        raise click.UsageError(_("Name units by their ids, or find them with --query."))
    for id in ids:
        catalogue.row(id)
    return list(dict.fromkeys(ids)) or catalogue.search_ids(query, limit=catalogue.count())


@click.command()
@click.argument("ids", nargs=-1)
@click.option("--query", default="", help=_("Or the units that a search finds, by shelfmark."))
@click.option("--start", default=1, type=click.IntRange(0), show_default=True, help=_("The first number."))
@click.option("--step", default=1, type=MOST, show_default=True, help=_("From number to number."))
@click.option("--keep-gaps", is_flag=True, help=_("Move all numbers alike, gaps and all."))
@click.option("--do", "doing", is_flag=True, help=_("Do it; without this it is only shown."))
@json_option
@click.pass_obj
def renumber(
    asked: Asked,
    ids: tuple[str, ...],
    query: str,
    start: int,
    step: int,
    keep_gaps: bool,
    doing: bool,
    as_json: bool,
) -> int:
    """Give units other numbers; the shelfmarks they had stay with them as former ones."""
    numbering = renumbering.Numbering(start=start, step=step, keep_gaps=keep_gaps)
    with opened(asked) as catalogue:
        wanted = _by_shelfmark(catalogue, _chosen(catalogue, ids, query))
        rows = output.with_progress(renumbering.plan(catalogue, wanted, numbering), _("Renumbering"))
        if doing:
            output.with_progress(renumbering.renumber(catalogue, rows), _("Renumbering"))
    if as_json:
        output.as_json([shapes.renumbered(row) for row in rows])
    else:
        output.table((_("Now"), _("Then"), ""), ((row.before, row.after, row.problem) for row in rows))
        _say_done(doing, len([row for row in rows if not row.problem]))
    return FINDINGS if any(row.problem for row in rows) else GOOD


def _by_shelfmark(catalogue: Catalogue, ids: Sequence[str]) -> list[str]:
    rows = catalogue.rows(ids)
    return [row.id for row in sorted(rows, key=lambda row: shelfmarks.read(row.shelfmark).sort_key)]


@click.command()
@click.argument("ids", nargs=-1)
@click.option("--query", default="", help=_("Or the units that a search finds."))
@click.option("--do", "doing", is_flag=True, help=_("Do it; without this it is only shown."))
@json_option
@click.pass_obj
def place(asked: Asked, ids: tuple[str, ...], query: str, doing: bool, as_json: bool) -> int:
    """Put units into the tree where their shelfmarks say; missing places are made as stubs."""
    with opened(asked) as catalogue:
        wanted = _chosen(catalogue, ids, query)
        rows = output.with_progress(place_units.plan(catalogue, wanted), _("Placing"))
        if doing:
            output.with_progress(place_units.place(catalogue, rows), _("Placing"))
    if as_json:
        output.as_json([shapes.placed(row) for row in rows])
    else:
        heads = (_("Shelfmark"), _("Title"), _("From"), _("To"), "")
        output.table(
            heads,
            ((r.shelfmark, r.title, " › ".join(r.before), " › ".join(r.after), r.problem) for r in rows),
        )
        _say_done(doing, len([row for row in rows if not row.problem]))
    return FINDINGS if any(row.problem for row in rows) else GOOD


def _say_done(doing: bool, count: int) -> None:
    done = plural("{count} shelfmark was worked on.", "{count} shelfmarks were worked on.", count)
    output.say(done if doing else _("Nothing was changed. Add --do to do it."))
