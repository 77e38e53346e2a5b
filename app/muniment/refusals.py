"""Why the system does not let a file be read or written, and what can be done, in the archivist's words."""

import errno
from pathlib import Path

from muniment.i18n import _
from muniment.paths import behind_draft

_REASONS = {
    errno.ENOSPC: _("there is no room left on the disk; make some, and do it again"),
    errno.EDQUOT: _("there is no room left for you on the disk; make some, and do it again"),
    errno.EROFS: _("nothing can be written on that disk; choose another"),
    errno.EACCES: _("you are not allowed to; choose another place, or ask whoever keeps it"),
    errno.EPERM: _("you are not allowed to; choose another place, or ask whoever keeps it"),
    errno.ENOENT: _("it is not there, or no longer"),
    errno.ENOTDIR: _("what should be its folder is a file"),
    errno.EEXIST: _("it is a file where a folder is needed; choose another place"),
    errno.EISDIR: _("it is a folder, not a file"),
    errno.ENAMETOOLONG: _("its name is too long; choose a shorter one"),
    errno.EIO: _("the disk does not answer as it should; see that it is connected, and copy what lies on it"),
}

_IN_USE = (5, 32, 33)
"""What Windows says where another program has a file open; 5 also where somebody is not allowed to."""


def reason(error: OSError) -> str:
    """Return why, and what can be done: a clause without its full stop."""
    if getattr(error, "winerror", None) in _IN_USE:
        return _("another program has it open, or you are not allowed to; close it there, or choose another")
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).rstrip(".")


def sentence(error: BaseException) -> str:
    """Return what an error says: that of the system in our words, any other as it is."""
    if not isinstance(error, OSError):
        return str(error)
    if not error.filename:
        why = reason(error)
        return f"{why[:1].upper()}{why[1:]}."
    named = behind_draft(Path(str(error.filename)))
    return _("{name} cannot be read or written: {reason}.").format(name=named, reason=reason(error))
