"""EAD 2002 has two spellings: that of its DTD, without a namespace, and that of its schema, with XLink.

Everything here works on the schema's spelling; a document of the DTD is put into it, its lines unchanged.
"""

from lxml import etree

from muniment.formats.ead.concepts import attributes_of, qualified
from muniment.formats.ead.verbatim import is_element, local
from muniment.formats.ead.versions import Version

_LINKS = ("href", "title", "role", "arcrole", "show", "actuate", "label", "from", "to")
_VALUES = {
    "onload": "onLoad",
    "onrequest": "onRequest",
    "actuateother": "other",
    "actuatenone": "none",
    "showother": "other",
    "shownone": "none",
}
"""What the DTD calls the values of `show` and `actuate`, and what XLink calls them."""


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


def _spell(element: etree._Element) -> None:
    known = attributes_of(Version.EAD2002, local(element))
    element.attrib.pop("linktype", "")
    for name in _LINKS:
        if f"xlink:{name}" in known and name in element.attrib:
            said = str(element.attrib.pop(name))
            element.set(qualified(f"xlink:{name}"), _VALUES.get(said, said))
