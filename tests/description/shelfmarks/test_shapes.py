"""What is remembered of a shape holds for every text of that shape."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description.credits import where_credits_begin
from muniment.description.folding import shape
from muniment.description.shelfmarks import alike, schemes
from muniment.description.shelfmarks.alike import recognise_alike
from muniment.description.shelfmarks.recognising import recognise_kept
from muniment.description.shelfmarks.shapes import Pattern, begins_with_digit

_TEXTS = st.lists(
    st.sampled_from(["f.", "FO", "d", "1", "20", "1967", " ", ",", "/", "№", "(", "fol. "])
).map("".join)
_SHIPPED = [pattern for scheme in schemes() for label in scheme.labels.values() for pattern in label.forms]
_SHIPPED += [form.pattern for scheme in schemes() for form in scheme.forms]


@given(st.sampled_from(_SHIPPED), _TEXTS)
def test_a_pattern_finds_the_same_in_a_text_as_in_its_shape(pattern, text):
    found = [match.regs for match in pattern.all(text, shape(text))]
    assert found == [match.regs for match in pattern.in_text(text)]


@pytest.mark.parametrize("expression", ["1[89]\\d\\d", "[0-5]", "(\\d)\\1", "(?P<a>\\d)(?P=a)", "\\\\d7"])
def test_a_pattern_that_asks_for_a_digit_looks_at_each_text(expression):
    assert Pattern(expression).sees_digits


@pytest.mark.parametrize(
    "expression", ["\\d+", "[a-z]{1,3}\\d{2}", "\\\\d", "(?<!\\w)f\\.?\\s*(?P<value>\\d+)"]
)
def test_a_pattern_that_takes_any_digit_does_not(expression):
    assert not Pattern(expression).sees_digits


@pytest.mark.parametrize(
    ("expression", "begins"),
    [
        (r"\d+(?:[-/.]?[a-z](?![^\W\d_]))?", True),
        (r"\d{1,3}[a|b]", False),
        (r"\d[a|b]\|(?:r|v)?", True),
        (r"\d?[a-z]", False),
        (r"\d+|[ivxlc]+", False),
        (r"[a-z]?\d+", False),
    ],
)
def test_it_is_told_what_matches_nothing_without_digits(expression, begins):
    assert begins_with_digit(expression) is begins


def test_what_needs_digits_is_not_even_compiled_for_words():
    pattern = Pattern(r"box \d+", needs_digits=True)
    assert not pattern.may_match("box")
    assert not pattern.all("box", "box")
    assert "_expression" not in vars(pattern)
    assert pattern.may_match("box 0")
    assert pattern.all("box 3", "box 0")


def test_digits_that_matter_are_told_apart():
    year = Pattern(r"19\d\d")
    assert [found.span() for found in year.all("in 1967", shape("in 1967"))] == [(3, 7)]
    assert year.first("in 2067", shape("in 2067")) is None


@pytest.mark.parametrize(
    "text", ["f. 1, d. 27. Translated by A. B. in 1967", "FO 371/1", "12 Translated from 3 by Sue Lee"]
)
def test_credits_begin_where_they_would_with_other_numbers(text):
    other = re.sub(r"\d", "7", text)
    assert where_credits_begin(text) == where_credits_begin(other)


_MARKS = (
    "AVPRF, f. 0102, op. 23, p. 112, d. 29, ll. 1-6",
    "AQPPSH, MPP Korese, V. 1961, D 4",
    "FO 371/84053, TNA",
    "NARA, RG 59, Entry 1613, Box 12, 893.00/10-3144",
    "MOL, XIX-J-1-j, 1967, 60. doboz, 001/2",
    "BArch, DY 30/2359, Bl. 12",
    "Fondi 14/AP, Viti 1958, Dosja 3, fl. 7",
    "Papers of 1967, Series 2, Box 3, Folder 19",
)


@given(st.sampled_from(_MARKS), st.lists(st.text("0123456789", min_size=30, max_size=30), min_size=2))
def test_a_mark_is_read_as_it_would_be_if_none_like_it_had_been_read(mark, numbers):
    pieces = re.split(r"\d", mark)
    for digits in numbers:
        text = "".join(f"{piece}{digit}" for piece, digit in zip(pieces, digits, strict=False))
        assert recognise_alike(text, None) == recognise_kept(text, None)


def test_the_number_in_the_name_of_one_archive_makes_no_mark_of_others_be_recognised_by_itself(monkeypatch):
    recognised = []

    def noted(text, *rest, **more):
        recognised.append(text)
        return recognise_kept(text, *rest, **more)

    monkeypatch.setattr(alike, "recognise_kept", noted)
    marks = [f"AMAE, fond 71, dosar {number}" for number in range(2301, 2399)]
    assert len({recognise_alike(mark, None).parts for mark in marks}) == len(marks)
    assert len(recognised) < 10
    for number in (1, 3):
        assert recognise_alike(f"VNAC{number}, folder 12", None).repository.code == f"VNAC{number}"
