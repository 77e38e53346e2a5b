"""What every command shares: which catalogue, JSON or words, and the exit codes 0, 1 and 2."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import click
from typing_extensions import override

from muniment import paths
from muniment.catalogue import Catalogue, CatalogueError, SignInError
from muniment.catalogue.joining import with_password
from muniment.cli import output
from muniment.i18n import _
from muniment.progress import Steps
from muniment.tasks.export_file import Exported

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

GOOD, FINDINGS, COULD_NOT = 0, 1, 2

MOST = click.IntRange(1, 2**31 - 1)
"""How many things may be asked for at the most: as many as every database can count."""


Paper = Callable[[Catalogue, Path, str | None, str], Steps[Exported]]
"""Writes records to a PDF file: a catalogue, the target, a record or none, and a search."""


@dataclass(slots=True)
class Asked:
    """What was said before the command: the catalogue; and how the window, or a PDF file, is drawn."""

    catalogue: paths.Place | None
    picture: Callable[[Path, Path, str], None]
    paper: Paper


class FilePath(click.Path):
    """A file or folder. An empty name is refused, for it would stand for the folder one happens to be in."""

    def __init__(self, exists: bool = False, file_okay: bool = True, dir_okay: bool = True) -> None:
        super().__init__(exists=exists, file_okay=file_okay, dir_okay=dir_okay, path_type=Path)

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail(_("The name of a file is missing."), param, ctx)
        return super().convert(value, param, ctx)


def files_argument(command: F) -> F:
    """Take files, folders of them and patterns, as `folders.files_in` understands them."""
    return click.argument("files", nargs=-1, required=True, type=FilePath())(command)


def json_option(command: F) -> F:
    """Let the answer be JSON."""
    return click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))(command)


@contextmanager
def opened(asked: Asked, make: bool = False) -> Iterator[Catalogue]:
    """Open the catalogue that is meant, and close it; one that is not there is made only on `make`."""
    place = asked.catalogue or paths.default_catalogue()
    if isinstance(place, Path):
        _see_to_file(place, make)
    catalogue = signed_in(place, Catalogue.open)
    try:
        if catalogue.protection:
            output.complain(catalogue.protection)
        changed_much: list[bool] = []
        catalogue.subscribe(lambda change: changed_much.append(change.everything))
        yield catalogue
        if any(changed_much):
            # Such as an import: this program does not stay for an idle moment.
            output.with_progress(catalogue.settle_index(), _("Putting the index in order"))
    finally:
        catalogue.close()


def _see_to_file(path: Path, make: bool) -> None:
    if not make and not path.exists():
        message = _("There is no catalogue at {path}. Make one with: muniment new {path}")
        raise CatalogueError(message.format(path=path))
    path.parent.mkdir(parents=True, exist_ok=True)


def signed_in(place: paths.Place, attempt: Callable[[paths.Place], T]) -> T:
    """Return what comes of the attempt; a password that the server wants is asked for at the terminal."""
    try:
        return attempt(place)
    except SignInError:
        if isinstance(place, Path) or not sys.stdin.isatty():
            raise
        secret = click.prompt(_("Password"), hide_input=True)
        return attempt(with_password(place, secret))


@contextmanager
def opened_or_empty(asked: Asked) -> Iterator[Catalogue]:
    """Open the catalogue that is meant; where there is none, an empty one that is gone afterwards."""
    with TemporaryDirectory() as folder:
        meant = asked.catalogue or paths.default_catalogue()
        is_missing = isinstance(meant, Path) and not meant.exists()
        catalogue = signed_in(Path(folder) / "empty.muniment" if is_missing else meant, Catalogue.open)
        try:
            yield catalogue
        finally:
            catalogue.close()


class _Place(FilePath):
    """A file, or the URL of a team's database; addresses of other kinds are not taken for names of files."""

    name = "catalogue"

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        place = paths.place_of(str(value))
        if paths.is_no_place(str(value)):
            self.fail(_("A catalogue is a file, or an address that begins with postgresql://."), param, ctx)
        return super().convert(value, param, ctx) if isinstance(place, Path) else place


def _remember(context: click.Context, _option: click.Parameter, catalogue: paths.Place | None) -> None:
    if catalogue is not None:
        context.obj.catalogue = catalogue


def catalogue_option(envvar: str | None = None) -> click.Option:
    """Return the option that names the catalogue; the same one stands before and behind every command."""
    return click.Option(
        ["--catalogue"],
        type=_Place(dir_okay=False),
        metavar="FILE|URL",
        envvar=envvar,
        expose_value=False,
        callback=_remember,
        help=_("The catalogue to use; else MUNIMENT_CATALOGUE, else the one in your data folder."),
    )
