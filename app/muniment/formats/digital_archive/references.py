"""Records as reference managers keep them: Zotero's JSON, the JSON of citation styles (CSL), and RIS."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from muniment.formats.deliveries import FormatError
from muniment.formats.digital_archive.addresses import addresses_in
from muniment.formats.digital_archive.bodies import prose
from muniment.formats.digital_archive.columns import record_of
from muniment.formats.digital_archive.records import Loss, Named, Page, Record
from muniment.formats.unwrapping import rejoined
from muniment.i18n import _

_RELATORS: Mapping[str, str] = {
    "author": "aut",
    "contributor": "ctb",
    "editor": "edt",
    "translator": "trl",
    "recipient": "rcp",
}
_KEYS = ("itemType", "archiveLocation", "document_url")
_RIS_LINE = re.compile(r"([A-Z][A-Z0-9]) {1,2}- ?(.*)")
_RIS_NAMES: Mapping[str, str] = {"AU": "aut", "A1": "aut", "ED": "edt", "A2": "ctb", "A4": "trl"}
_ZOTERO_READ = frozenset(
    (
        "itemType",
        "title",
        "date",
        "archiveLocation",
        "abstractNote",
        "language",
        "rights",
        "url",
        "manuscriptType",
    )
)
_OF_ZOTERO = frozenset(
    (
        "key",
        "version",
        "itemID",
        "libraryID",
        "dateAdded",
        "dateModified",
        "accessDate",
        "libraryCatalog",
        "uri",
        "citationKey",
    )
)
"""What nobody but the program that wrote it has a use for."""
_CSL_READ = frozenset(
    (
        *_RELATORS,
        "title",
        "issued",
        "archive_location",
        "call-number",
        "abstract",
        "language",
        "URL",
        "genre",
        "keyword",
    )
)
_OF_CSL = frozenset(("id", "type", "accessed", "source", "citation-key", "title-short"))
_RIS_READ = frozenset(("TY", "ER", "ID", "Y2", "DP", "LA", "UR", "M3", "KW", *_RIS_NAMES))
_RIS_HEADING, _RIS_DAY = ("TI", "T1", "CT"), ("DA", "PY", "Y1")
_RIS_SOURCE, _RIS_SUMMARY = ("AV", "M2", "CN"), ("AB", "N2")
_TAG = re.compile(r"<[^<>]*>")
_RIS_DATE = re.compile(r"(\d{4})(?:/(\d{1,2}))?(?:/(\d{1,2}))?(?:/.*)?")


def is_zotero(page: Page) -> bool:
    """Return whether the text begins as JSON and names one of the keys of a record."""
    begun = page.text.lstrip()[:4000]
    return begun.startswith(("{", "[")) and any(f'"{key}"' in begun for key in _KEYS)


def is_csl(page: Page) -> bool:
    """Return whether the text begins as JSON and names keys that citation styles (CSL) have."""
    begun = page.text.lstrip()[:4000]
    return (
        begun.startswith(("{", "["))
        and '"title"' in begun
        and any(f'"{key}"' in begun for key in ("issued", "archive_location", "call-number"))
    )


def is_ris(page: Page) -> bool:
    """Return whether the first line is the type of a RIS reference."""
    return bool(re.match(r"\s*TY {1,2}- ?\S", page.text[:4000]))


def read_zotero(page: Page) -> list[Record]:
    """Return the record of each item; raise `FormatError` where the JSON is broken."""
    return _of_items(page, _of_item)


def read_csl(page: Page) -> list[Record]:
    """Return the record of each item of CSL-JSON; raise `FormatError` where the JSON is broken."""
    return _of_items(page, _of_csl)


def _of_items(page: Page, record: Callable[[Mapping[str, Any]], Record]) -> list[Record]:
    try:
        found: Any = json.loads(page.text)
    except (ValueError, RecursionError) as error:
        message = _("{name} begins as JSON but breaks off or is not well-formed: {error}.")
        raise FormatError(message.format(name=page.name, error=error)) from error
    held = found.get("items") if isinstance(found, dict) else found
    items = held if isinstance(held, list) else [found]
    records = [record(item) for item in items if isinstance(item, dict) and _is_reference(item)]
    if not records:
        raise FormatError(_("{name} is JSON without a record in it.").format(name=page.name))
    return records


def read_ris(page: Page) -> list[Record]:
    """Return the record of each reference."""
    references: list[defaultdict[str, list[list[str]]]] = []
    value: list[str] = []
    for line in page.lines:
        match = _RIS_LINE.fullmatch(line.strip())
        if match and match[1] == "TY":
            references.append(defaultdict(list))
        if match and references:
            value = [match[2]]
            references[-1][match[1]].append(value)
        else:
            value.append(line)
    return [
        _of_reference({tag: list(map(rejoined, held)) for tag, held in tags.items()}) for tags in references
    ]


def _is_reference(item: Mapping[str, Any]) -> bool:
    return item.get("itemType") not in ("attachment", "note", "annotation")


def _of_item(item: Mapping[str, Any]) -> Record:
    if "document_url" in item:
        return record_of({name: _cell(value) for name, value in item.items()})
    return Record(
        heading=_text(item, "title"),
        date=_text(item, "date"),
        source=_text(item, "archiveLocation"),
        summary=prose(_text(item, "abstractNote").split("\n"), wrapped=False)[0],
        languages=tuple(filter(None, [_text(item, "language")])),
        rights=_text(item, "rights"),
        addresses=addresses_in(_text(item, "url")),
        genre=_text(item, "manuscriptType"),
        names=tuple(_creators(_dicts(item, "creators"))),
        subjects=tuple(tag for tags in _dicts(item, "tags") if (tag := _text(tags, "tag"))),
        losses=(
            _without_text(),
            *_unread((key, _words(item[key])) for key in item if key not in _ZOTERO_READ | _OF_ZOTERO),
            *_unread(("notes", _TAG.sub(" ", _text(note, "note"))) for note in _dicts(item, "notes")),
        ),
    )


def _of_csl(item: Mapping[str, Any]) -> Record:
    place, number = _text(item, "archive_location"), _text(item, "call-number")
    others = ((key, _csl_words(item[key])) for key in item if key not in _CSL_READ | _OF_CSL)
    return Record(
        heading=_text(item, "title"),
        date=_csl_date(item.get("issued")),
        source=place or number,
        summary=prose(_text(item, "abstract").split("\n"), wrapped=False)[0],
        languages=tuple(filter(None, [_text(item, "language")])),
        addresses=addresses_in(_text(item, "URL")),
        genre=_text(item, "genre"),
        names=tuple(
            Named(name, relator)
            for key, relator in _RELATORS.items()
            for name in map(_csl_name, _dicts(item, key))
            if name
        ),
        subjects=tuple(word.strip() for word in _text(item, "keyword").split(",") if word.strip()),
        losses=(_without_text(), *_unread([*others, ("call-number", number if place else "")])),
    )


def _csl_name(name: Mapping[str, Any]) -> str:
    family, given = (
        " ".join(filter(None, (_text(name, part) for part in parts)))
        for parts in (("non-dropping-particle", "family"), ("given", "dropping-particle"))
    )
    return _text(name, "literal") or ", ".join(filter(None, (family, given, _text(name, "suffix"))))


def _csl_words(value: object) -> str:
    """Return the names of a role that is no relator here, the day of another date, or other words."""
    if isinstance(value, list):
        return "; ".join(_csl_name(each) if isinstance(each, dict) else _words(each) for each in value)
    return _csl_date(value) or _words(value)


def _csl_date(said: object) -> str:
    """Return a date of CSL in its words, or its one or two days with their precision."""
    if not isinstance(said, dict):
        return ""
    parts = said.get("date-parts")
    days = [day for day in parts if isinstance(day, list)] if isinstance(parts, list) else []
    about = "~" if said.get("circa") else ""
    written = [f"{day}{about}" for day in map(_csl_day, days) if day]
    return _text(said, "literal") or _text(said, "raw") or "/".join(written)


def _csl_day(parts: Sequence[object]) -> str:
    return "-".join(str(part).zfill(2 if at else 4) for at, part in enumerate(filter(None, parts)))


def _of_reference(tags: Mapping[str, list[str]]) -> Record:
    def first(*names: str) -> str:
        return next((value for name in names for value in tags.get(name, ()) if value), "")

    taken = {names: first(*names) for names in (_RIS_HEADING, _RIS_DAY, _RIS_SOURCE, _RIS_SUMMARY)}
    kept = {name: value for names, value in taken.items() for name in names}
    said = ((tag, value) for tag, values in tags.items() if tag not in _RIS_READ for value in values)
    others = ((tag, value) for tag, value in said if value not in kept.get(tag, ""))
    return Record(
        heading=taken[_RIS_HEADING],
        date=_ris_date(taken[_RIS_DAY]),
        source=taken[_RIS_SOURCE],
        summary=prose([taken[_RIS_SUMMARY]], wrapped=False)[0],
        languages=tuple(tags.get("LA", ())),
        addresses=addresses_in(" ".join(tags.get("UR", ()))),
        genre=first("M3"),
        names=tuple(
            Named(name, role) for tag, role in _RIS_NAMES.items() for name in tags.get(tag, ()) if name
        ),
        subjects=tuple(word for word in tags.get("KW", ()) if word),
        losses=(_without_text(), *_unread(others)),
    )


def _without_text() -> Loss:
    return Loss("texts", _("A reference holds no text of the document."))


def _unread(said: Iterable[tuple[str, str]]) -> Iterator[Loss]:
    """Yield what a reference says under names that no field is called by."""
    message = _("The reference says “{words}” under {name}, for which there is no field: it was left out.")
    for name, words in said:
        if words.strip():
            yield Loss("", message.format(words=words.strip(), name=name))


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value.strip() if isinstance(value, str) else ""


def _words(value: object) -> str:
    return value.strip() if isinstance(value, str) else str(value) if type(value) in (int, float) else ""


def _dicts(item: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    value = item.get(key)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _cell(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def _creators(creators: Sequence[Mapping[str, Any]]) -> list[Named]:
    found = []
    for creator in creators:
        parts = (_text(creator, "lastName"), _text(creator, "firstName"))
        name = _text(creator, "name") or ", ".join(filter(None, parts))
        if name:
            found.append(Named(name, _RELATORS.get(_text(creator, "creatorType"), "ctb")))
    return found


def _ris_date(date: str) -> str:
    match = _RIS_DATE.fullmatch(date)
    if match is None:
        return date
    return "-".join(part.zfill(2) for part in match.groups() if part)
