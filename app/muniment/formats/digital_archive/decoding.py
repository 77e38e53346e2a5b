"""From a file's bytes to a page of text, or a sentence that says why there is none."""

import codecs
import re
from collections.abc import Mapping

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
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NEW_LINES = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f]")


def page_of(source: Source) -> Page:
    """Return the text of the file as lines; raise `FormatError` where it is none, or far too much."""
    if len(source.data) > LARGEST:
        message = _("{name} is too large for a single record ({size} MB; the limit is {limit} MB).")
        raise FormatError(message.format(name=source.name, size=len(source.data) >> 20, limit=LARGEST >> 20))
    if not source.data.strip(b" \t\r\n\x0c\x00"):
        raise FormatError(_("{name} is empty.").format(name=source.name))
    _refuse_other_kinds(source)
    text, losses = decoded(source)
    addresses, text = taken_off(_plain(text))
    return Page(name=source.name, text=text, addresses=addresses, losses=losses)


def _refuse_other_kinds(source: Source) -> None:
    for beginning, kind in _KINDS.items():
        if source.data.startswith(beginning):
            message = _("{name} is {kind}, not text. Save its text and import that.")
            raise FormatError(message.format(name=source.name, kind=kind))


def decoded(source: Source) -> tuple[str, tuple[Loss, ...]]:
    """Return the text, in UTF-8 or UTF-16 by their marks, UTF-8 without, or else Windows-1252.

    With it comes what is to be checked. Raise FormatError where it is no text.
    """
    encoding = _encoding(source.data)
    try:
        text = source.data.decode(encoding)
    except UnicodeDecodeError as error:
        return _mended(source, error, encoding)
    return _checked(source, text), ()


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    noughts = data[:400]
    if len(noughts) >= 4 and noughts[1::2].count(0) > len(noughts) // 5:
        return "utf-16-le"
    if len(noughts) >= 4 and noughts[::2].count(0) > len(noughts) // 5:
        return "utf-16-be"
    return "utf-8"


def _mended(source: Source, error: UnicodeDecodeError, encoding: str) -> tuple[str, tuple[Loss, ...]]:
    if error.start >= len(source.data) - 4 and error.start > 0:
        text = source.data[: error.start].decode(encoding)
        return _checked(source, text), (Loss("texts", _("The file breaks off inside a letter.")),)
    if encoding != "utf-8":
        raise FormatError(_unreadable(source)) from error
    try:
        text = source.data.decode("cp1252")
    except UnicodeDecodeError as second:
        raise FormatError(_unreadable(source)) from second
    message = _("The file is not in UTF-8 and was read as Windows-1252; check the accented letters.")
    return _checked(source, text), (Loss("titles", message),)


def readable(text: str) -> str:
    """Return the text without the signs by which a file would be taken for none."""
    return _CONTROLS.sub("", text)


def _checked(source: Source, text: str) -> str:
    if _CONTROLS.search(text):
        raise FormatError(_unreadable(source))
    return text


def _unreadable(source: Source) -> str:
    message = _("{name} cannot be read as text: it is in no known encoding, or it is no text at all.")
    return message.format(name=source.name)


def _plain(text: str) -> str:
    """One kind of line end and of space, and nothing invisible; page breaks stay."""
    text = _NEW_LINES.sub("\n", text).replace("\x1b", "").replace("\x0b", "\n")
    return _SPACES.sub(" ", _INVISIBLE.sub("", text))
