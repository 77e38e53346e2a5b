"""Words typed by a person keep the markup around them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from muniment.description.markup import (
    Block,
    BlockKind,
    Line,
    Span,
    SpanKind,
    line,
    paragraphs,
    prose,
    text_of,
)
from muniment.description.wording import revised_line, revised_prose

EMPHASIS = Span(SpanKind.EMPHASIS, ("stance",))
MARKED = Line(("On the ", EMPHASIS, " of the DPRK", Span(SpanKind.KEPT, ("<x/>",))))
WORDS = st.text(alphabet="ab \u00ebЖ한", max_size=8)
RUNS = st.recursive(
    WORDS,
    lambda inner: (
        st.builds(
            Span,
            st.sampled_from([SpanKind.EMPHASIS, SpanKind.LINK, SpanKind.PERSON]),
            st.lists(inner, max_size=3).map(tuple),
        )
        | st.just(Span(SpanKind.BREAK))
        | st.just(Span(SpanKind.KEPT, ("<x/>",)))
    ),
    max_leaves=6,
)
LINES = st.lists(RUNS, max_size=4).map(tuple).map(Line)


def test_a_correction_beside_emphasis_leaves_it():
    assert revised_line(MARKED, "On the stance of the DRV").content == (
        "On the ",
        EMPHASIS,
        " of the DRV",
        Span(SpanKind.KEPT, ("<x/>",)),
    )


def test_a_correction_inside_emphasis_stays_inside():
    inside = revised_line(MARKED, "On the stoance of the DPRK")
    assert inside.content[1] == Span(SpanKind.EMPHASIS, ("stoance",))


def test_words_typed_after_emphasis_are_plain():
    after = revised_line(MARKED, "On the stances of the DPRK")
    assert after.content[1:3] == (EMPHASIS, "s of the DPRK")


def test_words_that_replace_emphasised_words_are_emphasised():
    assert revised_line(MARKED, "On the position of the DPRK").content[1] == Span(
        SpanKind.EMPHASIS, ("position",)
    )


@given(LINES, st.text(alphabet="ab \nëЖ한", max_size=20))
def test_a_revised_line_reads_as_it_was_typed(old, text):
    assert str(revised_line(old, text)) == text


@given(LINES, LINES)
def test_kept_material_survives_any_correction(old, new):
    kept = "<x/>"
    assert repr(revised_line(old, str(new))).count(kept) == repr(old).count(kept)


@given(st.lists(LINES, max_size=4), st.text(alphabet="ab\n", max_size=20))
def test_revised_prose_reads_as_it_was_typed(lines, text):
    old = tuple(Block(line=each) for each in lines)
    typed = text_of(prose(text))
    assert read_aloud(text_of(revised_prose(old, typed))) == read_aloud(typed)


def read_aloud(text):
    """The words of each paragraph; empty lines are not read."""
    return [chunk.strip("\n") for chunk in re.split("\n{2,}", text) if chunk.strip("\n")]


def test_paragraphs_that_were_not_touched_are_the_same_values():
    old = (Block(line=MARKED), *paragraphs(["Second.", "Third."]))
    new = revised_prose(old, text_of(old).replace("Second.", "Second, and more.\n\nBetween."))
    assert new[0] is old[0]
    assert new[-1] is old[-1]
    assert [str(block.line) for block in new[1:3]] == ["Second, and more.", "Between."]


def test_a_paragraph_split_in_two_keeps_its_emphasis():
    old = (Block(line=MARKED),)
    first, second = revised_prose(old, "On the stance\n\nof the DPRK")
    assert EMPHASIS in first.line.content
    assert str(second.line) == "of the DPRK"


def test_paragraphs_joined_into_one_keep_the_emphasis_of_both():
    old = (Block(line=MARKED), *paragraphs(["and of China"]), Block(line=Line((EMPHASIS,))))
    (joined,) = revised_prose(old, "On the stance of the DPRK and of China stance")
    assert joined.line.content.count(EMPHASIS) == 2


def test_an_item_of_a_list_is_corrected_in_place():
    old = (Block(BlockKind.LIST, items=(prose("one"), prose("two"))),)
    new = revised_prose(old, "one\ntoo")
    assert new == (Block(BlockKind.LIST, items=(prose("one"), prose("too"))),)


def test_kept_blocks_stay_when_all_words_go():
    kept = Block(BlockKind.KEPT, line("<table/>"))
    assert revised_prose((*prose("Gone"), kept), "") == (kept,)
