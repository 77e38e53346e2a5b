"""Ids of elements that another version has for the same: they stand on ours, so that links lead there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from lxml import etree

from muniment.description.units import Kept, Unit
from muniment.formats.ead import instructions
from muniment.formats.ead.originals.forms import usual_names
from muniment.formats.ead.reading.components import notes_in, opened, take
from muniment.formats.ead.reading.drafts import Draft
from muniment.formats.ead.reading.heard import INLINE
from muniment.formats.ead.reading.sources import parsed
from muniment.formats.ead.revisions import INNER, NOTES
from muniment.formats.ead.soundness import may_have
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.ead.writing.ids import Ids
from muniment.formats.ead.writing.pieces import Claim, Piece

_HAS_ID = re.compile(r'<[^>]*?\sid="')
_START = re.compile(r'(?P<start><(?P<name>[\w.-]+)(?:\s[\w.:-]+="[^"]*")*)(?P<empty>/?)>')
_OURS = f"<?{instructions.TARGET} "
_MARK = instructions.instruction(((instructions.LENT, "id"),))


Lent: TypeAlias = Mapping[frozenset[Claim], str]
"""Ids by the values that the elements say which they came on."""


def with_ids_lent(pieces: Iterable[Piece], lent: Lent, version: Version, ids: Ids) -> list[Piece]:
    """Return the pieces of a unit with the ids of what rides along of other versions and says the same.

    `ids` are those in the file, to which those that are lent are added. An id that is lent is no part of
    what the element says when it is read back: it is kept with the one that it came on.
    """
    return [_lending(each, lent, version, ids) if lent else each for each in pieces]


def lent_by(unit: Unit, riding: Sequence[Piece], version: Version) -> Lent:
    """Return the ids of elements of other versions that ride along."""
    return dict(_lent(unit, riding, version))


def _lent(unit: Unit, riding: Sequence[Piece], version: Version) -> Iterator[tuple[frozenset[Claim], str]]:
    """Yield which values the elements say that ride along, each with its id."""
    for each in riding:
        for _name, at in each.claims:
            kept = unit.kept[at]
            if kept.vocabulary != version and kept.vocabulary in set(Version) and _may_have_id(kept):
                yield from _said(kept, unit)


def _may_have_id(kept: Kept) -> bool:
    may_hold_more = NOTES in kept.xml or any(each in kept.xml for each in INNER.values())
    return may_hold_more or _HAS_ID.match(kept.xml) is not None


def _said(kept: Kept, unit: Unit) -> Iterator[tuple[frozenset[Claim], str]]:
    """Yield what a kept element says, or each in a group of notes, if the unit says it all, and its id."""
    version = Version(kept.vocabulary)
    try:
        (whole,) = parsed(kept.xml, usual_names(version))
    except (etree.XMLSyntaxError, ValueError):
        return
    each_one = [node for node, _around in opened(whole, kept.place, version, kept.revision)]
    each_one += [note for node in each_one for note in notes_in(node, kept.place, version, kept.revision)]
    for node in each_one:
        draft = Draft(version, in_pieces=False, revision=kept.revision, alone=True)
        take(draft, node, kept.place)
        said = [(name, value) for name, values in draft.values() for value in values]
        id = str(node.get("id", ""))
        if id and said and all(value in getattr(unit, name) for name, value in said):
            yield frozenset((name, getattr(unit, name).index(value)) for name, value in said), id


def _lending(each: Piece, lent: Lent, version: Version, ids: Ids) -> Piece:
    id = lent.get(frozenset(each.claims), "")
    found = _START.match(each.rows[0]) if id and id not in ids else None
    if found is None or _HAS_ID.match(each.rows[0]):
        return each
    if not may_have(row_of(version, found["name"]), {"id": id}, version):
        return each
    ids.add(id)
    start, rest = f'{found["start"]} id="{id}">', each.rows[0][found.end() :]
    if found["empty"]:
        return Piece((f"{start}{_MARK}</{found['name']}>{rest}", *each.rows[1:]), each.claims)
    if rest or len(each.rows) == 1:
        return Piece((start + said_first(_MARK, rest), *each.rows[1:]), each.claims)
    first = each.rows[1].strip()
    rows = (f"  {said_first(_MARK, first)}",) if _is_of_element(first) else (f"  {_MARK}", each.rows[1])
    return Piece((start, *rows, *each.rows[2:]), each.claims)


def said_first(instruction: str, inside: str, between: str = "") -> str:
    """Return what stands in an element with an instruction before it, or in the one that is there already."""
    if not _is_of_element(inside):
        return instruction + between + inside
    return instruction.removesuffix("?>") + inside.removeprefix(_OURS.rstrip())


def _is_of_element(inside: str) -> bool:
    """Return whether an instruction begins what stands in an element that is about the element."""
    if not inside.startswith(_OURS):
        return False
    return all(key not in INLINE for key, _text in instructions.pairs(inside[: inside.index("?>")]))
