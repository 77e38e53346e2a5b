"""EAD 2002 has two spellings: that of its DTD, without a namespace, and that of its schema, with XLink.

Everything else works on the schema's spelling. A document of the DTD is put into it when it is read,
its lines unchanged, and a document for programs that know only the DTD is put out of it when it is written.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from muniment.formats.ead.concepts import attributes_of, qualified
from muniment.formats.ead.versions import Version
from muniment.formats.xml.elements import is_element, local
from muniment.formats.xml.vocabularies import Attribute

DTD_SCHEMA = "ead2002-dtd.xsd"
"""The file below `schemas/` that documents of the DTD are validated against."""

DOCTYPE = (
    '<!DOCTYPE ead PUBLIC "+//ISBN 1-931666-00-8//DTD ead.dtd'
    ' (Encoded Archival Description (EAD) Version 2002)//EN" "ead.dtd">'
)
"""How a document says that it is of the DTD."""

_XLINK = "xlink:"
_VALUES: Mapping[str, Mapping[str, str]] = {
    "show": {"showother": "other", "shownone": "none"},
    "actuate": {
        "onload": "onLoad",
        "onrequest": "onRequest",
        "actuateother": "other",
        "actuatenone": "none",
    },
}
"""What the DTD calls the values of these attributes, and what XLink calls them."""

_DTD_VALUES = {name: {ours: theirs for theirs, ours in said.items()} for name, said in _VALUES.items()}
_DTD_TYPES = {
    "xlink:href": "text",
    "xlink:label": "name-token",
    "xlink:from": "name-token",
    "xlink:to": "name-token",
    "xlink:show": "show-dtd",
    "xlink:actuate": "actuate-dtd",
}
"""The types of attributes that the DTD takes otherwise than XLink; patterns it has none."""

_POINTS = "id-references-dtd"
"""Ids of which there is at least one, which validators of schemas do not insist on."""

_TAG = re.compile(
    r"""<!--.*?-->|<\?.*?\?>|(?P<tag><\w(?:[^<>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""\s+(?P<name>[\w:.-]+)\s*=\s*(?P<said>"[^"]*"|'[^']*')""")


def spell_links(element: etree._Element) -> None:
    """Spell the links in the element, and in all below it, as the schema of EAD 2002 does."""
    for each in element.iter():
        if is_element(each) and "xlink:type" in attributes_of(Version.EAD2002, local(each)):
            _spell(each)


def put_into_namespace(root: etree._Element, version: Version) -> None:
    """Put a document without a namespace into that of its version."""
    for element in root.iter():
        if is_element(element):
            element.tag = f"{{{version.namespace}}}{local(element)}"
    if version is Version.EAD2002:
        spell_links(root)


def in_dtd(attribute: Attribute) -> Attribute:
    """Return an attribute of the schema as the DTD has it."""
    name = attribute.name.removeprefix(_XLINK)
    if attribute.name == "xlink:type":
        return Attribute("linktype", attribute.type)
    if attribute.type == "iso-dates":
        return Attribute(name, "text")
    if attribute.type == "id-references":
        return Attribute(name, _POINTS, attribute.required)
    linked = attribute.name != name
    return Attribute(name, _DTD_TYPES.get(attribute.name, attribute.type), attribute.required and not linked)


def spelt_by_dtd(pieces: Iterator[str]) -> Iterator[str]:
    """Yield the pieces of a document in the schema's spelling, each of whole tags, in that of the DTD."""
    yield next(pieces)
    yield f"{DOCTYPE}\n"
    for piece in pieces:
        yield in_dtd_spelling(piece)


def in_dtd_spelling(piece: str) -> str:
    """Return whole tags in the schema's spelling in that of the DTD."""
    return _TAG.sub(_tag_of_dtd, piece) if "xlink" in piece or "xmlns" in piece else piece


def _tag_of_dtd(match: re.Match[str]) -> str:
    return _ATTRIBUTE.sub(_attribute_of_dtd, match[0]) if match["tag"] else match[0]


def _attribute_of_dtd(match: re.Match[str]) -> str:
    name, said = match["name"], match["said"]
    if name.startswith("xmlns"):
        return ""
    if not name.startswith(_XLINK):
        return match[0]
    bare, value = name.removeprefix(_XLINK), said[1:-1]
    spelt = _DTD_VALUES.get(bare, {}).get(value, value)
    return f" {'linktype' if bare == 'type' else bare}={said[0]}{spelt}{said[0]}"


def _spell(element: etree._Element) -> None:
    """Spell the links of one element, its attributes in the order they stand in."""
    known = attributes_of(Version.EAD2002, local(element))
    said = [(str(name), str(text)) for name, text in element.attrib.items()]
    if any(":" in name and not name.startswith("{") for name, _text in said):
        return  # Its prefix is declared nowhere: the parser refuses the file when it comes to the end.
    element.attrib.clear()
    for name, text in said:
        linked = _XLINK + ("type" if name == "linktype" else name)
        if linked in known and name != "type":
            element.set(qualified(linked), _VALUES.get(name, {}).get(text, text))
        else:
            element.set(name, text)
