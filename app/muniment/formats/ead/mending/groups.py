"""Groups of digital objects taken apart, for consumers that take objects one by one."""

from functools import partial

from lxml import etree

from muniment.formats.ead.links import put_by_itself, says_only_its_type
from muniment.formats.ead.mending.mends import Rule
from muniment.formats.ead.mending.places import open_up
from muniment.formats.ead.mending.spots import Proposals, Spot
from muniment.formats.ead.reading.heard import is_ours
from muniment.formats.xml.elements import is_element
from muniment.i18n import _


def _objects_apart(spot: Spot) -> Proposals:
    """Propose to open groups of digital objects (EAD 2002) that say nothing but what stands in each."""
    for child in [each for each in spot.element if spot.aid.row(each) == "daogrp"]:
        inside = [each for each in child if is_element(each)]
        is_plain = inside and all(spot.aid.row(each) == "daoloc" for each in inside)
        if is_plain and says_only_its_type(child):
            yield spot.change(partial(_take_apart, place=spot.element.index(child)))


def _take_apart(element: etree._Element, place: int) -> None:
    group = element[place]
    for node in list(group):
        if is_ours(node):
            group.remove(node)
        elif is_element(node):
            put_by_itself(node)
    open_up(element, place)


OBJECTS_APART = Rule("objects-apart", _("Groups of digital objects"), _objects_apart)
