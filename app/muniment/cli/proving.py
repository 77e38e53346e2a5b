"""Commands that prove: check the descriptions, validate files, test the installation."""

from collections.abc import Mapping
from pathlib import Path

import click

from muniment.cli import output, shapes
from muniment.cli.options import FINDINGS, GOOD, Asked, json_option, opened
from muniment.description.findings import Finding
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.i18n import _
from muniment.tasks.check import check as check_task
from muniment.tasks.self_test import self_test as self_test_task

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option(
    "--against",
    type=FILE,
    help=_("A schema of your own (.xsd, .rng or .dtd) instead of the one the file names."),
)
@json_option
def validate(files: tuple[Path, ...], against: Path | None, as_json: bool) -> int:
    """Validate finding aids without importing them."""
    sources = (Source(str(file), file.read_bytes()) for file in files)
    found = [finding for source in sources for finding in ead.validate(source, against)]
    return _told(found, as_json)


@click.command()
@json_option
@click.pass_obj
def check(asked: Asked, as_json: bool) -> int:
    """Check every description against the rules of ISAD(G), DACS and translated documents."""
    with opened(asked) as catalogue:
        found = list(output.with_progress(check_task(catalogue), _("Checking")))
        rows = catalogue.rows(list({finding.unit for finding in found}))
    return _told(found, as_json, {row.id: f"{row.shelfmark}  {row.title}".strip() for row in rows})


@click.command(name="self-test")
def self_test() -> int:
    """Test that this installation is whole: its files, its database, its schemas, its whole way."""
    for sentence in output.with_progress(self_test_task(), _("Testing")):
        output.say(sentence)
    return GOOD


def _told(found: list[Finding], as_json: bool, names: Mapping[str, str] | None = None) -> int:
    if as_json:
        output.as_json(shapes.findings(found))
    else:
        output.findings(found, names)
    return FINDINGS if found else GOOD
