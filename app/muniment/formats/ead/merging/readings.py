"""What a source says, by the same reader that read the file."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from muniment.description.units import Unit
from muniment.formats.ead.originals.forms import Form, without_forms
from muniment.formats.ead.reading.components import XML_ID, Component
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.sources import element_of, spelt
from muniment.formats.ead.versions import Version


def is_said(unit: Unit, form: Form, version: Version) -> bool:
    """Return whether the source says all of the unit, and nothing else."""
    return not unsaid(unit, spelt(element_of(form, version), version), version)


def unsaid(unit: Unit, element: etree._Element, version: Version) -> frozenset[str]:
    """Return the fields of the unit in which the element says something else."""
    said = fields_of(unit, element, version)
    stated = without_forms(unit)
    return frozenset(name for name, value in said.items() if value != getattr(stated, name))


def fields_of(unit: Unit, element: etree._Element, version: Version) -> Mapping[str, Any]:
    """Return what the element says of the unit, field by field; what the file says at its head apart.

    An id that was not others' when it was read is not theirs now.
    """
    said = Component(Heard(element, version), ours=False, in_pieces=False).fields()
    mine = tuple(each for each in said["identifiers"] if each.kind != XML_ID or each in unit.identifiers)
    return {**said, "identifiers": mine, "aid": said["aid"] or unit.aid}
