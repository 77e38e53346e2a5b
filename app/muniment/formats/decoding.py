"""What encoding a file's text is in, and its text; or a sentence that says why there is none.

Excel writes CSV in the encoding of the country whose Windows it runs on and does not say which. The
guess is left to chardet, among the encodings that such files come in.
"""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from muniment.formats.deliveries import FormatError, Source
from muniment.i18n import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENCODINGS: Mapping[str, str] = {
    "utf-8": _("Unicode (UTF-8)"),
    "utf-16": _("Unicode (UTF-16)"),
    "cp1252": _("Western Europe (Windows-1252)"),
    "cp1250": _("Central Europe (Windows-1250)"),
    "cp1251": _("Cyrillic (Windows-1251)"),
    "cp1253": _("Greek (Windows-1253)"),
    "cp1254": _("Turkish (Windows-1254)"),
    "cp1255": _("Hebrew (Windows-1255)"),
    "cp1256": _("Arabic (Windows-1256)"),
    "cp1257": _("Baltic (Windows-1257)"),
    "cp1258": _("Vietnamese (Windows-1258)"),
    "koi8-r": _("Cyrillic (KOI8-R)"),
    "koi8-u": _("Ukrainian (KOI8-U)"),
    "cp866": _("Cyrillic (DOS, code page 866)"),
    "mac-roman": _("Western Europe (Macintosh)"),
    "mac-cyrillic": _("Cyrillic (Macintosh)"),
    "cp850": _("Western Europe (DOS, code page 850)"),
    "cp852": _("Central Europe (DOS, code page 852)"),
    "iso8859-2": _("Central Europe (ISO 8859-2)"),
    "gb18030": _("Simplified Chinese (GB 18030)"),
    "big5hkscs": _("Traditional Chinese (Big5)"),
    "cp932": _("Japanese (Shift JIS)"),
    "cp949": _("Korean (code page 949)"),
}
"""What texts come in, by the names that Python knows them by."""

_GUESSED_BY = 1_000_000
_SMALL = 0xE0
_ALBANIAN = frozenset("ëçËÇ")
_LATIN = re.compile(r"[A-Za-z]")
_NOT_LATIN = re.compile(r"[A-Za-z]*[\u0370-\u06ff][A-Za-z\u0370-\u06ff]*")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and a sentence on what is to be checked of it, where there is anything."""

    text: str
    doubt: str = ""
    is_cut: bool = False
    """Whether the doubt is that the file breaks off."""
    encoding: str = ""


def decoded(source: Source) -> Decoded:
    """Return the text, in the encoding that was said, or UTF-8 or UTF-16, or else the likeliest.

    Raise FormatError where it is no text.
    """
    data = source.data
    if source.read_as.encoding:
        return _as_it_was_said(source, data, source.read_as.encoding)
    encoding = _marked(data)
    try:
        return Decoded(_checked(source, data.decode(encoding)), encoding=encoding)
    except UnicodeDecodeError as error:
        return _mended(source, data, error, encoding)


def _as_it_was_said(source: Source, data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = _("{name} is not in {encoding}: line {line} cannot be read so. Choose another encoding.")
        line = data.count(b"\n", 0, error.start) + 1
        called = ENCODINGS.get(encoding, encoding)
        raise FormatError(message.format(name=source.name, encoding=called, line=line)) from error
    return Decoded(_checked(source, text.removeprefix("\ufeff")), encoding=encoding)


def _marked(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    noughts = data[:400]
    if len(noughts) >= 4 and noughts[1::2].count(0) > len(noughts) // 5:
        return "utf-16-le"
    if len(noughts) >= 4 and noughts[::2].count(0) > len(noughts) // 5:
        return "utf-16-be"
    return "utf-8"


def _mended(source: Source, data: bytes, error: UnicodeDecodeError, encoding: str) -> Decoded:
    if _breaks_off(data, error, encoding):
        text = _checked(source, data[: error.start].decode(encoding))
        return Decoded(text, _("The file breaks off inside a letter."), is_cut=True, encoding=encoding)
    if encoding != "utf-8":
        raise FormatError(_unreadable(source)) from error
    for guessed in (_guessed(data), "cp1252"):
        try:
            text = data.decode(guessed)
        except UnicodeDecodeError:
            continue
        doubt = _("The file does not say its encoding and was read as {encoding}; check the letters.")
        called = ENCODINGS.get(guessed, guessed)
        return Decoded(_checked(source, text), doubt.format(encoding=called), encoding=guessed)
    raise FormatError(_unreadable(source)) from error


def _breaks_off(data: bytes, error: UnicodeDecodeError, encoding: str) -> bool:
    """Say whether a file ends within a letter.

    Where its last byte is the only one beyond ASCII, and a small letter in the encodings of one byte
    (`é` in Windows-1252), it is rather in one of these.
    """
    if error.start < len(data) - 4 or not error.start:
        return False
    is_only = encoding == "utf-8" and data[: error.start].isascii() and error.start == len(data) - 1
    return not (is_only and data[-1] >= _SMALL)


def _guessed(data: bytes) -> str:
    if _is_albanian(data):
        return "cp1252"
    among = [name for name in ENCODINGS if not name.startswith("utf")]
    found = import_module("chardet").detect_all(
        data, max_bytes=_GUESSED_BY, include_encodings=among, compat_names=False, ignore_threshold=True
    )
    likeliest = (codecs.lookup(each["encoding"] or "cp1252").name for each in found)
    python = next((name for name in likeliest if not _mixes_scripts(data, name)), "cp1252")
    return next((name for name in among if codecs.lookup(name).name == python), "cp1252")


def _is_albanian(data: bytes) -> bool:
    """Say whether the letters beyond ASCII are those of Albanian, a language that chardet does not know."""
    text = data[:_GUESSED_BY].decode("cp1252", "ignore")
    beyond = {letter for letter in text if letter.isalpha() and not letter.isascii()}
    return bool(beyond) and beyond <= _ALBANIAN


def _mixes_scripts(data: bytes, encoding: str) -> bool:
    """Say whether half of the words that are not in Latin script would have Latin letters in them."""
    others = _NOT_LATIN.findall(data[:_GUESSED_BY].decode(encoding, "ignore"))
    return 0 < len(others) <= 2 * sum(bool(_LATIN.search(word)) for word in others)


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
