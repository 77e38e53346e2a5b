"""Finding aids read so that they can be written back as they came."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from muniment.description.findings import Severity
from muniment.description.units import Unit
from muniment.description.unopened import Stored
from muniment.formats.deliveries import Delivery, Source
from muniment.formats.ead import capitals
from muniment.formats.ead.merging.aid_groups import write
from muniment.formats.ead.merging.dtd import write_dtd
from muniment.formats.ead.reading import documents
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing.documents import OURS
from muniment.i18n import _
from muniment.progress import Progress, Steps, finish


def read(source: Source) -> Delivery:
    """Return the units in a finding aid of any version, in tree order, with what was found.

    Each unit keeps its own element as it came, the first one also the file around them. A file that
    this program wrote, and nobody has changed since, is kept in pieces: only what the fields do not say;
    unless it is so large that it stays on disk.
    Raises `XmlError`, with line and column, where the file is not well-formed XML, is no finding aid,
    or would have other files fetched or text expanded without bound.
    """
    return finish(read_stepwise(source))


def read_stepwise(source: Source) -> Steps[Delivery]:
    """Do what `read` does, in steps."""
    if capitals.is_in_capitals(source):
        small = yield from read_stepwise(capitals.in_small_letters(source))
        return replace(small, findings=(capitals.told(source, Severity.SHOULD), *small.findings))
    delivery = yield from documents.read_stepwise(source)
    if source.path or not _is_ours(source.data):
        return delivery
    in_pieces = documents.read_in_pieces(source)
    return in_pieces if _writes(in_pieces, source.data) else delivery


def open_stepwise(source: Source) -> Steps[Delivery]:
    """Do what `read` does, but leave it to who asks for the units of a large file to find that it is one."""
    is_plain = source.path and not capitals.is_in_capitals(source)
    return (yield from (documents.open_stepwise if is_plain else read_stepwise)(source))


_BEGINNING = 1000
_TITLE = re.compile(rb"<(?:titleproper|title>\s*<part)>(?:<\?[^>]*\?>)?([^<]*)</(?:titleproper|part)>")


def rewritings(units: Sequence[Unit], label: str, data: bytes) -> Iterator[bytes]:
    """Yield what units read from the file `data` are written as; of a file of ours also by the DTD.

    `label` is the version's (`Delivery.format`). Several units of a file of ours stand under its title.
    """
    version = next(version for version in Version if version.label == label)
    title = _title(data) if _is_ours(data) else ""
    yield "".join(write(units, version, title)).encode()
    if _is_ours(data):
        yield "".join(write_dtd(units, title)).encode()


def comes_back(units: Iterable[Stored], label: str, source: Source) -> Steps[bool]:
    """Return whether units read from a file on disk are written as the very same file.

    Neither the units, which are asked for more than once, nor the file are held.
    """
    version = next(version for version in Version if version.label == label)
    at, size = 0, source.size
    assert source.path is not None
    with source.path.open("rb") as file:
        for number, piece in enumerate(write(units, version)):
            data = piece.encode()
            if file.read(len(data)) != data:
                return False
            at += len(data)
            if number % _STEP == 0 or not piece:
                yield Progress(at, size, _("Comparing {name}").format(name=source.name))
        return not file.read(1)


_STEP = 500


def _is_ours(data: bytes) -> bool:
    return OURS.encode() in data[:_BEGINNING]


def _title(data: bytes) -> str:
    titled = _TITLE.search(data)
    return html.unescape(titled[1].decode("utf-8", "replace")) if titled else ""


def _writes(delivery: Delivery, data: bytes) -> bool:
    """Return whether the units are written as the very file they were read from."""
    return data in rewritings(delivery.units, delivery.format, data)
