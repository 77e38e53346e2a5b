"""Commands about the catalogue itself: new, undo, redo, history, its numbers and its index."""

from pathlib import Path

import click

from muniment.catalogue import Catalogue, Change
from muniment.cli import output, shapes
from muniment.cli.options import FINDINGS, GOOD, MOST, Asked, FilePath, json_option, opened
from muniment.i18n import _, plural


@click.command()
@click.argument("file", type=FilePath(dir_okay=False))
def new(file: Path) -> int:
    """Make an empty catalogue."""
    file.parent.mkdir(parents=True, exist_ok=True)
    Catalogue.create(file).close()
    output.say(_("An empty catalogue was made: {path}").format(path=file))
    return GOOD


_leaving_out = click.option(
    "--leave-out", "leaving_out", is_flag=True, help=_("Leave what others have changed since as it is.")
)


@click.command()
@_leaving_out
@click.pass_obj
def undo(asked: Asked, leaving_out: bool) -> int:
    """Take back the last step."""
    with opened(asked) as catalogue:
        change = catalogue.undo(leaving_out=leaving_out)
    return _told(change, _("Undone: {label}"), _("There is nothing to undo."))


@click.command()
@_leaving_out
@click.pass_obj
def redo(asked: Asked, leaving_out: bool) -> int:
    """Do again what was last taken back."""
    with opened(asked) as catalogue:
        change = catalogue.redo(leaving_out=leaving_out)
    return _told(change, _("Done again: {label}"), _("There is nothing to redo."))


def _told(change: Change | None, done: str, nothing: str) -> int:
    if change is None:
        output.say(nothing)
        return FINDINGS
    output.say(done.format(label=change.label))
    if change.left:
        one, many = "{count} record stays as it is.", "{count} records stay as they are."
        output.say(plural(one, many, change.left))
    return GOOD


@click.command()
@click.option("--limit", type=MOST, default=100, show_default=True, help=_("How many steps at the most."))
@click.option("--unit", help=_("Only what changed this record."))
@json_option
@click.pass_obj
def history(asked: Asked, limit: int, unit: str | None, as_json: bool) -> int:
    """List what was done, the newest first."""
    with opened(asked) as catalogue:
        steps = [shapes.step(step) for step in catalogue.history(limit=limit, unit=unit)]
        if unit is not None and not steps:
            catalogue.row(unit)
    if as_json:
        output.as_json(steps)
    else:
        rows = (
            (str(s["when"]), str(s["label"]), str(s["who"]), _("undone") if s["undone"] else "")
            for s in steps
        )
        output.table((_("When"), _("What"), _("Who"), ""), rows)
    return GOOD


@click.command()
@json_option
@click.pass_obj
def statistics(asked: Asked, as_json: bool) -> int:
    """Say how much there is, of what, how large the file is and whether its index is sound."""
    with opened(asked) as catalogue:
        found = shapes.statistics(catalogue.statistics())
    if as_json:
        output.as_json(found)
        return GOOD
    names = {
        "units": _("Units"),
        "agents": _("Agents"),
        "steps": _("Steps of the history"),
        "size": _("Bytes"),
        "index_size": _("Bytes of the index"),
    }
    output.facts((words, f"{found[name]:,}") for name, words in names.items())
    output.say(_("The search index is sound.") if found["index_is_sound"] else _UNSOUND)
    counted = {
        "levels": _("Level"),
        "repositories": _("Repository"),
        "languages": _("Language"),
        "decades": _("Decade"),
    }
    for name, heading in counted.items():
        if found[name]:
            output.table((heading, _("Units")), ((row["name"], f"{row['units']:,}") for row in found[name]))
    return GOOD


_UNSOUND = _("The search index is not in step with the units. Build it anew with: muniment rebuild-index")


@click.command(name="rebuild-index")
@click.pass_obj
def rebuild_index(asked: Asked) -> int:
    """Build the search index anew; Ctrl+C leaves the old one as it was."""
    with opened(asked) as catalogue:
        count = output.with_progress(catalogue.rebuild_index(), _("Building the search index"))
    said = plural(
        "The index was built anew, of {count} unit.", "The index was built anew, of {count} units.", count
    )
    output.say(said)
    return GOOD
