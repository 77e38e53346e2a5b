"""Days and months written out in full are read at once, and as the grammar reads them."""

from itertools import cycle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from muniment.description.dates import EdtfError, bounds
from muniment.description.dates.extremes import _of_any
from muniment.description.dates.in_full import in_full
from muniment.description.dates.understanding import Understood, _in_words
from muniment.description.vocabularies import table

MONTHS = sorted({form for names in table("months").values() for forms in names for form in forms.split("|")})
FORMS = (
    *("{day} {month} {year}", "{day}. {month} {year}", "{day} {month}. {year}", "{month} {day}, {year}"),
    *("{month}. {day}, {year}", "{year} {month} {day}", "{year}, {month}. {day}"),
    *("{month} {year}", "{month}. {year}", "{year} {month}", "{year}, {month}"),
)


@pytest.mark.parametrize("form", FORMS)
def test_the_grammar_reads_every_day_and_month_in_full_alike(form):
    days = cycle(((1, 1600), (28, 1923), (29, 1968), (30, 2024), (31, 1899)))
    said = dict.fromkeys(
        form.format(day=day, month=month, year=year)
        for month, (day, year) in zip((*MONTHS, *map(str.title, MONTHS)), days, strict=False)
    )
    found = {text: meant for text in said if any(meant := in_full(text))}
    assert len(found) > len(said) / 2
    for text, (edtf, begin, end) in found.items():
        assert _in_words(text, text) == Understood(text=text, edtf=edtf, begin=begin, end=end)


@pytest.mark.parametrize(
    "text",
    [
        "30 February 1967",
        "31 June 1967",
        "29 February 1967",
        "5 October 1582",
        "4 Monday 1967",
        "5 May 1967?",
        "1967 February 30",
        "Spring 1967",
        "May 1582",
    ],
)
def test_what_is_no_plain_day_is_left_to_the_grammar(text):
    assert not any(in_full(text))


@given(st.from_regex(r"\A[0-9]{4}(-[01][0-9]){0,1}(-[0-3][0-9])?\Z"))
@example("1900-02-29")
@example("2000-02-29")
@example("0000")
def test_a_year_or_a_day_begins_and_ends_as_any_date_does(edtf):
    try:
        expected = _of_any(edtf)
    except EdtfError:
        with pytest.raises(EdtfError):
            bounds(edtf)
    else:
        assert bounds(edtf) == expected
