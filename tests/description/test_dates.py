"""The words of dates, as archives, catalogues and cables write them, and what they mean."""

import re
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from muniment.description.dates import bounds, statement, understand, understanding

PLAIN = {
    "January 16, 1967": "1967-01-16",
    "February 03, 1949": "1949-02-03",
    "27 July 1949": "1949-07-27",
    "December 18,1949": "1949-12-18",
    "the 3rd of November, 1967": "1967-11-03",
    "Sept. 1967": "1967-09",
    "November 1967": "1967-11",
    "1967, January 16": "1967-01-16",
    "16-JAN-1967": "1967-01-16",
    "“November 3, 1967,”": "1967-11-03",
    "19670116": "1967-01-16",
    "16 Jan '67": "1967-01-16",
    "16 January 1967 - 5 p.m.": "1967-01-16",
    "1967-1-6": "1967-01-06",
    "1967/01/16": "1967-01-16",
    "1966": "1966",
    "c. 225": "0225~",
    "Saturday, January 14, 1967, 10:30 a.m.": "1967-01-14",
}

RANGES = {
    "29 June to 1 July 1956": "1956-06-29/1956-07-01",
    "31 January to 1 February 1987": "1987-01-31/1987-02-01",
    "20 November to 31 December 1952": "1952-11-20/1952-12-31",
    "1-2 February 1955": "1955-02-01/1955-02-02",
    "18-20 February 1996": "1996-02-18/1996-02-20",
    "January 16–18, 1967": "1967-01-16/1967-01-18",
    "September 3–October 4, 1958": "1958-09-03/1958-10-04",
    "24 December 1914 - 2 January 1915": "1914-12-24/1915-01-02",
    "5/18/62–5/25/62": "1962-05-18/1962-05-25",
    "3/4/62–5/25/62": "1962-03-04/1962-05-25",
    "29.6.-1.7.1956": "1956-06-29/1956-07-01",
    "29.-30.6.1956": "1956-06-29/1956-06-30",
    "1911 - 1912": "1911/1912",
    "01 Jan 1895 - 31 Dec 1926": "1895-01-01/1926-12-31",
    "1949 - 1949": "1949",
    "2021-01-20/2021-01-20": "2021-01-20",
    "1947-48": "1947/1948",
    "1966/67": "1966/1967",
    "June–July 1980": "1980-06/1980-07",
    "1960s-1970s": "196X/197X",
    "1950-": "1950/..",
    "1950 onwards": "1950/..",
    "since 1961": "1961/..",
    "until 1955": "../1955",
    "500-400 BC": "-0499/-0399",
}

SEVERAL = {
    "2007-03-14; 2007-03-21": "{2007-03-14,2007-03-21}",
    "January 16 and 18, 1967": "{1967-01-16,1967-01-18}",
    "16, 17 and 18 January 1967": "{1967-01-16,1967-01-17,1967-01-18}",
    "16–18 and 20 January 1967": "{1967-01-16..1967-01-18,1967-01-20}",
    "1961; 1963-1965": "{1961,1963..1965}",
    "June/July 1980": "[1980-06,1980-07]",
    "1955, 1956 or 1957": "[1955,1956,1957]",
    "14th or 15th century": "[13XX,14XX]",
    "late 14th century or early 15th century": "[1390..1400,1400..1410]",
}

NOT_EXACT = {
    "circa 1914": "1914~",
    "ca. 1914": "1914~",
    "c. 1300": "1300~",
    "about March 1914": "1914-03~",
    "c. 1340–1350": "1340~/1350~",
    "1450-ca. 1475": "1450/1475~",
    "1980 (?)": "1980?",
    "1980?": "1980?",
    "possibly 1955": "1955?",
    "c. 1375 (?)": "1375%",
    "after 1950": "[1950..]",
    "1950 or later": "[1950..]",
    "before 15 May 1955": "[..1955-05-15]",
    "no later than May 1955": "[..1955-05]",
    "between 1340 and 1350": "[1340..1350]",
    "1390 × 1410": "[1390..1410]",
    "1390 x 1410": "[1390..1410]",
    "1880--1890": "1880/1890",
    "1. Jan. 1967 -- 3. Feb. 1968": "1967-01-01/1968-02-03",
    "18 July (?), year unknown": "XXXX-07-18?",
    "12 March, year unknown": "XXXX-03-12",
}

PARTS_OF_YEARS = {
    "third quarter of 1945": "1945-35",
    "Q2 1962": "1962-34",
    "last quarter of 1962": "1962-36",
    "second half of 1962": "1962-41",
    "Spring 1967": "1967-21",
    "fall of 1961": "1961-23",
    "Winter 1962-63": "1962-24",
    "1950s": "195X",
    "the 1930's": "193X",
    "196-": "196X",
    "196?": "196X?",
    "late 1940s": "1945~/1949~",
    "early 1940s": "1940~/1944~",
}

CENTURIES = {
    "15th century": "1400/1500",
    "15th century, beginning": "1400/1410",
    "15th century, early": "1400/1410",
    "early 15th century": "1400/1410",
    "15th century, first quarter": "1400/1425",
    "15th century, first half": "1400/1450",
    "15th century, second quarter": "1425/1450",
    "15th century, middle": "1440/1460",
    "mid-15th century": "1440/1460",
    "15th century, third quarter": "1450/1475",
    "second half of the 15th century": "1450/1500",
    "15th century, last quarter": "1475/1500",
    "15th century, late": "1490/1500",
    "end of the 15th century": "1490/1500",
    "s. xv in.": "1400/1425",
    "S. XIV in": "1300/1325",
    "s. xv med.": "1425/1475",
    "s. xv ex.": "1475/1500",
    "s. XIII 2/4": "1225/1250",
    "c. 8th century": "0700~/0800~",
    "15th century (first half (?))": "1400?/1450?",
    "10th century – 17th century": "0900/1700",
    "13th-15th century": "1200/1500",
    "10th century, end – 11th century, beginning": "0990/1010",
    "9th century, second quarter or middle": "0825/0860",
    "1st century": "0001/0100",
    "2nd century BC": "-0199/-0100",
    "44 BC": "-0043",
    "44-30 BC": "-0043/-0029",
    "5th-4th century BC": "-0499/-0300",
    "-2299": "-2299",
    "AD 79": "0079",
}

NUMERALS = {
    "30.X 62. at 09.00": "1962-10-30",
    "31.X 1962": "1962-10-31",
    "1.XI 62": "1962-11-01",
    "2/XII/1961": "1961-12-02",
    "16.I.1967": "1967-01-16",
    "10.27.1962": "1962-10-27",
    "26.10.1962": "1962-10-26",
    "13.10.50": "1950-10-13",
    "10/14/50": "1950-10-14",
    "5.5.1961": "1961-05-05",
    "10.1962": "1962-10",
}

LANGUAGES = {
    "tetor 1961": "1961-10",
    "më 3 nëntor 1967": "1967-11-03",
    "16. Januar 1967": "1967-01-16",
    "3. März 1953": "1953-03-03",
    "le 1er août 1967": "1967-08-01",
    "16 de enero de 1967": "1967-01-16",
    "16 de março de 1967": "1967-03-16",
    "16 gennaio 1967": "1967-01-16",
    "16 января 1967 г.": "1967-01-16",
    "5 марта 1953 года": "1953-03-05",
    "16 stycznia 1967 r.": "1967-01-16",
    "16 i 17 stycznia 1967": "{1967-01-16,1967-01-17}",
    "16. ledna 1967": "1967-01-16",
    "1955. február 26.": "1955-02-26",
    "1967. XI. 3.": "1967-11-03",
    "16 ianuarie 1967": "1967-01-16",
    "9 септември 1944 г.": "1944-09-09",
    "1967년 1월 16일": "1967-01-16",
    "1967年1月16日": "1967-01-16",
    "1967年11月": "1967-11",
    "XV век": "1400/1500",
    "15. Jahrhundert": "1400/1500",
    "XVIIIe siècle": "1700/1800",
    "١٦ January ١٩٦٧": "1967-01-16",
    "с 16 по 18 января 1967 г.": "1967-01-16/1967-01-18",
    "del 16 al 18 de enero de 1967": "1967-01-16/1967-01-18",
    "vom 16. bis 18. Januar 1967": "1967-01-16/1967-01-18",
    "1967년 1월 16일 ~ 18일": "1967-01-16/1967-01-18",
    "1967年1月16日至18日": "1967-01-16/1967-01-18",
    "1950-е годы": "195X",
    "1950er Jahre": "195X",
    "um 1300": "1300~",
    "vor 1914": "[..1914]",
}

UNDERSTOOD = PLAIN | RANGES | SEVERAL | NOT_EXACT | PARTS_OF_YEARS | CENTURIES | NUMERALS | LANGUAGES


@pytest.mark.parametrize(("words", "edtf"), UNDERSTOOD.items())
def test_what_is_written_is_understood_without_doubt(words, edtf):
    understood = understand(words)
    assert (understood.edtf, understood.conflicts, understood.supplied) == (edtf, (), False)


@pytest.mark.parametrize("words", UNDERSTOOD)
def test_first_and_last_day_are_those_of_the_edtf(words):
    understood = understand(words)
    assert (understood.begin, understood.end) == bounds(understood.edtf or "")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("undated [1955]", "1955?"),
        ("n.d. [May 1961]", "1961-05?"),
        ("[1955]", "1955?"),
        ("[ca. 1943]", "1943%"),
        ("[196-?]", "196X?"),
        ("[no date—June/July 1980]", "[1980-06,1980-07]?"),
        ("January 16, [1967]", "1967-01-16"),
        ("10.27 [28?].1962", "[1962-10-27,1962-10-28]"),
        ("16 [17?] January 1967", "[1967-01-16,1967-01-17]"),
    ],
)
def test_what_stands_in_brackets_was_supplied(words, edtf):
    understood = understand(words)
    assert (understood.edtf, understood.supplied) == (edtf, True)


def test_a_remark_in_brackets_supplies_nothing():
    understood = understand("September 1967 [Signed]")
    assert (understood.edtf, understood.supplied) == ("1967-09", False)


@pytest.mark.parametrize(
    "words", ["", "  ", "no date", "n.d.", "n. d.", "undated", "[undated]", "s.d.", "без даты"]
)
def test_no_date_is_known_for_what_it_is(words):
    understood = understand(words)
    assert (understood.edtf, understood.undated, understood.conflicts) == (None, True, ())


@pytest.mark.parametrize(
    "words",
    [
        "[date].....to.....",
        "Fols. 1–197",
        "XIII",
        "V. 1967",
        "hello world",
        "0 January 1967",
        "32 January 1967",
        "12.13.14.15",
        "13.2.3",
        "1950th",
        "20th Century Fox",
        "12",
        "1967-13-45",
    ],
)
def test_what_is_no_date_is_not_made_one(words):
    understood = understand(words)
    assert (understood.edtf, understood.undated, understood.begin, understood.end) == (None, False, "", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("3/4/1967", "3.4.1967 may mean 3 April or 4 March 1967: say which."),
        ("01.02.55", "01.02.55 may mean 1 February or 2 January 1955: say which."),
        ("5.6.-7.8.1956", "5.6. may mean 5 June or 6 May: say which."),
        ("1900s", "1900s may mean ten years or a hundred: say which."),
        ("1920-21", "1920-21 may also mean the years 1920 to 1921."),
        ("31 February 1967", "There is no 31 February 1967."),
        ("29 February 1900", "There is no 29 February 1900."),
        ("1967-02-30", "There is no 30 February 1967."),
        ("1967/1966", "The date begins after it ends."),
        ("10 October 1967 to 3 March 1966", "The date begins after it ends."),
    ],
)
def test_what_cannot_be_said_without_guessing_is_not_said(words, sentence):
    understood = understand(words)
    assert (understood.edtf, understood.conflicts) == (None, (sentence,))


@pytest.mark.parametrize(
    ("words", "edtf", "sentence"),
    [
        ("Monday 19 September 1958", "1958-09-19", "1958-09-19 was a Friday, not a Monday."),
        ("Wed. 16 January 1967", "1967-01-16", "1967-01-16 was a Monday, not a Wednesday."),
        ("1911-12", "1911-12", "1911-12 may also mean the years 1911 to 1912."),
        (
            "16 listopada 1956",
            "1956-11-16",
            "“listopada” is November in Polish and October in Croatian.",
        ),
        (
            "893.00/10-3144",
            "1944-10-31",
            "The date is read from the mark of a decimal file: a hint, not a statement.",
        ),
    ],
)
def test_what_contradicts_itself_is_said(words, edtf, sentence):
    understood = understand(words)
    assert (understood.edtf, understood.conflicts) == (edtf, (sentence,))


def test_the_right_weekday_is_no_conflict():
    understood = understand("Friday 19 September 1958")
    assert (understood.edtf, understood.conflicts) == ("1958-09-19", ())


def test_a_weekday_decides_the_order_of_numbers():
    assert understand("Friday 10/11/1961").edtf == "1961-11-10"
    assert understand("Wednesday 10/11/1961").edtf == "1961-10-11"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("4/17 august 1916", "1916-08-17"),
        ("4 (17) August 1916", "1916-08-17"),
        ("25 October (7 November) 1917", "1917-11-07"),
        ("30 January/12 February 1918", "1918-02-12"),
        ("5/17 March 1890", "1890-03-17"),
        ("1/12 May 1890", "[1890-05-01,1890-05-12]"),
    ],
)
def test_one_day_in_two_calendars_is_one_day_where_the_calendars_agree(words, edtf):
    assert understand(words).edtf == edtf


def test_days_before_the_reform_are_julian_and_not_converted():
    old, new = understand("18 Sep 1236"), understand("18 September 1836")
    assert (old.edtf, old.calendar) == ("1236-09-18", "julian")
    assert new.calendar == "gregorian"


def test_a_year_that_began_in_march_is_given_in_our_reckoning():
    understood = understand("30 January 1648/9")
    assert (understood.edtf, understood.calendar) == ("1649-01-30", "julian")


def test_a_day_may_have_an_era():
    assert understand("15 March 44 BC").edtf == "-0043-03-15"
    assert understand("24 August AD 79").edtf == "0079-08-24"


def test_old_style_is_kept_as_a_calendar():
    assert understand("1 January 1917 (O.S.)").calendar == "julian"


def test_a_statement_keeps_the_words_and_what_was_understood():
    date = statement("c. 1914", "transmission")
    assert (date.text, date.edtf, date.event) == ("c. 1914", "1914~", "transmission")
    assert date.certainty == "approximate"


def test_a_statement_of_what_is_not_understood_has_words_only():
    date = statement("when the cherries were ripe")
    assert (date.text, date.edtf, date.certainty) == ("when the cherries were ripe", "", "")


def test_an_old_style_year_is_a_year_of_four_digits_everywhere():
    assert understand("99 AD").begin == "0099-01-01"


BITS = (
    "16 17 1967 67 January October c. ca. ? - – / . , ( ) [ ] to or and before after s. xv ex. 15th",
    "century early half 3rd quarter of 1950s bc undated Monday between × X IX 年 월 16일 T .. {1967} ~",
)
WORDS = st.lists(st.sampled_from(" ".join(BITS).split()) | st.integers(0, 99_999).map(str), max_size=9)


@given(st.one_of(st.text(max_size=40), WORDS.map(" ".join), WORDS.map("".join)))
@example("1" * 500)
@example("9999999999-12-31")
@example("0 January 1967")
@example("Y999999999E9")
@example("0 BC")
@example("0th century BC")
@example("1967-XX-99")
def test_whatever_is_written_never_raises_and_begins_before_it_ends(words):
    understood = understand(words)
    assert understood.text == words
    if understood.edtf is None:
        assert (understood.begin, understood.end) == ("", "")
    else:
        assert (understood.begin, understood.end) == bounds(understood.edtf)


@given(
    st.dates(), st.sampled_from(["{d} {m} {y:04}", "{m} {d}, {y:04}", "{y:04}. {m} {d}.", "{d}-{m}-{y:04}"])
)
def test_every_day_is_understood_however_it_is_written(day, form):
    words = form.format(d=day.day, m=day.strftime("%B"), y=day.year)
    assert understand(words).edtf == day.isoformat()


@given(st.dates(), st.dates())
def test_two_days_make_a_range(one, other):
    first, last = sorted((one, other))
    understood = understand(f"{first:%d %B} {first.year:04} - {last:%d %B} {last.year:04}")
    assert (understood.begin, understood.end) == (first.isoformat(), last.isoformat())


def calls(words):
    """Count the calls that it takes to understand words, when all tables are read."""
    counted = 0

    def count(_frame, event, _argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    understand("1 to 2 March 1967")
    understand.cache_clear()
    sys.setprofile(count)
    try:
        understand(words)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("words", ["1 to 2 " * 28, "1-" * 99, "March " * 33, "[or 1?]" * 28, "circa " * 33])
def test_a_long_date_is_looked_at_once_from_end_to_end(words):
    understand(words)
    assert calls(words) < 10_000


def test_a_date_like_others_takes_the_few_calls_that_its_numbers_need():
    understand("3 to 4 March 1507")
    assert calls("5 to 6 March 1508") < 2_000


@given(st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(["-", " - ", "- "]))
def test_years_are_read_at_once_as_they_are_word_by_word(first, last, between):
    quickly = understand(f"{first:04}{between}{last:04}")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(understanding, "_YEARS", re.compile("(?!)()()"))
        slowly = understand.__wrapped__(f"{first:04}{between}{last:04}")
    assert quickly == slowly
