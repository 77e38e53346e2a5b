"""Words that came without the paragraph which the elements among them want around both."""

from collections.abc import Iterable

from lxml import etree

from muniment.formats.ead.inline import may_stand
from muniment.formats.ead.merging import layout
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import is_element, local


def loose_in(elements: Iterable[etree._Element], version: Version) -> bool:
    """Return whether words stand in any of the elements, or in one further down, without the paragraph."""
    found = (node for each in elements for node in each.iter(etree.Element))
    return any(layout.has_words(node) and _has_loose(node, version) for node in found)


def _has_loose(element: etree._Element, version: Version) -> bool:
    """Return whether anything stands in an element that may stand in its paragraphs only."""
    names = {row_of(version, local(each)) for each in element if is_element(each)}
    inside = row_of(version, local(element))
    return any(may_stand(version, name, "p") and not may_stand(version, name, inside) for name in names)
