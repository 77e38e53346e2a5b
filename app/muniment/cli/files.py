"""Commands about the files of records: attach, files, manifest."""

from pathlib import Path

import click

from muniment.cli import output, shapes
from muniment.cli.options import FINDINGS, GOOD, Asked, FilePath, json_option, opened
from muniment.cli.output import with_progress
from muniment.i18n import _, plural
from muniment.tasks import files as tasks
from muniment.tasks.publish_pages import write_manifest


@click.command()
@click.argument("id")
@click.argument("paths", nargs=-1, required=True, type=FilePath(), metavar="FILE...")
@click.option("--link", is_flag=True, help=_("Leave the files where they lie, and keep no copy."))
@click.pass_obj
def attach(asked: Asked, id: str, paths: tuple[Path, ...], link: bool) -> int:
    """Attach scans and other files to the record ID, in their order."""
    with opened(asked) as catalogue:
        added = with_progress(tasks.attach(catalogue, id, paths, linked=link), _("Attaching"))
    output.say(plural("{count} file attached.", "{count} files attached.", len(added)))
    return GOOD


@click.command()
@click.option(
    "--find",
    "folder",
    type=FilePath(file_okay=False, exists=True),
    help=_("Look for the missing files in this folder, and name them anew."),
)
@json_option
@click.pass_obj
def files(asked: Asked, folder: Path | None, as_json: bool) -> int:
    """Say which files of records are missing or have changed."""
    with opened(asked) as catalogue:
        if folder is not None:
            mended = with_progress(tasks.find_missing(catalogue, folder), _("Looking"))
            if mended:
                tasks.mend(catalogue, mended)
            output.complain(plural("{count} file found again.", "{count} files found again.", len(mended)))
        found = with_progress(tasks.check_files(catalogue), _("Checking"))
    if as_json:
        output.as_json(shapes.findings(found))
    else:
        output.findings(found)
    return FINDINGS if found else GOOD


@click.command()
@click.argument("id")
@click.argument("out", type=FilePath())
@click.option("--base", required=True, help=_("The address the catalogue's folder is published under."))
@click.pass_obj
def manifest(asked: Asked, id: str, out: Path, base: str) -> int:
    """Write the pages of the record ID as a IIIF manifest."""
    with opened(asked) as catalogue:
        pages = write_manifest(catalogue, catalogue.unit(id), out, base)
    output.say(plural("{count} page written.", "{count} pages written.", pages))
    return GOOD
