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
from muniment.tasks.export_file import ExportHeldError
from muniment.tasks.export_file import export as export_task
from muniment.tasks.import_file import import_source, preview


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Say what would be made, and make nothing."))
@json_option
@click.pass_obj
def import_(asked: Asked, files: tuple[Path, ...], dry_run: bool, as_json: bool) -> int:
    """Import records and finding aids, each file as one step that can be undone."""
    if dry_run:
        return _say_what_would_be_made(files, as_json)
    made: list[dict[str, object]] = []
    findings: list[Finding] = []
    failed = False
    with opened(asked, make=True) as catalogue:
        for file in files:
            try:
                shapes_made, found = _take(catalogue, file)
            except (FormatError, OSError) as error:
                output.complain(f"{file.name}: {_reason(error)}")
                failed = True
                continue
            made += shapes_made
            findings += found
    if as_json:
        output.as_json({"made": made, "findings": shapes.findings(findings)})
    elif made or not failed:
        output.say(plural("{count} record imported.", "{count} records imported.", len(made)))
        output.findings(findings)
    return COULD_NOT if failed else _code(findings)


def _take(catalogue: Catalogue, file: Path) -> tuple[list[dict[str, object]], tuple[Finding, ...]]:
    done = output.with_progress(import_source(catalogue, Source.of(file)), file.name)
    return [shapes.stored(catalogue, id) for id in done.made], done.findings


def _say_what_would_be_made(files: tuple[Path, ...], as_json: bool) -> int:
    would: list[dict[str, object]] = []
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
        findings += delivery.findings
    if as_json:
        output.as_json({"made": would, "findings": shapes.findings(findings)})
    else:
        for unit in would:
            output.facts(_brief(unit))
        output.findings(findings)
    return COULD_NOT if failed else _code(findings)


def _brief(unit: dict[str, object]) -> Iterator[tuple[str, str]]:
    for name in ("shelfmarks", "titles", "dates"):
        values = unit[name]
        if isinstance(values, list):
            yield name, "; ".join(str(value["text"]) for value in values)


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)


def _code(findings: list[Finding]) -> int:
    return FINDINGS if any(found.severity is Severity.MUST for found in findings) else GOOD


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--to", "version", type=click.Choice([row.id for row in table.WRITTEN]), required=True)
@click.option("--unit", help=_("Only this record and all below it."))
@click.option("--query", default="", help=_("Only what this search finds."))
@click.option("--even-if-invalid", is_flag=True, help=_("Write the file although it would not be valid."))
@click.pass_obj
def export(
    asked: Asked,
    out: Path,
    version: str,
    unit: str | None,
    query: str,
    even_if_invalid: bool,
) -> int:
    """Export a finding aid. It is validated first; one that is not valid is not written."""
    with opened(asked) as catalogue:
        steps = export_task(catalogue, out, version, unit, query, even_if_invalid)
        try:
            done = output.with_progress(steps, out.name)
        except ExportHeldError as held:
            output.findings(held.findings)
            output.complain(str(held))
            return FINDINGS
    one, many = "{count} unit written to {path}.", "{count} units written to {path}."
    output.say(plural(one, many, done.units, path=out))
    if done.findings:
        output.findings(done.findings)
    return FINDINGS if done.findings else GOOD
