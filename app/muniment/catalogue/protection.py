"""A catalogue that can only be read: on a disc, in a folder of others, or protected against changes."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from muniment.catalogue import files
from muniment.catalogue.errors import CatalogueError, ProtectedError
from muniment.i18n import _

_BARRED = "barred"
"""The option under which an engine keeps why nothing is written."""


def hindrance(path: Path) -> str:
    """Return why nothing can be written into a file that is there, a clause; nothing where it can be.

    SQLite writes beside the file, too.
    """
    effective = os.access in os.supports_effective_ids
    barred = next(
        (each for each in (path, path.parent) if not os.access(each, os.W_OK, effective_ids=effective)), None
    )
    if barred is None:
        return ""
    if barred == path:
        return _("its file is protected against changes, or lies where nothing can be written")
    return _("nothing can be written in the folder it lies in")


def only_read(engine: Engine, path: Path, why: str) -> None:
    """Let the engine read the file without a trace, and refuse to change it.

    While another program works on it, what that has not yet brought into the file is read from beside it.
    """
    is_in_use = _state(path)[-1] > 0
    engine.update_execution_options(**{_BARRED: why})
    event.listen(engine, "do_connect", _connecting(path, is_in_use))
    # Before the transaction begins: SQLite would refuse it in other words.
    event.listen(engine, "begin", _refusing(path, is_in_use), insert=True)


def why_only_read(engine: Engine) -> str:
    """Return why nothing can be saved, a clause; nothing where it can be."""
    return str(engine.get_execution_options().get(_BARRED, ""))


def told(name: str, why: str) -> str:
    """Return in sentences that a catalogue can only be read, and what can be done."""
    return _(
        "“{name}” can only be read, and nothing is saved in it: {why}."
        " To work on it, copy it into a folder of yours and open the copy."
    ).format(name=name, why=why)


def _connecting(path: Path, is_in_use: bool) -> Callable[..., sqlite3.Connection]:
    # A file beside which nothing can be made is opened only as one that stays as it is.
    address = files.address(path.absolute(), "" if is_in_use else "immutable=1")

    def connect(_dialect: object, _record: object, _args: object, said: dict[str, Any]) -> sqlite3.Connection:
        connected: sqlite3.Connection = sqlite3.connect(address, uri=True, **said)
        return connected

    return connect


def _refusing(path: Path, is_in_use: bool) -> Callable[[Connection], None]:
    found = _state(path)

    def refuse(connection: Connection) -> None:
        options = connection.get_execution_options()
        if "begins" in options:
            raise ProtectedError(told(path.name, options[_BARRED]))
        if not is_in_use and _state(path) != found:
            raise CatalogueError(
                _("“{name}” was changed by somebody else. Close it and open it anew.").format(name=path.name)
            )

    return refuse


def _state(path: Path) -> tuple[int, int, int]:
    """Return what tells whether the file, and what SQLite keeps beside it, are still as they were."""
    now, log = path.stat(), path.with_name(f"{path.name}-wal")
    return now.st_mtime_ns, now.st_size, log.stat().st_size if log.exists() else 0
