"""What a file said of a unit when it was read, whatever was done to the unit since."""

from dataclasses import replace

from muniment.description.units import Unit
from muniment.formats.ead.merging.readings import fields_of
from muniment.formats.ead.originals.forms import form_of
from muniment.formats.ead.reading.sources import element_of, spelt
from muniment.formats.ead.versions import Version


def as_it_came(unit: Unit) -> Unit | None:
    """Return the unit as its file said it to be when it was read; None where its source is not kept."""
    for version in Version:
        form = form_of(unit, version)
        if form is not None:
            said = fields_of(unit, spelt(element_of(form, version), version), version)
            return replace(unit, **said)
    return None
