"""Write a finding aid for readers as a PDF file: with a title page, contents, an outline and an index."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from PySide6.QtWidgets import QApplication

from muniment import i18n
from muniment.catalogue import Catalogue
from muniment.description.roman import roman_numeral
from muniment.desktop.printing.book import Book
from muniment.formats.binding import Heading, bound
from muniment.formats.web_page import Booklet, Strip
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.export_file import Exported, NothingToExportError, chosen
from muniment.tasks.export_page import nothing, withheld
from muniment.tasks.targets import refuse_other_ending, replacing
from muniment.tasks.unvalidated import Unvalidated

_STEP = 100
_TITLE_AT = 0.3
"""How far down its page the title stands, as a share of the height."""


def export_pdf(
    catalogue: Catalogue, target: Path, unit: str | None = None, query: str = ""
) -> Steps[Exported]:
    """Write one branch, the hits of a search with what they stand under, or all to `target`, as pages.

    What is for staff only is not on them, and the findings say how much that is. The old file at `target`
    stays until the new one is whole. Needs an application of Qt; any thread may do it. Raises
    `NothingToExportError` where there is nothing for readers, FormatError where the name of `target` is that
    of another kind of file.
    """
    refuse_other_ending(target, PDF.suffix)
    booklet = Booklet(chosen(catalogue, unit, query), catalogue.name)
    for done, _each in enumerate(booklet.look_through()):
        if done % _STEP == 0:
            yield Progress(done, 0, _("Looking through {name}").format(name=target.name))
    if not booklet.contents.count:
        raise NothingToExportError(nothing(booklet))
    with replacing(target) as draft, Book(booklet.name, i18n.reads_from_right()) as book:
        front = yield from _drawn(booklet, book, _("Writing {name}").format(name=target.name))
        shown = [] if booklet.is_small else booklet.contents.all()
        outline = [Heading(each.depth, each.id, each.name) for each in shown]
        draft.write_bytes(bound(book.finished(), front, outline, i18n.tag()))
    return Exported(path=target, units=booklet.count, findings=tuple(withheld(booklet)), account=())


PDF = Unvalidated(id="pdf", label=_("PDF for readers"), suffix=".pdf", export=export_pdf)


def export_pdf_unseen(
    catalogue: Catalogue, target: Path, unit: str | None = None, query: str = ""
) -> Steps[Exported]:
    """Do as `export_pdf` where there is neither a window nor, perhaps, a screen: for the command line."""
    if sys.platform not in ("win32", "darwin"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QApplication.instance() or QApplication(["muniment"])
    return (yield from export_pdf(catalogue, target, unit, query))


def _drawn(booklet: Booklet, book: Book, label: str) -> Steps[int]:
    """Draw the body, the index, and at last what stands before them; return how many pages that takes."""
    for done, strip in enumerate(booklet.body()):
        book.put(strip)
        if done % _STEP == 0:
            yield Progress(booklet.count, booklet.contents.count, label)
    named = booklet.named(book.places.__getitem__)
    for heading in islice(named, 1):
        book.put(heading)
        book.in_columns(2)
    yield from _put(book, named, label)
    if booklet.is_small:
        return 0
    book.number_anew(None)
    book.begin(_TITLE_AT)
    yield from _put(book, booklet.title(), label)
    before = book.page
    book.number_anew(lambda number: roman_numeral(number + before))
    yield from _put(book, booklet.listed(book.places.__getitem__), label)
    return before + book.page


def _put(book: Book, strips: Iterable[Strip], label: str) -> Steps[None]:
    for done, strip in enumerate(strips):
        book.put(strip)
        if done % _STEP == 0:
            yield Progress(0, 0, label)
