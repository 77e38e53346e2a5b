"""Finding aids read so that they can be written back as they came."""

import html
import re

from muniment.formats.deliveries import Delivery, Source
from muniment.formats.ead.merging.dtd import write_dtd
from muniment.formats.ead.reading import documents
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing.documents import OURS, write


def read(source: Source) -> Delivery:
    """Return the units in a finding aid of any version, in tree order, with what was found.

    Each unit keeps its own element as it came, the first one also the file around them. A file that
    this program wrote, and nobody has changed since, is kept in pieces: only what the fields do not say.
    Raises `XmlError`, with line and column, where the file is not well-formed XML, is no finding aid,
    or would have other files fetched or text expanded without bound.
    """
    delivery = documents.read(source)
    if OURS.encode() not in source.data[:_BEGINNING]:
        return delivery
    in_pieces = documents.read_in_pieces(source)
    return in_pieces if _writes(in_pieces, source.data) else delivery


_BEGINNING = 1000
_TITLE = re.compile(rb"<titleproper>(?:<\?[^>]*\?>)?([^<]*)</titleproper>")


def _writes(delivery: Delivery, data: bytes) -> bool:
    """Return whether the units are written as the very file they were read from."""
    version = next(version for version in Version if version.label == delivery.format)
    titled = _TITLE.search(data)
    title = html.unescape(titled[1].decode("utf-8", "replace")) if titled else ""
    texts = (write(delivery.units, version, title), write_dtd(delivery.units, title))
    return any("".join(text).encode() == data for text in texts)
