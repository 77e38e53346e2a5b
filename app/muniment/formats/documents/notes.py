"""The footnotes and endnotes of a Word document, which keeps them apart from its text."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from muniment.formats.documents.numerals import numeral
from muniment.formats.documents.wrappings import run_of, unwrap


class _Kind(NamedTuple):
    """How Word names one of its two kinds of notes, and the form of their numbers where nothing is said."""

    name: str
    part: str
    form: str


_KINDS = (
    _Kind("footnote", RELATIONSHIP_TYPE.FOOTNOTES, "decimal"),
    _Kind("endnote", RELATIONSHIP_TYPE.ENDNOTES, "lowerRoman"),
)


def put_behind(document: Document) -> None:
    """Let the notes follow the text, each behind the mark that stands in both: `[1]` where Word shows ¹."""
    for kind in _KINDS:
        part = _part(document, kind.part)
        if part is not None:
            for paragraph in list(_noted(document, kind, part)):
                _append(document, paragraph)


def _part(document: Document, kind: str) -> Part | None:
    ties = document.part.rels.values()
    return next((tie.target_part for tie in ties if tie.reltype == kind and not tie.is_external), None)


def _noted(document: Document, kind: _Kind, part: Part) -> Iterator[etree._Element]:
    """Yield the blocks of the notes in the order in which the text points to them, and mark both."""
    root = parse_xml(part.blob)
    unwrap(root)
    _tie_anew(document, root, part)
    notes = {note.get(qn("w:id")): note for note in root.iter(qn(f"w:{kind.name}"))}
    form, number = _form(document, kind), 0
    for pointer in list(document.element.body.iter(qn(f"w:{kind.name}Reference"))):
        note = notes.pop(pointer.get(qn("w:id")), None)
        if note is None:
            continue
        if pointer.get(qn("w:customMarkFollows")) in (None, "0", "false"):
            number += 1
            mark = f"[{numeral(number, form)}]"
            pointer.addnext(_words(mark))
            _mark(note, kind, mark)
        yield from note


def _mark(note: etree._Element, kind: _Kind, mark: str) -> None:
    """Put the mark where the note repeats it, else before all its words."""
    repeated = next(note.iter(qn(f"w:{kind.name}Ref")), None)
    first = next(note.iter(qn("w:p")), None)
    if repeated is not None:
        repeated.addnext(_words(mark))
    elif first is not None:
        properties = first.find(qn("w:pPr"))
        first.insert(0 if properties is None else 1, run_of(f"{mark} "))


def _words(text: str) -> etree._Element:
    return run_of(text)[0]


def _append(document: Document, block: etree._Element) -> None:
    """Put a block behind all others, but before what is said of the pages of the document."""
    body = document.element.body
    last = body.find(qn("w:sectPr"))
    if last is None:
        body.append(block)
    else:
        last.addprevious(block)


def _tie_anew(document: Document, root: etree._Element, part: Part) -> None:
    """Let links lead where they lead in the part of the notes, whose numbers are its own."""
    targets: Mapping[str, str] = {id: tie.target_ref for id, tie in part.rels.items() if tie.is_external}
    for link in root.iter(qn("w:hyperlink")):
        id = str(link.attrib.pop(qn("r:id"), ""))
        if id in targets:
            fresh = document.part.relate_to(targets[id], RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), fresh)


def _form(document: Document, kind: _Kind) -> str:
    """Return the form of the numbers, as the last section says it, or else the settings."""
    said = f"{qn(f'w:{kind.name}Pr')}/{qn('w:numFmt')}"
    section = document.element.body.find(qn("w:sectPr"))
    for place in (section, document.settings.element):
        form = None if place is None else place.find(said)
        if form is not None:
            return str(form.get(qn("w:val")))
    return kind.form
