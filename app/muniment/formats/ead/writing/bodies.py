"""What stands below the `did` of a unit: notes and access points."""

from muniment.description.units import Unit
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing import ead4, names, notes
from muniment.formats.ead.writing.pieces import Piece


def body(unit: Unit, version: Version) -> list[Piece]:
    """Return the elements below the `did`, in the order the version has them."""
    if version is Version.EAD4:
        return [*ead4.summaries(unit), *notes.in_body(unit, version), *ead4.subject_headings(unit)]
    return [*notes.in_body(unit, version), *names.access_points(unit, version)]
