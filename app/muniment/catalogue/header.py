"""What the file of a catalogue begins with.

It is read by SQLite: were a file that is open in this process opened and closed by anybody else, the
locks on it would go, and another program that closes it would take its log away from under this one
(SQLite, *How To Corrupt An SQLite Database File*, 2.2).
"""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

APPLICATION = 0x4D554E49
"""The bytes MUNI in a file's header: this is a catalogue of Muniment."""


def application_of(path: Path) -> int | None:
    """Return whose database the file says it is (0: anybody's); None where it is none. Nothing is locked.

    Raise OSError where it cannot be read.
    """
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            return int(connection.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.OperationalError as error:
        number = errno.EISDIR if path.is_dir() else errno.EACCES
        raise OSError(number, os.strerror(number), str(path)) from error
    except sqlite3.DatabaseError:
        return None
