"""Documents that are packed files of XML, as those of Word and LibreOffice: their size, what is left out."""

from io import BytesIO
from zipfile import ZipFile

from muniment.formats.deliveries import FormatError, Source
from muniment.i18n import _, plural

_LARGEST = 256 * 1024 * 1024
"""Bytes that a document may unpack to; a bomb unpacks to more."""


def weigh(source: Source) -> None:
    """Raise FormatError where the document unpacks to more than any text, BadZipFile where it is none."""
    with ZipFile(BytesIO(source.data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > _LARGEST:
            raise FormatError(_("{name} is too large to be a text.").format(name=source.name))


def left_out(comments: int, *, around: bool) -> str:
    """Return in sentences that so many comments, and what stands on each page, were left out."""
    one, many = "{count} comment was left out.", "{count} comments were left out."
    commented = plural(one, many, comments) if comments else ""
    pages = _("What stands at the top and the bottom of its pages was left out.") if around else ""
    return " ".join(filter(None, (commented, pages)))
