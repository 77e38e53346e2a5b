"""Plain text: paragraphs parted by blank lines, or lines broken to a page's width."""

from muniment.description.markup import Prose
from muniment.description.markup import paragraphs as as_prose
from muniment.formats.deliveries import Source
from muniment.formats.digital_archive.page import page_of
from muniment.formats.unwrapping import is_wrapped, paragraphs


def read(source: Source) -> Prose:
    """Return the paragraphs of the text; raise `FormatError` where the file is no text."""
    return prose_of(page_of(source).text)


def prose_of(text: str) -> Prose:
    """Return the paragraphs of lines, joined again where they were broken to a page's width."""
    lines = text.split("\n")
    return as_prose(paragraphs(lines, wrapped=is_wrapped(lines)))
