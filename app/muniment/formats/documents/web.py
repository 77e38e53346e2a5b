"""Web pages: the words of one as prose, and two texts side by side as one that stands alone."""

from collections.abc import Iterator

from lxml import etree, html

from muniment.description import languages
from muniment.description.markup import Block, BlockKind, Inline, Line, Prose, Span, SpanKind
from muniment.description.units import TextVersion
from muniment.formats.deliveries import FormatError, Source
from muniment.formats.documents.besides import Beside
from muniment.formats.documents.tags import Tags
from muniment.formats.xml import escaping
from muniment.formats.xml.addresses import followed
from muniment.i18n import _

TAGS = Tags(
    spans={
        SpanKind.EMPHASIS: "em",
        SpanKind.TITLE: "cite",
        SpanKind.LINK: "a",
        SpanKind.QUOTE: "q",
        SpanKind.ABBREVIATION: "abbr",
        SpanKind.FOREIGN: "i",
    },
    blocks={
        BlockKind.PARAGRAPH: "p",
        BlockKind.HEADING: "h2",
        BlockKind.QUOTE: "blockquote",
        BlockKind.LIST: "ul",
    },
    item="li",
    gap="<br>",
    address="href",
    lead='li class="lead"',
    numbered="ol",
    leads=followed,
)
_SPANS = {tag: kind for kind, tag in TAGS.spans.items()} | {
    "b": SpanKind.EMPHASIS,
    "strong": SpanKind.EMPHASIS,
    "u": SpanKind.EMPHASIS,
    "i": SpanKind.EMPHASIS,
}
_BLOCKS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "blockquote": BlockKind.QUOTE,
}
_PARTING = {
    *_BLOCKS,
    *("p", "div", "section", "article", "main", "header", "table", "tr", "td", "th", "li", "ul", "ol"),
    *("dl", "dt", "dd", "pre", "figure", "body"),
}
_SILENT = {
    *("script", "style", "noscript", "template", "head", "nav", "footer", "form", "button"),
    *("svg", "iframe", "select"),
}
_LOOK = """body{font:1.05rem/1.5 Georgia,"Noto Serif",serif;max-width:70rem;margin:2rem auto;padding:0 1.5rem;
color:#1f1e1a;background:#fff}h1{font-size:1.4rem;margin:0}.source{color:#68645a;margin:.25rem 0 1.5rem}
table{border-collapse:collapse;width:100%;table-layout:fixed}th{text-align:start;font-weight:600;
border-bottom:1px solid #1f1e1a}th,td{vertical-align:top;padding:.35rem 1rem .35rem 0}td p{margin:0 0 .5rem}
h2{font-size:1.1rem;margin:0 0 .5rem}.lead{list-style:none}
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}"""


def read(source: Source) -> Prose:
    """Return the words of the page, without what only a browser shows; emphasis and links stay."""
    try:
        page = html.document_fromstring(source.data)
    except (etree.ParserError, ValueError) as error:
        message = _("{name} cannot be read as a web page.")
        raise FormatError(message.format(name=source.name)) from error
    body = page.find("body")
    gathered = _Gathered()
    gathered.take(page if body is None else body)
    return gathered.prose()


class _Gathered:
    """The blocks of a page, in the making: runs of words until an element parts them."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._runs: list[Inline] = []
        self._kind = BlockKind.PARAGRAPH

    def prose(self) -> Prose:
        """Return what was gathered."""
        self._part()
        return tuple(self._blocks)

    def take(self, element: html.HtmlElement) -> None:
        """Take in an element that may part blocks, and all in it."""
        parting = element.tag in _PARTING
        if parting:
            self._part()
            self._kind = _BLOCKS.get(element.tag, self._kind)
        self._say(element.text)
        for child in element:
            self._child(child)
            self._say(child.tail)
        if parting:
            self._part()
            self._kind = BlockKind.PARAGRAPH

    def _child(self, child: html.HtmlElement) -> None:
        if not isinstance(child.tag, str) or child.tag in _SILENT:
            return
        if child.tag == "br":
            self._runs.append(Span(SpanKind.BREAK))
        elif child.tag in _SPANS and not any(below.tag in _PARTING for below in child.iter()):
            self._runs.append(_span(child))
        else:
            self.take(child)

    def _say(self, words: str | None) -> None:
        if words:
            self._runs.append(escaping.collapsed(words))

    def _part(self) -> None:
        content = _trimmed(self._runs)
        if any(str(Line((run,))).strip() for run in content):
            self._blocks.append(Block(self._kind, Line(content)))
        self._runs = []


def _span(element: html.HtmlElement) -> Span:
    href = (element.get("href") or "").strip()
    attributes = (("href", href),) if element.tag == "a" and href else ()
    return Span(_SPANS[element.tag], tuple(_runs(element)), attributes)


def _runs(element: html.HtmlElement) -> Iterator[Inline]:
    if element.text:
        yield escaping.collapsed(element.text)
    for child in element:
        if child.tag in _SPANS:
            yield _span(child)
        elif child.tag == "br":
            yield Span(SpanKind.BREAK)
        elif isinstance(child.tag, str) and child.tag not in _SILENT:
            yield from _runs(child)
        if child.tail:
            yield escaping.collapsed(child.tail)


def _trimmed(runs: list[Inline]) -> tuple[Inline, ...]:
    """The runs without white space at both ends; neighbouring words are one run."""
    joined: list[Inline] = []
    for run in runs:
        if isinstance(run, str) and joined and isinstance(joined[-1], str):
            joined[-1] = escaping.collapsed(joined[-1] + run)
        else:
            joined.append(run)
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip()
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip()
    return tuple(run for run in joined if run)


def write(texts: Beside) -> bytes:
    """Return a page that needs nothing else: the texts as the columns of a table."""
    unit = texts.unit
    title = escaping.words(unit.title or unit.shelfmark)
    source = escaping.words(" · ".join(words for words in (unit.shelfmark, unit.date) if words))
    heads = "".join(f"<th{_tongue(each)}>{escaping.words(_name(each))}</th>" for each in texts.versions)
    rows = "\n".join(_row(texts, cells) for cells in texts.cells())
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title>\n'
        f'<style>{_LOOK}</style></head>\n<body><h1>{title}</h1><p class="source">{source}</p>\n'
        f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table></body></html>\n"
    ).encode()


def _row(texts: Beside, cells: tuple[tuple[Block, ...], ...]) -> str:
    sides = zip(texts.versions, cells, strict=True)
    inner = (f"<td{_tongue(version)}>{''.join(map(TAGS.block, cell))}</td>" for version, cell in sides)
    return f"<tr>{''.join(inner)}</tr>"


def _tongue(version: TextVersion) -> str:
    said = f' lang="{escaping.value(version.language)}"' if version.language else ""
    return f'{said} dir="rtl"' if languages.is_right_to_left(version.script or version.language) else said


def _name(version: TextVersion) -> str:
    language = languages.name_of(version.language) if version.language else version.kind.value
    return ", ".join((version.title or language, *version.translators))
