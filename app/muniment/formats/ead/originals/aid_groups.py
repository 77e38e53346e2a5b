"""Finding aids of one group (`eadgrp`): each keeps what stood before it, the last also what stood behind.

No field holds what a group says of itself, and no finding aid of it says that alone. So they give it back
where all of them go out together, and each is a file of its own where it goes out by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from lxml import etree

from muniment.description.units import Kept, Unit
from muniment.description.unopened import Stored, Unopened
from muniment.formats.deliveries import Source
from muniment.formats.ead.originals.forms import GROUP
from muniment.formats.xml import declared_files, parsing
from muniment.formats.xml.escaping import DECLARATION
from muniment.formats.xml.sources import prepare

_AID = "ead"
_PLACE = re.compile(rf"{GROUP}/(\d+)/(\d+)/(\w+)")
_MARK = "muniment.here"
_LONGEST_NAME = 16


@dataclass(frozen=True, slots=True)
class InGroup:
    """Which finding aid of a group one is, counted from 0, of how many in which."""

    number: int
    count: int
    group: str


def parted(source: Source) -> tuple[list[Source], list[str]]:
    """Return the finding aids in a file, each as a file of its own, and the text before, between and behind.

    Each declares the files that the head of the whole does: its attributes may refer to them.
    Raises `XmlError` where the file is not well-formed.
    """
    prepared = prepare(source)
    root = parsing.tree(prepared.data).getroot()
    mark = _mark_for(prepared.data)
    inside = [each for each in root.iter(f"{{*}}{_AID}") if _is_outermost(each)]
    head = declared_files.declaration(prepared, _AID)
    files = [_alone(source, head, each) for each in inside]
    for each in inside:
        _replace(each, etree.ProcessingInstruction(mark, "x"))
    text = etree.tostring(root.getroottree(), encoding="unicode")
    return files, f"{DECLARATION}{prepared.doctype}\n{text}\n".split(f"<?{mark} x?>")


def with_group(firsts: Sequence[Unit], vocabulary: str, texts: Sequence[str]) -> list[Unit]:
    """Return the first units of the finding aids of a group with the texts before, between and behind."""
    name = sha256("\0".join(texts).encode()).hexdigest()[:_LONGEST_NAME]
    kept = [
        Kept(vocabulary=vocabulary, place=f"{GROUP}/{number}/{len(firsts)}/{name}", xml=text)
        for number, text in enumerate(texts)
    ]
    last = len(firsts) - 1
    pieces = [kept[at : None if at == last else at + 1] for at in range(len(firsts))]
    return [replace(unit, kept=(*unit.kept, *own)) for unit, own in zip(firsts, pieces, strict=True)]


def in_group(unit: Stored, vocabulary: str) -> InGroup | None:
    """Return the place of a finding aid in its group, by the first of its units; None where it has none."""
    if isinstance(unit, Unopened):
        places = unit.places
    else:
        places = [(kept.vocabulary, kept.place) for kept in unit.kept]
    found = (_PLACE.fullmatch(place) for said, place in places if said == vocabulary)
    return next((InGroup(int(each[1]), int(each[2]), each[3]) for each in found if each), None)


def texts_around(unit: Stored, vocabulary: str) -> tuple[str, str]:
    """Return what stood in the group before the finding aid, and what stood behind the last."""
    texts = [kept.xml for kept in unit.kept if kept.vocabulary == vocabulary and _PLACE.fullmatch(kept.place)]
    return texts[0], "".join(texts[1:])


def of_group(unit: Unit) -> Iterator[Kept]:
    """Yield what the unit keeps of a group."""
    return (kept for kept in unit.kept if _is_of_group(kept))


def without_group(unit: Unit) -> Unit:
    """Return the unit with all it keeps but what it keeps of a group."""
    return replace(unit, kept=tuple(kept for kept in unit.kept if not _is_of_group(kept)))


def with_group_of(there: Unit, unit: Unit) -> Unit:
    """Return the unit with what another keeps of a group."""
    return replace(unit, kept=(*unit.kept, *of_group(there)))


def _is_of_group(kept: Kept) -> bool:
    return kept.place.startswith(f"{GROUP}/")


def _is_outermost(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{{*}}{_AID}"), None) is None


def _mark_for(data: bytes) -> str:
    mark = _MARK
    while mark.encode() in data:
        mark += "."
    return mark


def _alone(source: Source, head: str, element: etree._Element) -> Source:
    """Return a finding aid as a file of its own."""
    return Source(source.name, head.encode() + etree.tostring(element, encoding="utf-8", with_tail=False))


def _replace(element: etree._Element, other: etree._Element) -> None:
    above = element.getparent()
    if above is not None:
        other.tail = element.tail
        above.replace(element, other)
