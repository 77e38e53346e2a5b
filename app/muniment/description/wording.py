"""Plain words typed by a person, taken into lines and prose without losing the markup around them.

An editor shows the words alone. What was not touched comes back as the same value; where
words changed, emphasis, links, names and kept material to the left and right of them stay.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby, takewhile

from muniment.description.markup import (
    Block,
    Inline,
    Line,
    Prose,
    Span,
    SpanKind,
    paragraphs,
    prose,
    text_of,
)

_BLANK_LINES = re.compile(r"\n{2,}")

_Spans = tuple[tuple[int, Span], ...]
"""The spans around a letter, the outermost first, each with its number in the line."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """One letter of a line, or a run without words (kept XML), and the spans around it."""

    text: str
    run: Inline
    within: _Spans = ()


def revised_line(old: Line, text: str) -> Line:
    """Return the line that reads `text`, keeping the spans of `old` around the words that changed."""
    before = str(old)
    if text == before:
        return old
    start = letters_in_common(before, text)
    tail = letters_in_common(before[start:][::-1], text[start:][::-1])
    letters = list(_letters(old.content, (), count()))
    first, last = _index(letters, start), _index(letters, len(before) - tail)
    around = _around(letters, first, last)
    words = [_Letter(char, _run(char), around) for char in text[start : len(text) - tail]]
    unspoken = [letter for letter in letters[first:last] if not letter.text]
    return Line(_runs([*letters[:first], *words, *unspoken, *letters[last:]], 0))


def revised_prose(old: Prose, text: str) -> Prose:
    """Return prose that reads `text`; blocks whose words did not change stay the same values."""
    if text == text_of(old):
        return old
    chunks = _parted(text)
    head = _same_blocks(old, chunks)
    rest, left = old[head:], chunks[_size(old[:head]) :]
    tail = _same_blocks(rest[::-1], left[::-1])
    middle, end = rest[: len(rest) - tail], rest[len(rest) - tail :]
    return (*old[:head], *_revised_blocks(middle, left[: len(left) - _size(end)]), *end)


def marked_line(old: Line, start: int, end: int, span: Span) -> Line:
    """Return the line with the letters from `start` to `end` inside a span like this one, innermost."""
    letters = list(_letters(old.content, (), count()))
    around = (len(letters), replace(span, content=()))
    first, last = _index(letters, start), _index(letters, end)
    inside = [replace(each, within=(*each.within, around)) for each in letters[first:last]]
    return Line(_runs([*letters[:first], *inside, *letters[last:]], 0))


def unmarked_line(old: Line, start: int, end: int, kind: SpanKind) -> Line:
    """Return the line with the letters from `start` to `end` inside no span of that kind."""
    letters = list(_letters(old.content, (), count()))
    first, last = _index(letters, start), _index(letters, end)
    freed = [
        replace(each, within=tuple(span for span in each.within if span[1].kind is not kind))
        for each in letters[first:last]
    ]
    return Line(_runs([*letters[:first], *freed, *letters[last:]], 0))


def kinds_at(line: Line, start: int, end: int) -> frozenset[SpanKind]:
    """Return the kinds of the spans that all letters from `start` to `end` are inside of."""
    letters = list(_letters(line.content, (), count()))
    chosen = letters[_index(letters, start) : _index(letters, end)]
    kinds = [frozenset(span.kind for _number, span in each.within) for each in chosen if each.text]
    return frozenset.intersection(*kinds) if kinds else frozenset()


def _run(char: str) -> Inline:
    return Span(SpanKind.BREAK) if char == "\n" else char


def letters_in_common(one: str, other: str) -> int:
    """Return how many letters the two begin with alike."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _letters(content: Iterable[Inline], within: _Spans, numbers: Iterator[int]) -> Iterator[_Letter]:
    for run in content:
        if isinstance(run, str):
            yield from (_Letter(char, char, within) for char in run)
        elif run.kind is SpanKind.BREAK:
            yield _Letter("\n", run, within)
        elif run.kind is SpanKind.KEPT or not run.content:
            yield _Letter("", run, within)
        else:
            yield from _letters(run.content, (*within, (next(numbers), run)), numbers)


def _index(letters: Sequence[_Letter], position: int) -> int:
    """Return the place in `letters` that lies `position` letters into the words."""
    spoken = 0
    for index, letter in enumerate(letters):
        if spoken == position:
            return index
        spoken += len(letter.text)
    return len(letters)


def _around(letters: Sequence[_Letter], first: int, last: int) -> _Spans:
    """Return the spans for new words: those of what they replace, or those on both sides of them."""
    sides = letters[first:last] or letters[max(first - 1, 0) : first + 1]
    if len(sides) < 2 and first in (0, len(letters)) and first == last:
        return ()
    shared = zip(*(letter.within for letter in sides), strict=False)
    return tuple(spans[0] for spans in takewhile(lambda spans: len(set(spans)) == 1, shared))


def _runs(letters: Sequence[_Letter], depth: int) -> tuple[Inline, ...]:
    runs: list[Inline] = []
    for around, group in groupby(letters, key=lambda letter: letter.within[depth : depth + 1]):
        if around:
            runs.append(replace(around[0][1], content=_runs(list(group), depth + 1)))
        else:
            runs.extend(_joined(letter.run for letter in group))
    return tuple(runs)


def _joined(runs: Iterable[Inline]) -> Iterator[Inline]:
    for is_words, group in groupby(runs, key=lambda run: isinstance(run, str)):
        if is_words:
            yield "".join(str(run) for run in group)
        else:
            yield from group


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(_chunks(block)) for block in blocks)


def _chunks(block: Block) -> list[str]:
    return _parted(text_of((block,)))


def _parted(text: str) -> list[str]:
    return [chunk for chunk in _BLANK_LINES.split(text) if chunk]


def _same_blocks(blocks: Sequence[Block], chunks: Sequence[str]) -> int:
    """Return how many blocks from the start read as the chunks do."""
    position = 0
    for number, block in enumerate(blocks):
        own = _chunks(block)
        if list(chunks[position : position + len(own)]) != own:
            return number
        position += len(own)
    return len(blocks)


def _revised_blocks(old: Sequence[Block], chunks: Sequence[str]) -> Prose:
    """Pair what was with what is: the first with the first, the last with the last."""
    kept = tuple(block for block in old if not _chunks(block))
    worded = [block for block in old if _chunks(block)]
    if not worded or not chunks:
        return (*kept, *paragraphs(chunks))
    if len(worded) > len(chunks):
        worded = [*worded[: len(chunks) - 1], _merged(worded[len(chunks) - 1 :])]
    added = len(chunks) - len(worded)
    early = [_revised_block(block, chunk) for block, chunk in zip(worded[:-1], chunks, strict=False)]
    if added and len(worded) == 1:
        late = [_revised_block(worded[0], chunks[0]), *_continued(worded[0], chunks[1:])]
    else:
        late = [*paragraphs(chunks[len(early) : len(early) + added]), _revised_block(worded[-1], chunks[-1])]
    return (*kept, *(block for block in (*early, *late) if block.line or block.items))


def _merged(blocks: Sequence[Block]) -> Block:
    """Return one block with the words and items of all."""
    runs = tuple(run for block in blocks for run in block.line.content)
    return replace(blocks[0], line=Line(runs), items=tuple(item for block in blocks for item in block.items))


def _continued(block: Block, chunks: Sequence[str]) -> Prose:
    """Return the paragraphs that a block was split into after its first; the last keeps the block's spans."""
    return (*paragraphs(chunks[:-1]), Block(line=revised_line(block.line, chunks[-1])))


def _revised_block(block: Block, chunk: str) -> Block:
    if not block.items:
        return replace(block, line=revised_line(block.line, chunk))
    heading = str(block.line)
    lines = chunk.split("\n")
    if heading:
        block, lines = replace(block, line=revised_line(block.line, lines[0])), lines[1:]
    shown = [text_of(item) for item in block.items]
    if len(shown) == len(lines) and not any("\n" in item for item in shown):
        pairs = zip(block.items, lines, strict=True)
        return replace(block, items=tuple(revised_prose(item, words) for item, words in pairs))
    return replace(block, items=tuple(prose(words) for words in lines if words))
