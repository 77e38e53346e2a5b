"""What a component kept of itself, its `did` and its list, put back where it came from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from muniment.description.units import Kept, Unit
from muniment.formats.ead.concepts import short
from muniment.formats.ead.originals.forms import usual_names
from muniment.formats.ead.reading.components import ITSELF, OF_A_UNIT
from muniment.formats.ead.reading.sources import parsed
from muniment.formats.ead.soundness import may_have, sound_fragment
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import name_in
from muniment.formats.ead.writing.ids import Ids
from muniment.formats.ead.writing.keeping import repeats
from muniment.formats.ead.writing.pieces import Claim
from muniment.formats.xml.elements import local

_ID = re.compile(r"""\sid="([^"]*)["]""")
_IN_LIST = re.compile(r"dsc/\d+")
Attributes = Mapping[str, str]


@dataclass(slots=True)
class Returned:
    """Attributes by the row of the element they stand on, the rows that begin the list, and what they say."""

    attributes: dict[str, Attributes] = field(default_factory=dict)
    rows: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()

    def on(self, tag: Tag, name: str = "") -> Tag:
        """Return the tag with what stands on it."""
        for attribute, text in self.attributes.get(name or tag.name, {}).items():
            tag.fixed(attribute, text)
        return tag


def returned(unit: Unit, name: str, version: Version, ids: Ids, has_list: bool) -> Returned:
    """Return what the unit kept in this version that may stand where it came from.

    `name` is the row of its element; `ids` are those in the file, to which those that come back are added.
    """
    kept = [(at, each) for at, each in enumerate(unit.kept) if each.vocabulary == version]
    found = Returned()
    listed = [(at, each.xml) for at, each in kept if has_list and _IN_LIST.fullmatch(each.place)]
    if listed and _may_begin_list([xml for _at, xml in listed], version, ids):
        found.rows = tuple(xml for _at, xml in listed)
        found.claims = tuple(("kept", at) for at, _xml in listed)
    for row in (name, "did", *(("dsc",) if has_list else ())):
        at, attributes = next(_attributes(kept, row, version, ids), (0, {}))
        if attributes:
            found.attributes[row] = attributes
            found.claims += (("kept", at),)
    return found


def _may_begin_list(said: Sequence[str], version: Version, ids: Ids) -> bool:
    """Return whether elements may stand before the components of a list; take their ids if so."""
    own = _ID.findall("".join(said))
    dsc, did, title = (name_in(version, row) for row in ("dsc", "did", "unittitle"))
    unit = f"<c><{did}><{title}>1</{title}></{did}></c>"
    if (
        repeats(own, ids)
        or sound_fragment(f"<{dsc}>{''.join(said)}{unit}</{dsc}>", "archdesc", version) is None
    ):
        return False
    ids.update(own)
    return True


def _attributes(
    kept: Sequence[tuple[int, Kept]], row: str, version: Version, ids: Ids
) -> Iterator[tuple[int, Attributes]]:
    """Yield what was kept of the attributes of an element, where they may stand on it; take their id."""
    for at, each in kept:
        if each.place != ITSELF.get(row, "."):
            continue
        try:
            node = parsed(each.xml, usual_names(version))[0]
        except (etree.XMLSyntaxError, IndexError):
            continue
        said = {short(str(key)): str(text) for key, text in node.attrib.items()}
        own = [said["id"]] if "id" in said else []
        is_other = local(node) != row or (row not in ITSELF and said.keys() & OF_A_UNIT)
        if is_other or repeats(own, ids) or not may_have(row, said, version):
            continue
        ids.update(own)
        yield at, said
