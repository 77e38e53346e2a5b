"""Prose as elements of a mark-up language that says for each kind of span and block which element it is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from muniment.description.markup import Block, BlockKind, Inline, Prose, Span, SpanKind, text_of
from muniment.formats.xml import escaping


@dataclass(frozen=True, slots=True)
class Tags:
    """The elements of a language: by kind of span and of block; `item` of a list, `gap` for a line break.

    An element may have attributes of its own. `address` is the attribute that says where a link leads,
    `leads` what of an address may stand there. `lead` is the element of words that stand before the items of
    a list, `numbered` that of a list whose items are.
    """

    spans: Mapping[SpanKind, str]
    blocks: Mapping[BlockKind, str]
    item: str
    gap: str
    address: str
    lead: str
    numbered: str
    leads: Callable[[str], str] = str

    def words(self, content: Iterable[Inline]) -> str:
        """Return a line as text with elements in it; kept XML of another language is left out."""
        return "".join(self._run(run) for run in content)

    def block(self, block: Block, attributes: str = "") -> str:
        """Return a block as one element, or nothing where it has no words."""
        is_numbered = block.kind is BlockKind.LIST and ("kind", "ordered") in block.attributes
        tag = self.numbered if is_numbered else self.blocks.get(block.kind, "")
        if not tag or not text_of((block,)):
            return ""
        items = "".join(map(self._item if block.kind is BlockKind.LIST else self._blocks, block.items))
        words = self.words(block.line.content)
        if items and words and block.kind is BlockKind.LIST:
            words = _element(self.lead, words)
        return _element(tag, f"{words}{items}", attributes)

    def _item(self, blocks: Prose) -> str:
        """An item of a list: a single paragraph's words alone, else its blocks."""
        is_line = len(blocks) == 1 and not blocks[0].items
        return _element(self.item, self.words(blocks[0].line.content) if is_line else self._blocks(blocks))

    def _blocks(self, blocks: Prose) -> str:
        return "".join(self.block(block) for block in blocks)

    def _run(self, run: Inline) -> str:
        if isinstance(run, str):
            return escaping.words(run)
        if run.kind is SpanKind.BREAK:
            return self.gap
        return "" if run.kind is SpanKind.KEPT else self._span(run)

    def _span(self, span: Span) -> str:
        tag, inner = self.spans.get(span.kind, ""), self.words(span.content)
        if span.kind is not SpanKind.LINK:
            return _element(tag, inner) if tag else inner
        href = self.leads(span.attribute("href"))
        return _element(tag, inner, f' {self.address}="{escaping.value(href)}"') if tag and href else inner


def _element(tag: str, inner: str, attributes: str = "") -> str:
    return f"<{tag}{attributes}>{inner}</{tag.partition(' ')[0]}>"
