"""Where a unit keeps what it came from: its own element as it stood in a file, and the file around it."""

SOURCE = "source"
"""The place of the kept piece that is the unit's own element; the number of its slot follows a stroke."""

DOCUMENT = "document"
"""The place of the kept piece that is the file around the units at its top."""


def is_source(place: str) -> bool:
    """Return whether what is kept in the place is the source of a unit, or of the file around it.

    Of this the fields of the unit say all that they have room for; of other pieces they say nothing.
    """
    return place == DOCUMENT or place.startswith(f"{SOURCE}/")
