"""Plain text: paragraphs parted by blank lines, or lines broken to a page's width."""

from codecs import BOM_UTF8

from muniment.description.markup import Prose
from muniment.description.markup import paragraphs as as_prose
from muniment.formats.deliveries import FormatError, Source
from muniment.formats.digital_archive.page import page_of
from muniment.formats.unwrapping import is_wrapped, paragraphs
from muniment.i18n import _


def read(source: Source) -> Prose:
    """Return the paragraphs of the text; raise `FormatError` where the file is no text, or is XML."""
    if source.data.removeprefix(BOM_UTF8).lstrip().startswith(b"<?xml"):
        message = _("{name} is XML, whose tags are no words. Save it as a web page or as plain text first.")
        raise FormatError(message.format(name=source.name))
    return prose_of(page_of(source).text)


def prose_of(text: str) -> Prose:
    """Return the paragraphs of lines, joined again where they were broken to a page's width."""
    lines = text.split("\n")
    return as_prose(paragraphs(lines, wrapped=is_wrapped(lines)))
