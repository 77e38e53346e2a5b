"""The columns of scraped database rows, and what each is in a record."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from muniment.formats.digital_archive.bodies import prose
from muniment.formats.digital_archive.records import Loss, Named, Part, Record, Section
from muniment.i18n import _

COLUMNS = (
    "document_url",
    "page_number",
    "page_position",
    "original_publication_date",
    "title",
    "credits",
    "text_body",
    "summary",
    "authors",
    "associated_places",
    "subjects_discussed",
    "associated_people_orgs",
    "document_contributors",
    "source",
    "original_upload_date",
    "original_archive_title",
    "language",
    "rights",
    "record_id",
    "original_classification",
    "donors",
    "scraped_at",
)
_RELATORS: Mapping[str, str] = {
    "authors": "aut",
    "document_contributors": "ctb",
    "associated_people_orgs": "asn",
}


def record_of(row: Mapping[str, str]) -> Record:
    """Return the record of a row: the text of each of its columns by the column's name."""
    cell = {name: (row.get(name) or "").strip() for name in COLUMNS}
    written, losses = prose(cell["text_body"].split("\n"), wrapped=False)
    return Record(
        heading=" ".join(cell["title"].split()),
        date=cell["original_publication_date"],
        source=" ".join(cell["source"].split()),
        credit_line=cell["credits"],
        donors=values(cell["donors"]),
        summary=prose(cell["summary"].split("\n"), wrapped=False)[0],
        languages=values(cell["language"]),
        sections=(Section(Part(), written),) if written else (),
        rights=cell["rights"],
        archive=", ".join(values(cell["original_archive_title"])),
        record_id=cell["record_id"],
        addresses=(cell["document_url"],) if cell["document_url"] else (),
        uploaded=cell["original_upload_date"],
        classification=cell["original_classification"],
        names=tuple(_names(cell)),
        subjects=values(cell["subjects_discussed"]),
        places=values(cell["associated_places"]),
        losses=(*losses, *_unfilled(cell)),
    )


def values(cell: str) -> tuple[str, ...]:
    """Return the values in a cell: a JSON list, or one value as it stands."""
    if not cell.startswith("["):
        return (cell,) if cell else ()
    try:
        listed: Any = json.loads(cell)
    except (ValueError, RecursionError):
        return (cell,)
    return tuple(str(value).strip() for value in listed if value)


def _names(cell: Mapping[str, str]) -> Iterable[Named]:
    return (Named(name, relator) for column, relator in _RELATORS.items() for name in values(cell[column]))


def _unfilled(cell: Mapping[str, str]) -> Iterable[Loss]:
    if not cell["source"] and not cell["rights"]:
        yield Loss("shelfmarks", _("The row was left half empty: it has no source, and so no shelfmark."))
