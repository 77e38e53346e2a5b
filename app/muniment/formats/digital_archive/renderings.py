"""The renderings of a record, each with how it is told and how it is read; the first that fits is it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from muniment.description.units import Unit
from muniment.formats.digital_archive import (
    citations_alone,
    encyclopaedias,
    labelled,
    mirrors,
    new_pages,
    old_pages,
    references,
    rows,
    sheets,
)
from muniment.formats.digital_archive.making import made
from muniment.formats.digital_archive.records import Loss, Page, Record

Made = tuple[Unit, tuple[Loss, ...]]
"""A unit, and what its rendering lost."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way a record is delivered: `fits` tells it, `read` makes its units."""

    name: str
    fits: Callable[[Page], bool]
    read: Callable[[Page], Iterable[Made]]


def _records(read: Callable[[Page], Iterable[Record]]) -> Callable[[Page], Iterable[Made]]:
    return lambda page: (made(record, page) for record in read(page))


RENDERINGS: tuple[Rendering, ...] = (
    Rendering("reference in JSON", references.is_zotero, _records(references.read_zotero)),
    Rendering("reference in CSL", references.is_csl, _records(references.read_csl)),
    Rendering("reference in RIS", references.is_ris, _records(references.read_ris)),
    Rendering("table of rows", rows.is_table, _records(rows.read_table)),
    Rendering("database row", rows.is_row, _records(rows.read_rows)),
    Rendering("page of the old site", old_pages.is_old_page, _records(old_pages.read)),
    Rendering("flattened text", labelled.is_flattened, _records(labelled.read_flattened)),
    Rendering("labelled text", labelled.is_labelled, _records(labelled.read)),
    Rendering("sheet", sheets.is_sheet, _records(sheets.read)),
    Rendering("encyclopaedia article", encyclopaedias.is_article, lambda page: (encyclopaedias.read(page),)),
    Rendering("page of the new site", new_pages.is_new_page, _records(new_pages.read)),
    Rendering("citation", citations_alone.is_citation, _records(citations_alone.read)),
)


def rendering_of(page: Page) -> tuple[Rendering, Page] | None:
    """Return the rendering and the text it is to read (of a web page, the place with the record), or None."""
    candidates = mirrors.places(page) if mirrors.is_web_page(page) else (page,)
    for candidate in candidates:
        for rendering in RENDERINGS:
            if rendering.fits(candidate):
                return rendering, candidate
    return None
