"""Prose into EAD: spans where the version allows them, else instructions around the same words."""

from collections.abc import Iterator, Sequence

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
from muniment.formats.ead.soundness import sound_fragment
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing import loose, twice
from muniment.formats.ead.writing.crossing import crossed
from muniment.formats.ead.writing.leaves import lines
from muniment.formats.xml import escaping

_BREAK = "<lb/>"
_ANY_NOTE = "odd"
"""A note that takes the blocks that all notes take."""


def line_in(tag: Tag, line: Line) -> str:
    """Return the element in one row around the line, kept to the last space."""
    if is_spaced(line.content):
        tag.add("space", "kept")
    return tag.whole(runs(line.content, tag.name, tag.version))


def runs(content: Sequence[Inline], inside: str, version: Version) -> str:
    """Return the runs of a line as they stand in the element `inside`."""
    return "".join(
        escaping.words(run) if isinstance(run, str) else _span(run, inside, version) for run in content
    )


def rows(prose: Prose, version: Version, inside: str = _ANY_NOTE) -> Iterator[str]:
    """Yield the blocks, at least one element, as they stand in a note, or in the quotation `inside`."""
    some = False
    for first, *others in loose.gathered(prose, inside):
        is_shared = bool(others) or loose.is_loose(first, inside)
        written = [_shared((first, *others), version)] if is_shared else _block(first, version, inside)
        for row in written:
            some = some or first.kind is not BlockKind.KEPT or not row.startswith(("<?", "<!"))
            yield row
    if not some:
        yield Tag("p", version).derived().whole()


def named(tag: Tag, content: str) -> str:
    """Return a name or term around its words, in a `part` where the version wants one."""
    wanted = inline.takes_parts(tag.version, tag.name)
    return tag.whole(f"<part>{content}</part>" if wanted else content)


def attributes(tag: Tag, said: Attributes) -> Tag:
    """Write the attributes of a span or block, all in their order."""
    fitting = [_in_attribute(tag.name, tag.version, name, text) for name, text in said]
    for (name, text), (concept, words) in zip(fitting, said, strict=True):
        if name:
            tag.fixed(name, text)
        else:
            tag.nearly(concept, words)
    read = [concepts.concept_of(tag.version, tag.name, name) for name, _ in fitting]
    if read != [name for name, _ in said]:
        tag.says_pairs(instructions.with_attributes(said))
    return tag


def _span(span: Span, inside: str, version: Version) -> str:
    if span.kind is SpanKind.KEPT:
        return kept(
            str(span.content[0] if span.content else ""), span.attribute("vocabulary"), inside, version
        )
    name = _element(span, version)
    if not name or not inline.may_stand(version, name, inside) or _overfills(span, name, version):
        return _bracketed(span, inside, version)
    usual = inline.span_elements(version).get(span.kind) == name
    read_again = () if usual else (("element", name),)
    said = tuple(pair for pair in span.attributes if pair not in read_again)
    concept, type = inline.typed(version, span.kind)
    told = inline.told_by_type(version, name, ((concept, type), *said))
    twice = type and concept in dict(said)
    if twice or told != ((span.kind, said) if type else None):
        return _bracketed(span, inside, version)
    tag = Tag(name, version).say(concept, type)
    if "xlink:type" in concepts.attributes_of(version, name):
        tag.fixed("xlink:type", "simple")
    if not usual and not span.attribute("element"):
        tag.add("made", "yes")
    attributes(tag, said)
    # Space in a break is none of its words, and by DTD none may stand there.
    content = () if inline.is_empty(version, name) and span.content == (" ",) else span.content
    return named(tag, runs(content, "part" if inline.takes_parts(version, name) else name, version))


def _bracketed(span: Span, inside: str, version: Version) -> str:
    """Return the words between two instructions; a break parts the words around it all the same."""
    opened = instructions.instruction(
        (("span", span.kind.value), *instructions.with_attributes(span.attributes))
    )
    words = " " if span.kind is SpanKind.BREAK else runs(span.content, inside, version)
    return f'{opened}{words}<?{instructions.TARGET} end="span"?>'


def _overfills(span: Span, name: str, version: Version) -> bool:
    """Return whether the element must be empty, even of an instruction, and its attributes cannot say all."""
    if not inline.is_empty(version, name):
        return False
    return not all(_in_attribute(name, version, *pair)[0] for pair in span.attributes)


def _in_attribute(element: str, version: Version, name: str, text: str) -> tuple[str, str]:
    """Return the attribute that says this on an element, and its value; nothing where none can."""
    return concepts.in_attribute(version, element, name, text) if twice.may_say(name, text) else ("", "")


def _element(span: Span, version: Version) -> str:
    """Return the element of the span: the one it was read from, where the version has it.

    Otherwise it is the usual one, or, where only another can refer to an id as the span does, that.
    """
    own = span.attribute("element")
    if own and inline.span_kind(version, own) is span.kind:
        return own
    usual = inline.span_elements(version).get(span.kind, "")
    others = inline.pointing_elements(version).get(span.kind, {})
    wanted = (others[name] for name, _text in span.attributes if name in others)
    return usual if usual in others.values() else next(wanted, usual)


def kept(xml: str, origin: str, inside: str, version: Version) -> str:
    """Return kept XML as it came where it may stand, else in an instruction, and its words and links."""
    if _stands(xml, origin, inside, version):
        return xml
    words = " ".join(_in_short(line, inside, version) for line in lines(xml, origin))
    said = (("kept", xml), ("vocabulary", origin))
    if not words:
        return instructions.instruction(said)
    opened = instructions.instruction((*said, ("words", "yes")))
    return f'{opened}{words}<?{instructions.TARGET} end="kept"?>'


def _stands(xml: str, origin: str, inside: str, version: Version) -> bool:
    is_own = origin == version.value and twice.may_stand(xml)
    return is_own and sound_fragment(xml, inside, version) is not None


def _kept_block(xml: str, origin: str, version: Version, inside: str) -> Iterator[str]:
    """A block as it came where it may stand; else as the version has it, or its words.

    The latter are left out when read back.
    """
    if _stands(xml, origin, inside, version):
        yield xml
        return
    said = (("kept", xml), ("vocabulary", origin))
    if block := crossed(xml, origin, inside, version):
        yield instructions.instruction((*said, (instructions.CROSSED, "yes")))
        yield block
        return
    yield instructions.instruction(said)
    for line in lines(xml, origin):
        yield Tag("p", version).derived().whole(_in_short(line, "p", version))


def _in_short(line: Line, inside: str, version: Version) -> str:
    """Return the words of a line with its links, as far as they may stand; nobody reads them back."""
    return "".join(
        escaping.words(run) if isinstance(run, str) else _link(run, inside, version) for run in line.content
    )


def _link(span: Span, inside: str, version: Version) -> str:
    name, words = inline.span_elements(version).get(span.kind, ""), escaping.words(str(Line(span.content)))
    tag, said = Tag(name, version), concepts.attributes_of(version, name)
    if not inline.may_stand(version, name, inside) or not tag.says_in_attribute(
        "href", span.attribute("href")
    ):
        return words
    return (tag.fixed("xlink:type", "simple") if "xlink:type" in said else tag).whole(words)


def _block(block: Block, version: Version, inside: str = _ANY_NOTE) -> Iterator[str]:
    if block.kind is BlockKind.KEPT:
        yield from _kept_block(*_kept_in(block), version, inside)
    elif block.kind is BlockKind.LIST and block.items:
        has_lists = inline.may_stand(version, "list", inside)
        yield from _list(block, version) if has_lists else _opened(block, version, inside)
    elif block.kind is BlockKind.QUOTE and not inline.may_stand(version, "blockquote", inside):
        yield from _opened(block, version, inside)
    elif block.kind is BlockKind.QUOTE:
        quoted = block.items[0] if block.items else (Block(line=block.line),)
        tag = attributes(Tag("blockquote", version), block.attributes)
        yield from tag.rows(rows(quoted, version, tag.name))
    elif block.kind is BlockKind.PARAGRAPH:
        yield _paragraph(attributes(Tag("p", version), block.attributes), block.line)
    else:
        yield _set_apart(block, version)


def _shared(blocks: Sequence[Block], version: Version) -> str:
    """One paragraph around blocks that stand beside each other; instructions tell them apart.

    Space between them stands beside what is kept, so that it belongs to no words.
    """
    tag, content = Tag("p", version), ""
    if any(is_spaced(block.line.content) for block in blocks if block.kind is not BlockKind.KEPT):
        tag.add("space", "kept")
    before: Block | None = None
    for block in blocks:
        is_kept = block.kind is BlockKind.KEPT
        made = kept(*_kept_in(block), "p", version) if is_kept else runs(block.line.content, "p", version)
        opened = instructions.instruction([("block", block.kind.value)]) if is_kept or before else ""
        space = loose.space_between(before, block) if before else ""
        is_behind_words = before is not None and before.kind is not BlockKind.KEPT
        content += f"{opened}{space}{made}" if is_behind_words else f"{space}{opened}{made}"
        before = block
    return tag.whole(content)


def _opened(block: Block, version: Version, inside: str) -> Iterator[str]:
    """A list or quotation in paragraphs between instructions, where the version has no element for it."""
    said = instructions.with_attributes(block.attributes)
    yield instructions.instruction([("begin", block.kind.value), *said])
    if block.kind is BlockKind.LIST and block.line:
        yield line_in(Tag("p", version).add("part", "head"), block.line)
    for item in block.items or ((Block(line=block.line),),):
        yield instructions.instruction([("begin", "item")])
        for each in item:
            yield from _block(each, version, inside)
    yield instructions.instruction([("end", block.kind.value)])


def _kept_in(block: Block) -> tuple[str, str]:
    """Return the XML that a block keeps, and its vocabulary."""
    return str(next(iter(block.line.content), "")), dict(block.attributes).get("vocabulary", "")


def _whole_in(block: Block) -> tuple[str, str]:
    """Return the XML of a block that an item has no element for: what it keeps, or a quotation of several."""
    if block.kind is BlockKind.KEPT:
        return _kept_in(block)
    return "".join(row.lstrip(" ") for row in _block(block, Version.EAD2002)), Version.EAD2002.value


def _paragraph(tag: Tag, line: Line) -> str:
    return line_in(tag if line else tag.add("empty", "yes"), line)


def _set_apart(block: Block, version: Version) -> str:
    """A heading between paragraphs, for which EAD has no element."""
    tag = attributes(Tag("p", version).add("block", block.kind.value), block.attributes)
    if is_spaced(block.line.content):
        tag.add("space", "kept")
    bold = runs(block.line.content, "emph", version)
    return tag.whole(Tag("emph", version).say("render", "bold").whole(bold) if bold else "")


def _list(block: Block, version: Version) -> Iterator[str]:
    head = [line_in(Tag("head", version), block.line)] if block.line else []
    items = [_item(prose, version) for prose in block.items]
    yield from attributes(Tag("list", version), block.attributes).rows([*head, *items])


def _item(prose: Prose, version: Version) -> str:
    tag = Tag("item", version)
    if any(is_spaced(block.line.content) for block in prose):
        tag.add("space", "kept")
    return tag.whole("".join(_in_item(n, block, version) for n, block in enumerate(prose)))


def _in_item(number: int, block: Block, version: Version) -> str:
    """A block inside an item, where words stand without a paragraph around them."""
    if (block.kind is BlockKind.LIST and block.items) or (
        block.kind is BlockKind.QUOTE and inline.may_stand(version, "blockquote", "item")
    ):
        return "".join(row.lstrip(" ") for row in _block(block, version))
    if block.kind is BlockKind.KEPT or block.items:
        whole = [("whole", "yes")] if block.items else []
        marked = instructions.instruction([("block", block.kind.value), *whole])
        return marked + kept(*_whole_in(block), "item", version)
    words = runs(block.line.content, "item", version)
    plain = block.kind is BlockKind.PARAGRAPH and not block.attributes
    if number == 0 and plain and words:
        return words
    said = [("block", block.kind.value), *instructions.with_attributes(block.attributes)]
    opened = instructions.instruction([*said, ("break", "yes")] if number else said)
    return f"{opened}{_BREAK if number else ''}{words}"


def is_spaced(content: Sequence[Inline]) -> bool:
    """Return whether white space in the line would be lost by reading it as people lay it out."""
    first, last = content[:1], content[-1:]
    edges = any(isinstance(run, str) and run.startswith(" ") for run in first) or any(
        isinstance(run, str) and run.endswith(" ") for run in last
    )
    return edges or _has_runs(content)


def _has_runs(content: Sequence[Inline]) -> bool:
    return any(
        escaping.collapsed(run) != run if isinstance(run, str) else _has_runs(run.content)
        for run in content
        if isinstance(run, str) or run.kind is not SpanKind.KEPT
    )
