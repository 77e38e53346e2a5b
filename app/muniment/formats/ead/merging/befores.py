"""What a file said of a unit when it was read, whatever was done to the unit since."""

from dataclasses import replace

from muniment.description.units import Unit
from muniment.formats.ead.merging.readings import fields_of
from muniment.formats.ead.originals.forms import form_of, is_form
from muniment.formats.ead.reading.sources import element_of, in_pieces, spelt
from muniment.formats.ead.versions import Version


def as_it_came(unit: Unit) -> Unit | None:
    """Return the unit as its file said it to be when it was read; None where its source is not kept."""
    for version in Version:
        form = form_of(unit, version)
        if form is not None:
            said = fields_of(unit, spelt(element_of(form, version), version), version, form.revision)
            return replace(unit, **said)
    return None


def with_source_of(there: Unit, came: Unit) -> Unit:
    """Return what came with the source that the unit keeps, where the file holds pieces of that and no more.

    So comes a unit from a file that was written of it in another version, or among others. A unit that
    came with a source of its own stays as it is.
    """
    is_whole = not came.kept or any(map(is_form, came.kept))
    if is_whole or set(in_pieces(there).kept) != set(came.kept):
        return came
    return replace(came, kept=there.kept)
