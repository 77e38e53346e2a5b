"""A catalogue's file as a file: whose it is, and copies of it.

It is read by SQLite alone: were a file that is open in this process opened and closed by anybody else, the
locks on it would go, and another program that closes it would take its log away from under this one
(SQLite, *How To Corrupt An SQLite Database File*, 2.2).
"""

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path, PurePath

APPLICATION = 0x4D554E49
"""The bytes MUNI in a file's header: this is a catalogue of Muniment."""

_LOG = "-wal"
"""What the name of the log ends in: it lies beside a file that is open, or was not closed."""


def application_of(path: Path) -> int | None:
    """Return whose database the file says it is (0: anybody's); None where it is none. Nothing is locked.

    Raise OSError where it cannot be read, sqlite3.DatabaseError where the database is damaged.
    """
    try:
        with closing(_opened(path, "immutable=1")) as connection:
            return int(connection.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.OperationalError as error:
        number = errno.EISDIR if path.is_dir() else errno.EACCES
        raise OSError(number, os.strerror(number), str(path)) from error
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        return None


def copy_file(path: Path, target: Path) -> None:
    """Copy the catalogue in a file to another, as it stands at this moment, the log with it.

    Nothing is written where it lies, unless it is in use there. Raise OSError where it cannot be copied.
    """
    log = path.with_name(path.name + _LOG)
    try:
        how = "" if log.exists() else "immutable=1"
        with closing(_opened(path, how)) as connection, closing(sqlite3.connect(target)) as copied:
            connection.backup(copied)
    except sqlite3.DatabaseError:
        # Where nothing can be written, SQLite does not read a log; then nobody has the file open, either.
        shutil.copyfile(path, target)
        if log.exists():
            shutil.copyfile(log, target.with_name(target.name + _LOG))


def address(path: PurePath, how: str = "") -> str:
    """Return the URI under which SQLite reads the file and never writes, `how` else is said in its words.

    A computer of the network that the file lies on is a part of its path for SQLite, and no authority.
    """
    uri = path.as_uri()
    if not uri.startswith("file:///"):
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?mode=ro&{how}"


def _opened(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(address(path.absolute(), how), uri=True)
