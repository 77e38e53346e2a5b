"""Which element a note stands in: its own where there is one, else a neighbour's, with its kind said."""

from functools import cache

from muniment.description.levels import NoteKind
from muniment.formats.ead.inline import may_stand
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import filling, vocabulary

_IN_IDENTITY = {
    NoteKind.ABSTRACT: "abstract",
    NoteKind.LOCATION: "physloc",
    NoteKind.MATERIAL: "materialspec",
}
_NEIGHBOURS = {
    NoteKind.TRANSLATION: "processinfo",
    NoteKind.LEGAL_STATUS: "accessrestrict",
}
_LAST = "odd"
_LAST_IN_IDENTITY = "didnote"
_HOSTS = frozenset((*_NEIGHBOURS.values(), _LAST))


@cache
def in_identity(kind: NoteKind, version: Version) -> str:
    """Return the element of the `did` for a note of one line, or nothing."""
    own = _IN_IDENTITY.get(kind, "")
    return own if not own or may_stand(version, own, "did") else _LAST_IN_IDENTITY


@cache
def in_body(kind: NoteKind, version: Version) -> str:
    """Return the element below the `did` for a note of this kind."""
    elements = filling("notes", version)
    own = (name for name, of in elements.items() if of == kind and may_stand(version, name, "c"))
    return next(own, _NEIGHBOURS.get(kind, _LAST))


def is_own(kind: NoteKind, element: str) -> bool:
    """Return whether the element alone says that a note is of this kind."""
    return vocabulary().elements[element].kind == kind


def kind_in(element: str, said: str, version: Version) -> NoteKind | None:
    """Return the kind of a note from its element and what its type says; None for a type of others."""
    own = NoteKind(vocabulary().elements[element].kind)
    if not said:
        return own
    asked = next((kind for kind in NoteKind if kind == said), None)
    if element == _LAST_IN_IDENTITY:
        return asked if asked is not None and in_identity(asked, version) == element else None
    borrows = asked is not None and element in _HOSTS and element in (in_body(asked, version), _LAST)
    return asked if borrows else None
