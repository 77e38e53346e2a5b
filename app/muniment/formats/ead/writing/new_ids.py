"""Ids in the text of a unit, and what refers to them, put otherwise; the unit tells what they were."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from muniment.formats.ead import instructions
from muniment.formats.ead.pointers import IDS, pointing
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.ead.writing.lending import said_first

_TAG = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?:[\w.-]+:)?(?P<name>[\w.-]+)(?P<said>(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""(?P<name>[\w.:-]+)\s*=\s*(?P<quote>["'])(?P<text>.*?)(?P=quote)""", re.DOTALL)
_OPENED = re.compile(r"""\s*<(?:[^<>"']|"[^"]*"|'[^']*')*>(?P<space>\s*)""")
_EMPTY = re.compile(r"""\A(?P<start>\s*<(?P<name>[\w.:-]+)(?:[^<>"'/]|"[^"]*"|'[^']*')*)/>""")


def with_ids(text: str, version: Version, called: Callable[[str], str]) -> str:
    """Return a unit, or its beginning, with its ids, and what refers to them, as they are called."""
    told = dict[str, str]()

    def put(id: str) -> str:
        new = called(id)
        if new != id:
            told[id] = new
        return new

    def tag(found: re.Match[str]) -> str:
        names = _names(version, row_of(version, found["name"])) if found["said"] else ()
        return _ATTRIBUTE.sub(lambda each: _said(each, put) if each["name"] in names else each[0], found[0])

    said = _TAG.sub(tag, text)
    return _telling(said, told) if told else text


@cache
def _names(version: Version, row: str) -> frozenset[str]:
    """Return the attributes of an element that say ids."""
    return IDS | frozenset(pointing(version, row))


def _said(attribute: re.Match[str], called: Callable[[str], str]) -> str:
    """Return an attribute with its ids as they are called in the file."""
    text = attribute["text"]
    put = " ".join(map(called, text.split()))
    if put == " ".join(text.split()):
        return attribute[0]
    return f"{attribute['name']}={attribute['quote']}{put}{attribute['quote']}"


def _telling(text: str, told: Mapping[str, str]) -> str:
    """Return a unit that tells how ids in it were called."""
    said = instructions.instruction((instructions.RENAMED, f"{new} {old}") for old, new in told.items())
    found = _OPENED.match(_EMPTY.sub(r"\g<start>></\g<name>>", text))
    assert found is not None
    return found[0] + said_first(said, found.string[found.end() :], found["space"])
