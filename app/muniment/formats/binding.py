"""A PDF file bound as a book: its last pages first, numbers that start after them, an outline beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import cast

from pypdf import PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, TreeObject
from pypdf.generic import TextStringObject as Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the outline: how deep it stands, the named place in the file it leads to, and its words."""

    depth: int
    place: str
    words: str


def bound(pdf: bytes, front: int, headings: Sequence[Heading], language: str) -> bytes:
    """Return the file with its last `front` pages first, numbered i, ii, iii, and the others from 1.

    The places that headings lead to are named in the file; `language` is a tag (BCP 47).
    """
    book = PdfWriter(clone_from=BytesIO(pdf))
    book.pdf_header = pdf[: len(b"%PDF-1.6")].decode()
    book.root_object[NameObject("/Lang")] = Text(language)
    if headings:
        _outline(book, headings)
    if front:
        _put_first(book, front)
    written = BytesIO()
    book.write(written)
    return written.getvalue()


def _outline(book: PdfWriter, headings: Sequence[Heading]) -> None:
    above: list[IndirectObject | None] = [None]
    for each in headings:
        del above[each.depth + 1 :]
        line = TreeObject()
        line[NameObject("/Title")], line[NameObject("/Dest")] = Text(each.words), Text(each.place)
        above.append(book.add_outline_item_destination(line, above[-1], is_open=False))
    book.page_mode = "/UseOutlines"


def _put_first(book: PdfWriter, front: int) -> None:
    """Put the last pages before all others."""
    pages = cast(DictionaryObject, book.root_object["/Pages"])
    sheets = cast(ArrayObject, pages["/Kids"])
    count = len(sheets)
    pages[NameObject("/Kids")] = ArrayObject([*sheets[count - front :], *sheets[: count - front]])
    book.set_page_label(0, front - 1, PageLabelStyle.LOWERCASE_ROMAN)
    book.set_page_label(front, count - 1, PageLabelStyle.DECIMAL)
