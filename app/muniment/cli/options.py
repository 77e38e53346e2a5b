"""What every command shares: which catalogue, JSON or words, and the exit codes 0, 1 and 2."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import click

from muniment import paths
from muniment.catalogue import Catalogue, CatalogueError
from muniment.i18n import _

F = TypeVar("F", bound=Callable[..., Any])

GOOD, FINDINGS, COULD_NOT = 0, 1, 2


@dataclass(slots=True)
class Asked:
    """What was said before the command: the catalogue, and how a picture of the window is made."""

    catalogue: Path | None
    picture: Callable[[Path, Path, str], None]


def json_option(command: F) -> F:
    """Let the answer be JSON."""
    return click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))(command)


@contextmanager
def opened(asked: Asked, make: bool = False) -> Iterator[Catalogue]:
    """Open the catalogue that is meant, and close it; one that is not there is made only on `make`."""
    path = asked.catalogue or paths.default_catalogue()
    if not make and not path.exists():
        message = _("There is no catalogue at {path}. Make one with: muniment new {path}")
        raise CatalogueError(message.format(path=path))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = Catalogue.open(path)
    try:
        yield catalogue
    finally:
        catalogue.close()


@contextmanager
def opened_or_empty(asked: Asked) -> Iterator[Catalogue]:
    """Open the catalogue that is meant; where there is none, an empty one that is gone afterwards."""
    with TemporaryDirectory() as folder:
        meant = asked.catalogue or paths.default_catalogue()
        catalogue = Catalogue.open(meant if meant.exists() else Path(folder) / meant.name)
        try:
            yield catalogue
        finally:
            catalogue.close()


def _remember(context: click.Context, _option: click.Parameter, catalogue: Path | None) -> None:
    if catalogue is not None:
        context.obj.catalogue = catalogue


def catalogue_option(envvar: str | None = None) -> click.Option:
    """Return the option that names the catalogue; the same one stands before and behind every command."""
    return click.Option(
        ["--catalogue"],
        type=click.Path(dir_okay=False, path_type=Path),
        envvar=envvar,
        expose_value=False,
        callback=_remember,
        help=_("The catalogue to use; else MUNIMENT_CATALOGUE, else the one in your data folder."),
    )
