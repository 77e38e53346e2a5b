"""Dates that differ in their years alone are read once; all others are what they would be by themselves."""

from hypothesis import example, given
from hypothesis import strategies as st

from muniment.formats.ead.writing import days

YEARS = st.sampled_from(["0000", "0004", "1899", "1900", "1904", "1905", "2000", "2999", "3000", "9999"])
PARTS = st.sampled_from(
    ["", "-02", "-12", "-02-28", "-02-29", "-12-31", "0229", "-21", "-24", "~", "?", "-13"]
)
POINTS = st.builds("{}{}{}".format, st.sampled_from(["", "", "", "-"]), YEARS, PARTS)
DATES = st.builds("{}{}{}".format, POINTS, st.sampled_from(["/", "-", ".."]), POINTS) | POINTS
ODD = st.sampled_from(["", "19XX", "undated", "[1905, 1907]", "1905/..", "/1905", " 1905", "1905-1905-1905"])


@given(st.lists(DATES | ODD, min_size=2, max_size=8))
@example(["1903-02/1905", "1904-02/1905"])
@example(["1905-24", "1906-24"])
@example(["1905/1905", "1905/1906"])
def test_whatever_was_read_before_a_date_is_what_it_would_be_alone(dates):
    for date in dates:
        assert days._like_others(date, days._in_attribute) == days._in_attribute(date)
        assert days._like_others(date, days._in_edtf) == days._in_edtf(date)


@given(DATES | ODD, st.integers(0, 99))
def test_what_stands_in_for_a_date_is_of_its_kind(date, number):
    found = days.stand_in(days.of_edtf(date), number)
    assert found is None or found.kind == days.of_edtf(date).kind
