"""The elements in a component, found by its text alone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from muniment.formats.ead.instructions import SLOT

_ANY = "\0"
_SPACE = " \t\r\n"
_TAG = re.compile(r"[ \t\r\n]*<(/?)([\w.:-]+)([^<>]*)>([^<]*)")
_SIMPLE = re.compile(r"[ \t\r\n]*(<((?!(?:did|dsc)[\s/>])\w+)((?:\s[^<>]*)?)(?<!/)>[^<]*</\2>)")
_SLOT = re.compile(rf"[ \t\r\n]*<\?{SLOT} [\w.-]+\?>")
_ATTRIBUTE = re.compile(r"""[ \t\r\n]+([A-Za-z][\w.-]*)[ \t\r\n]*=[ \t\r\n]*(?:"[^"<&]*"|'[^'<&]*')""")
_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE.pattern})*[ \t\r\n]*")
OF_NO_FIELD = re.compile(r"""\s(?:id|parent)\s*=\s*(?:"[^"<&]*"|'[^'<&]*')""")
"""Attributes that name elements for each other; no field tells what they say, only that they are there."""


class UnusualError(Exception):
    """A text is laid out in a way that is left to the parser."""


class Part(NamedTuple):
    """An element in a component: where it stands (`did`, `dsc` or nothing), its name, its text, its key."""

    place: str
    name: str
    text: str
    key: str


def parts(text: str, at: int, end: int) -> Iterator[Part]:
    """Yield the elements in a component, those of its `did` and `dsc` one by one."""
    place, opened = "", False
    while True:
        simple = _SIMPLE.match(text, at, end)
        if simple is not None:
            element, name, said = simple.groups()
            at = simple.end()
            yield Part(place, name, element, _key(element, name, said))
            continue
        found = _TAG.match(text, at, end)
        if found is None:
            slot = _SLOT.match(text, at, end)
            if slot is None:
                break
            at = slot.end()
            continue
        closes, name, said, words = found.groups()
        bare = name.rpartition(":")[2]
        if closes or (not place and _opens(bare, opened)):
            place, opened = _moved(place, closes, name, said, words), opened or bare == "did"
            at = found.end()
            continue
        start, at = found.start(1) - 1, _end_of(text, found, name, said)
        yield Part(place, bare, text[start:at], _key(text[start:at], name, said))
    if place or text[at:end].strip(_SPACE):
        raise UnusualError


def _key(element: str, name: str, said: str) -> str:
    """Return an element, which begins with such a tag, without what no field says."""
    if "id=" not in said and "parent=" not in said:
        return element
    return f"<{name}{OF_NO_FIELD.sub(_ANY, said)}{element[len(name) + len(said) + 1 :]}"


def _opens(name: str, opened: bool) -> bool:
    return name == "dsc" or (name == "did" and not opened)


def _moved(place: str, closes: str, name: str, said: str, words: str) -> str:
    """Return the place behind a tag that opens or closes one; what is odd about the tag is for the parser."""
    if words.strip(_SPACE) or (closes and name != place):
        raise UnusualError
    if said.strip(_SPACE) if closes else (":" in name or not _are_attributes(said)):
        raise UnusualError
    return "" if closes else name


def _are_attributes(said: str) -> bool:
    """Return whether plain attributes stand in a tag, each once, and nothing else."""
    if not said.strip(_SPACE):
        return True
    names = [found[1] for found in _ATTRIBUTE.finditer(said)]
    return _ATTRIBUTES.fullmatch(said) is not None and len(names) == len(set(names))


def _end_of(text: str, found: re.Match[str], name: str, said: str) -> int:
    """Return where the element ends that begins with the tag that was found."""
    if said.endswith("/"):
        return found.end(3) + 1
    closing, behind = f"</{name}>", found.end()
    if text.startswith(closing, behind):
        return behind + len(closing)
    end = text.find(closing, behind)
    if end < 0 or re.search(rf"<{re.escape(name)}[\s/>]", text[behind:end]):
        raise UnusualError
    return end + len(closing)
