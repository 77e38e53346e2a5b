"""Parsing without a network, a document type or patience for bombs."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from lxml import etree

from muniment.formats.xml.bodies import Stream, chunks
from muniment.formats.xml.elements import namespace
from muniment.formats.xml.errors import XmlError, at
from muniment.formats.xml.sources import Prepared
from muniment.i18n import _

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
    _TYPES.ERR_DOCUMENT_EMPTY: _("There is no element in it."),
    _TYPES.ERR_DOCUMENT_END: _("It goes on after its last element."),
    _TYPES.ERR_TAG_NOT_FINISHED: _("It ends in the middle."),
    _TYPES.ERR_GT_REQUIRED: _("A tag has no end."),
    _TYPES.ERR_LT_IN_ATTRIBUTE: _("The value of an attribute holds a bare <."),
    _TYPES.ERR_ATTRIBUTE_REDEFINED: _("An attribute stands twice in one tag."),
    _TYPES.ERR_INVALID_CHAR: _("There is a character that XML does not allow."),
    _TYPES.ERR_INVALID_ENCODING: (
        _("It is not in the encoding that it says: write the right one, as ISO-8859-1, into its first line.")
    ),
    _TYPES.ERR_UNSUPPORTED_ENCODING: _("It is in an encoding that is not known."),
    _TYPES.ERR_ENTITYREF_SEMICOL_MISSING: _("A bare & stands where words or an entity should."),
    _TYPES.ERR_INVALID_HEX_CHARREF: _("A character is given by a number that is none."),
    _TYPES.ERR_INVALID_DEC_CHARREF: _("A character is given by a number that is none."),
    _TYPES.ERR_ATTRIBUTE_NOT_STARTED: _("The value of an attribute does not stand in quotes."),
    _TYPES.ERR_ATTRIBUTE_NOT_FINISHED: _("The value of an attribute has no end."),
    _TYPES.ERR_ATTRIBUTE_WITHOUT_VALUE: _("An attribute has no value."),
    _TYPES.ERR_SPACE_REQUIRED: _("Something stands without a space before it in a tag."),
    _TYPES.ERR_HYPHEN_IN_COMMENT: _("Two hyphens stand inside a comment."),
    _TYPES.ERR_COMMENT_NOT_FINISHED: _("A comment has no end, or is longer than in any finding aid."),
    _TYPES.ERR_MISPLACED_CDATA_END: _("]]> stands among words; it is written ]]&gt;."),
    _TYPES.ERR_CDATA_NOT_FINISHED: _("A section of CDATA has no end."),
    _TYPES.ERR_PI_NOT_STARTED: _("A processing instruction has no name."),
    _TYPES.ERR_PI_NOT_FINISHED: _("A processing instruction has no end."),
    _TYPES.ERR_RESERVED_XML_NAME: _("An XML declaration stands elsewhere than at the very beginning."),
    _TYPES.ERR_ENCODING_NAME: _("The XML declaration names an encoding that cannot be one."),
    _TYPES.ERR_UNKNOWN_VERSION: _("The XML declaration names a version of XML that is not known."),
    _TYPES.ERR_VERSION_MISSING: _("The XML declaration names no version."),
    _TYPES.ERR_NAME_TOO_LONG: _("Something in it is longer or deeper than in any finding aid."),
    _TYPES.WAR_NS_URI: _("A namespace is not an address."),
    _TYPES.NS_ERR_QNAME: _("The name of an element or attribute holds more than one colon."),
    _TYPES.NS_ERR_XML_NAMESPACE: _("A namespace is declared as it may not be."),
    _TYPES.NS_ERR_ATTRIBUTE_REDEFINED: _("An attribute stands twice in one tag."),
    _TYPES.ERR_INTERNAL_ERROR: _("There is no whole element in it."),
    _TYPES.ERR_RESOURCE_LIMIT: _("Something in it is longer or deeper than in any finding aid."),
}
_NO_TAG = _("A < stands where no tag begins; among words it is written &lt;.")
_NO_ENTITY = _("A bare & stands where words or an entity should.")
_UNDECLARED = re.compile(r"Namespace prefix (\S+) (?:for \S+ )?on (\S+) is not defined")
_MISMATCH = re.compile(r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+?),")


def tree(data: bytes, options: Mapping[str, Any] = OPTIONS) -> etree._ElementTree:
    """Return the whole tree; raise `XmlError` where the file is not well-formed."""
    try:
        return etree.parse(BytesIO(data), etree.XMLParser(**options))
    except etree.XMLSyntaxError as error:
        raise ill_formed(error) from error


def is_well_formed(file: Prepared) -> bool:
    """Return whether the file is well-formed and nothing in it is longer or deeper than the parser allows."""
    return fault_in(file) is None


def fault_in(file: Prepared) -> XmlError | None:
    """Return what `tree` would refuse a file for, without one; prefixes declared nowhere it does not see."""
    # The parser calls those methods of a target that are there.
    parser = etree.XMLParser(target=_Nothing(), **OPTIONS)  # type: ignore[arg-type]
    try:
        with file.body.opened() as part:
            for chunk in chunks(part, 0, file.body.size):
                parser.feed(chunk)
        parser.close()
    except etree.XMLSyntaxError as error:
        return ill_formed(error)
    return None


class _Nothing:
    """What is made of a file that is only looked at."""

    def close(self) -> None:
        """Be done."""


def beginning(file: Stream) -> tuple[etree._Element, etree._Element | None]:
    """Return the first two elements; raise `XmlError` where the file is not well-formed up to there."""
    steps = etree.iterparse(file, events=("start",), **OPTIONS)
    try:
        _event, first = next(steps)
        _event, second = next(steps, (None, None))
    except etree.XMLSyntaxError as error:
        raise ill_formed(error) from error
    if "{" in namespace(first) or "}" in namespace(first):
        raise at(_("The namespace of the file is not an address."), 1, 1)
    return first, second


def ill_formed(error: etree.XMLSyntaxError) -> XmlError:
    """Return what the parser has against the file, as a sentence with line and column."""
    line, column = error.position
    said = _SENTENCES.get(getattr(error, "code", 0)) or _in_its_words(error.msg or "")
    return at(_("The file is not well-formed XML. {said}").format(said=said), line or 1, column or 1)


def _in_its_words(message: str) -> str:
    if message.startswith("StartTag"):
        return _NO_TAG
    if message.startswith("xmlParseEntityRef"):
        return _NO_ENTITY
    undeclared = _UNDECLARED.match(message)
    if undeclared:
        prefix, element = undeclared.groups()
        return _(
            'The prefix {prefix} in <{element}> is not declared. Add xmlns:{prefix}="…" to the first tag.'
        ).format(prefix=prefix, element=element)
    mismatch = _MISMATCH.match(message)
    if mismatch:
        return _("<{opened}>, opened in line {line}, is not closed before </{closed}>.").format(
            opened=mismatch[1], line=mismatch[2], closed=mismatch[3]
        )
    plain = message.partition(", line ")[0].strip().rstrip(".")
    return _("The parser says: {plain}.").format(plain=plain)
