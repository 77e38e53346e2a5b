"""The header that a file came with, put back where it says of the finding aid what is to be said."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from muniment.description.units import Kept, Unit
from muniment.formats.ead import instructions
from muniment.formats.ead.originals.forms import usual_names
from muniment.formats.ead.reading.header import finding_aid
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.sources import parsed
from muniment.formats.ead.soundness import is_sound
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of, vocabulary
from muniment.formats.ead.writing.keeping import AROUND
from muniment.formats.ead.writing.pieces import Claim
from muniment.formats.xml.elements import local

_DESCRIPTION = "archdesc"


@dataclass(frozen=True, slots=True)
class Restored:
    """What stood around the description: its rows, the ids in it, and what of the unit it says."""

    rows: tuple[str, ...]
    ids: frozenset[str]
    claims: tuple[Claim, ...]


def restored(unit: Unit, version: Version) -> Restored | None:
    """Return the header and front matter that the unit keeps, where they may stand as they came.

    None where it keeps none of the version, or the finding aid says otherwise by now.
    """
    kept = list(takewhile(lambda each: each.place == AROUND, unit.kept))
    elements = [each for each in kept if not each.xml.startswith(("<!", "<?"))]
    if not elements or any(each.vocabulary != version for each in elements):
        return None
    try:
        around = parsed("".join(each.xml for each in elements), usual_names(version))
    except etree.XMLSyntaxError:
        return None
    if not _may_stand(around, version) or finding_aid(Heard(around[0], version)) != unit.aid:
        return None
    ids = [str(node.get("id")) for node in around.iter() if node.get("id")]
    rows = tuple(row for each in kept for row in _rows(each, each in elements))
    claims = tuple(("kept", number) for number in range(len(kept)))
    return Restored(rows, frozenset(ids), claims) if len(set(ids)) == len(ids) else None


def _rows(kept: Kept, is_element: bool) -> tuple[str, ...]:
    """Return a piece as it came, said to have come so; what is none rides in an instruction."""
    if is_element:
        return (instructions.instruction([(instructions.CAME, "yes")]), kept.xml)
    said = [("kept", kept.xml), ("vocabulary", kept.vocabulary), ("place", kept.place)]
    return (instructions.instruction(said),)


def _may_stand(around: etree._Element, version: Version) -> bool:
    form = vocabulary().form("ead", version)
    names = [*_names(around, version), _DESCRIPTION]
    in_order = form is not None and form.content.fits(names)
    return in_order and all(is_sound(node, "ead", version) for node in around)


def _names(around: etree._Element, version: Version) -> Iterator[str]:
    return (row_of(version, local(node)) for node in around)
