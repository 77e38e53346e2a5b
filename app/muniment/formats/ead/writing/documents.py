"""Whole finding aids, streamed: one unit at the top, or several under a collection made for the file."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain

from muniment.description.levels import Level, Status
from muniment.description.units import Unit
from muniment.description.unopened import Stored, Unopened, glanced, opened
from muniment.formats.ead import concepts, instructions
from muniment.formats.ead.reading.components import XML_ID
from muniment.formats.ead.reading.sources import in_pieces
from muniment.formats.ead.standing import Standing, again, standing
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import name_in
from muniment.formats.ead.writing import bodies, groups, identity, twice, words
from muniment.formats.ead.writing.aids import Aids
from muniment.formats.ead.writing.first import First
from muniment.formats.ead.writing.header import header
from muniment.formats.ead.writing.header_beyond import beyond
from muniment.formats.ead.writing.headers import restored
from muniment.formats.ead.writing.ids import Ids
from muniment.formats.ead.writing.keeping import Keeping, headings_last, leading_of, parted
from muniment.formats.ead.writing.lending import Lent, lent_by, with_ids_lent
from muniment.formats.ead.writing.moulds import STEP, Moulds
from muniment.formats.ead.writing.pieces import Claim, Piece, orders
from muniment.formats.ead.writing.returning import Returned, returned
from muniment.formats.ead.writing.wrappers import USED, wrapper
from muniment.formats.xml.escaping import DECLARATION
from muniment.formats.xml.namespaces import XLINK

_NAMELESS = "unspecified"
OURS = f'<?{instructions.TARGET} written="'
"""What the first instruction in a file written anew begins with."""

_AID = ("aid",)
_NAME = re.compile(r"[A-Za-z_][\w.-]*")


def write(units: Iterable[Stored], version: Version, title: str = "") -> Iterator[str]:
    """Yield the text of a whole file in pieces.

    The units come in tree order, parents before children. Where several stand at the top, the file
    has a collection called `title` over them, which is left out when the file is read back.
    The same units give the same text.
    """
    described = again(units)
    found = yield from standing(described, version)
    yield from written(described, found, version, title)


def written(units: Iterable[Stored], found: Standing, version: Version, title: str) -> Iterator[str]:
    """Do what `write` does with units of which is known how they stand; they are asked for more than once."""
    file = File(version)
    yield DECLARATION
    yield _root(version)
    if found.first is not None and found.tops == 1:
        yield from file.header(found.first, title)
        yield from file.tree(units)
    else:
        yield from _lines(header(None, "", title, version), STEP)
        yield from file.wrapped(units, title)
    yield "</ead>\n"


def _root(version: Version) -> str:
    link = f' xmlns:xlink="{XLINK}"' if version is Version.EAD2002 else ""
    return f'<ead xmlns="{version.namespace}"{link}>\n{STEP}{OURS}{version.label}"?>\n'


def _lines(rows: Iterable[str], indent: str) -> Iterator[str]:
    yield "".join(f"{indent}{row}\n" for row in rows)


@dataclass(slots=True)
class File:
    """A file while it is being written: its version, and the ids that stand in it already."""

    version: Version
    ids: Ids = field(default_factory=Ids)
    _above: Counter[str] = field(default_factory=Counter)
    _restored: tuple[Claim, ...] = ()
    _lists: bool = False
    _list: Returned = field(default_factory=Returned)
    _moulds: Moulds = field(init=False)
    _aids: Aids = field(init=False)

    def __post_init__(self) -> None:
        self._aids = Aids(self.version, self.ids)
        self._moulds = Moulds(self.version, lambda name, unit: File(self.version).rows(name, unit))

    def header(self, top: Unit, title: str) -> Iterator[str]:
        """Yield the header of a file with one unit at the top: the one that it came with, if it may stand."""
        unit = in_pieces(top)
        known = restored(unit, self.version)
        if known is not None:
            self.ids.update(known.ids)
            self._restored = known.claims
            self._above = words.in_rows(known.rows)
            yield from self._aids.apart(_lines(known.rows, STEP))
            return
        also = beyond(unit, self.version)
        rows = list(header(top.aid, top.id, top.title or title, self.version, also))
        self._above = words.in_rows(rows) if top.aid is not None else Counter()
        yield from self._aids.apart(_lines(rows, STEP))

    def tree(self, units: Iterable[Stored]) -> Iterator[str]:
        """Yield the first unit as the `archdesc` and all others below it."""
        rest = iter(units)
        top, below = next(rest), next(rest, None)
        self.ids = self._aids.begin(top.id)
        self._lists = below is not None
        yield from self._aids.apart(self.opened("archdesc", top, 1))
        yield from self._below(rest if below is None else chain((below,), rest))
        yield f"{STEP}{self._end('archdesc')}\n"

    def wrapped(self, units: Iterable[Stored], title: str) -> Iterator[str]:
        """Yield all units below a collection made for the file."""
        yield f'{STEP}<{name_in(self.version, "archdesc")} level="collection">\n'
        yield f"{STEP * 2}{instructions.instruction([('made', 'yes')])}\n"
        said = identity.identity(wrapper((glanced(unit, USED) for unit in units), title), self.version)
        yield from _lines(Tag("did", self.version).rows(_rows(said)), STEP * 2)
        yield from self._below(iter(units), are_tops=True)
        yield f"{STEP}{self._end('archdesc')}\n"

    def _end(self, id: str) -> str:
        return f"</{name_in(self.version, id)}>"

    def _below(self, units: Iterator[Stored], *, are_tops: bool = False) -> Iterator[str]:
        first = next(units, None)
        if first is not None:
            tag = self._list.on(Tag("dsc", self.version))
            *rows, _between, end = tag.rows((*self._list.rows, ""))
            yield from _lines(rows, STEP * 2)
            yield from self._components(chain((first,), units), 3, are_tops)
            yield f"{STEP * 2}{end}\n"

    def _components(self, units: Iterable[Stored], depth: int, are_tops: bool) -> Iterator[str]:
        """Yield each unit as a `c`, inside the one it is part of; each finding aid has its own ids."""
        within: list[str] = []
        for unit in units:
            while within and within[-1] != unit.parent:
                self.ids = self._aids.left(within.pop())
                yield f"{STEP * (depth + len(within))}</c>\n"
            if (are_tops and not within) or _has_aid(unit):
                self.ids = self._aids.begin(unit.id)
            yield from self._aids.apart(self.opened("c", unit, depth + len(within)))
            within.append(unit.id)
        while within:
            within.pop()
            yield f"{STEP * (depth + len(within))}</c>\n"

    def opened(self, name: str, stored: Stored, depth: int) -> Iterator[str]:
        """Yield the unit with all it says, but not its end: components follow."""
        known = None
        if isinstance(stored, Unopened) and not (self._above or self._restored or self._lists):
            known = self._moulds.written(name, stored, depth, self.ids)
        if known is not None:
            yield known
        else:
            yield from _lines(self.rows(name, opened(stored)), STEP * depth)

    def rows(self, name: str, whole: Unit) -> list[str]:
        """Return the rows of the unit with all it says, but not its end."""
        unit = in_pieces(whole)
        xml_id, said = self._id(unit)
        around, self._restored = self._restored, ()
        back = returned(unit, name, self.version, self.ids, self._lists)
        self._list, self._lists = back, False
        keeping = parted(unit, self.version, self.ids, (*said, *around, *back.claims), name)
        rest, version = keeping.rest, self.version
        said_in_did, said_below = self._said(rest, unit)
        lent = lent_by(unit, keeping.riding, version)
        did = keeping.arranged("did/", self._lending(keeping.of_the_unit(said_in_did), lent))
        body = self._lending(keeping.of_the_unit(said_below), lent)
        identified = Piece(
            tuple(back.on(Tag("did", version)).rows(_rows(did))), tuple(c for p in did for c in p.claims)
        )
        leading = leading_of([identified, *body], version)
        arranged = keeping.arranged("", [identified, *body], leading)
        parts = headings_last([*arranged, *self._unsaid(unit, keeping)])
        parts += [*keeping.riding, Piece((), (*said, *back.claims))]
        tag = back.on(Tag(name, version).say("id", xml_id)).says("unit", [unit.id] if said else [])
        _about(tag, unit).says_pairs(orders(parts, {"kept": len(around)}))
        *rows, _ = tag.rows(_rows(parts))
        return rows

    def _said(self, rest: Unit, unit: Unit) -> tuple[list[Piece], list[Piece]]:
        """Return what stands in the `did` of a unit, and below it.

        An id that is in the file already is put aside; one that stands twice here stands on the first.
        """

        def said() -> tuple[list[Piece], list[Piece]]:
            in_did = groups.grouped(identity.identity(rest, self.version), rest, unit.kept, self.version)
            return in_did, bodies.body(rest, self.version)

        found = said()
        own = twice.ids_in(_rows(chain(*found)))
        again = twice.twice(own, self.ids)
        if again:
            with twice.left_out(again):
                aside = said()
            first = First(id for id in again if id not in self.ids)
            found = first.of(found[0], aside[0], again), first.of(found[1], aside[1], again)
            own = twice.ids_in(_rows(chain(*found)))
        self.ids.update(own)
        return found

    def _lending(self, pieces: Iterable[Piece], lent: Lent) -> list[Piece]:
        return with_ids_lent(pieces, lent, self.version, self.ids)

    def _unsaid(self, unit: Unit, keeping: Keeping) -> Iterator[Piece]:
        """Yield the words of what the unit keeps that would stand in instructions alone."""
        riding = [unit.kept[at] for each in keeping.riding for _name, at in each.claims]
        yield from words.unsaid(unit, riding, self._above, self.version)
        self._above = Counter()

    def _id(self, unit: Unit) -> tuple[str, tuple[Claim, ...]]:
        """Return the id to write: the one others gave the component, while it is free, else the unit's."""
        given = (
            (each.text, (("identifiers", at),))
            for at, each in enumerate(unit.identifiers)
            if each.kind == XML_ID and each.text not in self.ids and each.text.isascii()
        )
        found = next(((text, said) for text, said in given if _NAME.fullmatch(text)), (unit.id, ()))
        self.ids.add(found[0])
        return found


def _has_aid(stored: Stored) -> bool:
    """Return whether a unit stood at the top of a finding aid."""
    if not isinstance(stored, Unit) and not stored.may_say("aid"):
        return False
    return glanced(stored, _AID).aid is not None


def _about(tag: Tag, unit: Unit) -> Tag:
    tag.say("audience", unit.audience or "")
    if unit.level is not None:
        tag.say("level", _level_said(unit, tag))
    elif tag.name == "archdesc" and "otherlevel" in concepts.attributes_of(tag.version, tag.name):
        tag.fixed("level", Level.OTHER).add("level", "")
    _about_level(tag, unit).say("status", unit.status, Status.DRAFT)
    if unit.aid is not None and tag.name == "c":
        tag.add("aid", json.dumps(asdict(unit.aid), ensure_ascii=False))
    return tag


def _level_said(unit: Unit, tag: Tag) -> str:
    """Return what `level` says: the name of another kind of level, where the version lets any word stand."""
    name, level = unit.level_name, unit.level or ""
    free = level is Level.OTHER and "otherlevel" not in concepts.attributes_of(tag.version, tag.name)
    own = name not in set(Level) and concepts.in_attribute(tag.version, tag.name, "level", name)[0]
    return name if free and name and own else level


def _about_level(tag: Tag, unit: Unit) -> Tag:
    """Say the name of the level; one that is called other has some name always: ArchivesSpace asks for it."""
    name = unit.level_name
    if _level_said(unit, tag) == name != "":
        return tag
    if "otherlevel" not in concepts.attributes_of(tag.version, tag.name):
        return tag.say("otherlevel", name)
    other = unit.level is Level.OTHER or (unit.level is None and tag.name == "archdesc")
    if not other or concepts.in_attribute(tag.version, tag.name, "otherlevel", name)[0]:
        return tag.say("otherlevel", name)
    near = "-".join(name.split())
    said = concepts.in_attribute(tag.version, tag.name, "otherlevel", near)[1]
    return tag.fixed("otherlevel", said or _NAMELESS).add("otherlevel", name)


def _rows(pieces: Iterable[Piece]) -> Iterator[str]:
    return (row for each in pieces for row in each.rows)
