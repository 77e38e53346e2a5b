"""Passwords of team catalogues: in the keyring of the system, and nowhere else."""

import importlib
from types import ModuleType

from sqlalchemy.engine import URL

from muniment.catalogue.errors import CatalogueError
from muniment.i18n import _

SERVICE = "Muniment"
"""Under which the keyring lists the passwords."""


def password(url: URL) -> str | None:
    """Return the password that is kept for the person at this database, None where none is."""
    keyring = _keyring()
    if keyring is None:
        return None
    try:
        found: str | None = keyring.get_password(SERVICE, _account(url))
    except keyring.errors.KeyringError:
        return None
    return found


def keep(url: URL, secret: str) -> None:
    """Keep a password; raise CatalogueError where the system has no keyring that is open."""
    keyring = _keyring()
    if keyring is None:
        raise CatalogueError(_("There is no keyring here: the library “keyring” is not installed."))
    try:
        keyring.set_password(SERVICE, _account(url), secret)
    except keyring.errors.KeyringError as error:
        raise CatalogueError(_("The keyring of this system took no password; it was not kept.")) from error


def _account(url: URL) -> str:
    return f"{url.username or ''}@{url.host or 'localhost'}:{url.port or 5432}/{url.database or ''}"


def _keyring() -> ModuleType | None:
    # Optional, and not to be loaded where no catalogue needs a password.
    try:
        importlib.import_module("keyring.errors")
        return importlib.import_module("keyring")
    except ModuleNotFoundError:
        return None
