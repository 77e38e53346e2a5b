"""The text of a PDF: its lines, page by page, joined into paragraphs again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import pypdfium2

from muniment.description.markup import Prose
from muniment.formats.deliveries import FormatError, Source
from muniment.formats.documents.plain import prose_of
from muniment.i18n import _

_NOT_WORDS = str.maketrans({"\ufffe": "", "\u0002": "-"})
"""How the library says a soft hyphen and the hyphen at a line's end."""
_OFF_LINE = 0.6
"""How far a letter stands above or below its line at most, in heights of a letter."""
_WIDE = 1.4
"""How many times the usual way from line to line parts paragraphs."""
_FEW = 3
"""A heading or foot that stands on so many pages, and on most of them, is none of the text."""
_NUMBER = re.compile(r"\d+")

_Page = list[str]
"""The lines of a page; an empty one where there is a gap between two."""


def read(source: Source) -> Prose:
    """Return the text of all pages; raise `FormatError` where it is locked, broken or only pictures."""
    try:
        document = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        message = _("{name} cannot be read as a PDF: it is damaged, or locked with a password.")
        raise FormatError(message.format(name=source.name)) from error
    try:
        pages = _without_margins([_lines_of(document[number]) for number in range(len(document))])
    finally:
        document.close()
    if not any(line.strip() for page in pages for line in page):
        message = _("{name} has no text, only pictures of pages. Have its text recognised (OCR) first.")
        raise FormatError(message.format(name=source.name))
    return prose_of("\n\f".join("\n".join(page) for page in pages))


def _lines_of(page: pypdfium2.PdfPage) -> _Page:
    text = page.get_textpage()
    try:
        lines = [(foot, words) for foot, words in _lines(text) if words]
    finally:
        text.close()
        page.close()
    return list(_spaced([words for _foot, words in lines], [foot for foot, _words in lines]))


def _lines(text: pypdfium2.PdfTextPage) -> Iterator[tuple[float, str]]:
    """Each line with how high it stands, in points from the foot of the page; told by where letters stand.

    The library itself runs short lines together.
    """
    line, foot = "", 0.0
    for number, letter in enumerate(str(text.get_text_range())[: text.count_chars()]):
        if letter.isspace():
            line += " "
            continue
        _left, low, _right, high = text.get_charbox(number, loose=True)
        if line and abs(low - foot) > _OFF_LINE * (high - low):
            yield foot, " ".join(line.split()).translate(_NOT_WORDS)
            line = ""
        line, foot = line + letter, low if not line.strip() else foot
    yield foot, " ".join(line.split()).translate(_NOT_WORDS)


def _spaced(lines: Sequence[str], feet: Sequence[float]) -> Iterator[str]:
    """The lines, with an empty one where the way down to the next is wider than usual."""
    ways = [above - below for above, below in pairwise(feet)]
    down = [way for way in ways if way > 0]
    usual = median(down) if down else 0.0
    for line, way in zip(lines, (0.0, *ways), strict=False):
        if usual and way > _WIDE * usual:
            yield ""
        yield line


def _without_margins(pages: Sequence[_Page]) -> list[_Page]:
    """The pages without their numbers and what stands at the head or foot of most of them."""
    edges = Counter(_NUMBER.sub("#", page[end]) for page in pages if page for end in {0, -1})
    least = max(_FEW, len(pages) // 2 + 1)
    margins = {words for words, count in edges.items() if count >= least} | {"#", "- # -", "– # –", "[#]"}
    return [_inside(page, margins) for page in pages]


def _inside(page: _Page, margins: set[str]) -> _Page:
    while page and _NUMBER.sub("#", page[0].strip()) in {*margins, ""}:
        page = page[1:]
    while page and _NUMBER.sub("#", page[-1].strip()) in {*margins, ""}:
        page = page[:-1]
    return page
