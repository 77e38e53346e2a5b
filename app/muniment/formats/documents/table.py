"""The formats that a document's text is read from and written to, and that file dialogs offer."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from muniment.description.markup import Prose, text_of
from muniment.formats.deliveries import FormatError, Source
from muniment.formats.documents.besides import Beside
from muniment.i18n import _

_ROOM = "muniment.formats.documents."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A format that text is read from; `module` brings its reader, and the library behind it, when asked.

    A file of it has the `beginning`, and where others begin so, too, `marked` stands soon after. Where the
    reader `leaves_out` some words, the module can say which.
    """

    label: str
    suffixes: tuple[str, ...]
    module: str
    beginning: bytes = b""
    marked: bytes = b""
    leaves_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A format that an original and its translation are written in, side by side.

    The names of its files may also end in one of the `endings`.
    """

    id: str
    label: str
    suffix: str
    module: str
    endings: tuple[str, ...] = ()


_PACKED = b"PK\x03\x04"
_HEAD = 200
"""Bytes within which a packed file says first what it is (OpenDocument 1.3, part 2, 3.3)."""
_OTHERS: Mapping[bytes, str] = {
    b"\xd0\xcf\x11\xe0": _(
        "{name} is a document of an older Word (.doc), or locked by a password. Open it in Word or"
        " LibreOffice, save it as .docx or .odt without a password, and take that."
    ),
    b"{\\rtf": _(
        "{name} is a document in RTF. Open it in Word or LibreOffice, save it as .docx or .odt, and take"
        " that."
    ),
}
"""What is said of files that are no texts we read, by how they begin."""

READ: tuple[Reading, ...] = (
    Reading(label=_("Word document"), suffixes=(".docx",), module="word", beginning=_PACKED, leaves_out=True),
    Reading(
        label=_("OpenDocument text"),
        suffixes=(".odt", ".ott"),
        module="open_document",
        beginning=_PACKED,
        marked=b"application/vnd.oasis.opendocument.text",
        leaves_out=True,
    ),
    Reading(label=_("PDF with text"), suffixes=(".pdf",), module="pdf", beginning=b"%PDF"),
    Reading(label=_("Web page"), suffixes=(".html", ".htm", ".xhtml"), module="web"),
    Reading(label=_("Plain text"), suffixes=(".txt", ".md"), module="plain"),
)

WRITTEN: tuple[Writing, ...] = (
    Writing(id="docx", label=_("Word document"), suffix=".docx", module="word"),
    Writing(id="html", label=_("Web page"), suffix=".html", module="web", endings=(".htm", ".xhtml")),
    Writing(id="tei", label=_("TEI"), suffix=".xml", module="tei"),
)


def read(source: Source) -> Prose:
    """Return the text of the file as prose; raise `FormatError` with a sentence where there is none."""
    if not source.data.strip():
        raise FormatError(_("{name} is empty.").format(name=source.name))
    for beginning, refusal in _OTHERS.items():
        if source.data.startswith(beginning):
            raise FormatError(refusal.format(name=source.name))
    reader = cast(Callable[[Source], Prose], importlib.import_module(_ROOM + _row(source).module).read)
    prose = reader(source)
    if not text_of(prose):
        raise FormatError(_("There are no words in {name}.").format(name=source.name))
    return prose


def left_out(source: Source) -> str:
    """Return what of its words `read` leaves out, in sentences; nothing where it takes in all."""
    row = _row(source)
    if not row.leaves_out:
        return ""
    said = cast(Callable[[Source], str], importlib.import_module(_ROOM + row.module).left_out)
    return said(source)


def writing(id: str) -> Callable[[Beside], bytes]:
    """Return what writes texts in the format `id`: what stands side by side → the bytes of a file."""
    module = next(row.module for row in WRITTEN if row.id == id)
    return cast(Callable[[Beside], bytes], importlib.import_module(_ROOM + module).write)


def _row(source: Source) -> Reading:
    """The row of the file by its first bytes, else by its name, else plain text."""
    begun = [row for row in READ if row.beginning and source.data.startswith(row.beginning)]
    marked = (row for row in begun if row.marked and row.marked in source.data[:_HEAD])
    suffix = "." + source.name.rpartition(".")[2].lower()
    named = (row for row in begun or READ if suffix in row.suffixes)
    return next(marked, None) or next(named, begun[0] if begun else READ[-1])
