"""OpenDocument texts, as LibreOffice and other word processors save them: the words of one as prose."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from muniment.description.markup import Block, BlockKind, Inline, Line, Prose, Span, SpanKind, text_of
from muniment.formats.deliveries import FormatError, Source
from muniment.formats.documents import packages
from muniment.formats.documents.open_document_styles import PLAIN, Counted, Look, Styles, name, whole
from muniment.formats.documents.runs import joined
from muniment.formats.xml.escaping import collapsed
from muniment.i18n import _

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PARAGRAPHS = (name("text:p"), name("text:h"))
_COMMENT = name("office:annotation")
_SILENT = frozenset(
    map(
        name,
        (
            "office:annotation",
            "office:binary-data",
            "office:event-listeners",
            "office:forms",
            "svg:desc",
            "svg:title",
            "table:covered-table-cell",
            "text:alphabetical-index-source",
            "text:bibliography-source",
            "text:dde-connection-decls",
            "text:illustration-index-source",
            "text:note-citation",
            "text:sequence-decls",
            "text:table-index-source",
            "text:table-of-content-source",
            "text:tracked-changes",
            "text:user-field-decls",
            "text:user-index-source",
            "text:variable-decls",
        ),
    )
)
"""What was struck out, what is said beside the text, and what programs keep for themselves."""
_MOST_SPACES = 200
_LOOKS = ("italic", "bold", "underline")


def read(source: Source) -> Prose:
    """Return the paragraphs of the document, tables row by row, with their emphasis and links.

    Changes that are tracked are taken as accepted. Footnotes and endnotes follow the text, each behind the
    mark (`[1]`) that stands in it; the numbers of lists are words. Comments, headers, footers and pictures
    are not read. Raises `FormatError` where it is no OpenDocument text.
    """
    with _opened(source) as document:
        words = _Words(document.styles)
        blocks = [*words.blocks(document.body)]
        return (*blocks, *words.notes())


def left_out(source: Source) -> str:
    """Return what of the document's words `read` leaves out, in sentences; nothing where it is nothing."""
    with _opened(source) as document:
        comments = sum(1 for _each in document.body.iter(_COMMENT))
        repeated = document.common.iter(name("style:header"), name("style:footer"))
        around = any(letter.isalpha() for each in repeated for letter in _all_words(each))
        return packages.left_out(comments, around=around)


@dataclass(frozen=True, slots=True)
class _Document:
    body: etree._Element
    styles: Styles
    common: etree._Element
    """The styles that stand apart from the text, with what is repeated on each page."""


@contextmanager
def _opened(source: Source) -> Iterator[_Document]:
    try:
        packages.weigh(source)
        with ZipFile(BytesIO(source.data)) as parts:
            content = _part(parts, "content.xml")
            common = _part(parts, "styles.xml") if "styles.xml" in parts.namelist() else etree.Element("none")
        body = next(content.iter(name("office:text")))
        yield _Document(body, Styles(common, content), common)
    except (BadZipFile, KeyError, StopIteration, RuntimeError, etree.XMLSyntaxError) as error:
        message = _(
            "{name} cannot be read as an OpenDocument text (.odt): it is none, damaged or locked by a"
            " password. Save it anew without one and try again."
        )
        raise FormatError(message.format(name=source.name)) from error


def _part(parts: ZipFile, called: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(parts.read(called), parser)


class _Words:
    """The words of a document in the making: what is met on the way comes later, lists are counted."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._boxes: list[etree._Element] = []
        self._noted: Mapping[str, list[tuple[str, etree._Element]]] = {"footnote": [], "endnote": []}
        self._headings = Counted(styles.headings)
        self._lists: dict[str, Counted] = {}

    def blocks(self, within: etree._Element) -> Iterator[Block]:
        """Yield the blocks of a text, a cell, a box or a note."""
        for child in within:
            if child.tag in _PARAGRAPHS:
                yield from self._lines(child, self._number_of_heading(child))
            elif child.tag == name("text:list"):
                yield from self._items(child, self._counted(child), 1)
            elif isinstance(child.tag, str) and child.tag not in _SILENT:
                yield from self.blocks(child)

    def notes(self) -> Iterator[Block]:
        """Yield the notes in the order in which the text points to them, each behind its mark."""
        for noted in self._noted.values():
            for mark, body in noted:
                number = f"{mark} "
                for block in self.blocks(body):
                    line = Line(tuple(joined((number, *block.line.content)))) if number else block.line
                    yield Block(block.kind, line)
                    number = ""

    def _lines(self, paragraph: etree._Element, number: str) -> Iterator[Block]:
        """Yield a paragraph, and then what stands in boxes that hang on it."""
        style = paragraph.get(name("text:style-name"), "")
        is_heading = paragraph.tag == name("text:h")
        kind = BlockKind.HEADING if is_heading else self._styles.kind(style)
        look = PLAIN if kind is BlockKind.HEADING else self._styles.paragraph(style)
        content = _trimmed(joined(self._runs(paragraph, look)))
        boxes, self._boxes = self._boxes, []
        if text_of((block := Block(kind, Line(content)),)):
            line = Line(tuple(joined((f"{number} ", *content)))) if number else block.line
            yield Block(kind, line)
        for box in boxes:
            yield from self.blocks(box)

    def _number_of_heading(self, paragraph: etree._Element) -> str:
        if paragraph.tag != name("text:h") or paragraph.get(name("text:is-list-header")) == "true":
            return ""
        return self._headings.next(whole(paragraph.get(name("text:outline-level")), 1))

    def _counted(self, listed: etree._Element) -> Counted:
        """Return the count of a list: that of the one that it goes on, or a new one."""
        style, before = listed.get(name("text:style-name"), ""), listed.get(name("text:continue-list"), "")
        goes_on = listed.get(name("text:continue-numbering")) == "true"
        key = before or (style if goes_on else "")
        counted = self._lists.get(key) or Counted(self._styles.levels(style))
        for known in filter(None, (listed.get(_ID), style)):
            self._lists[known] = counted
        return counted

    def _items(self, listed: etree._Element, counted: Counted, depth: int) -> Iterator[Block]:
        for item in listed.iterchildren(name("text:list-item"), name("text:list-header")):
            number = ""
            if item.tag == name("text:list-item") and next(item.iterchildren(*_PARAGRAPHS), None) is not None:
                number = counted.next(depth, item.get(name("text:start-value"), ""))
            for child in item:
                if child.tag in _PARAGRAPHS:
                    yield from self._lines(child, number)
                    number = ""
                elif child.tag == name("text:list"):
                    own = self._styles.levels(child.get(name("text:style-name"), ""))
                    below = Counted(own, dict(counted.numbers)) if own else counted
                    yield from self._items(child, below, depth + 1)
                elif isinstance(child.tag, str) and child.tag not in _SILENT:
                    yield from self.blocks(child)

    def _runs(self, within: etree._Element, look: Look) -> Iterator[Inline]:
        yield from _dressed(collapsed(within.text or ""), look)
        for child in within:
            if isinstance(child.tag, str) and child.tag not in _SILENT:
                yield from self._run(child, look)
            yield from _dressed(collapsed(child.tail or ""), look)

    def _run(self, child: etree._Element, look: Look) -> Iterator[Inline]:
        if child.tag == name("text:line-break"):
            yield Span(SpanKind.BREAK)
        elif child.tag == name("text:a"):
            href = child.get(name("xlink:href"), "").strip()
            words = tuple(joined(self._runs(child, look)))
            yield Span(SpanKind.LINK, words, (("href", href),) if href else ())
        elif child.tag == name("text:note"):
            yield from _dressed(self._noted_as(child), look)
        elif child.tag == name("draw:text-box"):
            self._boxes.append(child)
        elif child.tag in _SIGNS:
            yield from _dressed(
                _SIGNS[child.tag] * min(whole(child.get(name("text:c")), 1), _MOST_SPACES), look
            )
        elif child.tag == name("text:ruby"):
            yield from self._ruby(child, look)
        else:
            own = self._styles.words(child.get(name("text:style-name"), ""))
            yield from self._runs(child, {**look, **own} if child.tag == name("text:span") else look)

    def _noted_as(self, note: etree._Element) -> str:
        """Keep the words of a note for later, and return its mark."""
        cited = note.find(name("text:note-citation"))
        mark = f"[{'' if cited is None else collapsed(_all_words(cited)).strip()}]"
        kind = note.get(name("text:note-class"), "footnote")
        noted = self._noted["endnote" if kind == "endnote" else "footnote"]
        noted.extend((mark, body) for body in note.iterchildren(name("text:note-body")))
        return mark

    def _ruby(self, ruby: etree._Element, look: Look) -> Iterator[Inline]:
        """The reading of a word stands in parentheses behind it."""
        for part in ruby.iterchildren(name("text:ruby-base")):
            yield from self._runs(part, look)
        reading = "".join(map(_all_words, ruby.iter(name("text:ruby-text"))))
        if reading.strip():
            yield from _dressed(f"({reading.strip()})", look)


_SIGNS: Mapping[str, str] = {name("text:s"): " ", name("text:tab"): "\t"}


def _all_words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _dressed(words: str, look: Look) -> Iterator[Inline]:
    render = next((each for each in _LOOKS if look.get(each)), "")
    if words:
        yield Span(SpanKind.EMPHASIS, (words,), (("render", render),)) if render else words


def _trimmed(runs: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return the runs without white space at both ends, which is there for who reads the XML."""
    found = list(runs)
    if found and isinstance(found[0], str):
        found[0] = found[0].lstrip(" ")
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip(" ")
    return tuple(run for run in found if run)
