"""Addresses that every validator takes."""

import re
from urllib.parse import quote

_ESCAPE = "%[0-9A-Fa-f]{2}"
ADDRESS = re.compile(
    rf"(?:[A-Za-z][A-Za-z0-9+.-]*:)?"
    rf"(?://(?:[A-Za-z0-9._~-]|{_ESCAPE})*(?::[0-9]{{1,5}})?(?=[/?#]|$))?"
    rf"(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|{_ESCAPE})*"
    rf"(?:\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|{_ESCAPE})*)?"
    rf"(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|{_ESCAPE})*)?"
)
"""An address, or the end of one that is completed by where the file lies."""


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ON_THE_WEB = re.compile(r"https?://(?=[^/])", re.IGNORECASE)
_ELSEWHERE = ("/", "\\", "#", "?")
"""How addresses begin that lead to the top of a disc or a site, or back to the page itself."""


def followed(text: str) -> str:
    """Return an address that a page for readers may lead to, quoted; nothing for any other.

    It may lead to the web by http or https, or to a file that lies beside the page or below it.
    """
    address = text.strip()
    if _SCHEME.match(address):
        return quoted(address) if _ON_THE_WEB.match(address) else ""
    return "" if "\\" in address or address.startswith(_ELSEWHERE) else quoted(address)


def quoted(text: str) -> str:
    """Return an address as nearly as an attribute can say it, or nothing."""
    near = quote(text, safe="-._~:/?#@!$&'()*+,;=%")
    return near if ADDRESS.fullmatch(near) else ""
