"""Parsing without a network, a document type or patience for bombs."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from lxml import etree

from muniment.formats.xml.bodies import Stream
from muniment.formats.xml.elements import namespace
from muniment.formats.xml.errors import XmlError, at

# huge_tree stays off: libxml2 then bounds the depth of elements and the length of texts and values.
OPTIONS: dict[str, Any] = {
    "load_dtd": False,
    "no_network": True,
    "resolve_entities": False,
    "attribute_defaults": False,
    "huge_tree": False,
}

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
_MISMATCH = re.compile(r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+?),")


def tree(data: bytes, options: Mapping[str, Any] = OPTIONS) -> etree._ElementTree:
    """Return the whole tree; raise `XmlError` where the file is not well-formed."""
    try:
        return etree.parse(BytesIO(data), etree.XMLParser(**options))
    except etree.XMLSyntaxError as error:
        raise ill_formed(error) from error


def beginning(file: Stream) -> tuple[etree._Element, etree._Element | None]:
    """Return the first two elements; raise `XmlError` where the file is not well-formed up to there."""
    steps = etree.iterparse(file, events=("start",), **OPTIONS)
    try:
        _, first = next(steps)
        _, second = next(steps, (None, None))
    except etree.XMLSyntaxError as error:
        raise ill_formed(error) from error
    if "{" in namespace(first) or "}" in namespace(first):
        raise at("The namespace of the file is not an address.", 1, 1)
    return first, second


def ill_formed(error: etree.XMLSyntaxError) -> XmlError:
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
