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


def quoted(text: str) -> str:
    """Return an address as nearly as an attribute can say it, or nothing."""
    near = quote(text, safe="-._~:/?#@!$&'()*+,;=%")
    return near if ADDRESS.fullmatch(near) else ""
