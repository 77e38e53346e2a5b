"""Dates in parts (EAD3) beside dates in words: which of them say something new."""

from dataclasses import replace

import pytest

from muniment.description.units import a_title
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.revisions import is_any_outdated
from tests.formats.ead.test_moves import HEAD3

UNDATED = "<unitdate>undated</unitdate>"
SPRING = "<unitdatestructured><datesingle>spring</datesingle></unitdatestructured>"
YEAR = '<unitdatestructured><datesingle standarddate="1961">1961</datesingle></unitdatestructured>'


def an_aid(dates):
    did = f"<did><unittitle>T</unittitle>{dates}</did>"
    return f'{HEAD3}<archdesc level="fonds">{did}</archdesc></ead>'


def read(text):
    return ead.read(Source("a.xml", text.encode())).units[0]


def test_two_dates_without_a_meaning_are_not_the_same_for_that():
    unit = read(an_aid(UNDATED + SPRING))
    assert [date.text for date in unit.dates] == ["undated", "spring"]
    for version in ead.Version:
        data = "".join(ead.write([unit], version))
        assert ead.validate(Source("b.xml", data.encode())) == ()
        assert read(data).dates == unit.dates


@pytest.mark.parametrize(
    ("dates", "is_outdated"), [(UNDATED + SPRING, True), (UNDATED + YEAR, False), (YEAR + YEAR, False)]
)
def test_what_was_read_before_keeps_its_dates_whatever_else_is_edited(dates, is_outdated):
    text = an_aid(dates)
    unit = read(text)
    before = tuple(date for date in unit.dates if date.text != "spring")
    old = replace(unit, dates=before, kept=tuple(replace(each, revision=0) for each in unit.kept))
    assert is_any_outdated(old) is is_outdated
    assert not is_any_outdated(unit)
    edited = replace(old, titles=(a_title("N"),))
    assert "".join(ead.write([edited], ead.Version.EAD3)) == text.replace(">T<", ">N<")
