"""The main job, shown: import, catalogue, check, search, export and validate the sample documents."""

from pathlib import Path

import click

from muniment import paths
from muniment.catalogue import Catalogue
from muniment.cli import output
from muniment.cli.options import FINDINGS, GOOD, Asked, FilePath
from muniment.description.findings import Finding, worst
from muniment.formats import table
from muniment.i18n import _, plural
from muniment.tasks.check import check
from muniment.tasks.export_file import export
from muniment.tasks.sample import import_sample

QUERIES = ("aqppsh mpp korese d1 v1967", "daljani", "korese 1967")


@click.command()
@click.option(
    "--into",
    type=FilePath(file_okay=False),
    help=_("The folder for the files; else one in your data folder."),
)
@click.pass_obj
def demo(asked: Asked, into: Path | None) -> int:
    """Do the whole job on the sample documents, and say where the files are."""
    folder = into or paths.data_folder() / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "sample.muniment"
    _make_way(file)
    catalogue = Catalogue.create(file)
    try:
        _import(catalogue)
        _check(catalogue)
        best = _search(catalogue)
        found = _export(catalogue, folder)
    finally:
        catalogue.close()
    image = folder / "window.png"
    asked.picture(file, image, best)
    output.say(_("Picture of the window: {path}").format(path=image))
    return FINDINGS if worst(found) else GOOD


def _make_way(file: Path) -> None:
    """The demonstration begins anew each time; only its own catalogue is ever removed."""
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)


def _import(catalogue: Catalogue) -> None:
    made = output.with_progress(import_sample(catalogue), _("Importing"))
    output.say(plural("Imported {count} sample record.", "Imported {count} sample records.", len(made)))
    output.say(_("Catalogue: {path}").format(path=catalogue.place))


def _check(catalogue: Catalogue) -> None:
    found = output.with_progress(check(catalogue), _("Checking"))
    output.say(_("Checked {count} units:").format(count=catalogue.count()))
    output.summary(found)


def _search(catalogue: Catalogue) -> str:
    """Search, and return the id of the best hit of all."""
    best = ""
    for query in QUERIES:
        hits = catalogue.search(query, limit=3)
        output.say(_("Search “{query}”:").format(query=query))
        output.table(("", "", ""), ((hit.shelfmark, hit.title, hit.date) for hit in hits))
        best = best or next((hit.id for hit in hits), "")
    return best


def _export(catalogue: Catalogue, folder: Path) -> list[Finding]:
    found: list[Finding] = []
    for row in table.WRITTEN:
        target = folder / f"sample-{row.id}{row.suffix}"
        done = output.with_progress(export(catalogue, target, row.id), row.label)
        verdict = _("valid") if not done.findings else _("not valid")
        output.say(f"{row.label}: {target} ({verdict})")
        found += done.findings
    return found
