"""EAD into prose: headings and blocks; what has no word of ours is kept as it came."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from muniment.description.markup import (
    Attributes,
    Block,
    BlockKind,
    Line,
    Prose,
    Span,
    SpanKind,
)
from muniment.formats.ead import instructions
from muniment.formats.ead.bare_notes import is_loose
from muniment.formats.ead.reading.heard import Heard, is_ours, is_slot, is_slot_of_note, member, said_in
from muniment.formats.ead.reading.lines import DEEPEST, Runs, attributes_of, line_of
from muniment.formats.ead.revisions import joins_words
from muniment.formats.ead.soundness import sound_fragment
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import is_element, local


def prose_of(heard: Heard, apart: Collection[etree._Element] = ()) -> tuple[str, Prose]:
    """Return the heading and the blocks in the element, without the notes in it that are read `apart`."""
    heading, blocks, nest = "", list[Block](), _Nest(heard)
    words = _Bare(heard)
    words.text(heard.element.text)
    for node in heard.element:
        name = row_of(heard.version, local(node))
        is_first = not heading and all(map(is_no_element, blocks))
        head = Heard(node, heard.version, heard.revision) if name and is_first else None
        if node in apart or is_slot_of_note(node):
            blocks.extend(words.flushed(nest))
        elif words.take(name, node):
            pass
        elif head is not None and (name == "head" or head.has("heading")):
            heading = "" if head.derived else head.text()
        else:
            blocks.extend(words.flushed(nest) if name else ())
            blocks.extend(nest.taken(node))
        words.text(node.tail)
    return heading, (*blocks, *words.flushed(nest), *nest.rest())


class _Bare:
    """Gathers words that stand in a note without a paragraph, and what stands among them as in a line."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._may_join = joins_words(heard.name, heard.revision)
        self._runs = Runs(heard, False)
        self._has_words = False
        self._elements: list[etree._Element] = []

    def text(self, text: str | None) -> None:
        """Add words."""
        self._runs.text(text)
        self._has_words = self._has_words or bool((text or "").strip())

    def take(self, row: str, node: etree._Element) -> bool:
        """Add an element if it stands as in a line; return whether it does."""
        if not (self._may_join and row and is_loose(row, self._heard.name, self._heard.version)):
            return False
        if Heard(node, self._heard.version).derived:
            return False
        self._runs.node(node, 0)
        self._elements.append(node)
        return True

    def flushed(self, nest: "_Nest") -> Iterator[Block]:
        """Yield a paragraph of what was gathered, or elements without words as they are; begin anew."""
        line, elements, has_words = self._runs.line(), self._elements, self._has_words
        self._elements, self._has_words = [], False
        if elements and not has_words:
            yield from (block for each in elements for block in nest.taken(each))
        elif line:
            yield Block(line=line)


def is_no_element(block: Block) -> bool:
    """Return whether a block is a comment or an instruction, before which a heading is still one."""
    return block.kind is BlockKind.KEPT and str(block.line.content[0]).startswith(("<!--", "<?"))


def kept_block(node: etree._Element, version: Version) -> Block:
    """Return the node as a block, verbatim."""
    return Block(BlockKind.KEPT, Line((verbatim(node),)), (), (("vocabulary", version.value),))


def loose_words(heard: Heard) -> bool:
    """Return whether words stand in the element beside the elements in it."""
    pieces = [heard.element.text, *(node.tail for node in heard.element)]
    return any((piece or "").strip() for piece in pieces)


def _blocks(node: etree._Element, around: Heard) -> Iterator[Block]:
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
    heard = Heard(node, around.version, around.revision) if is_element(node) else None
    if heard is not None and heard.derived:
        return
    if heard is None or heard.name not in _READERS or _is_too_deep(node):
        yield kept_block(node, around.version)
    else:
        yield from _READERS[heard.name](heard)


def _is_too_deep(node: etree._Element) -> bool:
    """Return whether an element stands in more lists and quotations than blocks may."""
    around = node.iterancestors("{*}list", "{*}blockquote")
    return next(islice(around, DEEPEST, None), None) is not None


def _paragraph(heard: Heard) -> Iterator[Block]:
    kind = member(BlockKind, "".join(heard.all("block")))
    if kind is not None and kind is not BlockKind.KEPT:
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
    runs = Runs(heard, heard.spaced)
    if bold is not None:
        runs.take(bold.element, 0)
    return Block(kind, runs.line(), (), attributes_of(heard))


def _mixed(heard: Heard) -> Iterator[Block]:
    """Yield the blocks of an element where words and blocks stand side by side, as in an item."""
    runs = Runs(heard, heard.spaced)
    runs.text(heard.element.text)
    pending: instructions.Pairs = ()
    drop_break = False
    for node in heard.element:
        opened = _opens_block(node)
        name = row_of(heard.version, local(node))
        if opened or (name in _READERS and name != "p"):
            yield from _ended(runs, pending)
            pending, drop_break = opened, "break" in dict(opened)
            if not opened:
                yield from _blocks(node, heard)
        elif drop_break and name == "lb":
            drop_break = False
        elif pending and is_element(node) and dict(pending).get("block") == BlockKind.KEPT:
            runs.keep(node)
        else:
            runs.node(node, 0)
        runs.text(node.tail)
    yield from _ended(runs, pending)


def _opens_block(node: etree._Element) -> instructions.Pairs:
    """Return what an instruction says of the block that it opens; nothing where it opens none."""
    pairs = said_in(node) if is_ours(node) else ()
    return pairs if member(BlockKind, dict(pairs).get("block", "")) else ()


def _ended(runs: Runs, pending: instructions.Pairs) -> Iterator[Block]:
    line, said = runs.line(), dict(pending)
    kind = member(BlockKind, said.get("block", ""))
    content = line.content
    if kind is BlockKind.KEPT:
        content = tuple(run for run in content if run != " ")
    only = content[0] if len(content) == 1 else None
    whole = only if isinstance(only, Span) and only.kind is SpanKind.KEPT else None
    if kind is BlockKind.QUOTE and "whole" in said and whole is not None:
        yield from _whole_quote(whole)
    elif kind is BlockKind.KEPT and whole is not None:
        yield Block(kind, Line(whole.content), (), whole.attributes)
    elif kind is BlockKind.KEPT and not content:
        # What was kept is a list, which is a block by itself.
        return
    elif kind is not None:
        yield Block(kind, line, (), instructions.attributes(pending))
    elif line:
        yield Block(line=line)


def _whole_quote(kept: Span) -> Iterator[Block]:
    """Yield the quotation that stands in one piece where the version has no element for it."""
    node = sound_fragment(str(kept.content[0]), "item", Version.EAD2002)
    if node is None:
        yield Block(BlockKind.KEPT, Line(kept.content), (), kept.attributes)
    else:
        yield from _blocks(node, Heard(node, Version.EAD2002))


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

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
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
        own = self._heard
        heard = Heard(node, own.version, own.revision) if is_element(node) else None
        if self._open and heard is not None and "head" in heard.all("part"):
            self._open[-1].line = line_of(heard)
            return ()
        return self._placed(tuple(_blocks(node, own)))

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
