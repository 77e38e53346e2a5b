"""Lines of a page back into paragraphs."""

import pytest

from muniment.formats.unwrapping import is_wrapped, paragraphs, rejoined

FULL = "a line of words that reaches as far as the margin of its page"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["two words", "and more"], "two words and more"),
        (["1948-", "1959"], "1948-1959"),
        (["Marxism-", "Leninism"], "Marxism-Leninism"),
        (["a dash -", "and a word"], "a dash - and a word"),
        (["", "  spaced   out  ", ""], "spaced out"),
        ([], ""),
    ],
)
def test_wraps_are_undone_and_hyphens_kept(lines: list[str], joined: str):
    assert rejoined(lines) == joined


def test_a_paragraph_ends_where_the_next_word_would_have_fitted():
    one, other = f"{FULL} and ends here.", FULL.capitalize()
    assert paragraphs([FULL, "and ends here.", other], wrapped=True) == [one, other]


def test_every_line_is_a_paragraph_where_lines_were_not_wrapped():
    assert paragraphs(["One.", "Two.", "", "Three."], wrapped=False) == ["One.", "Two.", "Three."]


def test_a_paragraph_that_a_page_broke_is_one():
    assert paragraphs([FULL, "\fand goes on."], wrapped=True) == [f"{FULL} and goes on."]
    assert paragraphs([f"{FULL}.", "\fAnd another."], wrapped=True) == [f"{FULL}.", "And another."]


def test_a_long_line_was_never_wrapped_but_one_in_fifty_may_be():
    assert not is_wrapped(["long " * 40])
    assert is_wrapped([FULL] * 99 + ["long " * 40])
