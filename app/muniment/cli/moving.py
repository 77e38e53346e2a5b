"""Commands that move descriptions in and out: import, export."""

from collections.abc import Iterator
from pathlib import Path

import click

from muniment.catalogue import Catalogue
from muniment.cli import output, shapes
from muniment.cli.options import COULD_NOT, FINDINGS, GOOD, Asked, json_option, opened
from muniment.description.findings import Finding, Severity
from muniment.formats import table
from muniment.formats.deliveries import FormatError, Source
from muniment.i18n import _, plural
from muniment.tasks.export_agents import export_agents
from muniment.tasks.export_file import ExportHeldError
from muniment.tasks.export_file import export as export_task
from muniment.tasks.import_file import Imported, import_source, preview

_OF_AGENTS = tuple(row.id for row in table.AGENTS_WRITTEN)
_VERSIONS = (*(row.id for row in table.WRITTEN), *_OF_AGENTS)


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Say what would be made, and make nothing."))
@json_option
@click.pass_obj
def import_(asked: Asked, files: tuple[Path, ...], dry_run: bool, as_json: bool) -> int:
    """Import records, finding aids and authority records, each file as one step that can be undone."""
    if dry_run:
        return _say_what_would_be_made(files, as_json)
    made: list[dict[str, object]] = []
    agents: list[dict[str, object]] = []
    findings: list[Finding] = []
    failed = False
    with opened(asked, make=True) as catalogue:
        for file in files:
            try:
                done = _take(catalogue, file)
            except (FormatError, OSError) as error:
                output.complain(f"{file.name}: {_reason(error)}")
                failed = True
                continue
            made += [shapes.stored(catalogue, id) for id in done.made]
            agents += [shapes.agent(catalogue.agent(id)) for id in done.agents]
            findings += done.findings
    if as_json:
        output.as_json({"made": made, "agents": agents, "findings": shapes.findings(findings)})
    elif made or agents or not failed:
        _say_how_many(len(made), len(agents))
        output.findings(findings)
    return COULD_NOT if failed else _code(findings)


def _take(catalogue: Catalogue, file: Path) -> Imported:
    return output.with_progress(import_source(catalogue, Source.of(file)), file.name)


def _say_how_many(records: int, agents: int) -> None:
    if records or not agents:
        output.say(plural("{count} record imported.", "{count} records imported.", records))
    if agents:
        output.say(plural("{count} agent imported.", "{count} agents imported.", agents))


def _say_what_would_be_made(files: tuple[Path, ...], as_json: bool) -> int:
    would: list[dict[str, object]] = []
    agents: list[dict[str, object]] = []
    findings: list[Finding] = []
    failed = False
    for file in files:
        try:
            delivery = preview(Source.of(file))
        except (FormatError, OSError) as error:
            output.complain(f"{file.name}: {_reason(error)}")
            failed = True
            continue
        would += [shapes.unit(unit, []) for unit in delivery.units]
        agents += [shapes.agent(agent) for agent in delivery.agents]
        findings += delivery.findings
    if as_json:
        output.as_json({"made": would, "agents": agents, "findings": shapes.findings(findings)})
    else:
        for unit in would:
            output.facts(_brief(unit, "shelfmarks", "titles", "dates"))
        for agent in agents:
            output.facts(_brief(agent, "names", "dates"))
        output.findings(findings)
    return COULD_NOT if failed else _code(findings)


def _brief(described: dict[str, object], *names: str) -> Iterator[tuple[str, str]]:
    for name in names:
        values = described[name]
        if isinstance(values, list):
            yield name, "; ".join(str(value["text"]) for value in values)


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)


def _code(findings: list[Finding]) -> int:
    return FINDINGS if any(found.severity is Severity.MUST for found in findings) else GOOD


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--to", "version", type=click.Choice(_VERSIONS), required=True)
@click.option("--unit", help=_("Only this record and all below it."))
@click.option("--query", default="", help=_("Only what this search finds."))
@click.option("--even-if-invalid", is_flag=True, help=_("Write the file although it would not be valid."))
@click.option("--account", is_flag=True, help=_("Tell, record by record, what the format has no place for."))
@json_option
@click.pass_obj
def export(
    asked: Asked,
    out: Path,
    version: str,
    unit: str | None,
    query: str,
    even_if_invalid: bool,
    account: bool,
    as_json: bool,
) -> int:
    """Export a finding aid, or agents. It is validated first; what is not valid is not written."""
    if version in _OF_AGENTS and unit:
        raise click.UsageError(_("--unit chooses records; agents are chosen with --query."))
    if version in _OF_AGENTS and (account or as_json):
        raise click.UsageError(_("--account and --json tell of records, not of agents."))
    if version in _OF_AGENTS:
        return _export_agents(asked, out, version, query, even_if_invalid)
    with opened(asked) as catalogue:
        steps = export_task(catalogue, out, version, unit, query, even_if_invalid)
        try:
            done = output.with_progress(steps, out.name)
        except ExportHeldError as held:
            output.findings(held.findings)
            output.complain(str(held))
            return FINDINGS
        told = done.account if account else ()
        names = {
            row.id: row.label for row in catalogue.rows(sorted({each.unit for each in told if each.unit}))
        }
    if as_json:
        shape = {"path": str(out), "units": done.units, "findings": shapes.findings(done.findings)}
        output.as_json(shape | ({"account": shapes.findings(told)} if account else {}))
        return FINDINGS if done.findings else GOOD
    one, many = "{count} unit written to {path}.", "{count} units written to {path}."
    output.say(plural(one, many, done.units, path=out))
    if done.findings or account:
        output.findings((*done.findings, *told), names)
    return FINDINGS if done.findings else GOOD


def _export_agents(asked: Asked, out: Path, version: str, query: str, even_if_invalid: bool) -> int:
    with opened(asked) as catalogue:
        try:
            done = output.with_progress(
                export_agents(catalogue, out, version, query, even_if_invalid), out.name
            )
        except ExportHeldError as held:
            output.findings(held.findings)
            output.complain(str(held))
            return FINDINGS
    one, many = "{count} agent written to {path}.", "{count} agents written to {path}."
    output.say(plural(one, many, len(done.paths), path=out))
    if done.findings:
        output.findings(done.findings)
    return FINDINGS if done.findings else GOOD
