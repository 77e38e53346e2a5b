"""Addresses of records: which number in them is the record's, and which is not."""

import re
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://[^\s<>\"“”|]+")
_RECORD = re.compile(r"/document/(\d+)(?:\.pdf)?/?(?:[?#].*)?$")
_ARCHIVE = re.compile(r"(?:^|\.)(?:digitalarchive\.|wilson-center)")


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the web addresses in the text, in order, each once, without closing punctuation."""
    found = (match.group().rstrip(".,;:)]’'") for match in _ADDRESS.finditer(text))
    return tuple(dict.fromkeys(found))


def record_id(address: str) -> str:
    """Return the record's number from `…/document/<number>`, or nothing.

    A `/node/<number>` address numbers the web page and not the record.
    """
    match = _RECORD.search(address)
    return match.group(1) if match else ""


def is_of_the_archive(address: str) -> bool:
    """Return whether the address lies in the digital archive itself, not in a copy elsewhere."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return bool(_ARCHIVE.search(host))


def path_of(address: str) -> str:
    """Return the path of an address, or nothing where it is none."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def taken_off(text: str) -> tuple[tuple[str, ...], str]:
    """Return the addresses a saved page begins with, where it came from, and the text after them.

    Only a first line that begins with an address counts: whoever saved the page wrote it there.
    """
    stripped = text.lstrip()
    first, _break, rest = stripped.partition("\n")
    if not first.startswith(("http://", "https://")) or not rest.strip():
        return (), text
    return addresses_in(first), rest
