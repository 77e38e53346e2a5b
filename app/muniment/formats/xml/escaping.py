"""Text on its way into a file: escaped once, in one place, and never anything that XML cannot hold."""

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
"""The first line of each file that is written."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT = re.compile(f"[&<>\r]|{_NOT_XML.pattern}")
_IN_VALUE = re.compile(f'[&<>"\t\n\r]|{_NOT_XML.pattern}')
_REFERENCES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
_SPACES = re.compile("[ \t\r\n]+")
REPLACEMENT = "\ufffd"
"""What stands in a file for a character that XML cannot hold."""


def holdable(text: str) -> str:
    """Return the text with every character that XML cannot hold replaced by U+FFFD."""
    return _NOT_XML.sub(REPLACEMENT, text)


def is_holdable(text: str) -> bool:
    """Return whether XML can hold every character of the text."""
    return _NOT_XML.search(text) is None


def words(text: str) -> str:
    """Return the text as it stands between tags."""
    return _IN_TEXT.sub(_reference, text)


def value(text: str) -> str:
    """Return the text as it stands between the quotes of an attribute."""
    return _IN_VALUE.sub(_reference, text)


def collapsed(text: str) -> str:
    """Return the text with runs of XML white space as one space."""
    return _SPACES.sub(" ", text)


def _reference(match: re.Match[str]) -> str:
    return _REFERENCES.get(match[0], REPLACEMENT)
