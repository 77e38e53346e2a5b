"""The times that several dates cover together, and the order of all of them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from muniment.description.dates import days_of, in_text_order, periods


def year(first, last=None):
    return f"{first}-01-01", f"{last or first}-12-31"


COVERED = {
    ("1967",): (year(1967),),
    ("1985", "1967"): (year(1967), year(1985)),
    ("1968", "1967"): (year(1967, 1968),),
    ("1967", "1967-05"): (year(1967),),
    ("1950/1960", "1955/1970", "1980"): (year(1950, 1970), year(1980)),
    ("{1961,1963,1964}",): (year(1961), year(1963, 1964)),
    ("[1667,1760..]", "1950"): (year(1667), ("1760-01-01", "")),
    ("1970", "..", "../1945", "1950/..", "[..1900]"): (("", "1945-12-31"), ("1950-01-01", "")),
    ("1907/1905", "Easter", "XXXX-07-18", "1908"): (year(1908),),
    ("1967-12-31", "1968-01-02"): (("1967-12-31", "1967-12-31"), ("1968-01-02", "1968-01-02")),
    ("0001", "0000", "-0001"): (("-9998-01-01", "0001-12-31"),),
    ("1907/..", "1907"): (("1907-01-01", ""),),
    ("1907", "[1907..]", "1950"): (("1907-01-01", ""),),
    (): (),
}


@pytest.mark.parametrize(("meant", "covered"), COVERED.items())
def test_dates_that_meet_are_one_time_and_the_earliest_comes_first(meant, covered):
    assert periods(meant) == covered


_SPANS = st.tuples(st.dates(date(1960, 1, 1), date(1962, 1, 1)), st.integers(0, 60).map(timedelta))


@given(st.lists(_SPANS, min_size=1, max_size=6))
@example([(date(1960, 2, 28), timedelta(1)), (date(1960, 3, 1), timedelta(0))])
def test_a_day_is_covered_when_one_of_the_dates_is_of_it(spans):
    found = periods(tuple(f"{begin}/{begin + days}" for begin, days in spans))
    days = {begin + timedelta(day) for begin, length in spans for day in range(length.days + 1)}
    covered = [(date.fromisoformat(begin), date.fromisoformat(end)) for begin, end in found]
    assert days == {begin + timedelta(day) for begin, end in covered for day in range((end - begin).days + 1)}
    assert all(end + timedelta(1) < begin for (_, end), (begin, _) in pairwise(covered))


IN_TIME = ("Y-17E7", "Y-170000", "Y-20001", "Y-20000", "-9999", "-0044", "0000", "0044", "1967", "9999")
LATER = ("Y10000", "Y10001", "Y99999", "Y100000", "Y17E7")


def test_days_of_any_year_stand_in_the_order_of_time():
    stand = [in_text_order(days_of(edtf)[0]) for edtf in (*IN_TIME, *LATER)]
    assert stand == sorted(stand)
    assert len({*stand}) == len(stand)
