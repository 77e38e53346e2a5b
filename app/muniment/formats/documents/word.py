"""Word documents: the words of one as prose, and two texts side by side as the columns of a table."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from muniment.description import languages
from muniment.description.markup import (
    Block,
    BlockKind,
    Inline,
    Line,
    Prose,
    Span,
    SpanKind,
    text_of,
)
from muniment.description.units import TextVersion
from muniment.formats.deliveries import FormatError, Source
from muniment.formats.documents import packages
from muniment.formats.documents.besides import Beside
from muniment.formats.documents.notes import put_behind
from muniment.formats.documents.numbering import write_numbers
from muniment.formats.documents.packages import weigh
from muniment.formats.documents.runs import joined
from muniment.formats.documents.wrappings import unwrap
from muniment.formats.xml import escaping
from muniment.i18n import _

_WRITTEN_AS = {BlockKind.HEADING: "Heading 2", BlockKind.QUOTE: "Quote"}
_STYLES = {"Heading": BlockKind.HEADING, "Title": BlockKind.HEADING, "Quote": BlockKind.QUOTE}
_REPEATED = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
_AFTER = Pt(6)


def read(source: Source) -> Prose:
    """Return the paragraphs of the document, tables row by row, with their emphasis and links.

    Changes that are tracked are taken as accepted. Footnotes and endnotes follow the text, each behind the
    mark (`[1]`) that stands in it; the numbers of lists are words. Comments, headers, footers and pictures
    are not read. Raises `FormatError` where it is no Word document.
    """
    with _opened(source) as document:
        unwrap(document.element.body)
        put_behind(document)
        write_numbers(document)
        return tuple(_blocks(document))


def left_out(source: Source) -> str:
    """Return what of the document's words `read` leaves out, in sentences; nothing where it is nothing."""
    with _opened(source) as document:
        count = sum(1 for _each in document.element.body.iter(qn("w:commentReference")))
        repeated = (tie.target_part for tie in document.part.rels.values() if tie.reltype in _REPEATED)
        return packages.left_out(count, around=any(map(_has_words, repeated)))


def _has_words(part: Part) -> bool:
    """Say whether more than a number stands in what is repeated on each page."""
    texts = etree.fromstring(part.blob).iter(qn("w:t"))
    return any(letter.isalpha() for text in texts for letter in text.text or "")


@contextmanager
def _opened(source: Source) -> Iterator[Document]:
    """Open the document; what is wrong with it, whenever that is met, is told by a `FormatError`."""
    try:
        weigh(source)
        yield docx.Document(BytesIO(source.data))
    except (BadZipFile, KeyError, ValueError, OpcError, etree.XMLSyntaxError) as error:
        message = _("{name} cannot be read as a Word document (.docx). Save it as one and try again.")
        raise FormatError(message.format(name=source.name)) from error


def _blocks(within: Document | _Cell) -> Iterator[Block]:
    for piece in within.iter_inner_content():
        if isinstance(piece, Table):
            for row in piece.rows:
                for cell in dict.fromkeys(row.cells):
                    yield from _blocks(cell)
        elif text_of((block := _block(piece),)):
            yield block


def _block(paragraph: Paragraph) -> Block:
    style = (paragraph.style.name or "") if paragraph.style else ""
    kind = next((kind for name, kind in _STYLES.items() if name in style), BlockKind.PARAGRAPH)
    return Block(kind, Line(tuple(joined(_runs(paragraph)))))


def _runs(paragraph: Paragraph) -> Iterator[Inline]:
    for piece in paragraph.iter_inner_content():
        if isinstance(piece, Hyperlink):
            words = tuple(joined(run for each in piece.runs for run in _words(each)))
            yield (
                Span(SpanKind.LINK, words, (("href", piece.url),))
                if piece.url
                else Span(SpanKind.LINK, words)
            )
        else:
            yield from _words(piece)


def _words(run: Run) -> Iterator[Inline]:
    render = "italic" if run.italic else "bold" if run.bold else "underline" if run.underline else ""
    for number, text in enumerate(run.text.split("\n")):
        if number:
            yield Span(SpanKind.BREAK)
        if text:
            yield Span(SpanKind.EMPHASIS, (text,), (("render", render),)) if render else text


def write(texts: Beside) -> bytes:
    """Return a document with the texts as the columns of a table, a row for what belongs together."""
    document = docx.Document()
    unit = texts.unit
    document.core_properties.title = escaping.holdable(unit.title)[:255]
    document.add_heading(escaping.holdable(unit.title or unit.shelfmark), level=1)
    document.add_paragraph(
        escaping.holdable(" · ".join(words for words in (unit.shelfmark, unit.date) if words))
    )
    table = document.add_table(rows=1, cols=len(texts.versions))
    for cell, version in zip(table.rows[0].cells, texts.versions, strict=True):
        _fill(cell, (Block(BlockKind.HEADING, Line((_name(version),))),), version)
    for cells in texts.cells():
        row = table.add_row()
        for cell, version, blocks in zip(row.cells, texts.versions, cells, strict=True):
            _fill(cell, blocks, version)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def _fill(cell: _Cell, blocks: Iterable[Block], version: TextVersion) -> None:
    free = [cell.paragraphs[0]]
    for block in _flat(blocks):
        paragraph = free.pop() if free else cell.add_paragraph()
        if languages.is_right_to_left(version.script or version.language):
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        paragraph.paragraph_format.space_after = _AFTER
        if block.kind in _WRITTEN_AS:
            paragraph.style = _WRITTEN_AS[block.kind]
        _say(paragraph, block.line.content, frozenset(), version)


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with the items of lists as paragraphs of their own."""
    for block in blocks:
        if block.line:
            yield block
        for item in block.items:
            yield from _flat(item)


def _say(
    paragraph: Paragraph,
    content: Iterable[Inline],
    within: frozenset[SpanKind | str],
    version: TextVersion,
) -> None:
    for run in content:
        if isinstance(run, str):
            _dress(paragraph.add_run(escaping.holdable(run)), within, version)
        elif run.kind is SpanKind.BREAK:
            paragraph.add_run().add_break()
        elif run.kind is not SpanKind.KEPT:
            begins = len(paragraph._p)
            _say(paragraph, run.content, within | {run.kind, run.attribute("render")}, version)
            if run.kind is SpanKind.LINK and (href := run.attribute("href")):
                _link(paragraph, begins, escaping.holdable(href))


def _link(paragraph: Paragraph, begins: int, href: str) -> None:
    """Let what was written into the paragraph since lead there."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.extend(list(paragraph._p)[begins:])
    paragraph._p.append(link)


def _dress(run: Run, within: frozenset[SpanKind | str], version: TextVersion) -> None:
    run.bold = "bold" in within or None
    run.underline = "underline" in within or None
    slanted = within & {SpanKind.EMPHASIS, SpanKind.TITLE, SpanKind.FOREIGN}
    run.italic = bool(slanted and not within & {"bold", "underline"}) or None
    properties = run._r.get_or_add_rPr()
    if languages.is_right_to_left(version.script or version.language):
        properties.append(OxmlElement("w:rtl"))
    if version.language:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), version.language)
        properties.append(language)


def _name(version: TextVersion) -> str:
    language = languages.name_of(version.language) if version.language else version.kind.value
    return escaping.holdable(", ".join((version.title or language, *version.translators)))
