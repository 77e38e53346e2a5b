"""What a source says, by the same reader that read the file."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from muniment.description.units import Identifier, Unit
from muniment.formats.ead.originals.forms import Form, is_of_file
from muniment.formats.ead.reading.components import NOTHING_SAID, XML_ID, Component
from muniment.formats.ead.reading.forms import Forms
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.parts import UnusualError
from muniment.formats.ead.versions import Version


def fields_of(unit: Unit, element: etree._Element, version: Version, revision: int) -> Mapping[str, Any]:
    """Return what the element says of the unit, field by field; what the file says at its head apart.

    The unit's own id, which stands in an export of ours, is not said by others. Nothing is read that the
    revision of the reader did not know yet.
    """
    said = Component(Heard(element, version), ours=False, in_pieces=False, revision=revision).fields()
    mine = tuple(each for each in said["identifiers"] if _is_theirs(each, unit))
    return {**said, "identifiers": mine, "aid": said["aid"] or unit.aid}


def said_by(unit: Unit, source: Form, forms: Forms) -> Mapping[str, Any]:
    """Return what a source says of the unit, as `fields_of` does; read at a look where that can be."""
    if not (forms.version is Version.EAD4 or source.is_outdated):
        try:
            return forms.read(source.text).said
        except (UnusualError, etree.XMLSyntaxError):
            pass
    return fields_of(unit, forms.element(source.text), forms.version, source.revision)


def says(unit: Unit, source: Form, forms: Forms) -> bool:
    """Return whether a source says all that the unit does, and nothing else; not where that is in doubt."""
    if forms.version is Version.EAD4 or source.is_outdated or not all(map(is_of_file, unit.kept)):
        return False
    try:
        said = forms.read(source.text).said
    except (UnusualError, etree.XMLSyntaxError):
        return False
    theirs = tuple(each for each in said.get("identifiers", ()) if _is_theirs(each, unit))
    if theirs != unit.identifiers or said.get("aid") not in (None, unit.aid):
        return False
    return all(getattr(unit, name) == said.get(name, value) for name, value in _COMPARED.items())


_COMPARED = {name: NOTHING_SAID[name] for name in NOTHING_SAID if name not in ("aid", "identifiers", "kept")}


def _is_theirs(each: Identifier, unit: Unit) -> bool:
    return each.kind != XML_ID or each in unit.identifiers or each.text != unit.id
