"""Finding aids of one group (`eadgrp`) written back into it, where all of them go out together."""

import re
from collections.abc import Iterable, Iterator

from muniment.description.unopened import Stored, opened
from muniment.formats.ead.merging import documents
from muniment.formats.ead.originals.aid_groups import in_group, texts_around, without_group
from muniment.formats.ead.originals.forms import document_of, stood_below
from muniment.formats.ead.originals.scanning import root_tag
from muniment.formats.ead.standing import again
from muniment.formats.ead.versions import Version
from muniment.formats.xml.declared_files import without_declaration

_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]*\?>\s*")


def write(units: Iterable[Stored], version: Version, title: str = "") -> Iterator[str]:
    """Yield the text of a whole file in pieces; the units come in tree order, parents before children.

    Units that came together from a file of this version go back into it: what nobody changed stands as
    it came, letter for letter, and what was changed is written in its place; so do all finding aids of a
    group. All others are written anew, several at the top under a collection called `title`. The same
    units give the same text.
    """
    described = again(units)
    if not _are_whole_group(described, version):
        yield from documents.write(described, version, title)
        return
    for aid in _parted(described, version):
        before, behind = texts_around(aid[0], version)
        yield before
        first = without_group(opened(aid[0]))
        yield from _inside(documents.write((first, *aid[1:]), version, title))
        yield behind


def _are_whole_group(units: Iterable[Stored], version: Version) -> bool:
    """Return whether the units are all finding aids of one group, in their order, and nothing beside."""
    first = next(iter(units), None)
    group = in_group(first, version) if first is not None else None
    if first is None or group is None or group.number:
        return False
    found, top = [], first
    for unit in _tops(units):
        place = in_group(unit, version)
        if place is not None and document_of(unit, version) is not None:
            found.append(place)
            top = unit
        elif place is not None or not stood_below(opened(unit), opened(top)):
            return False
    return [(each.number, each.group) for each in found] == [(at, group.group) for at in range(group.count)]


def _tops(units: Iterable[Stored]) -> Iterator[Stored]:
    """Yield the units that stand in no other."""
    within: list[str] = []
    for unit in units:
        while within and within[-1] != unit.parent:
            within.pop()
        if not within:
            yield unit
        within.append(unit.id)


def _parted(units: Iterable[Stored], version: Version) -> Iterator[list[Stored]]:
    """Yield the units of each finding aid of the group."""
    aid: list[Stored] = []
    tops = {unit.id for unit in _tops(units)}
    for unit in units:
        if aid and unit.id in tops and in_group(unit, version) is not None:
            yield aid
            aid = []
        aid.append(unit)
    yield aid


def _inside(pieces: Iterator[str]) -> Iterator[str]:
    """Yield a finding aid without the declarations that only the beginning of a file may have."""
    begun = ""
    while not root_tag(begun):
        begun += next(pieces)
    yield without_declaration(_DECLARATION.sub("", begun))
    yield from pieces
