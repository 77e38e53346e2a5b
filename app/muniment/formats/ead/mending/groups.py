"""Groups of digital objects taken apart, for consumers that take objects one by one."""

from functools import partial

from lxml import etree

from muniment.formats.ead.concepts import qualified
from muniment.formats.ead.mending.mends import Rule
from muniment.formats.ead.mending.places import open_up
from muniment.formats.ead.mending.spots import Proposals, Spot
from muniment.formats.ead.reading.heard import is_ours
from muniment.formats.xml.elements import is_element
from muniment.i18n import _

_TYPES = (qualified("xlink:type"), "linktype")
_LABELS = (qualified("xlink:label"), "label")


def _objects_apart(spot: Spot) -> Proposals:
    """Propose to open groups of digital objects (EAD 2002) that say nothing but what stands in each."""
    for child in [each for each in spot.element if spot.aid.row(each) == "daogrp"]:
        inside = [each for each in child if is_element(each)]
        is_plain = inside and all(spot.aid.row(each) == "daoloc" for each in inside)
        if is_plain and all(str(name) in _TYPES for name in child.attrib):
            yield spot.change(partial(_take_apart, place=spot.element.index(child), spot=spot))


def _take_apart(element: etree._Element, place: int, spot: Spot) -> None:
    """Make each object of a group one by itself; no link in the group needs a label for it."""
    group = element[place]
    for node in list(group):
        if is_ours(node):
            group.remove(node)
        elif is_element(node):
            node.tag = spot.tag("dao")
            for name in _TYPES:
                if name in node.attrib:
                    node.set(name, "simple")
            for name in _LABELS:
                node.attrib.pop(name, "")
    open_up(element, place)


OBJECTS_APART = Rule("objects-apart", _("Groups of digital objects"), _objects_apart)
