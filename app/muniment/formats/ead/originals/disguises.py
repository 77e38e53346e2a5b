"""What looks like a slot of ours in others' files: held under another name, given back under its own."""

import re

from muniment.formats.ead.instructions import SLOT
from muniment.formats.xml.bodies import Held, matches
from muniment.formats.xml.sources import Prepared

_FIRST, _REST = SLOT.split("-")
_BEGUN = f"<?{_FIRST}."
_LIKE = re.compile(rf"<\?{_FIRST}(\.*-{_REST})")
_LIKE_IN_BYTES = re.compile(_LIKE.pattern.encode())
_DISGUISED = re.compile(rf"<\?{_FIRST}\.(\.*-{_REST})")


def disguised(file: Prepared) -> Prepared | None:
    """Return the file with such instructions called otherwise; None where there is none in it."""
    with file.body.opened() as part:
        is_like = any(matches(part, file.body.size, _LIKE_IN_BYTES))
    if not is_like and not _LIKE.search(file.doctype):
        return None
    data = file.data
    before, blank = _renamed(data[: file.start]), data[file.start : file.end]
    rest, doctype = _renamed(data[file.end :]), _LIKE.sub(rf"{_BEGUN}\1", file.doctype)
    return Prepared(Held(before + blank + rest), doctype, len(before), len(before) + len(blank))


def undisguised(text: str) -> str:
    """Return a piece of a file with such instructions as they came."""
    return _DISGUISED.sub(rf"<?{_FIRST}\1", text) if _BEGUN in text else text


def _renamed(data: bytes) -> bytes:
    return _LIKE_IN_BYTES.sub(_BEGUN.encode() + rb"\1", data)
