"""What a finding aid says of itself, put back into the header it was read from."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from muniment.description.units import FindingAid
from muniment.formats.ead.merging import grafting, plain
from muniment.formats.ead.originals.forms import Form, as_text, declared
from muniment.formats.ead.originals.scanning import root_tag
from muniment.formats.ead.reading.header import finding_aid
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.sources import aid_in, inside, parsed, root_in
from muniment.formats.ead.soundness import is_sound
from muniment.formats.ead.versions import Version
from muniment.formats.xml.elements import namespace

_HEADER = re.compile(
    r"<((?:[\w.-]+:)?(?:eadheader|control))(?=[\s/>])"
    r"""(?:(?:[^<>"'/]|"[^"]*"|'[^']*'|/(?!>))*/>|.*?</\1\s*>)"""
    r"(?:\s*<((?:[\w.-]+:)?findAidDesc)(?=[\s>]).*?</\2\s*>)*",
    re.DOTALL,
)


def merged_header(document: Form, aid: FindingAid | None, version: Version) -> Form | None:
    """Return the file with its header changed where the finding aid now says something else.

    None where that cannot be done without leaving something unsaid, or making it invalid.
    """
    if not root_tag(document.text):
        # A description alone: nothing stands around it.
        return document if aid is None else None
    if aid_in(root_in(document.text), version) == aid:
        return document
    header = header_of(document, version)
    if header is None or header.aid is None or aid is None:
        return None
    space = namespace(header.around[0])
    before, after = (plain.header(each, version, space) for each in (header.aid, aid))
    made = grafting.grafted(header.around, before, after, version)
    if finding_aid(Heard(made[0], version)) != aid:
        return None
    if is_sound(header.around[0], "ead", version) and not is_sound(made[0], "ead", version):
        return None
    return with_header(document, header, made)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a file: where it stands in the text, an element around it, and what it says."""

    start: int
    end: int
    around: etree._Element
    aid: FindingAid | None


def header_of(document: Form, version: Version) -> Header | None:
    """Return the last header of the file, or None where its text does not tell it."""
    found = list(_HEADER.finditer(document.text))
    if not found:
        return None
    names = as_text(declared(root_tag(document.text)))
    try:
        around = parsed(found[-1][0], names)
    except etree.XMLSyntaxError:
        return None
    return Header(*found[-1].span(), around, finding_aid(Heard(around[0], version)))


def with_header(document: Form, header: Header, made: etree._Element) -> Form:
    """Return the file with another header."""
    text = inside(made)
    return replace(document, text=document.text[: header.start] + text + document.text[header.end :])
