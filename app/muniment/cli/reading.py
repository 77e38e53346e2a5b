"""How a file is to be read where its reader would guess, as it is said at the command line."""

import codecs
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any, TypeVar, cast

import click

from muniment.cli import output
from muniment.description.findings import Finding
from muniment.formats import spreadsheet
from muniment.formats.deliveries import ReadAs, ReadColumn, UnknownColumnsError
from muniment.i18n import _

F = TypeVar("F", bound=Callable[..., Any])


def read_as_options(command: F) -> F:
    """Let be said in which encoding texts are, and what columns mean; both come as `read_as`."""

    @click.option("--encoding", default="", callback=_encoding, help=_ENCODING)
    @click.option(
        "--column", "columns", multiple=True, metavar="HEADING=FIELD", callback=_pairs, help=_COLUMN
    )
    @wraps(command)
    def told(*said: object, encoding: str, columns: Sequence[tuple[str, str]], **others: object) -> object:
        return command(*said, read_as=ReadAs(encoding=encoding, columns=tuple(columns)), **others)

    return cast(F, told)


_ENCODING = _("The encoding of a text that does not say it, such as cp1251; else it is guessed.")
_COLUMN = _(
    "What a column of a spreadsheet means: the field that it fills, “notes” or “nothing”;"
    " may be given more than once, and is remembered."
)


def _encoding(_context: click.Context, _option: click.Parameter, said: str) -> str:
    try:
        # Some names that Python knows are no encodings of texts (`hex`).
        " ".encode(said or "utf-8")
        return codecs.lookup(said).name if said else ""
    except (LookupError, ValueError) as error:
        message = _("There is no encoding called {name}. Examples: utf-8, cp1250, cp1251, mac-roman, big5.")
        raise click.BadParameter(message.format(name=said)) from error


def _pairs(
    _context: click.Context, _option: click.Parameter, said: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    return tuple(map(_pair, said))


def _pair(said: str) -> tuple[str, str]:
    heading, equals, field = said.rpartition("=")
    known = [id for id, _label in spreadsheet.choices()]
    if not equals or not heading.strip():
        raise click.BadParameter(_("“{said}” is not of the form HEADING=FIELD.").format(said=said))
    if field.strip() not in known:
        message = _("There is no field called {name}. Those that there are: {known}.")
        raise click.BadParameter(message.format(name=field.strip(), known=", ".join(known)))
    return heading.strip(), field.strip()


def what_to_say(error: UnknownColumnsError) -> str:
    """Return what is wrong with a table of unknown columns, which these are, and what can be said of them."""
    message = _("{why} Its columns are: {columns}. For example: {example}")
    names = [each.heading for each in error.columns]
    return message.format(why=error, columns=", ".join(names), example=f'--column "{names[0]}=shelfmark"')


_SAID_BY = {"sheet-unknown-column": "--column HEADING=FIELD", "sheet-encoding": "--encoding NAME"}


def say_options(findings: Iterable[Finding]) -> None:
    """Say by which options what was guessed of a file is told."""
    options = dict.fromkeys(_SAID_BY[each.rule] for each in findings if each.rule in _SAID_BY)
    if options:
        output.say(_("What was guessed can be told: {options}.").format(options=", ".join(options)))


def say_columns(columns: Iterable[ReadColumn]) -> None:
    """Say what each column of a table was taken to mean."""
    labels = dict(spreadsheet.choices())
    told = [(each.heading, labels[each.meaning or spreadsheet.NOTES]) for each in columns]
    if told:
        output.facts([("", _("columns")), *told])


def shape_of_columns(columns: Iterable[ReadColumn]) -> list[dict[str, object]]:
    """Return the same for JSON."""
    return [
        {"heading": each.heading, "field": each.meaning or spreadsheet.NOTES, "examples": list(each.examples)}
        for each in columns
    ]
