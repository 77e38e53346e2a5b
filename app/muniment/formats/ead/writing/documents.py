"""Whole finding aids, streamed: one unit at the top, or several under a collection made for the file."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from muniment.description.levels import Level, Status
from muniment.description.units import Kept, Unit
from muniment.formats.ead import instructions
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.versions import XLINK, Version
from muniment.formats.ead.writing import identity, names, notes
from muniment.formats.ead.writing.header import header
from muniment.formats.ead.writing.pieces import Piece, orders, piece

_STEP = "  "


def write(units: Iterable[Unit], version: Version, title: str = "") -> Iterator[str]:
    """Yield the text of a whole file in pieces.

    The units come in tree order, parents before children. Where several stand at the top, the file
    has a collection called `title` over them, which is left out when the file is read back.
    The same units give the same text.
    """
    described = list(units)
    known = {unit.id for unit in described}
    tops = [unit for unit in described if unit.parent not in known]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield _root(version)
    if len(tops) == 1:
        yield from _lines(header(tops[0].aid, tops[0].id, tops[0].title or title, version), _STEP)
        yield from _tree(described, known, version)
    else:
        yield from _lines(header(None, "", title, version), _STEP)
        yield from _wrapped(described, known, version, title)
    yield "</ead>\n"


def _root(version: Version) -> str:
    link = f' xmlns:xlink="{XLINK}"' if version is Version.EAD2002 else ""
    ours = instructions.instruction([("written", version.label)])
    return f'<ead xmlns="{version.namespace}"{link}>\n{_STEP}{ours}\n'


def _lines(rows: Iterable[str], indent: str) -> Iterator[str]:
    yield "".join(f"{indent}{row}\n" for row in rows)


def _wrapped(units: list[Unit], known: set[str], version: Version, title: str) -> Iterator[str]:
    yield f'{_STEP}<archdesc level="collection">\n'
    yield f"{_STEP * 2}{instructions.instruction([('made', 'yes')])}\n"
    did = Tag("did", version).rows([Tag("unittitle", version).text(title)])
    yield from _lines(did, _STEP * 2)
    if units:
        yield f"{_STEP * 2}<dsc>\n"
        yield from _components(units, known, version, 3)
        yield f"{_STEP * 2}</dsc>\n"
    yield f"{_STEP}</archdesc>\n"


def _tree(units: list[Unit], known: set[str], version: Version) -> Iterator[str]:
    top, below = units[0], units[1:]
    yield from _opened("archdesc", top, version, 1)
    if below:
        yield f"{_STEP * 2}<dsc>\n"
        yield from _components(below, known - {top.id}, version, 3)
        yield f"{_STEP * 2}</dsc>\n"
    yield f"{_STEP}</archdesc>\n"


def _components(units: list[Unit], known: set[str], version: Version, depth: int) -> Iterator[str]:
    """Yield each unit as a `c`, inside the one it is part of."""
    within: list[str] = []
    for unit in units:
        while within and within[-1] != unit.parent:
            within.pop()
            yield f"{_STEP * (depth + len(within))}</c>\n"
        yield from _opened("c", unit, version, depth + len(within))
        within.append(unit.id)
    for open in range(len(within) - 1, -1, -1):
        yield f"{_STEP * (depth + open)}</c>\n"


def _opened(name: str, unit: Unit, version: Version, depth: int) -> Iterator[str]:
    """Yield the unit with all it says, but not its end: components follow."""
    did, body = identity.identity(unit, version), list(_body(unit, version))
    tag = _about(Tag(name, version), unit).says_pairs(orders([*did, *body]))
    *whole, _ = tag.rows(
        [*Tag("did", version).rows(_rows(did)), *_rows(body)],
    )
    yield from _lines(whole, _STEP * depth)


def _about(tag: Tag, unit: Unit) -> Tag:
    tag.say("id", unit.id).say("audience", unit.audience or "")
    if unit.level is not None:
        tag.say("level", unit.level)
    elif tag.name == "archdesc":
        tag.fixed("level", Level.OTHER).add("level", "")
    tag.say("otherlevel", unit.level_name).say("status", unit.status, Status.DRAFT)
    if unit.aid is not None and tag.name == "c":
        tag.add("aid", json.dumps(asdict(unit.aid), ensure_ascii=False))
    return tag


def _body(unit: Unit, version: Version) -> Iterator[Piece]:
    yield from notes.in_body(unit, version)
    yield from names.access_points(unit, version)
    yield from (piece(_kept(each, version), ("kept", n)) for n, each in enumerate(unit.kept))


def _rows(pieces: Iterable[Piece]) -> Iterator[str]:
    return (row for each in pieces for row in each.rows)


def _kept(each: Kept, version: Version) -> str:
    said = [("kept", each.xml), ("vocabulary", each.vocabulary), ("place", each.place)]
    return instructions.instruction(said)
