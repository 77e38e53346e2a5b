"""Parsing without a network, a document type or patience for bombs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from muniment.formats.ead.errors import EadError, at
from muniment.formats.ead.verbatim import local, namespace
from muniment.formats.ead.versions import Version, version_of

# huge_tree stays off: libxml2 then bounds the depth of elements and the length of texts and values.
OPTIONS: dict[str, Any] = {
    "load_dtd": False,
    "no_network": True,
    "resolve_entities": False,
    "attribute_defaults": False,
    "huge_tree": False,
}

_INCLUDED = "http://www.w3.org/2001/XInclude"
_ROOTS = ("ead", "archdesc")

_TYPES = etree.ErrorTypes
_SENTENCES = {
    _TYPES.ERR_DOCUMENT_EMPTY: "There is no element in it.",
    _TYPES.ERR_DOCUMENT_END: "It goes on after its last element.",
    _TYPES.ERR_TAG_NOT_FINISHED: "It ends in the middle.",
    _TYPES.ERR_GT_REQUIRED: "A tag has no end.",
    _TYPES.ERR_LT_IN_ATTRIBUTE: "The value of an attribute holds a bare <.",
    _TYPES.ERR_ATTRIBUTE_REDEFINED: "An attribute stands twice in one tag.",
    _TYPES.ERR_INVALID_CHAR: "There is a character that XML does not allow.",
    _TYPES.ERR_INVALID_ENCODING: "It is not in the encoding that it says.",
    _TYPES.ERR_UNSUPPORTED_ENCODING: "It is in an encoding that is not known.",
    _TYPES.ERR_NAME_REQUIRED: "A bare & stands where words or an entity should.",
    _TYPES.ERR_INTERNAL_ERROR: "There is no whole element in it.",
    _TYPES.ERR_RESOURCE_LIMIT: "Something in it is longer or deeper than in any finding aid.",
}


@dataclass(frozen=True, slots=True)
class Root:
    """The first element of a file: its name, and the version of EAD it is in."""

    name: str
    namespace: str
    version: Version

    @property
    def is_ead(self) -> bool:
        """Whether it is a finding aid, whole or bare."""
        return self.name.lower() in _ROOTS


def root_of(data: bytes) -> Root:
    """Return the root; raise `EadError` where the file is not well-formed up to its second element."""
    steps = etree.iterparse(BytesIO(data), events=("start",), **OPTIONS)
    try:
        _, first = next(steps)
        _, second = next(steps, (None, None))
    except etree.XMLSyntaxError as error:
        raise ill_formed(error) from error
    space = namespace(first)
    if "{" in space or "}" in space:
        raise at("The namespace of the file is not an address.", 1, 1)
    children = frozenset((local(second),)) if second is not None else frozenset[str]()
    return Root(local(first), space, version_of(space, children))


def iterate(data: bytes, root: Root, tags: Sequence[str]) -> Iterator[tuple[str, etree._Element]]:
    """Yield the beginnings and ends of elements with these names, in the namespace of the root.

    Raises `EadError` where the file is not well-formed, or would include another.
    """
    wanted = [f"{{{root.namespace}}}{tag}" if root.namespace else tag for tag in tags]
    try:
        steps = etree.iterparse(
            BytesIO(data),
            events=("start", "end"),
            tag=[*wanted, f"{{{_INCLUDED}}}include"],
            **OPTIONS,
        )
        for event, element in steps:
            if namespace(element) == _INCLUDED:
                raise at(
                    "The file wants another file included, which is not opened.", element.sourceline or 0, 1
                )
            yield event, element
    except etree.XMLSyntaxError as error:
        raise ill_formed(error) from error


def ill_formed(error: etree.XMLSyntaxError) -> EadError:
    """Return what the parser has against the file, as a sentence with line and column."""
    line, column = error.position
    said = _SENTENCES.get(getattr(error, "code", 0)) or _in_its_words(error.msg or "")
    return at(f"The file is not well-formed XML. {said}", line or 1, column or 1)


def _in_its_words(message: str) -> str:
    mismatch = _MISMATCH.match(message)
    if mismatch:
        return f"<{mismatch[1]}>, opened in line {mismatch[2]}, is not closed before </{mismatch[3]}>."
    plain = message.partition(", line ")[0].strip().rstrip(".")
    return f"The parser says: {plain}."


_MISMATCH = re.compile(r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+?),")
