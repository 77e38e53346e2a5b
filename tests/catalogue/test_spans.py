from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from muniment.catalogue.matching import Some
from muniment.catalogue.spans import said_of, touching

_DAYS = st.dates(date(1400, 1, 1), date(2200, 1, 1)).flatmap(
    lambda begin: st.sampled_from((0, 20, 80, 400, 1200, 5000, 20_000, 90_000)).flatmap(
        lambda most: st.integers(0, most).map(lambda days: (begin, begin + timedelta(days)))
    )
)


def _iso(days):
    return tuple(day.isoformat() for day in days)


def _asks_for(asked, word):
    phrases = asked.parts if isinstance(asked, Some) else (asked,)
    return any(
        word.startswith(phrase.words[0]) if phrase.begins else word == phrase.words[0] for phrase in phrases
    )


@given(_DAYS, _DAYS)
@example((date(1967, 1, 16), date(1967, 1, 16)), (date(1967, 1, 1), date(1967, 1, 31)))
@example((date(1960, 1, 1), date(1969, 12, 31)), (date(1967, 1, 16), date(1967, 1, 16)))
def test_whatever_touches_a_time_has_a_word_that_is_asked_for(unit, asked):
    if unit[0] > asked[1] or asked[0] > unit[1]:
        return
    needed = touching(*_iso(asked))
    assert needed is None or any(_asks_for(needed, word) for word in said_of(*_iso(unit)))


def test_a_day_asks_for_no_other_month():
    asked = touching("1967-01-16", "1967-01-16")
    assert not any(_asks_for(asked, word) for word in said_of("1967-02-01", "1967-02-01"))
    assert not any(_asks_for(asked, word) for word in said_of("1968-01-01", "1968-12-31"))


def test_a_date_that_is_open_or_of_no_year_of_four_digits_may_touch_any_time():
    for begin, end in (("1967-01-01", ""), ("", "1967-01-01"), ("-0044-03-15", "-0044-03-15")):
        (word,) = said_of(begin, end)
        assert _asks_for(touching("1850-01-01", "1850-12-31"), word)
        assert touching(begin, end) is None
    assert list(said_of("", "")) == []
