"""Kept material on its way back: where it stood, while the unit still says what it was read as."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from lxml import etree

from muniment.description.units import Kept, Unit
from muniment.formats.ead import instructions
from muniment.formats.ead.reading.components import opened, take
from muniment.formats.ead.reading.drafts import LISTS, Draft
from muniment.formats.ead.soundness import sound_fragment
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import name_in, row_of
from muniment.formats.ead.writing.crossing import crossed
from muniment.formats.ead.writing.ids import Ids
from muniment.formats.ead.writing.leaves import nodes
from muniment.formats.ead.writing.pieces import Claim, Piece, piece
from muniment.formats.xml.elements import is_element, local

AROUND = "/"
"""The place of what stood around the units: the header, the front matter."""

_PLACE = re.compile(r"(did/)?(\d+)")
_LEADING: Mapping[Version, tuple[str, ...]] = {
    Version.EAD4: ("agents", "formsavailable", "functions", "places"),
}
"""Elements that stand once, in this order, before all others below the `did`."""

_ONCE: Mapping[Version, tuple[str, ...]] = {
    Version.EAD4: (*_LEADING[Version.EAD4], "head", "descriptivenote")
}
"""Elements that stand once in their place, so that none may be put beside ours."""

_HEADINGS = ("head", "thead")
"""Elements that stand in their own place only."""

_ID = re.compile(r"""\sid="([^"]*)["]""")


@dataclass(slots=True)
class Keeping:
    """A unit parted into what is written from its values and what is written as it was kept.

    `rest` is the unit without the values that kept elements say; `positions` tells for each field
    where the values of `rest` stand in the unit; without it they stand in the same places.
    """

    rest: Unit
    positions: dict[str, list[int]] = field(default_factory=dict)
    placed: dict[str, list[tuple[int, Piece]]] = field(default_factory=dict)
    riding: list[Piece] = field(default_factory=list)

    def of_the_unit(self, pieces: Iterable[Piece]) -> list[Piece]:
        """Return the pieces with their claims on `rest` turned into claims on the unit."""
        if not self.positions:
            return list(pieces)
        return [
            Piece(each.rows, tuple((name, self.positions[name][at]) for name, at in each.claims))
            for each in pieces
        ]

    def arranged(self, path: str, pieces: Iterable[Piece], leading: int = 0) -> list[Piece]:
        """Return the pieces of a part of the unit with kept ones among them, where they stood.

        None is put before the first `leading` pieces.
        """
        arranged = list(pieces)
        for number, each in sorted(self.placed.get(path, ()), key=lambda pair: pair[0]):
            at = min(max(number, leading), len(arranged))
            marker = () if at == number else (_marker(f"{path}{number}"),)
            arranged.insert(at, Piece((*marker, *each.rows), each.claims))
        return arranged


def headings_last(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with what we write before the headings of a list of components, which end a unit."""
    headings = (at for at, each in enumerate(pieces) if any(row.startswith("<thead") for row in each.rows))
    at = next(headings, len(pieces))
    return [*pieces[:at], *sorted(pieces[at:], key=_is_kept)]


def _is_kept(each: Piece) -> bool:
    return any(name == "kept" for name, _at in each.claims)


def leading_rows(version: Version, id: str) -> tuple[str, ...]:
    """Return the elements that stand before all others, up to this one; none where it is not one of them."""
    rows = _LEADING.get(version, ())
    return rows[: rows.index(id) + 1] if id in rows else ()


def leading_of(pieces: Iterable[Piece], version: Version) -> int:
    """Return how many pieces, the first ones, the version has before all others."""
    if version not in _LEADING:
        return 0
    starts = tuple(f"<{name_in(version, id)}" for id in ("did", *_LEADING[version]))
    return sum(each.rows[0].startswith(starts) for each in pieces if each.rows)


def parted(
    unit: Unit, version: Version, ids: Ids, said: Collection[Claim] = (), inside: str = "c"
) -> Keeping:
    """Part the unit, which is written `inside` such an element, without the values that are `said` already.

    `ids` are those already in the file, which none of the kept ones may repeat.
    """
    if not unit.kept and not said:
        return Keeping(unit)
    taken: dict[str, set[int]] = {name: set() for name in LISTS}
    for name, at in said:
        taken[name].add(at)
    placed: dict[str, list[tuple[int, Piece]]] = {}
    riding: list[Piece] = []
    repository = unit.repository
    for number, kept in enumerate(unit.kept):
        if number in taken["kept"]:
            continue
        place = _PLACE.fullmatch(kept.place)
        draft = _read(kept, version, inside) if place and kept.vocabulary == version else None
        claims = None if draft is None else _claimed(unit, kept, draft, taken, repository)
        own = _ID.findall(kept.xml)
        if place is None or draft is None or claims is None or repeats(own, ids):
            also = in_other_elements(kept, version)
            riding.append(Piece((_instruction(kept, is_crossed=bool(also)), *also), (("kept", number),)))
            continue
        ids.update(own)
        repository = "" if draft.repository else repository
        for name, at in claims:
            taken[name].add(at)
        each = piece(kept.xml, *claims, ("kept", number))
        placed.setdefault(place[1] or "", []).append((int(place[2]), each))
    positions = {
        name: [at for at in range(len(getattr(unit, name))) if at not in gone] for name, gone in taken.items()
    }
    rest: dict[str, Any] = {
        name: tuple(getattr(unit, name)[at] for at in positions[name]) for name in LISTS if taken[name]
    }
    return Keeping(replace(unit, repository=repository, **rest), positions, placed, riding)


@lru_cache(maxsize=32)
def in_other_elements(kept: Kept, version: Version) -> tuple[str, ...]:
    """Return what no field holds and was kept of another version, as `version` has it below the `did`.

    It is left out when read back. A group that the version has none of is opened, and one of notes where
    fields hold some of them; nothing is returned where there are no such elements. It is asked for twice: for
    itself, and for the words that it says.
    """
    place = _PLACE.fullmatch(kept.place)
    if place is None or place[1] or kept.vocabulary == version or kept.vocabulary not in set(Version):
        return ()
    own = Version(kept.vocabulary)
    whole = nodes(kept.xml, own)
    each_one = [one for node in whole for one, _around in opened(node, kept.place, own, kept.revision)]
    unsaid = [one for one in each_one if is_element(one) and not _says(one, kept)]
    if len(unsaid) < sum(map(is_element, each_one)):
        return tuple(filter(None, _crossed(unsaid, own, version)))
    members = [each for node in whole for each in node if is_element(each)]
    ways = (_crossed(each, own, version) for each in (whole, members))
    return next((found for found in ways if all(found)), ())


def _crossed(found: Iterable[etree._Element], own: Version, version: Version) -> tuple[str, ...]:
    """Return elements, headings apart, as another version has them below the `did`."""
    rows = (row for row in found if row_of(own, local(row)) not in _HEADINGS)
    return tuple(crossed(verbatim(row), own, "c", version) for row in rows)


def _says(node: etree._Element, kept: Kept) -> bool:
    """Return whether a kept element, or one in it, says anything that fields hold."""
    draft = Draft(Version(kept.vocabulary), in_pieces=False, revision=kept.revision)
    take(draft, node, kept.place)
    return bool(draft.repository or draft.values())


def _read(kept: Kept, version: Version, name: str) -> Draft | None:
    """Return what the kept element says, or None where it is nothing that may stand in the unit's element."""
    inside = "did" if kept.place.startswith("did/") else name
    node = sound_fragment(kept.xml, inside, version)
    if node is not None and row_of(version, local(node)) in _ONCE.get(version, ()):
        return None
    draft = Draft(version, revision=kept.revision)
    return draft if node is not None and take(draft, node, kept.place) else None


def _hushed(unit: Unit, kept: Kept, claims: Collection[Claim]) -> bool:
    """Return whether the date that a kept element says would go unsaid beside the other dates of the unit."""
    said = {at for name, at in claims if name == "dates"}
    if not said or len(said) == len(unit.dates):
        return False
    version = Version(kept.vocabulary)
    node = sound_fragment(kept.xml, "did", version)
    draft = Draft(version, revision=kept.revision)
    draft.dates.extend(date for at, date in enumerate(unit.dates) if at not in said)
    if node is not None:
        take(draft, node, kept.place)
    return len(draft.dates) < len(unit.dates)


def _claimed(
    unit: Unit, kept: Kept, draft: Draft, taken: dict[str, set[int]], repository: str
) -> list[Claim] | None:
    """Return which values of the unit the draft says; None where one would not be said by it."""
    if draft.repository not in ("", repository):
        return None
    claims: list[Claim] = []
    for name in LISTS:
        free = [at for at in range(len(getattr(unit, name))) if at not in taken[name]]
        for value in getattr(draft, name) if name != "kept" else ():
            at = next((at for at in free if getattr(unit, name)[at] == value), None)
            if at is None:
                return None
            free.remove(at)
            claims.append((name, at))
    return None if _hushed(unit, kept, claims) else claims


def repeats(own: list[str], ids: Ids) -> bool:
    """Return whether one of an element's own ids is in the file, or stands twice in the element."""
    return any(id in ids for id in own) or any(count > 1 for count in Counter(own).values())


def _marker(place: str) -> str:
    return instructions.instruction([("place", place)])


def _instruction(kept: Kept, *, is_crossed: bool) -> str:
    said = [("kept", kept.xml), ("vocabulary", kept.vocabulary), ("place", kept.place)]
    revision = [("revision", str(kept.revision))] if kept.revision else []
    crossed_too = [(instructions.CROSSED, "yes")] if is_crossed else []
    return instructions.instruction([*said, *revision, *crossed_too])
