"""EAD into prose: words, spans and blocks; what has no word of ours is kept as it came."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from muniment.description.markup import (
    Attributes,
    Block,
    BlockKind,
    Inline,
    Line,
    Prose,
    Span,
    SpanKind,
)
from muniment.formats.ead import concepts, inline, instructions
from muniment.formats.ead.reading.heard import Heard, is_ours, is_slot, member, said_in
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml import escaping
from muniment.formats.xml.elements import is_element, local

_DEEPEST = 24
"""Spans, lists and quotations further inside one another are kept as they are, whoever wrote them."""


def line_of(heard: Heard) -> Line:
    """Return the words of the element with their spans."""
    if not len(heard.element):
        return _plain_line(heard)
    runs = _Runs(heard.version, heard.spaced)
    runs.take(heard.element, 0)
    return runs.line()


def _plain_line(heard: Heard) -> Line:
    """Return the words of an element in which nothing else stands."""
    words = heard.text()
    return Line((words,)) if words else Line()


def prose_of(heard: Heard) -> tuple[str, Prose]:
    """Return the heading and the blocks in the element."""
    heading, blocks, nest = "", list[Block](), _Nest(heard.version)
    words = _Runs(heard.version, False)
    words.text(heard.element.text)
    for node in heard.element:
        name = row_of(heard.version, local(node))
        is_first = not heading and all(map(_is_no_element, blocks))
        head = Heard(node, heard.version) if name and is_first else None
        if head is not None and (name == "head" or head.has("heading")):
            heading = "" if head.derived else head.text()
        else:
            blocks.extend(_flushed(words) if name else ())
            blocks.extend(nest.taken(node))
        words.text(node.tail)
    return heading, (*blocks, *_flushed(words), *nest.rest())


def _is_no_element(block: Block) -> bool:
    """Return whether a block is a comment or an instruction, before which a heading is still one."""
    return block.kind is BlockKind.KEPT and str(block.line.content[0]).startswith(("<!--", "<?"))


def attributes_of(heard: Heard) -> Attributes:
    """Return the attributes of a span or block under our names, in order."""
    return instructions.attributes(heard.pairs) or _own_attributes(heard)


def _own_attributes(heard: Heard) -> Attributes:
    return tuple(
        _attribute(heard, concepts.short(str(name)), str(text))
        for name, text in heard.element.attrib.items()
        if concepts.short(str(name)) != "xlink:type"
    )


def _attribute(heard: Heard, name: str, text: str) -> tuple[str, str]:
    concept = concepts.concept_of(heard.version, heard.name, name)
    return concept, concepts.meaning(heard.version, concept, text) or text


def kept_block(node: etree._Element, version: Version) -> Block:
    """Return the node as a block, verbatim."""
    return Block(BlockKind.KEPT, Line((verbatim(node),)), (), (("vocabulary", version.value),))


class _Runs:
    """Gathers the runs of a line; spans that instructions open and close stand on a stack."""

    def __init__(self, version: Version, spaced: bool) -> None:
        self._version = version
        self._spaced = spaced
        self._open: list[tuple[SpanKind, Attributes]] = []
        self._runs: list[list[Inline]] = [[]]

    def text(self, text: str | None) -> None:
        """Add words; two runs of words in a row are one."""
        words = (text or "") if self._spaced else escaping.collapsed(text or "")
        runs = self._runs[-1]
        if words and runs and isinstance(runs[-1], str):
            joined = runs[-1] + words
            runs[-1] = joined if self._spaced else escaping.collapsed(joined)
        elif words:
            runs.append(words)

    def take(self, element: etree._Element, depth: int) -> None:
        """Add what is in the element: its words and what stands between them."""
        self.text(element.text)
        for node in element:
            self.node(node, depth)
            self.text(node.tail)

    def node(self, node: etree._Element, depth: int) -> None:
        """Add one element, comment or instruction; where a component stood, words are parted."""
        if is_ours(node):
            self._instruction(said_in(node))
        elif is_slot(node):
            self.text(" ")
        else:
            self._runs[-1].append(_span(node, self._version, self._spaced, depth))

    def _instruction(self, pairs: instructions.Pairs) -> None:
        said = dict(pairs)
        kind = member(SpanKind, said.get("span", ""))
        if kind is not None:
            self._open.append((kind, instructions.attributes(pairs)))
            self._runs.append([])
        elif "end" in said and self._open:
            kind, attributes = self._open.pop()
            content = () if kind is SpanKind.BREAK else tuple(self._runs[-1])
            self._runs.pop()
            kept = dict(attributes) if kind is SpanKind.KEPT else {}
            self._runs[-1].append(_kept_span(**kept) if kept else Span(kind, content, attributes))
        elif "words" in said:
            self._open.append((SpanKind.KEPT, (("xml", said["kept"]), ("vocabulary", said["vocabulary"]))))
            self._runs.append([])
        elif "kept" in said:
            self._runs[-1].append(_kept_span(said["kept"], said.get("vocabulary", "")))

    def content(self) -> tuple[Inline, ...]:
        """Return the runs as they are."""
        return tuple(run for runs in self._runs for run in runs)

    def line(self) -> Line:
        """Return the runs as a line, without the space that only lays it out; begin anew."""
        runs = list(self.content())
        self._runs, self._open = [[]], []
        if not self._spaced:
            _trim(runs)
        return Line(tuple(runs))


def _trim(runs: list[Inline]) -> None:
    if runs and isinstance(runs[0], str):
        runs[0] = runs[0].lstrip(" ")
    if runs and isinstance(runs[-1], str):
        runs[-1] = runs[-1].rstrip(" ")
    runs[:] = [run for run in runs if run != ""]


def _kept_span(xml: str, vocabulary: str) -> Span:
    return Span(SpanKind.KEPT, (xml,), (("vocabulary", vocabulary),) if vocabulary else ())


def _span(node: etree._Element, version: Version, spaced: bool, depth: int) -> Span:
    heard = Heard(node, version) if is_element(node) else None
    kind = None if heard is None or not _is_all_words(heard) else inline.span_kind(version, heard.name)
    if heard is None or kind is None or depth > _DEEPEST:
        return _kept_span(verbatim(node), version.value)
    attributes = attributes_of(heard)
    told = inline.told_by_type(version, heard.name, _own_attributes(heard))
    if told is not None:
        kind, attributes = told[0], instructions.attributes(heard.pairs) or told[1]
    elif inline.span_elements(version).get(kind) != heard.name:
        attributes = (*attributes, ("element", heard.name))
    runs = _Runs(version, spaced or heard.spaced)
    for number, words in enumerate(_worded(heard)):
        if number:
            runs.text(", ")
        runs.take(words, depth + 1)
    return Span(kind, runs.content(), attributes)


def _is_all_words(heard: Heard) -> bool:
    """Return whether a name says nothing beside its parts, such as coordinates."""
    named = [child.name == "part" for child in heard.children()]
    return all(named) or not any(named)


def _worded(heard: Heard) -> list[etree._Element]:
    """Return the elements that hold the words: the parts of an EAD3 name, else the element itself."""
    parts = [child.element for child in heard.children() if child.name == "part"]
    return parts or [heard.element]


def name_line(heard: Heard) -> Line:
    """Return the words of a name or term, its parts joined by commas."""
    runs = _Runs(heard.version, heard.spaced)
    for number, words in enumerate(_worded(heard)):
        if number:
            runs.text(", ")
        runs.take(words, 0)
    return runs.line()


def loose_words(heard: Heard) -> bool:
    """Return whether words stand in the element beside the elements in it."""
    pieces = [heard.element.text, *(node.tail for node in heard.element)]
    return any((piece or "").strip() for piece in pieces)


def _flushed(words: _Runs) -> Iterable[Block]:
    line = words.line()
    return (Block(line=line),) if line else ()


def _blocks(node: etree._Element, version: Version) -> Iterator[Block]:
    """Yield the blocks that a child of a note gives; none for what we composed."""
    if is_ours(node):
        said = dict(said_in(node))
        if "kept" in said:
            vocabulary = said.get("vocabulary", "")
            attributes = (("vocabulary", vocabulary),) if vocabulary else ()
            yield Block(BlockKind.KEPT, Line((said["kept"],)), (), attributes)
        return
    if is_slot(node):
        return
    heard = Heard(node, version) if is_element(node) else None
    if heard is None or heard.name not in _READERS or _is_too_deep(node):
        yield kept_block(node, version)
    elif not heard.derived:
        yield from _READERS[heard.name](heard)


def _is_too_deep(node: etree._Element) -> bool:
    """Return whether an element stands in more lists and quotations than blocks may."""
    around = node.iterancestors("{*}list", "{*}blockquote")
    return next(islice(around, _DEEPEST, None), None) is not None


def _paragraph(heard: Heard) -> Iterator[Block]:
    kind = member(BlockKind, "".join(heard.all("block")))
    if kind is not None:
        yield _set_apart(heard, kind)
        return
    attributes = attributes_of(heard)
    made = list(_mixed(heard))
    if len(made) == 1 and made[0].kind is BlockKind.PARAGRAPH:
        yield Block(BlockKind.PARAGRAPH, made[0].line, (), attributes)
    elif made or heard.has("empty") or attributes:
        yield from made or [Block(attributes=attributes)]


def _set_apart(heard: Heard, kind: BlockKind) -> Block:
    bold = heard.child("emph")
    runs = _Runs(heard.version, heard.spaced)
    if bold is not None:
        runs.take(bold.element, 0)
    return Block(kind, runs.line(), (), attributes_of(heard))


def _mixed(heard: Heard) -> Iterator[Block]:
    """Yield the blocks of an element where words and blocks stand side by side, as in an item."""
    runs = _Runs(heard.version, heard.spaced)
    runs.text(heard.element.text)
    pending: tuple[BlockKind, Attributes] | None = None
    drop_break = False
    for node in heard.element:
        opened = _opens_block(node)
        name = row_of(heard.version, local(node))
        if opened is not None or (name in _READERS and name != "p"):
            yield from _ended(runs, pending)
            pending, drop_break = None, False
            if opened is None:
                yield from _blocks(node, heard.version)
            else:
                said, pending = opened
                drop_break = "break" in said
        elif drop_break and name == "lb":
            drop_break = False
        else:
            runs.node(node, 0)
        runs.text(node.tail)
    yield from _ended(runs, pending)


def _opens_block(node: etree._Element) -> tuple[dict[str, str], tuple[BlockKind, Attributes]] | None:
    pairs = said_in(node) if is_ours(node) else ()
    said = dict(pairs)
    kind = member(BlockKind, said.get("block", ""))
    return None if kind is None else (said, (kind, instructions.attributes(pairs)))


def _ended(runs: _Runs, pending: tuple[BlockKind, Attributes] | None) -> Iterator[Block]:
    line = runs.line()
    only = line.content[0] if len(line.content) == 1 else None
    if pending is not None and pending[0] is BlockKind.KEPT and isinstance(only, Span):
        yield Block(BlockKind.KEPT, Line(only.content), (), only.attributes)
    elif pending is not None:
        yield Block(pending[0], line, (), pending[1])
    elif line:
        yield Block(line=line)


@dataclass(slots=True)
class _Opened:
    """A list or quotation that instructions open and close around paragraphs."""

    kind: BlockKind
    attributes: Attributes
    line: Line = field(default_factory=Line)
    items: list[list[Block]] = field(default_factory=list)

    def block(self) -> Block:
        """Return it as a block."""
        if self.kind is BlockKind.QUOTE:
            return _quoted(tuple(block for item in self.items for block in item), self.attributes)
        return Block(self.kind, self.line, tuple(map(tuple, self.items)), self.attributes)


class _Nest:
    """Puts blocks into the lists and quotations that instructions open between them."""

    def __init__(self, version: Version) -> None:
        self._version = version
        self._open: list[_Opened] = []

    def taken(self, node: etree._Element) -> tuple[Block, ...]:
        """Take the next node of a note; return the blocks that stand in no list or quotation."""
        pairs = said_in(node) if is_ours(node) else ()
        said = dict(pairs)
        kind = member(BlockKind, said.get("begin", ""))
        if kind is not None:
            self._open.append(_Opened(kind, instructions.attributes(pairs)))
        elif self._open and said.get("begin") == _ITEM:
            self._open[-1].items.append([])
        elif self._open and said.get("end") == self._open[-1].kind:
            return self._placed((self._open.pop().block(),))
        elif "end" not in said:
            return self._read(node)
        return ()

    def rest(self) -> tuple[Block, ...]:
        """Return what was opened and never closed."""
        blocks: tuple[Block, ...] = ()
        while self._open:
            blocks = self._placed((self._open.pop().block(),))
        return blocks

    def _read(self, node: etree._Element) -> tuple[Block, ...]:
        heard = Heard(node, self._version) if is_element(node) else None
        if self._open and heard is not None and "head" in heard.all("part"):
            self._open[-1].line = line_of(heard)
            return ()
        return self._placed(tuple(_blocks(node, self._version)))

    def _placed(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        if not self._open:
            return blocks
        items = self._open[-1].items
        items += [] if items else [[]]
        items[-1].extend(blocks)
        return ()


_ITEM = "item"


def _list(heard: Heard) -> Iterator[Block]:
    children = list(heard.children())
    if any(child.name not in ("head", "item") for child in children) or loose_words(heard):
        yield kept_block(heard.element, heard.version)
        return
    head = next((line_of(child) for child in children if child.name == "head"), Line())
    items = tuple(tuple(_mixed(child)) for child in children if child.name == "item")
    yield Block(BlockKind.LIST, head, items, attributes_of(heard))


def _quote(heard: Heard) -> Iterator[Block]:
    _, blocks = prose_of(heard)
    yield _quoted(blocks, attributes_of(heard))


def _quoted(blocks: Prose, attributes: Attributes) -> Block:
    if len(blocks) == 1 and blocks[0].kind is BlockKind.PARAGRAPH and not blocks[0].attributes:
        return Block(BlockKind.QUOTE, blocks[0].line, (), attributes)
    return Block(BlockKind.QUOTE, Line(), (blocks,), attributes)


def _heading(heard: Heard) -> Iterator[Block]:
    yield Block(BlockKind.HEADING, line_of(heard), (), attributes_of(heard))


_READERS = {"p": _paragraph, "list": _list, "blockquote": _quote, "head": _heading}
