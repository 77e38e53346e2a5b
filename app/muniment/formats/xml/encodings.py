"""How the bytes of a file are to be decoded, where the parser would not find out, or knows no such way."""

import codecs
import re

from lxml import etree

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BEGINNINGS = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""How files begin that have no mark of byte order (XML 1.0, appendix F)."""

_EBCDIC = "<?xm".encode("cp037")

_SAID = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")
_WIDE = re.compile(r"utf-?(?:16|32)|ucs-?[24]|iso-10646-ucs-[24]", re.IGNORECASE)
"""Encodings in which no byte is a sign: a file that says so in plain bytes is in none of them."""

_OTHERWISE = {
    "ks_c_5601-1987": "cp949",
    "windows-31j": "cp932",
    "x-sjis": "cp932",
    "x-euc-kr": "cp949",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gbk",
    "x-mac-roman": "mac_roman",
}
"""Names that are met in files, and that neither the parser nor Python takes for what they mean."""

_OF_WORDS = re.compile(r"cp\d+|mac_|koi8|iso8859|iso2022|euc_|shift_|big5|gb|hz|johab|tis|ptcp|hp_roman")
"""Codecs that turn bytes into words; others hide something, or run both ways between words."""


def to_be_decoded(head: bytes) -> str:
    """Return how a file that begins so is to be decoded before it is parsed; nothing where it need not be."""
    found = next((name for begins, name in (*_BOMS, *_BEGINNINGS) if head.startswith(begins)), "")
    return found or (_of_ebcdic(head) if head.startswith(_EBCDIC) else _by_what_it_says(head))


def said_wrongly(head: bytes) -> str:
    """Return the encoding that a file says it is in where its first bytes show that it is not."""
    said = _said(head)
    return said if _WIDE.fullmatch(said) else ""


def said_in(head: bytes) -> str:
    """Return the encoding that a file in XML says it is in, by the name it gives, if any."""
    return _said(head)


def words_in(data: bytes, head: bytes) -> str:
    """Return a part of a file that begins so in words; what is no letter in its encoding is replaced."""
    return data.decode(_codec(_said(head)) or "utf-8", "replace")


def _of_ebcdic(head: bytes) -> str:
    """Return which EBCDIC a file is in: they all write the declaration that says so alike."""
    said = _codec(_said(head.decode("cp037").encode("ascii", "replace")))
    is_one = said and head[: len(_EBCDIC)].decode(said, "replace").encode() == b"<?xm"
    return said if is_one else "cp037"


def _by_what_it_says(head: bytes) -> str:
    said = _said(head)
    if _WIDE.fullmatch(said):
        return "utf-8"
    known = _OTHERWISE.get(said.lower())
    return known or ("" if not said or _is_known(said) else _codec(said))


def _said(head: bytes) -> str:
    found = _SAID.match(head)
    return found[1].decode("ascii", "replace") if found else ""


def _is_known(encoding: str) -> bool:
    try:
        etree.XMLParser(encoding=encoding)
    except LookupError:
        return False
    return True


def _codec(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return ""
    return name if _OF_WORDS.match(name) else ""
