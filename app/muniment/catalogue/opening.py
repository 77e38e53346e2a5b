"""Opening a catalogue's file: is it one, is it ours, is it of our time."""

from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select
from sqlalchemy.exc import DatabaseError

from muniment.catalogue import sqlite
from muniment.catalogue.errors import CatalogueError, NewerCatalogueError
from muniment.catalogue.rebuilding import rebuild_index
from muniment.catalogue.tables import SCHEMA, metadata, version
from muniment.catalogue.upgrading import upgrade
from muniment.progress import finish


def open_engine(path: Path) -> Engine:
    """Return an engine on the catalogue at `path`, made where there is none, upgraded where it is older.

    Raise CatalogueError where the file is something else or damaged, NewerCatalogueError where it
    was written by a newer Muniment; such a file is left as it is.
    """
    try:
        return _open(path)
    except (OSError, DatabaseError, sqlite.FileError) as error:
        reason = getattr(error, "orig", None) or getattr(error, "strerror", None) or error
        raise CatalogueError(f"“{path.name}” cannot be opened as a catalogue: {reason}.") from error


def _open(path: Path) -> Engine:
    if not path.exists() or not path.stat().st_size:
        sqlite.claim(path)
    if not sqlite.is_ours(path):
        raise CatalogueError(f"“{path.name}” is not a catalogue of Muniment.")
    engine = sqlite.engine(path)
    try:
        _bring_up_to_date(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _bring_up_to_date(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        found = _version(connection)
    if not found:
        _make(engine)
        return
    if int(found) > int(SCHEMA):
        raise NewerCatalogueError(
            f"“{path.name}” was written by a newer Muniment (form {found}; this one knows form {SCHEMA})."
            " Please update Muniment. The catalogue was left as it is."
        )
    if found != SCHEMA:
        upgrade(engine, path, SCHEMA)
    _bring_index_up_to_date(engine)


def _bring_index_up_to_date(engine: Engine) -> None:
    with engine.connect() as connection:
        if sqlite.index_is_current(connection):
            return
    with sqlite.writing(engine).begin() as connection:
        # Another process may have been quicker.
        if not sqlite.index_is_current(connection):
            finish(rebuild_index(connection))


def _version(connection: Connection) -> str:
    if not inspect(connection).has_table(version.name):
        return ""
    return connection.scalar(select(version.c.version_num)) or ""


def _make(engine: Engine) -> None:
    with sqlite.writing(engine).begin() as connection:
        # Another process may have been quicker.
        if not _version(connection):
            metadata.create_all(connection)
            sqlite.make_index(connection)
            connection.execute(insert(version), {"version_num": SCHEMA})
