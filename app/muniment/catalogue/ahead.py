"""What is read of a catalogue's file before it is needed, so that it is in memory by then.

SQLite looks at each page of what it takes away. Those of an old index lie all about the file: where none
of them is in memory they come from the disk one by one, minutes of them, while a whole file that is read
from its beginning to its end is there in seconds. Another process reads it: closing it would let go of
the locks that SQLite holds for this one (`files`).
"""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from muniment.i18n import _
from muniment.progress import Progress, Steps

_LARGE = 256 * 1024 * 1024
"""Bytes from which on a file is worth a process."""

_PORTION = 32 * 1024 * 1024
"""Bytes between which is told how far it is."""

_READ = """
import sys
room = memoryview(bytearray(int(sys.argv[2])))
with open(sys.argv[1], "rb", buffering=0) as file:
    while file.readinto(room):
        print(flush=True)
"""
_UNITS = 50_000
"""Keys between which somebody may have had enough: their sizes are some hundred pages."""

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def read(connection: Connection) -> Steps[None]:
    """Have the connection's file read once, so that the system has it in memory as far as that goes.

    Where it cannot be, it is not: all goes on, if slowly.
    """
    name = connection.exec_driver_sql("SELECT file FROM pragma_database_list").scalar() or ""
    total = Path(name).stat().st_size if name else 0
    if total < _LARGE:
        return
    with suppress(OSError), _reading(name) as process:
        try:
            assert process.stdout
            for number, _line in enumerate(process.stdout, 1):
                yield Progress(min(number * _PORTION, total), total, _("Reading the catalogue"))
        finally:
            process.kill()


def sizes(connection: Connection) -> Steps[None]:
    """Read how many words the units of the index have: each hit is ranked by that, from a page of its own."""
    last = connection.exec_driver_sql("SELECT max(id) FROM words_docsize").scalar() or 0
    for done in range(0, last, _UNITS):
        yield Progress(done, last)
        between = "SELECT sum(length(sz)) FROM words_docsize WHERE id BETWEEN ? AND ?"
        connection.exec_driver_sql(between, (done, done + _UNITS))


def _reading(name: str) -> subprocess.Popen[bytes]:
    command = (sys.executable or "", "-I", "-S", "-c", _READ, name, str(_PORTION))
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=_NO_WINDOW
    )
