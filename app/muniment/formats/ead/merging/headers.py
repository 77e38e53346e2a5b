"""What a finding aid says of itself, put back into the header it was read from."""

from lxml import etree

from muniment.description.units import FindingAid
from muniment.formats.deliveries import Source
from muniment.formats.ead.originals.forms import Form
from muniment.formats.ead.originals.scanning import root_tag
from muniment.formats.ead.parsing import OPTIONS
from muniment.formats.ead.reading.header import finding_aid
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.sources import prepare
from muniment.formats.ead.verbatim import local
from muniment.formats.ead.versions import Version

_HEADERS = ("eadheader", "control")


def merged_header(document: Form, aid: FindingAid | None, version: Version) -> Form | None:
    """Return the file with its header changed where the finding aid now says something else.

    None where that cannot be done without leaving something unsaid.
    """
    return document if _aid_in(document, version) == aid else None


def _aid_in(document: Form, version: Version) -> FindingAid | None:
    """Return what the header of the file says; None where there is none, or we composed it."""
    if not root_tag(document.text):
        return None
    prepared = prepare(Source("", document.text.encode()))
    root = etree.fromstring(prepared.data, etree.XMLParser(**OPTIONS))
    headers = [node for node in root if local(node) in _HEADERS]
    return finding_aid(Heard(headers[-1], version)) if headers else None
