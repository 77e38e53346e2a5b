"""Markup is shown where its words stand."""

import pytest

from muniment.description.markup import Block, BlockKind, Line, Span, SpanKind, prose, text_of
from muniment.desktop.forms.marking import marks_of

EMPHASIS = frozenset({SpanKind.EMPHASIS})
MARKED = Line(("On ", Span(SpanKind.EMPHASIS, ("Korea",))))


@pytest.mark.parametrize(
    ("value", "marks"),
    [
        (Line(("plain",)), {}),
        (MARKED, {0: [(3, 5, EMPHASIS)]}),
        (Line(("𐤀 ", Span(SpanKind.EMPHASIS, ("a",)))), {0: [(3, 1, EMPHASIS)]}),
        (
            Line((Span(SpanKind.EMPHASIS, ("a", Span(SpanKind.BREAK), "b")),)),
            {0: [(0, 1, EMPHASIS)], 1: [(0, 1, EMPHASIS)]},
        ),
        ((*prose("First."), Block(line=MARKED)), {2: [(3, 5, EMPHASIS)]}),
        (
            (Block(BlockKind.LIST, items=(prose("one"), (Block(line=MARKED),))),),
            {1: [(3, 5, EMPHASIS)]},
        ),
        (
            (Block(BlockKind.KEPT, Line(("<x/>",))), Block(BlockKind.HEADING, Line(("Head",)))),
            {0: [(0, 4, frozenset({BlockKind.HEADING}))]},
        ),
    ],
)
def test_marked_words_are_found_on_the_screen(value, marks):
    assert marks_of(value) == marks


def test_the_lines_are_those_of_the_words_shown():
    value = (*prose("a\n\nb"), Block(line=MARKED))
    (number,) = marks_of(value)
    assert text_of(value).split("\n")[number] == "On Korea"
