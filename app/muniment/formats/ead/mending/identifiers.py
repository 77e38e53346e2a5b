"""Ids that XML does not take: they begin with a letter and stand once."""

import re
from itertools import count

from muniment.formats.ead.mending.spots import Aid, Proposals, Spot

_NAME = re.compile(r"[^\W\d][\w.\-·]*")
_BAD = re.compile(r"[^\w.\-]+")
_REFERENCES = ("id-reference", "id-references", "id-references-dtd")


def well_formed(spot: Spot) -> Proposals:
    """Propose an id that begins with a letter, and the same in what points to it."""
    for name, said in spot.attributes:
        type = spot.known[name].type if name in spot.known else ""
        plain = said.split()
        if type == "id" and not _NAME.fullmatch(said.strip()):
            yield spot.put(name, said, _fixed(said, spot.aid))
        elif type in _REFERENCES and any(
            each in spot.aid.ids and not _NAME.fullmatch(each) for each in plain
        ):
            yield spot.put(name, said, " ".join(_fixed(each, spot.aid) for each in plain))


def single(spot: Spot) -> Proposals:
    """Propose another id for an element whose id stands on one before it."""
    for name, said in spot.attributes:
        if name not in spot.known or spot.known[name].type != "id":
            continue
        id = said.strip()
        if id in spot.aid.met and _NAME.fullmatch(id):
            taken = spot.aid.ids | spot.aid.met
            better = next(new for n in count(2) if (new := f"{id}-{n}") not in taken)
            spot.aid.met.add(better)
            yield spot.put(name, said, better)
        spot.aid.met.add(id)


def _is_renamed(aid: Aid, id: str) -> bool:
    return id in aid.ids and not _NAME.fullmatch(id)


def _fixed(said: str, aid: Aid) -> str:
    """Return an id like the one given, and always the same for it; nothing for an empty one."""
    plain = _BAD.sub("-", said.strip())
    if not plain or _NAME.fullmatch(said.strip()):
        return plain
    better = plain if _NAME.fullmatch(plain) else f"id-{plain}"
    while better in aid.ids:
        better = f"{better}-1"
    return better
