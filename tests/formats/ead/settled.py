"""Units as EAD can tell them apart: runs of words joined, no empty runs, kept XML in one piece."""

from dataclasses import replace

from muniment.description.markup import Block, BlockKind, Line, Span, SpanKind


def settled(unit):
    """Return the unit with its prose in the form that every reader delivers."""
    return replace(
        unit,
        titles=tuple(replace(title, line=settled_line(title.line)) for title in unit.titles),
        notes=tuple(replace(note, prose=settled_prose(note.prose)) for note in unit.notes),
        texts=tuple(replace(text, prose=settled_prose(text.prose)) for text in unit.texts),
    )


def settled_line(line):
    return Line(tuple(runs(line.content)))


def settled_prose(prose):
    return tuple(settled_block(block) for block in prose)


def settled_block(block):
    if block.kind is BlockKind.KEPT:
        return Block(BlockKind.KEPT, Line((str(block.line) or "-",)))
    return replace(
        block,
        line=settled_line(block.line),
        items=tuple(settled_prose(item) for item in block.items),
    )


def runs(content):
    """Join neighbouring words and leave out empty ones; a break has no words, kept XML nothing else."""
    joined = []
    for run in content:
        if isinstance(run, Span):
            joined.append(settled_span(run))
        elif run and joined and isinstance(joined[-1], str):
            joined[-1] += run
        elif run:
            joined.append(run)
    return joined


def settled_span(span):
    if span.kind is SpanKind.KEPT:
        return Span(SpanKind.KEPT, ("".join(r for r in span.content if isinstance(r, str)) or "-",))
    content = () if span.kind is SpanKind.BREAK else tuple(runs(span.content))
    return replace(span, content=content)
