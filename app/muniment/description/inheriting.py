"""What a unit need not say because a unit above it says it (ISAD(G), rule 4 of multilevel description)."""

from collections.abc import Iterable
from dataclasses import dataclass

from muniment.description import languages
from muniment.description.levels import NoteKind
from muniment.description.units import Unit

_NOTES = (NoteKind.ACCESS, NoteKind.USE, NoteKind.LEGAL_STATUS)
FIELDS = ("repository", "languages", "rights", *(f"notes.{kind}" for kind in _NOTES))
"""Fields that hold for all below, by the ids of the form's fields."""


@dataclass(frozen=True, slots=True)
class Inherited:
    """What holds for a unit, in words, and the unit above it that says so."""

    words: str
    said_by: Unit


def inherited(unit: Unit, above: Iterable[Unit]) -> dict[str, Inherited]:
    """Return what the unit does not say and the nearest unit above does, by field; `above` nearest first."""
    chain = list(above)
    found: dict[str, Inherited] = {}
    for field in FIELDS:
        if not words(unit, field):
            by = next((each for each in chain if words(each, field)), None)
            if by is not None:
                found[field] = Inherited(words(by, field), by)
    return found


def words(unit: Unit, field: str) -> str:
    """Return what a unit says in one of `FIELDS`, in plain words."""
    if field == "repository":
        return unit.repository
    if field == "languages":
        said = (each.text or languages.name_of(each.language) for each in unit.languages)
        return ", ".join(filter(None, said))
    if field == "rights":
        return " ".join(each.text for each in unit.rights)
    kind = field.removeprefix("notes.")
    return " ".join(note.text for note in unit.notes if note.kind == kind)
