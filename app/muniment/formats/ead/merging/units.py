"""A unit put back into its source: what it still says stays as it came, what it says now takes its place."""

from muniment.description.units import Unit
from muniment.formats.ead.merging.readings import is_said
from muniment.formats.ead.originals.forms import Form
from muniment.formats.ead.versions import Version


def merged(unit: Unit, form: Form, version: Version) -> Form | None:
    """Return the source of the unit, changed where the unit now says something else.

    None where that cannot be done without leaving something unsaid.
    """
    return form if is_said(unit, form, version) else None
