"""Commands that move descriptions in and out: import, export."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from textwrap import shorten

import click

from muniment.catalogue import Catalogue
from muniment.cli import output, shapes
from muniment.cli.options import (
    COULD_NOT,
    FINDINGS,
    GOOD,
    Asked,
    FilePath,
    Paper,
    files_argument,
    json_option,
    opened,
    opened_or_empty,
)
from muniment.cli.reading import read_as_options, say_columns, say_options, shape_of_columns
from muniment.cli.repairing import (
    refuse_unknown,
    rule_option,
    say_account,
    say_left,
    say_mends,
    shape_of_mending,
)
from muniment.cli.several import each_of, meant, reason
from muniment.description.findings import Finding, Severity
from muniment.formats import ead, spreadsheet, table
from muniment.formats.deliveries import ReadAs, Source
from muniment.formats.ead import packs
from muniment.formats.folders import ALL
from muniment.i18n import _, plural
from muniment.progress import Steps, T
from muniment.tasks.export_agents import export_agents
from muniment.tasks.export_file import Exported, ExportHeldError
from muniment.tasks.export_file import export as export_task
from muniment.tasks.import_file import Imported, import_source, summary
from muniment.tasks.look_into import look_into
from muniment.tasks.mend_finding_aid import Mending, import_mended
from muniment.tasks.plans import KEPT, Change, Plan, in_words, of_besides
from muniment.tasks.sources import source_of
from muniment.tasks.unvalidated import UNVALIDATED

_OF_AGENTS = tuple(row.id for row in table.AGENTS_WRITTEN)
_UNVALIDATED = {row.id: row for row in UNVALIDATED}
_PDF = "pdf"
_UNJUDGED = (_PDF, *_UNVALIDATED)
_VERSIONS = (*(row.id for row in table.WRITTEN), *_UNJUDGED, *_OF_AGENTS)


@click.command(name="import")
@files_argument
@click.option("--dry-run", is_flag=True, help=_("Say what would be done, and do nothing."))
@click.option("--as-new", is_flag=True, help=_("Import beside what is there what was imported before."))
@rule_option
@read_as_options
@json_option
@click.pass_obj
def import_(
    asked: Asked,
    files: tuple[Path, ...],
    dry_run: bool,
    as_new: bool,
    repairs: tuple[str, ...],
    read_as: ReadAs,
    as_json: bool,
) -> int:
    """Import records, finding aids and authority records, each file as one step that can be undone.

    A folder stands for the files in it. What was imported before is updated.
    What is mended by --repair is a second step.
    """
    refuse_unknown(repairs)
    named, is_lacking = meant(files, ALL)
    if dry_run:
        code = _say_what_would_be_done(asked, named, as_new, read_as, as_json)
        return COULD_NOT if is_lacking else code
    with opened(asked, make=True) as catalogue:
        work = partial(_imported, catalogue, repairs=repairs, as_new=as_new)
        pairs, failed = _each(named, read_as, work)
        done = [imported for imported, _mending in pairs]
        mendings = [mending for _imported, mending in pairs if mending]
        findings = [finding for each in done for finding in each.findings]
        if done:
            _remember(read_as)
        if as_json:
            output.as_json(_shape_of_imported(catalogue, done) | _shape_of_mendings(mendings))
        elif done:
            _say_what_was_done(done, findings, mendings)
    return (
        COULD_NOT
        if failed or is_lacking
        else _code([*findings, *(left for each in mendings for left in each.left)])
    )


def _remember(read_as: ReadAs) -> None:
    """Keep what columns mean for the next file; the import is done whether that can be or not."""
    try:
        spreadsheet.remember(read_as.columns)
    except OSError as error:
        output.complain(reason(error))


def _imported(
    catalogue: Catalogue, source: Source, repairs: Sequence[str], as_new: bool
) -> Steps[tuple[Imported, Mending | None]]:
    if repairs:
        return (yield from import_mended(catalogue, source, ead.all_of(repairs), as_new=as_new))
    return (yield from import_source(catalogue, source, as_new=as_new)), None


def _shape_of_mendings(mendings: Sequence[Mending]) -> dict[str, object]:
    made = [shape for each in mendings for shape in shape_of_mending(each)["repaired"]]
    return {"repaired": made, "left": shapes.findings(left for each in mendings for left in each.left)}


def _each(files: Sequence[Path], read_as: ReadAs, work: Callable[[Source], Steps[T]]) -> tuple[list[T], bool]:
    """Do the work on each file; return what came of those that can be read, and whether one cannot."""
    return each_of(files, lambda file: output.with_progress(work(source_of(file, read_as)), file.name))


def _shape_of_imported(catalogue: Catalogue, done: Sequence[Imported]) -> dict[str, object]:
    return {
        "made": [shapes.stored(catalogue, id) for each in done for id in each.made],
        "updated": [shapes.change(change) for each in done for change in each.updated],
        "unchanged": sum(each.unchanged for each in done),
        "agents": [shapes.agent(catalogue.agent(id)) for each in done for id in each.agents],
        "besides": [shapes.beside(beside) for each in done for beside in each.besides],
        "findings": shapes.findings(finding for each in done for finding in each.findings),
    }


def _say_what_was_done(
    done: Sequence[Imported], findings: Sequence[Finding], mendings: Iterable[Mending]
) -> None:
    agents = sum(len(each.agents) for each in done)
    made, updated = sum(len(each.made) for each in done), [new for each in done for new in each.updated]
    unchanged = sum(each.unchanged for each in done)
    besides = [beside for each in done for beside in each.besides]
    if made or updated or (not besides and (unchanged or not agents)):
        output.say(summary(updated, made, unchanged))
    if agents:
        output.say(plural("{count} agent imported.", "{count} agents imported.", agents))
    for words in of_besides(besides, sum(each.files for each in done)):
        output.say(words)
    output.findings(findings)
    say_options(findings)
    for mending in mendings:
        say_mends(mending.made)
        say_left(mending, is_done=True)


def _say_what_would_be_done(
    asked: Asked, files: tuple[Path, ...], as_new: bool, read_as: ReadAs, as_json: bool
) -> int:
    with opened_or_empty(asked) as catalogue:
        looked, failed = _each(files, read_as, lambda source: look_into(catalogue, source, as_new))
    plans = [each.plan for each in looked]
    accounts = [each.intake for each in looked if each.intake]
    findings = [finding for each in plans for finding in each.findings]
    if as_json:
        columns = shape_of_columns(column for each in looked for column in each.delivery.columns)
        output.as_json(_shape_of_plans(plans) | _shape_of_accounts(accounts) | {"columns": columns})
    else:
        for each in looked:
            _say_plan(each.plan)
            say_columns(each.delivery.columns)
            if each.intake:
                say_account(each.intake)
        if looked:
            output.findings(findings)
            say_options(findings)
    return COULD_NOT if failed else _code(findings)


def _shape_of_plans(plans: Sequence[Plan]) -> dict[str, object]:
    return {
        "made": [shapes.unit(unit, []) for each in plans for unit in each.new],
        "updated": [shapes.change(change) for each in plans for change in each.updated],
        "unchanged": sum(each.unchanged for each in plans),
        "gone": [shapes.row(row) for each in plans for row in each.gone],
        "agents": [shapes.agent(agent) for each in plans for agent in each.agents],
        "besides": [shapes.beside(beside) for each in plans for beside in each.beside_units],
        "findings": shapes.findings(finding for each in plans for finding in each.findings),
    }


def _shape_of_accounts(accounts: Sequence[ead.Intake]) -> dict[str, object]:
    return {
        "account": [shape for each in accounts for shape in shapes.account(each.elements)],
        "repairs": [shapes.mend(mend) for each in accounts for mend in each.mends],
        "invalid": shapes.findings(found for each in accounts for found in each.findings),
    }


def _say_plan(made: Plan) -> None:
    for unit in islice(made.new, _MOST_SHOWN):
        output.facts([("", _("new")), *_brief(shapes.unit(unit, []), "shelfmarks", "titles", "dates")])
    if (rest := len(made.new) - _MOST_SHOWN) > 0:
        one = "{count} more record would be made; --json lists all."
        many = "{count} more records would be made; --json lists all."
        output.say(plural(one, many, rest))
    for change in made.updated:
        output.facts([("", _("updated")), ("title", change.after.title), *_changes(made, change)])
    for row in made.gone:
        output.facts([("", _("gone")), ("title", row.label or _("Untitled"))])
    for agent in made.agents:
        output.facts(_brief(shapes.agent(agent), "names", "dates"))
    for beside in made.beside_units:
        output.facts([in_words(beside)])
    output.say(summary(made.updated, len(made.new), made.unchanged))


_MOST_SHOWN = 200
"""New records that a dry run shows one by one; nobody reads on."""


def _changes(made: Plan, change: Change) -> Iterator[tuple[str, str]]:
    for each in shapes.change(change)["fields"]:
        if each["field"] not in _TOLD_IN_WORDS:
            before, after = (shorten(output.in_words(each[when]), _LONGEST) for when in ("before", "after"))
            yield each["field"], f"{before or _('nothing')} → {after or _('nothing')}"
    if change.stands:
        stood, stands = made.place(change)
        yield "place", f"{stood} → {stands}" if stood else stands
    elif change.fields == (KEPT,):
        yield KEPT, _("what is kept of the file")


_TOLD_IN_WORDS = ("parent", KEPT)
"""Fields that say nothing to a reader: an id, and XML."""


_LONGEST = 200
"""How many characters of what a field says are printed."""


def _brief(described: shapes.Shape, *names: str) -> Iterator[tuple[str, str]]:
    for name in names:
        yield name, "; ".join(str(value["text"]) for value in described[name])


def _code(findings: list[Finding]) -> int:
    return FINDINGS if any(found.severity is Severity.MUST for found in findings) else GOOD


@click.command()
@click.argument("out", type=FilePath())
@click.option(
    "--to", "version", type=click.Choice(_VERSIONS), help=_("The form; else that of the file's ending.")
)
@click.option("--unit", help=_("Only this record and all below it."))
@click.option("--query", default="", help=_("Only what this search finds."))
@click.option(
    "--for",
    "consumers",
    multiple=True,
    type=click.Choice(tuple(packs.PACKS)),
    help=_("Hold the file also where this consumer would reject it; may be given more than once."),
)
@click.option("--even-if-invalid", is_flag=True, help=_("Write the file although it would not be valid."))
@click.option("--account", is_flag=True, help=_("Tell, record by record, what the format has no place for."))
@json_option
@click.pass_obj
def export(
    asked: Asked,
    out: Path,
    version: str | None,
    unit: str | None,
    query: str,
    consumers: tuple[str, ...],
    even_if_invalid: bool,
    account: bool,
    as_json: bool,
) -> int:
    """Export a finding aid, or agents. It is validated first; what is not valid is not written.

    With --to csv records are written as rows of a spreadsheet; edited there, they can be imported again.
    With --to html they are written as a web page for readers, without what is for staff only; with --to pdf
    as the same on paper.
    """
    version = version or _version_of(out)
    _refuse_what_is_not_for(version, bool(unit), account or bool(consumers), as_json)
    if version in _OF_AGENTS:
        return _export_agents(asked, out, version, query, even_if_invalid)
    with opened(asked) as catalogue:
        if version in _UNJUDGED:
            steps = _way_of(asked, version)(catalogue, out, unit, query)
        else:
            steps = export_task(catalogue, out, version, unit, query, even_if_invalid, consumers)
        try:
            done = output.with_progress(steps, out.name)
        except ExportHeldError as held:
            return _say_held(held, as_json)
        told = done.account if account else ()
        names = _labels(catalogue, told)
    if as_json:
        _say_in_json(out, done, told if account else None, bool(consumers))
    else:
        _say_what_was_written(out, done, bool(consumers))
        if done.findings or account:
            output.findings((*done.findings, *told), names)
    return _code(list(done.findings))


def _way_of(asked: Asked, version: str) -> Paper:
    return asked.paper if version == _PDF else _UNVALIDATED[version].export


def _version_of(out: Path) -> str:
    """Return the form that the ending of a file stands for: finding aids and agents in XML end alike."""
    by_ending = {f".{_PDF}": _PDF}
    by_ending |= {suffix: each.id for each in UNVALIDATED for suffix in (each.suffix, *each.others)}
    if version := by_ending.get(out.suffix.lower()):
        return version
    raise click.UsageError(
        _("Say with --to what to write: {choices}. Only {endings} say it themselves.").format(
            choices=", ".join(_VERSIONS), endings=", ".join(by_ending)
        )
    )


def _say_held(held: ExportHeldError, as_json: bool) -> int:
    if as_json:
        shape: shapes.Shape = {"path": "", "units": 0, "findings": shapes.findings(held.findings)}
        output.as_json({**shape, "mendable": dict(held.mendable)})
    else:
        output.findings(held.findings)
    output.complain(str(held))
    for top, count in held.mendable.items():
        one = "{count} place can be mended: muniment repair {id} shows it."
        many = "{count} places can be mended: muniment repair {id} shows them."
        output.complain(plural(one, many, count, id=top))
    return FINDINGS


def _say_what_was_written(out: Path, done: Exported, adapts: bool) -> None:
    one, many = "{count} unit written to {path}.", "{count} units written to {path}."
    output.say(plural(one, many, done.units, path=out))
    if adapts:
        output.say(plural("{count} place adapted.", "{count} places adapted.", done.adapted.count))


def _labels(catalogue: Catalogue, told: Sequence[Finding]) -> dict[str, str]:
    """Return what the units are called of which something is told."""
    return {row.id: row.label for row in catalogue.rows(sorted({each.unit for each in told if each.unit}))}


def _refuse_what_is_not_for(version: str, has_unit: bool, is_examined: bool, as_json: bool) -> None:
    if version in _UNJUDGED and is_examined:
        raise click.UsageError(_("--account and --for are for EAD, not for spreadsheets, web pages and PDF."))
    if version in _OF_AGENTS and has_unit:
        raise click.UsageError(_("--unit chooses records; agents are chosen with --query."))
    if version in _OF_AGENTS and (is_examined or as_json):
        raise click.UsageError(_("--account, --for and --json are for records, not for agents."))


def _say_in_json(out: Path, done: Exported, told: Sequence[Finding] | None, adapts: bool) -> None:
    shape: dict[str, object] = {
        "path": str(out),
        "units": done.units,
        "findings": shapes.findings(done.findings),
    }
    if told is not None:
        shape["account"] = shapes.findings(told)
    if adapts:
        shape["adapted"] = [shapes.mend(each) for each in done.adapted.told]
        shape["adapted_count"] = done.adapted.count
    output.as_json(shape)


def _export_agents(asked: Asked, out: Path, version: str, query: str, even_if_invalid: bool) -> int:
    with opened(asked) as catalogue:
        try:
            done = output.with_progress(
                export_agents(catalogue, out, version, query, even_if_invalid), out.name
            )
        except ExportHeldError as held:
            return _say_held(held, as_json=False)
    one, many = "{count} agent written to {path}.", "{count} agents written to {path}."
    output.say(plural(one, many, len(done.paths), path=out))
    if done.findings:
        output.findings(done.findings)
    return FINDINGS if done.findings else GOOD
