"""What a source says, by the same reader that read the file."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from muniment.description.units import Unit
from muniment.formats.ead.reading.components import XML_ID, Component
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.versions import Version


def fields_of(unit: Unit, element: etree._Element, version: Version) -> Mapping[str, Any]:
    """Return what the element says of the unit, field by field; what the file says at its head apart.

    An id that was not others' when it was read is not theirs now.
    """
    said = Component(Heard(element, version), ours=False, in_pieces=False).fields()
    mine = tuple(each for each in said["identifiers"] if each.kind != XML_ID or each in unit.identifiers)
    return {**said, "identifiers": mine, "aid": said["aid"] or unit.aid}
