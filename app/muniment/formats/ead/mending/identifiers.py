"""Ids that XML does not take: they begin with a letter and stand once."""

import re
from itertools import count

from muniment.formats.ead.mending.spots import Aid, Proposals, Spot

_NAME = re.compile(r"[^\W\d][\w.\-·]*")
_BAD = re.compile(r"[^\w.\-]+")
_REFERENCE = "id-reference"
_REFERENCES = (_REFERENCE, "id-references", "id-references-dtd")


def well_formed(spot: Spot) -> Proposals:
    """Propose an id that begins with a letter, and the same in what points to it."""
    for name, said in spot.attributes:
        type = spot.known[name].type if name in spot.known else ""
        plain = [said.strip()] if type == _REFERENCE else said.split()
        if type == "id" and not _NAME.fullmatch(said.strip()):
            yield spot.put(name, said, _fixed(said, spot.aid))
        elif type in _REFERENCES and any(
            each in spot.aid.ids and not _NAME.fullmatch(each) for each in plain
        ):
            yield spot.put(name, said, " ".join(_fixed(each, spot.aid) for each in plain))


def single(spot: Spot) -> Proposals:
    """Propose another id for an element whose id stands on one before it, and the same in what means it."""
    for name, said in spot.attributes:
        type, id = spot.known[name].type if name in spot.known else "", said.strip()
        if type in _REFERENCES:
            meant = " ".join(spot.aid.twins.meant(each, spot.aid.piece) for each in id.split())
            if meant.split() != id.split():
                yield spot.put(name, said, meant)
        elif type == "id":
            if id in spot.aid.met and _NAME.fullmatch(id):
                yield spot.put(name, said, _another(spot.aid, id))
            spot.aid.met[id] += 1


def _another(aid: Aid, id: str) -> str:
    """Return the id for the next element that has one which stands already."""
    better = aid.twins.name(id, aid.met[id])
    if not better:
        likes = (f"{id}-{n}" for n in count(2))
        better = next(new for new in likes if new not in aid.ids and new not in aid.met)
    aid.met[better] += 1
    return better


def _fixed(said: str, aid: Aid) -> str:
    """Return an id like the one given, and always the same for it; nothing for an empty one."""
    plain = _BAD.sub("-", said.strip())
    if not plain or _NAME.fullmatch(said.strip()):
        return plain
    better = plain if _NAME.fullmatch(plain) else f"id-{plain}"
    while better in aid.ids:
        better = f"{better}-1"
    return better
