"""Digital objects that came in a group of another version, in the group that the one written has for them."""

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from muniment.description.units import DigitalObject, Kept, Unit
from muniment.formats.ead.reading.components import take
from muniment.formats.ead.reading.drafts import Draft
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.ead.writing import identity
from muniment.formats.ead.writing.leaves import nodes, version_of
from muniment.formats.ead.writing.pieces import Piece
from muniment.formats.xml.elements import is_element, local

_GROUPS = MappingProxyType({Version.EAD2002: "daogrp", Version.EAD3: "daoset"})
"""The group of digital objects in each version that has one."""

_SEVERAL = 2


def grouped(pieces: Sequence[Piece], unit: Unit, kept: Iterable[Kept], version: Version) -> list[Piece]:
    """Return the pieces of a unit; objects kept as a group of another version stand in one piece.

    Where one has no address, and the version wants it of each in a group, they stand by themselves.
    """
    found = list(pieces)
    group = _GROUPS.get(version)
    for objects in _kept_groups(kept, version) if group else ():
        at = _standing_together(found, unit, objects)
        if group is None or at is None or not _may_be_members(objects, version):
            continue
        together = found[at : at + len(objects)]
        numbers = [number for each in together for _name, number in each.claims]
        members = identity.members(group, unit, version)
        rows = (row for number in numbers for row in members[number].rows)
        made = tuple(Tag(group, version).add("made", "yes").rows(rows))
        found[at : at + len(objects)] = [Piece(made, tuple(("objects", number) for number in numbers))]
    return found


def _may_be_members(objects: Iterable[DigitalObject], version: Version) -> bool:
    return version is not Version.EAD2002 or all(each.href for each in objects)


def _kept_groups(kept: Iterable[Kept], version: Version) -> Iterator[list[DigitalObject]]:
    """Yield the objects in each group that was kept of a file of another version."""
    for each in kept:
        own = version_of(each.vocabulary)
        if own is version or own not in _GROUPS or own != each.vocabulary or _GROUPS[own] not in each.xml:
            continue
        draft = Draft(own, in_pieces=False, revision=each.revision)
        for node in nodes(each.xml, own):
            if is_element(node) and row_of(own, local(node)) == _GROUPS[own]:
                take(draft, node, each.place)
        if len(draft.objects) >= _SEVERAL:
            yield draft.objects


def _standing_together(pieces: Sequence[Piece], unit: Unit, objects: Sequence[DigitalObject]) -> int | None:
    """Return where the objects stand, one behind the other; None where they do so no more."""
    said = [
        unit.objects[each.claims[0][1]] if [name for name, _at in each.claims] == ["objects"] else None
        for each in pieces
    ]
    starts = range(len(said) - len(objects) + 1)
    return next((at for at in starts if said[at : at + len(objects)] == objects), None)
