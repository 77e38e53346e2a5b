"""EDTF (ISO 8601-2): what it covers, and how it is said in words."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description.dates import EdtfError, bounds, days_of, in_words, is_edtf, understand
from muniment.description.dates.days import Day, length_of_month, new_style, weekday

BOUNDS = {
    # Level 0
    "1985-04-12": ("1985-04-12", "1985-04-12"),
    "1985-04": ("1985-04-01", "1985-04-30"),
    "2004-02": ("2004-02-01", "2004-02-29"),
    "1985": ("1985-01-01", "1985-12-31"),
    "1985-04-12T23:20:30Z": ("1985-04-12", "1985-04-12"),
    "1964/2008": ("1964-01-01", "2008-12-31"),
    "2004-02-01/2005-02-08": ("2004-02-01", "2005-02-08"),
    # Level 1
    "Y170000002": ("170000002-01-01", "170000002-12-31"),
    "2001-21": ("2001-03-01", "2001-05-31"),
    "2001-24": ("2001-12-01", "2002-02-28"),
    "1984?": ("1984-01-01", "1984-12-31"),
    "2004-06~": ("2004-06-01", "2004-06-30"),
    "2004-06-11%": ("2004-06-11", "2004-06-11"),
    "201X": ("2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2004-XX": ("2004-01-01", "2004-12-31"),
    "1985-04-XX": ("1985-04-01", "1985-04-30"),
    "1985-XX-XX": ("1985-01-01", "1985-12-31"),
    "1985-04-12/..": ("1985-04-12", ""),
    "1985/": ("1985-01-01", ""),
    "../1985-04": ("", "1985-04-30"),
    "-1985": ("-1985-01-01", "-1985-12-31"),
    # Level 2
    "Y-17E7": ("-170000000-01-01", "-170000000-12-31"),
    "1950S2": ("1900-01-01", "1999-12-31"),
    "2001-34": ("2001-04-01", "2001-06-30"),
    "2001-41": ("2001-07-01", "2001-12-31"),
    "2001-29": ("2001-09-01", "2001-11-30"),
    "2001-39": ("2001-09-01", "2001-12-31"),
    "[1667,1668,1670..1672]": ("1667-01-01", "1672-12-31"),
    "[..1760-12-03]": ("", "1760-12-03"),
    "[1760-12..]": ("1760-12-01", ""),
    "{1960,1961-12}": ("1960-01-01", "1961-12-31"),
    "2004-06~-11": ("2004-06-11", "2004-06-11"),
    "?2004-06-~11": ("2004-06-11", "2004-06-11"),
    "156X-12-25": ("1560-12-25", "1569-12-25"),
    "15XX-12-XX": ("1500-12-01", "1599-12-31"),
    "1967-1X": ("1967-10-01", "1967-12-31"),
    "1XXX-12": ("1000-12-01", "1999-12-31"),
    "19XX-02-29": ("1900-02-28", "1999-02-28"),
    "XXXX-12-XX": ("", ""),
    # Beside the standard: a set in doubt.
    "[1980-06,1980-07]?": ("1980-06-01", "1980-07-31"),
    "[1340..1350]~": ("1340-01-01", "1350-12-31"),
}

NOT_EDTF = [
    "",
    "67",
    "1967-13",
    "1967-00",
    "1967-02-30",
    "1967-2-3",
    "XXXX-02-30",
    "1967-02-3X",
    "1967-21-05",
    "1967/1966",
    "/",
    "../..",
    "[..]",
    "[]",
    "[1955}",
    "1967T10:00",
    "Y1967",
    "1967-01-16 ",
    "１９６７",
]

WORDS = {
    "1967-01-16": "16 January 1967",
    "1967-11": "November 1967",
    "1966": "1966",
    "1914~": "about 1914",
    "1955?": "1955?",
    "1375%": "about 1375?",
    "1956-06-29/1956-07-01": "29 June 1956 to 1 July 1956",
    "1950/..": "from 1950 onwards",
    "../1955": "until 1955",
    "1985-04-12/": "12 April 1985 to an unknown date",
    "[1950..]": "1950 or later",
    "[..1955-05-15]": "15 May 1955 or earlier",
    "[1340..1350]": "between 1340 and 1350",
    "[1340..1350]~": "about between 1340 and 1350",
    "[1980-06,1980-07]?": "June 1980 or July 1980?",
    "{2007-03-14,2007-03-21}": "14 March 2007 and 21 March 2007",
    "{1961,1963..1965}": "1961 and 1963 to 1965",
    "1967-21": "Spring 1967",
    "1945-35": "third quarter of 1945",
    "1945-41": "second half of 1945",
    "195X": "1950s",
    "XXXX-07-18?": "18 July, year unknown?",
    "-2299": "2300 BC",
    "0079": "AD 79",
}


@pytest.mark.parametrize(("edtf", "days"), BOUNDS.items())
def test_first_and_last_day(edtf, days):
    assert bounds(edtf) == days


@pytest.mark.parametrize("text", NOT_EDTF)
def test_what_is_not_edtf_is_refused(text):
    with pytest.raises(EdtfError):
        bounds(text)
    assert not is_edtf(text)
    assert days_of(text) == ("", "")


@pytest.mark.parametrize(("edtf", "words"), WORDS.items())
def test_edtf_is_said_in_words(edtf, words):
    assert in_words(edtf) == words


@pytest.mark.parametrize("edtf", WORDS)
def test_words_are_understood_as_the_edtf_they_were_made_from(edtf):
    assert understand(in_words(edtf)).edtf == edtf


@pytest.mark.parametrize("edtf", BOUNDS)
def test_everything_can_be_said(edtf):
    assert in_words(edtf)


def test_what_is_no_edtf_is_said_as_it_stands():
    assert in_words("in the days of old") == "in the days of old"


QUALIFIERS = st.sampled_from(["", "?", "~", "%"])
MONTHS = st.sampled_from(["", "-01", "-06", "-12", "-XX", "-21", "-33", "-41", "-1X"])
POINTS = st.one_of(
    st.builds("{:04}{}{}".format, st.integers(0, 9999), MONTHS, QUALIFIERS),
    st.builds("-{:04}{}".format, st.integers(1, 9999), QUALIFIERS),
    st.builds("{}{}".format, st.dates(), QUALIFIERS),
    st.builds("{}X{}".format, st.integers(100, 999), MONTHS),
)
EDTF = st.one_of(
    POINTS,
    st.builds("{}/{}".format, POINTS, POINTS | st.just("..") | st.just("")),
    st.builds("[{}]".format, st.lists(POINTS, min_size=1, max_size=3).map(",".join)),
    st.builds("{{{}..{}}}".format, POINTS, POINTS),
)


@given(EDTF)
def test_bounds_begin_before_they_end_or_the_date_is_refused(edtf):
    try:
        begin, end = bounds(edtf)
    except EdtfError:
        return
    if begin and end:
        assert _day(begin) <= _day(end)


@given(st.text(max_size=30) | EDTF)
def test_bounds_and_words_never_fail_otherwise(text):
    assert in_words(text) or not text
    with suppress(EdtfError):
        bounds(text)


PLAIN = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7])
SAYABLE = st.one_of(
    st.builds("{}{}".format, PLAIN, QUALIFIERS),
    st.tuples(PLAIN, PLAIN).filter(lambda ends: ends[0][:7] < ends[1][:7]).map("/".join),
    st.tuples(PLAIN, PLAIN)
    .filter(lambda ends: ends[0][:7] < ends[1][:7])
    .map(lambda ends: f"[{'..'.join(ends)}]"),
    st.lists(PLAIN, min_size=2, max_size=3, unique=True).map(lambda days: f"{{{','.join(days)}}}"),
    st.builds("[{}..]{}".format, PLAIN, QUALIFIERS),
    st.builds("../{}{}".format, PLAIN, QUALIFIERS),
    st.builds("{}-{}".format, st.integers(1000, 2000), st.integers(21, 24)),
    st.builds("{}-{}".format, st.integers(1000, 2000), st.integers(33, 36)),
    st.integers(-5000, -1).map("{:05}".format),
)


@given(SAYABLE)
def test_what_is_said_in_words_is_understood_as_it_was(edtf):
    assert understand(in_words(edtf)).edtf == edtf


@given(st.dates())
def test_weekdays_are_those_of_the_calendar(date):
    assert weekday(Day(date.year, date.month, date.day)) == date.isoweekday()
    assert length_of_month(date.year, date.month) in range(28, 32)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (Day(1917, 10, 25), Day(1917, 11, 7)),
        (Day(1582, 10, 5), Day(1582, 10, 15)),
        (Day(1752, 9, 3), Day(1752, 9, 14)),
        (Day(1900, 2, 28), Day(1900, 3, 12)),
        (Day(1899, 12, 31), Day(1900, 1, 12)),
    ],
)
def test_old_style_days_have_their_new_style(old, new):
    assert new_style(old) == new


def _day(iso: str) -> tuple[int, ...]:
    year, month, day = iso.rsplit("-", 2)
    return int(year), int(month), int(day)
