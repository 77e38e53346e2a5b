"""What the element of a unit says itself: its id, and our instruction in it."""

from collections.abc import Collection

from lxml import etree

from muniment.description.units import Unit
from muniment.formats.ead import instructions
from muniment.formats.ead.merging import layout
from muniment.formats.ead.reading.components import OWN_ID, XML_ID
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.sources import parsed
from muniment.formats.ead.soundness import may_have
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.ead.writing.twice import may_say
from muniment.formats.xml.elements import local


def identify(own: etree._Element, unit: Unit, version: Version) -> None:
    """Give the element the id that others gave the unit, if it may; take away one it has no more."""
    given = next((each.text for each in unit.identifiers if each.kind == XML_ID), "")
    came = own.get("id", "")
    if given and (given == came or _may_be_called(own, given, version)):
        own.set("id", given)
    elif came and came != unit.id and not OWN_ID.fullmatch(came):
        del own.attrib["id"]


def _may_be_called(own: etree._Element, id: str, version: Version) -> bool:
    """Return whether the element may have the id: XML lets it, and nothing else in the file has it."""
    return may_say("id", id) and may_have(row_of(version, local(own)), {"id": id}, version)


def say(own: etree._Element, version: Version, unsaid: Collection[str], pairs: instructions.Pairs) -> None:
    """Say pairs in the instruction of the element instead of those under the keys that are to be `unsaid`."""
    heard = Heard(own, version)
    said = [pair for pair in heard.pairs if pair[0] not in unsaid]
    if heard.pairs:
        layout.drop(own[0])
    text = instructions.instruction((*said, *pairs))
    if text:
        made = parsed(text, "")[0]
        if len(own):
            layout.put_before(own[0], made)
        else:
            own.append(made)
