"""Commands about a catalogue that a team keeps in PostgreSQL, and about copies that can be kept."""

from functools import partial
from pathlib import Path

import click

from muniment.catalogue import Catalogue, credentials, joining, teams
from muniment.cli import output
from muniment.cli.options import FINDINGS, GOOD, Asked, FilePath, opened, signed_in
from muniment.i18n import _, plural
from muniment.paths import Place, without_password


@click.group()
def team() -> None:
    """Prepare a PostgreSQL database for a team, and keep your password for it."""


@team.command()
@click.argument("url")
@click.option(
    "--from",
    "source",
    type=FilePath(exists=True, dir_okay=False),
    help=_("Copy the catalogue in this file, with its history, into the new one."),
)
@click.option("--person", multiple=True, help=_("Let this person in; asks for a first password."))
def prepare(url: str, source: Path | None, person: tuple[str, ...]) -> int:
    """Make the database, its tables and the team's role, each where it is missing.

    URL is as in postgresql://admin@archive.example/muniment; a password is asked for where one is wanted.
    """
    prepared = signed_in(url, partial(_prepare, person, source))
    return FINDINGS if prepared.wanting else GOOD


def _prepare(person: tuple[str, ...], source: Path | None, url: Place) -> teams.Prepared:
    prepared = teams.prepare(str(url))
    for sentence in prepared.done:
        output.say(sentence)
    if prepared.wanting:
        output.say(_("Ask whoever looks after the server to say, in this database:"))
        for statement in prepared.wanting:
            output.say(f"    {statement}")
        output.say(_("and run this command again. Until then the catalogue works for you alone."))
    for one in person:
        secret = click.prompt(_("First password for {person}").format(person=one), hide_input=True)
        teams.admit(str(url), one, secret)
        output.say(_("{person} may work in it.").format(person=one))
    if source is not None:
        count = output.with_progress(teams.fill(str(url), source), _("Copying"))
        output.say(plural("{count} unit was copied.", "{count} units were copied.", count))
    return prepared


@team.command()
@click.argument("url")
def password(url: str) -> int:
    """Keep your password for a team's catalogue in the keyring of this system."""
    address = joining.address(url)
    secret = click.prompt(_("Password"), hide_input=True)
    Catalogue.open(joining.with_password(url, secret)).close()
    credentials.keep(address, secret)
    output.say(_("It was kept for {url}").format(url=without_password(url)))
    return GOOD


@click.command()
@click.argument("file", type=FilePath(dir_okay=False))
@click.pass_obj
def backup(asked: Asked, file: Path) -> int:
    """Copy the whole catalogue, with its history, to a file, and prove the copy."""
    with opened(asked) as catalogue:
        catalogue.backup(file)
    output.say(_("The catalogue was copied to {path}").format(path=file))
    return GOOD
