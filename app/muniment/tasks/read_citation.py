"""A citation that was pasted where a shelfmark is typed: read, and put into the record around it."""

from dataclasses import fields, replace

from muniment.description.units import Unit
from muniment.formats import table
from muniment.formats.deliveries import FormatError, Source
from muniment.i18n import _

_SHORTEST = 30
_OWN = frozenset({"id", "parent", "level", "level_name", "status", "audience", "kept", "aid"})


def read_citation(words: str) -> Unit | None:
    """Return what a citation says, None where the words are none, or nothing but a shelfmark."""
    if len(words) < _SHORTEST:
        return None
    try:
        read = table.read(Source(_("pasted text"), words.encode())).units
    except FormatError:
        return None
    said = read[0] if len(read) == 1 else None
    return said if said is not None and said.titles and said.shelfmarks else None


def filled_by(unit: Unit, said: Unit) -> Unit:
    """Return the unit with the shelfmarks that a citation gives, and whatever else it did not say itself."""
    news = {
        each.name: getattr(said, each.name)
        for each in fields(Unit)
        if each.name not in _OWN and getattr(said, each.name) and not getattr(unit, each.name)
    }
    return replace(unit, **{**news, "shelfmarks": said.shelfmarks})
