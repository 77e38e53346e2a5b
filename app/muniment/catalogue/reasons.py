"""Why a catalogue's file cannot be read or written, in the words of `refusals`."""

import errno
import shutil
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from muniment import refusals
from muniment.i18n import _
from muniment.paths import Place

_ALIKE = {
    "SQLITE_FULL": errno.ENOSPC,
    "SQLITE_READONLY": errno.EACCES,
    "SQLITE_PERM": errno.EACCES,
    "SQLITE_AUTH": errno.EACCES,
    "SQLITE_IOERR": errno.EIO,
}
"""What SQLite says when the system has refused it, and the system's own number for that."""

_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_AT_WORK = ("SQLITE_BUSY", "SQLITE_LOCKED")


_NO_ROOM = 1 << 20
"""So few bytes are none: SQLite and the system take more at a time."""


def why(error: BaseException, place: Place) -> str:
    """Return why nothing can be done at that place, and what can be: a clause without its full stop."""
    said = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if isinstance(said, OSError):
        return refusals.reason(said)
    # An extended code begins as the plain one does: SQLITE_IOERR_WRITE.
    name = "_".join(getattr(said, "sqlite_errorname", "").split("_")[:2])
    if name in _DAMAGED:
        return _("the file is damaged; open the last backup of it instead")
    if name in _AT_WORK:
        return _("another window or program is at work in it; wait until that is done, and do it again")
    if name == "SQLITE_CANTOPEN":
        return _("its folder is not there, or nothing may be written in it")
    number = errno.ENOSPC if name == "SQLITE_IOERR" and _is_full(place) else _ALIKE.get(name)
    return refusals.reason(OSError(number, str(said))) if number else str(said).rstrip(".")


def _is_full(place: Place) -> bool:
    """Say whether the disk of a file is full: SQLite calls some of what fails for it a fault of the disk."""
    try:
        return isinstance(place, Path) and shutil.disk_usage(place.parent).free < _NO_ROOM
    except OSError:
        return False
