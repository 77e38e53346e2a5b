"""From a file to a page of text with the addresses above it, or a sentence that says why there is none."""

import re
from collections.abc import Mapping

from muniment.formats.decoding import Decoded, decoded
from muniment.formats.deliveries import FormatError, Source
from muniment.formats.digital_archive.addresses import taken_off
from muniment.formats.digital_archive.records import Loss, Page
from muniment.i18n import _

LARGEST = 64 * 1024 * 1024
"""Bytes. The longest record seen is 0.1 MB; what is larger than this is no record."""

_KINDS: Mapping[bytes, str] = {
    b"%PDF": _("a PDF"),
    b"PK\x03\x04": _("a zip archive or an office document"),
    b"\xd0\xcf\x11\xe0": _("an old office document"),
    b"\x89PNG": _("a picture"),
    b"\xff\xd8\xff": _("a picture"),
    b"GIF8": _("a picture"),
    b"II*\x00": _("a picture"),
    b"MM\x00*": _("a picture"),
    b"SQLite format 3\x00": _("a database"),
    b"{\\rtf": _("a rich text document"),
    b"\x1f\x8b": _("a compressed file"),
}
_NEW_LINES = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff]|\u00ad(?![ \t]*\n)")
"""But for a soft hyphen at a line's end: it tells where the word goes on."""
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f]")


def page_of(source: Source) -> Page:
    """Return the text of the file as lines; raise `FormatError` where it is none, or far too much."""
    if len(source.data) > LARGEST:
        message = _("{name} is too large for a single record ({size} MB; the limit is {limit} MB).")
        raise FormatError(message.format(name=source.name, size=len(source.data) >> 20, limit=LARGEST >> 20))
    if not source.data.strip(b" \t\r\n\x0c\x00"):
        raise FormatError(_("{name} is empty.").format(name=source.name))
    _refuse_other_kinds(source)
    read = decoded(source)
    addresses, text = taken_off(_plain(read.text))
    return Page(name=source.name, text=text, addresses=addresses, losses=_losses(read))


def _losses(read: Decoded) -> tuple[Loss, ...]:
    if not read.doubt:
        return ()
    return (Loss("texts" if read.is_cut else "titles", read.doubt),)


def _refuse_other_kinds(source: Source) -> None:
    for beginning, kind in _KINDS.items():
        if source.data.startswith(beginning):
            message = _(
                "{name} is {kind}, not text. Save its text and import that; or open the record that it "
                "belongs to, and attach it on the page “Images”."
            )
            raise FormatError(message.format(name=source.name, kind=kind))


def _plain(text: str) -> str:
    """One kind of line end and of space, and nothing invisible; page breaks stay."""
    text = _NEW_LINES.sub("\n", text).replace("\x1b", "").replace("\x0b", "\n")
    return _SPACES.sub(" ", _INVISIBLE.sub("", text))
