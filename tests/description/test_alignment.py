"""Original and translation, paragraph by paragraph: what belongs together, and what has changed since."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description import alignment
from muniment.description.alignment import Drift, Row
from muniment.description.lengths import by_length
from muniment.description.levels import TextKind
from muniment.description.markup import prose
from muniment.description.units import TextVersion

SHORT, MIDDLE, LONG = (
    "Yes.",
    "The delegation left on Tuesday. " * 3,
    "The report compares the two years. " * 12,
)
PAIRS = st.frozensets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=9).map(
    lambda pairs: tuple(sorted(pairs))
)


def an_original(*paragraphs, id="t1"):
    return TextVersion(id=id, kind=TextKind.ORIGINAL, prose=prose("\n\n".join(paragraphs)))


def a_translation(*paragraphs, **fields):
    return TextVersion(
        id="t2", kind=TextKind.TRANSLATION, of="t1", prose=prose("\n\n".join(paragraphs)), **fields
    )


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        ((), (), ()),
        ((LONG,), (), ()),
        ((LONG,), (SHORT,), ((0, 0),)),
        ((LONG, SHORT, MIDDLE), (LONG, SHORT, MIDDLE), ((0, 0), (1, 1), (2, 2))),
        ((LONG, MIDDLE, MIDDLE, LONG), (LONG, MIDDLE + MIDDLE, LONG), ((0, 0), (1, 1), (2, 1), (3, 2))),
        ((MIDDLE, LONG), (MIDDLE, LONG[: len(LONG) // 2], LONG[len(LONG) // 2 :]), ((0, 0), (1, 1), (1, 2))),
        ((LONG, SHORT, LONG), ("長" * 140, "是。", "長" * 140), ((0, 0), (1, 1), (2, 2))),
    ],
)
def test_lengths_tell_what_belongs_together(left, right, pairs):
    assert by_length(left, right) == pairs


def test_a_long_document_is_paired_whole():
    left = [LONG[: 20 + n * 7 % 300] for n in range(600)]
    assert by_length(left, left) == tuple((n, n) for n in range(600))


@pytest.mark.parametrize(
    ("pairs", "rows"),
    [
        ((), [Row((0,)), Row((1,)), Row((), (0,)), Row((), (1,))]),
        (((0, 0), (1, 1)), [Row((0,), (0,)), Row((1,), (1,))]),
        (((0, 0), (0, 1)), [Row((0,), (0, 1)), Row((1,))]),
        (((1, 0), (1, 1)), [Row((0,)), Row((1,), (0, 1))]),
        (((0, 1), (1, 0)), [Row((0, 1), (0, 1))]),
    ],
)
def test_rows_stand_in_the_order_of_both_texts(pairs, rows):
    assert alignment.rows(pairs, 2, 2) == tuple(rows)


@given(PAIRS)
def test_every_paragraph_stands_in_one_row_and_pairs_share_theirs(pairs):
    rows = alignment.rows(pairs, 8, 8)
    assert [n for row in rows for n in row.left] == list(range(8))
    assert [n for row in rows for n in row.right] == list(range(8))
    assert all(any(left in row.left and right in row.right for row in rows) for left, right in pairs)


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        (("a", "b", "c"), ("a", "b", "c"), ((0, 0), (1, 1), (2, 2))),
        (("a", "b", "c"), ("new", "a", "b", "c"), ((1, 0), (2, 1), (3, 2))),
        (("a", "b", "c"), ("a", "c"), ((0, 0), (1, 2))),
        (("a", "b one. b two.", "c"), ("a", "b one.", "b two.", "c"), ((0, 0), (1, 1), (2, 1), (3, 2))),
        (("a", "b", "c"), ("a b", "c"), ((0, 0), (0, 1), (1, 2))),
        (("a", "b", "c"), ("a", "b, mended", "c"), ((0, 0), (1, 1), (2, 2))),
    ],
    ids=["nothing", "put in", "taken out", "split", "merged", "mended"],
)
def test_an_edit_carries_the_pairs_along(before, after, pairs):
    old, new = prose("\n\n".join(before)), prose("\n\n".join(after))
    straight = ((0, 0), (1, 1), (2, 2))
    assert alignment.carried_left(straight, old, new) == pairs
    assert alignment.carried_right(straight, old, new) == tuple(sorted((b, a) for a, b in pairs))


def test_pairs_that_nobody_set_are_suggested_and_those_of_paragraphs_that_are_gone_are_left_out():
    left, right = an_original(LONG, SHORT), a_translation(LONG, SHORT)
    assert alignment.pairs_of(left, right) == ((0, 0), (1, 1))
    assert alignment.pairs_of(left, replace(right, alignment=((0, 1), (7, 0)))) == ((0, 1),)


def test_a_translation_remembers_what_it_was_made_from_once_the_original_changes():
    before, right = an_original("One.", "Two.", "Three."), a_translation("Një.", "Dy.", "Tre.")
    after = replace(before, prose=prose("One.\n\nTwo, mended."))
    left, right = alignment.revised((before, right), after)
    assert alignment.drift(left, right) == Drift(changed=(1,), removed=2)
    assert not alignment.drift(left, alignment.compared(left, right))


def test_white_space_is_no_change():
    before, right = an_original("One  two."), a_translation("Një dy.")
    left, right = alignment.revised((before, right), replace(before, prose=prose("One\ntwo. ")))
    assert not alignment.drift(left, right)


def test_an_original_typed_for_the_first_time_beside_its_translation_is_no_change():
    opened = empty, right = an_original(), a_translation("Një.")
    typed = replace(empty, prose=prose("On"))
    texts = alignment.revised((empty, right), typed, opened)
    left, right = alignment.revised(texts, replace(typed, prose=prose("One.")), opened)
    assert not alignment.drift(left, right)


def test_only_what_was_made_from_the_changed_text_follows_it():
    original, other = an_original("One."), replace(a_translation("Eins.", alignment=((0, 0),)), of="t9")
    texts = alignment.revised((original, other), replace(original, prose=prose("Zero.\n\nOne.")))
    assert texts[1] == other


def test_pairs_set_by_hand_are_taken_as_they_are():
    left, right = an_original("a", "b"), a_translation("a", "b", alignment=((0, 0),))
    by_hand = replace(right, alignment=alignment.linked(right.alignment, 1, 1))
    assert alignment.revised((left, right), by_hand)[1].alignment == ((0, 0), (1, 1))
    assert alignment.unlinked(((0, 0), (1, 1)), 1, 1) == ((0, 0),)
