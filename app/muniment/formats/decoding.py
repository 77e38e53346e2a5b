"""What encoding a file's text is in, and its text; or a sentence that says why there is none."""

import codecs
import re
from dataclasses import dataclass

from muniment.formats.deliveries import FormatError, Source
from muniment.i18n import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and a sentence on what is to be checked of it, where there is anything."""

    text: str
    doubt: str = ""
    is_cut: bool = False
    """Whether the doubt is that the file breaks off."""


def decoded(source: Source) -> Decoded:
    """Return the text, in UTF-8 or UTF-16 by their marks, UTF-8 without, or else Windows-1252.

    Raise FormatError where it is no text.
    """
    encoding = _encoding(source.data)
    try:
        text = source.data.decode(encoding)
    except UnicodeDecodeError as error:
        return _mended(source, error, encoding)
    return Decoded(_checked(source, text))


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


def _mended(source: Source, error: UnicodeDecodeError, encoding: str) -> Decoded:
    if error.start >= len(source.data) - 4 and error.start > 0:
        text = source.data[: error.start].decode(encoding)
        return Decoded(_checked(source, text), _("The file breaks off inside a letter."), is_cut=True)
    if encoding != "utf-8":
        raise FormatError(_unreadable(source)) from error
    try:
        text = source.data.decode("cp1252")
    except UnicodeDecodeError as second:
        raise FormatError(_unreadable(source)) from second
    message = _("The file is not in UTF-8 and was read as Windows-1252; check the accented letters.")
    return Decoded(_checked(source, text), message)


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
