"""What came in a note without the paragraph that it wants around it: names among bare words."""

from collections.abc import Iterable

from lxml import etree

from muniment.formats.ead.inline import may_stand
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import is_element, local


def loose_in(elements: Iterable[etree._Element], version: Version) -> bool:
    """Return whether anything in the elements may stand in the paragraphs of the one around it only."""
    return any(_has_loose(node, version) for each in elements for node in each.iter(etree.Element))


def _has_loose(element: etree._Element, version: Version) -> bool:
    inside = row_of(version, local(element))
    if not may_stand(version, "p", inside):
        return False
    names = {row_of(version, local(each)) for each in element if is_element(each)}
    return any(may_stand(version, name, "p") and not may_stand(version, name, inside) for name in names)
