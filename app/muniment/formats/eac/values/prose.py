"""Prose: paragraphs and lists, with words set apart."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from muniment.description.agents import AgentNote
from muniment.description.markup import Block, BlockKind, Inline, Line, Prose, Span, SpanKind, plain
from muniment.formats.eac.making import Content, Maker, said
from muniment.formats.eac.trees import Element, child, children, words
from muniment.formats.eac.values.dates import hear_dates
from muniment.formats.xml.elements import local
from muniment.formats.xml.escaping import collapsed

_KINDS = {kind.value: kind for kind in SpanKind}


def hear_note(element: Element | None) -> Prose:
    """Return the prose of the `descriptiveNote` in the element."""
    note = child(element, "descriptiveNote")
    return hear_prose(note) if note is not None else ()


def compose_note(make: Maker, prose: Prose) -> Element | None:
    """Return a `descriptiveNote`; None for no prose."""
    return make.make("descriptiveNote", {}, _in_paragraphs(make, prose)) if prose else None


def hear_prose(element: Element) -> Prose:
    """Return the blocks in the element."""
    return tuple(_hear_blocks(element))


def hear_text(element: Element) -> AgentNote:
    """Return a text about the agent, with its summary."""
    return AgentNote(
        prose=hear_prose(element),
        summary=words(child(element, "abstract")),
        language=said(element, "xml:lang", "languageOfElement"),
        script=said(element, "scriptOfElement"),
    )


def compose_text(make: Maker, row: str, note: AgentNote) -> Element | None:
    """Return a text about the agent in the element `row`."""
    languages = {
        "xml:lang": note.language,
        "languageOfElement": note.language,
        "scriptOfElement": note.script,
    }
    inner = [make.text("abstract", note.summary), *_compose_blocks(make, note.prose)]
    return make.make(row, languages, inner)


def _hear_blocks(element: Element) -> Iterator[Block]:
    for each in children(element):
        hear = _BLOCKS.get(local(each))
        if hear is not None:
            yield hear(each)


def _paragraph(element: Element) -> Block:
    return Block(BlockKind.PARAGRAPH, _hear_line(element))


def _heading(element: Element) -> Block:
    return Block(BlockKind.HEADING, _hear_line(element))


def _list(element: Element) -> Block:
    """A list, an outline or one of its levels: each item is prose of its own."""
    items = []
    for each in children(element, "item", "list", "level"):
        items.append((_paragraph(each),) if local(each) == "item" else (_list(each),))
    head = child(element, "head")
    return Block(BlockKind.LIST, _hear_line(head) if head is not None else Line(), tuple(items))


def _chronology(element: Element) -> Block:
    rows = (" ".join(_of_row(row)) for row in children(element, "chronItem"))
    return Block(BlockKind.LIST, items=tuple((Block(line=Line((row,))),) for row in rows))


def _of_row(row: Element) -> Iterator[str]:
    yield from (date.text for date in hear_dates(row, ""))
    for each in children(row, "event", "placeEntry", "place", "reference"):
        yield words(each)
    for each in children(row, "chronItemSet"):
        yield from (words(piece) for piece in children(each))


_BLOCKS: Mapping[str, Callable[[Element], Block]] = {
    "p": _paragraph,
    "head": _heading,
    "list": _list,
    "outline": _list,
    "chronList": _chronology,
    "citation": _paragraph,
}


def _hear_line(element: Element) -> Line:
    """Return the words of the element, white space collapsed as readers do, with its spans."""
    runs: list[Inline] = [element.text or ""]
    for each in element:
        if local(each):
            runs += _apart(each)
        runs.append(each.tail or "")
    return Line(tuple(_tidied(runs)))


def _apart(element: Element) -> Iterator[Inline]:
    """Yield the span, and around it the spaces that begin and end it: they keep words apart."""
    text = collapsed(str(element.xpath("string()")))
    yield " " if text.startswith(" ") else ""
    yield _hear_span(element)
    yield " " if text.endswith(" ") else ""


def _tidied(runs: Sequence[Inline]) -> Iterator[Inline]:
    """Yield the spans, and the words between two of them as one; the line itself ends in no spaces."""
    pieces: list[Inline] = []
    for run in runs:
        if isinstance(run, str) and pieces and isinstance(pieces[-1], str):
            pieces[-1] += run
        else:
            pieces.append(run)
    for number, piece in enumerate(pieces):
        if isinstance(piece, Span):
            yield piece
            continue
        text = collapsed(piece)
        text = text.lstrip(" ") if number == 0 else text
        text = text.rstrip(" ") if number == len(pieces) - 1 else text
        if text:
            yield text


def _hear_span(element: Element) -> Span:
    content = (words(element),) if words(element) else ()
    href = said(element, "href")
    if local(element) == "reference":
        return Span(SpanKind.LINK, content, (("href", href),) if href else ())
    kind = _KINDS.get(said(element, "localType"))
    style = said(element, "style")
    if kind is not None:
        return Span(kind, content, (("render", style),) if style else ())
    return Span(SpanKind.EMPHASIS, content, (("render", style),) if style else ())


def _compose_blocks(make: Maker, prose: Prose) -> Iterator[Element | None]:
    for number, block in enumerate(prose):
        if block.kind is BlockKind.LIST and block.items:
            yield _compose_list(make, block)
        elif block.kind is BlockKind.HEADING and not number and make.make("head", {}) is not None:
            yield make.make("head", {}, _runs(make, block.line))
        else:
            yield make.make("p", {}, _runs(make, block.line))


def _in_paragraphs(make: Maker, prose: Prose) -> list[Element | None]:
    return [make.make("p", {}, _block_runs(make, block)) for block in prose]


def _compose_list(make: Maker, block: Block) -> Element | None:
    head = make.make("head", {}, _runs(make, block.line)) if block.line else None
    items = (_compose_item(make, item) for item in block.items)
    return make.make("list", {}, [head, *items])


def _compose_item(make: Maker, item: Prose) -> Element | None:
    return make.make("item", {}, _item_runs(make, item))


def _item_runs(make: Maker, item: Prose) -> Content:
    """Yield what an item says in one line, in which its blocks stand apart."""
    for number, block in enumerate(item):
        if number:
            yield " "
        yield from _block_runs(make, block)


def _block_runs(make: Maker, block: Block) -> Content:
    yield from _runs(make, block.line)
    for number, item in enumerate(block.items):
        if number or block.line:
            yield "; " if number else " "
        yield from _item_runs(make, item)


def _runs(make: Maker, line: Line) -> Content:
    for run in line.content:
        yield run if isinstance(run, str) else _compose_span(make, run)


def _compose_span(make: Maker, span: Span) -> Element | str | None:
    text = plain(span.content)
    if span.kind is SpanKind.LINK:
        link = make.make("reference", {"href": span.attribute("href")}, (text,))
        if link is not None:
            return link
    kind = "" if span.kind is SpanKind.EMPHASIS else span.kind.value
    return make.make("span", {"localType": kind, "style": span.attribute("render")}, (text,))
