"""Ids in the text of a unit, and what refers to them, put otherwise; the unit tells what they were."""

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache

from muniment.formats.ead import instructions
from muniment.formats.ead.pointers import IDS, believed, pointing
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of, vocabulary
from muniment.formats.ead.writing.lending import said_first
from muniment.formats.ead.writing.twice import ids_in

_TAG = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?:[\w.-]+:)?(?P<name>[\w.-]+)(?P<said>(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""(?P<name>[\w.:-]+)\s*=\s*(?P<quote>["'])(?P<text>.*?)(?P=quote)""", re.DOTALL)
_OPENED = re.compile(r"""\s*<(?:[^<>"']|"[^"]*"|'[^']*')*>(?P<space>\s*)""")
_INSTRUCTION = re.compile(rf"(?P<start>{_OPENED.pattern})<\?{instructions.TARGET} (?P<said>[^>]*)\?>")
_EMPTY = re.compile(r"""\A(?P<start>\s*<(?P<name>[\w.:-]+)(?:[^<>"'/]|"[^"]*"|'[^']*')*)/>""")


def with_ids(text: str, version: Version, called: Callable[[str], str]) -> str:
    """Return a unit, or its beginning, with its ids, and what refers to them, as they are called."""
    told = dict[str, str]()

    def put(id: str) -> str:
        new = called(id)
        if new != id:
            told[id] = new
        return new

    said = _put(text, version, put)
    return _telling(said, told) if told else text


def with_old_ids(text: str, version: Version) -> tuple[str, Mapping[str, str]]:
    """Return a unit with the ids that it had, and for these what they were called."""
    begun = _INSTRUCTION.match(text)
    said = instructions.pairs(begun["said"]) if begun is not None else ()
    told = [each for key, each in said if key == instructions.RENAMED]
    old = believed(told, ids_in((text,)), named_in(text, version)) if told else {}
    if begun is None or not old:
        return text, {}
    others = [(key, each) for key, each in said if key != instructions.RENAMED]
    plain = begun["start"] + instructions.instruction(others) + text[begun.end() :]
    return _put(plain, version, lambda id: old.get(id, id)), {was: new for new, was in old.items()}


def named_in(text: str, version: Version) -> dict[str, None]:
    """Return the ids in a text, and those that are referred to, in order."""
    named = dict[str, None]()

    def note(id: str) -> str:
        named[id] = None
        return id

    _put(text, version, note)
    return named


def referred_in(text: str, version: Version) -> Collection[str]:
    """Return the ids that are referred to in a text; where there are any, those in it, too."""
    return named_in(text, version) if any(name in text for name in _referring(version)) else ()


@cache
def _referring(version: Version) -> frozenset[str]:
    """Return the attributes that refer to ids."""
    return frozenset(name for row in vocabulary().of(version) for name in pointing(version, row.id))


def _put(text: str, version: Version, put: Callable[[str], str]) -> str:
    def tag(found: re.Match[str]) -> str:
        names = _names(version, row_of(version, found["name"])) if found["said"] else ()
        return _ATTRIBUTE.sub(lambda each: _said(each, put) if each["name"] in names else each[0], found[0])

    return _TAG.sub(tag, text)


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
