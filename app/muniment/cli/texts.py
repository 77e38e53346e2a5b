"""The command that takes a document's text in, and writes it beside its translation."""

import re
from pathlib import Path
from typing import Any

import click
from typing_extensions import override

from muniment.cli import output
from muniment.cli.options import COULD_NOT, GOOD, Asked, FilePath, opened
from muniment.description import languages
from muniment.description.alignment import pair_of
from muniment.description.units import Unit
from muniment.formats import documents
from muniment.i18n import _
from muniment.tasks.texts import read_text, with_text, write_texts

_FORMATS = tuple(row.id for row in documents.WRITTEN)
_TAG = re.compile(r"(?:[A-Za-z]{2,3}|[ix](?=-))(?:-[A-Za-z0-9]{1,8})*")


class _Language(click.ParamType[str]):
    """A language by its name or code, given back as its BCP 47 tag; one not in our list by a tag alone."""

    name = "language"

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        said = str(value).strip()
        tag = languages.tag_of(said) or (said if _TAG.fullmatch(said) else "")
        if said and not tag:
            message = _(
                "“{said}” is no language. Say it by its name or its tag (BCP 47), such as sq or zh-Hant."
            )
            self.fail(message.format(said=said), param, ctx)
        return tag


@click.command()
@click.argument("id")
@click.argument("file", type=FilePath())
@click.option("--to", type=click.Choice(_FORMATS), help=_("Write the texts, side by side, in this format."))
@click.option(
    "--language",
    default="",
    type=_Language(),
    help=_("The language of the text that is read: its name or its tag (BCP 47)."),
)
@click.pass_obj
def text(asked: Asked, id: str, file: Path, to: str | None, language: str) -> int:
    """Read the text of the record ID from a Word document, OpenDocument text, PDF, web page or text file.

    The first text is the original, the next its translation. With --to, write both to the file instead.
    """
    if to and language:
        raise click.UsageError(_("--language is for a text that is read, not for texts that are written."))
    with opened(asked) as catalogue:
        unit = catalogue.unit(id)
        if to:
            return _written(unit, file, to)
        prose, left_out = output.with_progress(read_text(file), file.name)
        with catalogue.edit(_("Read the text of {name}").format(name=unit.shelfmark or unit.title)) as edit:
            edit.put(with_text(edit.unit(id), prose, language))
    output.say(_("The text of {name} was taken in.").format(name=file.name))
    if left_out:
        output.say(left_out)
    return GOOD


def _written(unit: Unit, target: Path, format: str) -> int:
    left, right = pair_of(unit)
    if left is None:
        output.complain(_("The record has no text to write."))
        return COULD_NOT
    output.with_progress(write_texts(unit, target, format, left, right), target.name)
    output.say(_("The texts were written to {name}.").format(name=target))
    return GOOD
