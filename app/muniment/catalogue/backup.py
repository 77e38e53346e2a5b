"""Copies of a catalogue that are known to be good: each is opened and counted before it counts as one."""

from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from muniment.catalogue import query, sqlite
from muniment.catalogue.errors import CatalogueError


def backup(connection: Connection, target: Path) -> None:
    """Copy the catalogue to `target`; a file that lies there is replaced only by a copy that proved whole."""
    if sqlite.file_of(connection) == target.resolve():
        raise CatalogueError("A catalogue cannot be backed up onto itself.")
    copied = target.with_name(f"{target.name}.part")
    copied.unlink(missing_ok=True)
    try:
        sqlite.copy(connection, copied)
        _prove(copied, query.count(connection))
        copied.replace(target)
    except (OSError, DatabaseError, sqlite.FileError) as error:
        raise CatalogueError(f"The backup “{target.name}” could not be made: {error}") from error
    finally:
        copied.unlink(missing_ok=True)


def _prove(copied: Path, expected: int) -> None:
    engine = sqlite.engine(copied)
    try:
        with engine.connect() as connection:
            whole = sqlite.is_whole(connection) and query.count(connection) == expected
    finally:
        engine.dispose()
    if not whole:
        raise CatalogueError("The copy does not hold what the catalogue holds. It was thrown away.")
