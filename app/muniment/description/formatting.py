"""Markup put on words by pointing at them: emphasis, links, names; headings, quotations, lists.

Places are counted in letters of `markup.text_of`, from `start` up to `end`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from muniment.description.markup import Block, BlockKind, Line, Prose, Span, SpanKind, text_of
from muniment.description.wording import kinds_at, marked_line, unmarked_line

Change = Callable[[Line, int, int], Line]
_BETWEEN_BLOCKS, _BETWEEN_ITEMS = 2, 1
"""Letters that stand between two blocks, and between two items of a list."""


def marked(prose: Prose, start: int, end: int, span: Span) -> Prose:
    """Return the prose with the words inside a span like this one, in each block that they reach into."""
    return _on_lines(prose, start, end, lambda line, first, last: marked_line(line, first, last, span))


def unmarked(prose: Prose, start: int, end: int, kind: SpanKind) -> Prose:
    """Return the prose with the words inside no span of that kind."""
    return _on_lines(prose, start, end, lambda line, first, last: unmarked_line(line, first, last, kind))


def is_marked(prose: Prose, start: int, end: int, kind: SpanKind) -> bool:
    """Return whether all the words stand inside a span of that kind."""
    found: list[bool] = []

    def look(line: Line, first: int, last: int) -> Line:
        found.append(kind in kinds_at(line, first, last))
        return line

    _on_lines(prose, start, end, look)
    return bool(found) and all(found)


def toggled(prose: Prose, start: int, end: int, span: Span) -> Prose:
    """Return the prose with the words inside such a span, or out of it where all are in one."""
    if is_marked(prose, start, end, span.kind):
        return unmarked(prose, start, end, span.kind)
    return marked(prose, start, end, span)


def turned(prose: Prose, start: int, end: int, kind: BlockKind) -> Prose:
    """Return the prose with the blocks reached turned into that kind, or into paragraphs where they are it.

    Neighbours that become a list are its items; the items of a list become paragraphs.
    """
    touched = [number for number, first, last in _places(prose) if first <= end and start <= last]
    if not touched:
        return prose
    first, last = touched[0], touched[-1]
    inside = prose[first : last + 1]
    back = all(prose[number].kind is kind for number in touched)
    fresh = _plain(inside) if back or kind is BlockKind.LIST else inside
    if not back:
        fresh = _as_list(fresh) if kind is BlockKind.LIST else _as_kind(fresh, kind)
    return (*prose[:first], *fresh, *prose[last + 1 :])


def _as_list(blocks: Prose) -> Prose:
    return (Block(BlockKind.LIST, items=tuple((block,) for block in blocks if block.line)),)


def _as_kind(blocks: Prose, kind: BlockKind) -> Prose:
    return tuple(replace(block, kind=kind) if not block.items else block for block in blocks)


def _plain(blocks: Prose) -> Prose:
    """The blocks as paragraphs, one for each item of a list."""
    made: list[Block] = []
    for block in blocks:
        if block.line:
            made.append(replace(block, kind=BlockKind.PARAGRAPH, items=()))
        made.extend(each for item in block.items for each in _plain(item))
        if block.kind is BlockKind.KEPT:
            made.append(block)
    return tuple(made)


def _places(prose: Prose) -> Iterator[tuple[int, int, int]]:
    """The number of each block that has words, and from where to where they stand."""
    place = 0
    for number, block in enumerate(prose):
        size = len(text_of((block,)))
        if size:
            yield number, place, place + size
            place += size + _BETWEEN_BLOCKS


def _on_lines(prose: Prose, start: int, end: int, change: Change) -> Prose:
    places = {number: first for number, first, _last in _places(prose)}
    return tuple(
        _on_block(block, start - places[number], end - places[number], change) if number in places else block
        for number, block in enumerate(prose)
    )


def _on_block(block: Block, start: int, end: int, change: Change) -> Block:
    """The block with the change made to those of its lines that the words reach into."""
    size = len(str(block.line))
    line = block.line
    if size and start < size and end > 0:
        line = change(block.line, max(start, 0), min(end, size))
    place = size + _BETWEEN_ITEMS if size else 0
    items: list[Prose] = []
    for item in block.items:
        items.append(_on_lines(item, start - place, end - place, change))
        if words := text_of(item):
            place += len(words) + _BETWEEN_ITEMS
    return replace(block, line=line, items=tuple(items))
