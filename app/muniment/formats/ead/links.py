"""Links of EAD 2002: the object of a group is a locator (XLink), one by itself a simple link."""

from lxml import etree

from muniment.formats.ead.concepts import qualified
from muniment.formats.xml.elements import local

_TYPES = (qualified("xlink:type"), "linktype")
_LABELS = (qualified("xlink:label"), "label")


def put_by_itself(node: etree._Element) -> None:
    """Make a `dao` of a `daoloc`, in either spelling; its label goes, by which links in the group name it."""
    if local(node) != "daoloc":
        return
    node.tag = str(node.tag).removesuffix("loc")
    for name in _TYPES:
        if name in node.attrib:
            node.set(name, "simple")
    for name in _LABELS:
        node.attrib.pop(name, "")


def says_only_its_type(node: etree._Element) -> bool:
    """Return whether no attribute of a link says anything but what kind of link it is."""
    return all(str(name) in _TYPES for name in node.attrib)
