"""Dates of other calendars: what is written of them, and which of our days they are."""

import pytest

from muniment.description.dates import understand


@pytest.mark.parametrize(
    ("words", "edtf", "calendar"),
    [
        ("12 Muharram 1334", "1915-11-20~", "islamic"),
        ("14 Rebiülevvel 1327", "1909-04-05~", "islamic"),
        ("١٢ رمضان ١٣٣٤", "1916-07-13~", "islamic"),
        ("محرم 1346", "1927-07-01~/1927-07-30~", "islamic"),
        ("Ramadan 1300 H.", "1883-07-06~/1883-08-04~", "islamic"),
        ("1334 AH", "1915-11-09~/1916-10-27~", "islamic"),
        ("AH 1334-1336", "1915-11-09~/1918-10-06~", "islamic"),
        ("5 Iyar 5708", "1948-05-14", "jewish"),
        ("1 Tishri 5708", "1947-09-15", "jewish"),
        ("15 Nisan 5703", "1943-04-20", "jewish"),
        ("Adar II 5708", "1948-03-12/1948-04-09", "jewish"),
        ("9 thermidor an II", "1794-07-27", "republican"),
        ("18 Brumaire an VIII", "1799-11-09", "republican"),
        ("le 1er vendémiaire an 12", "1803-09-24", "republican"),
        ("9 Thermidor, Year II", "1794-07-27", "republican"),
        ("vendémiaire an II", "1793-09-22/1793-10-21", "republican"),
        ("an XI-an XII", "1802-09-23/1804-09-22", "republican"),
    ],
)
def test_a_date_of_another_calendar_is_one_of_ours(words, edtf, calendar):
    understood = understand(words)
    assert (understood.edtf, understood.calendar) == (edtf, calendar)


@pytest.mark.parametrize(
    "words",
    [
        "12 Muharram 1334 / 20 November 1915",
        "20 November 1915 (12 Muharram 1334)",
        "20. November 1915 [AH 1334]",
    ],
)
def test_our_date_beside_one_of_another_calendar_is_taken(words):
    understood = understand(words)
    assert (understood.edtf, understood.calendar) == ("1915-11-20", "gregorian")


@pytest.mark.parametrize("words", ["Adar 5708", "31 Tishri 5708", "30 Safar 1334", "year 5", "12 Rajab"])
def test_no_day_is_guessed_in_another_calendar(words):
    assert understand(words).edtf is None


@pytest.mark.parametrize(
    ("words", "edtf"), [("15 Nisan 1943", "1943-04-15"), ("an 1967", "1967"), ("1334", "1334")]
)
def test_our_own_dates_stay_ours(words, edtf):
    assert (understand(words).edtf, understand(words).calendar) == (edtf, "gregorian")
