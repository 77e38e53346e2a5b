"""Encyclopaedia articles kept beside the documents: context and references, not archival records."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from muniment.description.levels import CONTEXT, Level, NoteKind
from muniment.description.markup import Block, BlockKind, Prose
from muniment.description.units import Identifier, Note, Unit, a_title, new_id
from muniment.formats.digital_archive.bodies import plain_prose, prose
from muniment.formats.digital_archive.records import Loss, Page
from muniment.formats.unwrapping import paragraphs
from muniment.i18n import _

_EDIT = re.compile(r"\[ ?edit ?\]")
_TAG = re.compile(r"<[^<>]{1,200}>")
_REFERENCE = re.compile(r"\s{0,8}\d{1,3}\. +(?=\S)")
_MARKS = ("free encyclopedia", "mw-page-title-main", "Related Research Articles", "[edit]", "[ edit ]")
_HEADINGS = ("Contents", "References", "See also", "External links", "Notes", "History", "Further reading")
_KINDS: Mapping[str, NoteKind] = {
    "references": NoteKind.GENERAL,
    "notes": NoteKind.GENERAL,
    "sources": NoteKind.GENERAL,
    "bibliography": NoteKind.GENERAL,
    "further reading": NoteKind.GENERAL,
    "see also": NoteKind.RELATED,
    "external links": NoteKind.RELATED,
    "related research articles": NoteKind.RELATED,
}
_REFERENCES = frozenset(name for name, kind in _KINDS.items() if kind is NoteKind.GENERAL)
_FURNITURE = re.compile(
    r"Last updated.*|From Wikipedia.*|.*\.(?:svg|png|jpe?g|gif)|Jump to:? .*|\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Part:
    heading: str
    lines: tuple[str, ...]


def is_article(page: Page) -> bool:
    """Return whether the page is an encyclopaedia's article: its marks, and the headings of one."""
    marks = sum(mark in page.text for mark in _MARKS)
    headings = sum(f"\n{heading}\n" in page.text for heading in _HEADINGS)
    return (marks >= 1 and marks + headings >= 2) and "Citation:" not in page.text


def read(page: Page) -> tuple[Unit, tuple[Loss, ...]]:
    """Return the article as a unit of level `context`: its title, sections and references."""
    lines = [_TAG.sub("", line) for line in page.lines]
    title = next((line.strip() for line in lines if line.strip()), "")
    preamble, parts = _parted(lines)
    lead = [line for line in preamble if len(line.split()) > 12]
    lost = [line for line in preamble if line not in lead and line.strip() and line.strip() != title]
    notes = [Note(kind=NoteKind.ABSTRACT, prose=plain_prose(paragraphs(lead, wrapped=False)))] if lead else []
    unit = Unit(
        id=new_id(),
        level=Level.OTHER,
        level_name=CONTEXT,
        titles=(a_title(title),) if title else (),
        notes=(*notes, *_notes(parts)),
        identifiers=tuple(Identifier(kind="url", text=address) for address in page.addresses),
    )
    bare = [part.heading for part in parts if not any(line.strip() for line in part.lines)]
    return unit, tuple(_losses(lost, [heading for heading in bare if heading != "Contents"]))


def _parted(lines: Sequence[str]) -> tuple[tuple[str, ...], list[_Part]]:
    """What stands above the first heading, and the parts with their headings.

    Short lines are headings only between the table of contents and the links at the end.
    """
    parts: list[_Part] = []
    held: list[str] = []
    heading = ""
    is_listed = False
    for place, line in enumerate(lines):
        if place and (_is_marked(line) or (is_listed and _stands_alone(lines, place))):
            parts.append(_Part(heading, tuple(held)))
            heading, held = _EDIT.sub("", line).strip(), []
            is_listed = heading == "Contents" or (is_listed and heading.lower() not in _KINDS)
        else:
            held.append(line)
    parts.append(_Part(heading, tuple(held)))
    return parts[0].lines, parts[1:]


def _is_marked(line: str) -> bool:
    words = line.strip()
    return bool(_EDIT.match(words)) or words in _HEADINGS or words.lower() in _KINDS


def _stands_alone(lines: Sequence[str], place: int) -> bool:
    """Whether the line is short, has no full stop, and stands between empty lines."""
    words = lines[place].strip()
    begins = words[:1].isupper() and len(words) < 100 and len(words.split()) <= 8
    alone = _is_empty(lines, place - 1) and _is_empty(lines, place + 1)
    return alone and begins and not words.endswith((".", ":", ",", "”", '"'))


def _is_empty(lines: Sequence[str], place: int) -> bool:
    return not (0 <= place < len(lines)) or not lines[place].strip()


def _notes(parts: Sequence[_Part]) -> Iterator[Note]:
    for part in parts:
        kind = _KINDS.get(part.heading.lower(), NoteKind.HISTORY)
        written = (
            _references(part.lines)
            if part.heading.lower() in _REFERENCES
            else prose(part.lines, wrapped=False)[0]
        )
        if written:
            yield Note(kind=kind, heading=part.heading, prose=written)


def _references(lines: Sequence[str]) -> Prose:
    """The references as a list; their numbers go, since a list counts."""
    items = [_REFERENCE.sub("", line, count=1).strip() for line in lines if line.strip()]
    return (Block(BlockKind.LIST, items=tuple(plain_prose([item]) for item in items)),) if items else ()


def _losses(lines: Sequence[str], bare: Sequence[str]) -> Iterator[Loss]:
    yield Loss(
        "level", _("An encyclopaedia's article is context, not an archival document: it has no shelfmark.")
    )
    left = [line for line in lines if not _FURNITURE.fullmatch(line.strip())]
    if left:
        message = _("{count} lines of the article's side box were left out.")
        yield Loss("notes", message.format(count=len(left)))
    if bare:
        message = _("These headings stand without a text: {headings}.")
        yield Loss("notes", message.format(headings=", ".join(bare)))
