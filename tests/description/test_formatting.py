"""Words are emphasised, linked and named by pointing at them; no word is ever lost by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description import formatting
from muniment.description.markup import Block, BlockKind, Line, Span, SpanKind, prose, text_of
from tests.strategies import TEXTS
from tests.strategies import prose as any_prose

SLANT = Span(SpanKind.EMPHASIS, (), (("render", "italic"),))
PERSON = Span(SpanKind.PERSON)
LIST = Block(BlockKind.LIST, Line(("Head",)), (prose("one"), prose("two")))


def spans(blocks, kind):
    runs = (run for block in blocks for run in block.line.content if isinstance(run, Span))
    return [str(Line(run.content)) for run in runs if run.kind is kind]


def test_the_words_pointed_at_are_emphasised():
    (block,) = formatting.marked(prose("Hail to Enver Hoxha."), 8, 19, PERSON)
    assert block.line.content == ("Hail to ", Span(SpanKind.PERSON, ("Enver Hoxha",)), ".")


def test_a_second_mark_stands_inside_the_first():
    once = formatting.marked(prose("one two"), 0, 7, SLANT)
    twice = formatting.marked(once, 4, 7, PERSON)
    (span,) = twice[0].line.content
    assert span.content == ("one ", Span(SpanKind.PERSON, ("two",)))


def test_words_across_paragraphs_are_marked_in_each():
    blocks = formatting.marked(prose("One.\n\nTwo."), 2, 8, SLANT)
    assert spans(blocks, SpanKind.EMPHASIS) == ["e.", "Tw"]


def test_items_of_a_list_are_marked_where_they_stand():
    (block,) = formatting.marked((LIST,), 5, 12, SLANT)
    assert [spans(item, SpanKind.EMPHASIS) for item in block.items] == [["one"], ["two"]]
    assert str(block.line) == "Head"


def test_what_is_marked_already_is_unmarked():
    marked = formatting.toggled(prose("one two three"), 4, 7, SLANT)
    assert formatting.is_marked(marked, 4, 7, SpanKind.EMPHASIS)
    assert not formatting.is_marked(marked, 3, 7, SpanKind.EMPHASIS)
    assert formatting.toggled(marked, 4, 7, SLANT) == prose("one two three")
    parted = formatting.unmarked(formatting.marked(prose("abcdef"), 0, 6, SLANT), 2, 4, SpanKind.EMPHASIS)
    assert spans(parted, SpanKind.EMPHASIS) == ["ab", "ef"]


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.QUOTE])
def test_a_paragraph_is_turned_and_turned_back(kind):
    turned = formatting.turned(prose("One.\n\nTwo.\n\nThree."), 7, 7, kind)
    assert [block.kind for block in turned] == [BlockKind.PARAGRAPH, kind, BlockKind.PARAGRAPH]
    assert formatting.turned(turned, 7, 7, kind) == prose("One.\n\nTwo.\n\nThree.")


def test_paragraphs_become_the_items_of_one_list_and_paragraphs_again():
    listed = formatting.turned(prose("One.\n\nTwo.\n\nThree."), 0, 7, BlockKind.LIST)
    assert listed == (Block(BlockKind.LIST, items=(prose("One."), prose("Two."))), *prose("Three."))
    assert formatting.turned(listed, 2, 2, BlockKind.LIST) == prose("One.\n\nTwo.\n\nThree.")


@given(any_prose(TEXTS), st.integers(0, 40), st.integers(0, 40))
def test_marking_changes_no_word(blocks, one, other):
    start, end = sorted((one, other))
    marked = formatting.marked(blocks, start, end, SLANT)
    assert text_of(marked) == text_of(blocks)
    assert text_of(formatting.unmarked(marked, start, end, SpanKind.EMPHASIS)) == text_of(blocks)
