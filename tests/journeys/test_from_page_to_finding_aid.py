"""The main job: a page is pasted, confirmed and corrected, and goes out as a valid finding aid."""

import pytest

from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from tests.journeys.archivist import a_day_of

EAD3 = next(row.label for row in table.WRITTEN if row.id == "ead3")
PAGE = """March 3, 1958
Letter of the Embassy about the New Mill

Citation:

"Letter of the Embassy about the New Mill," March 3, 1958, Wilson Center Digital Archive, \
AQPPSH, MPP Korese, D 2, V. 1958. Translated by Ana Kodra

Summary:

The embassy asks for two millwrights, and for the price of a turbine.

Original Language:

Albanian

Contents:

Original - Albanian

Mulliri i ri ka nevojë për dy mjeshtër.

Translation - English

The new mill needs two craftsmen.
"""


@pytest.fixture
def day(archivist):
    with a_day_of(archivist):
        yield archivist


def kept_date(archivist):
    return [(date.text, date.edtf) for date in archivist.record.dates]


def test_with_the_mouse(day, home):
    day.copies_elsewhere(PAGE)
    day.clicks("Paste a citation or a page")
    day.sees("Letter of the Embassy about the New Mill")
    day.sees("Ana Kodra")
    day.sees("AQPPSH › MPP Korese › V. 1958 › D 2")
    day.clicks("Import")
    assert day.notice() == "1 record imported."
    assert day.record.title == "Letter of the Embassy about the New Mill"

    day.clicks("Date")
    day.writes("some time in spring, perhaps")
    day.sees("Not understood; kept as written. Write it like 16 January 1967, 1961–1967 or [1955?].")
    day.sees("The date")
    day.writes("4 March 1958")
    day.sees("1958-03-04")
    day.sees_no("Not understood; kept as written. Write it like 16 January 1967, 1961–1967 or [1955?].")
    day.waits_until(lambda: kept_date(day) == [("4 March 1958", "1958-03-04")])

    day.clicks("Export")
    day.clicks(EAD3)
    day.clicks("File to write")
    day.writes(str(home / "mill.xml"))
    day.clicks("Export")
    day.sees("written to mill.xml.")
    assert_valid_ead3(home / "mill.xml")


def test_by_the_keyboard_alone(day, home):
    day.copies_elsewhere(PAGE)
    day.presses("Ctrl+Shift+V")
    day.sees("AQPPSH › MPP Korese › V. 1958 › D 2")
    day.presses("Return")
    assert day.notice() == "1 record imported."

    day.goes_by_tab_to("Date")
    day.writes("4 March 1958")
    day.sees("1958-03-04")
    day.waits_until(lambda: kept_date(day) == [("4 March 1958", "1958-03-04")])

    day.presses("Ctrl+E")
    day.goes_by_tab_to("EAD 2002")
    day.goes_by_arrow_to(EAD3)
    day.goes_by_tab_to("File to write")
    day.writes(str(home / "mill.xml"))
    day.presses("Return")
    day.sees("written to mill.xml.")
    assert_valid_ead3(home / "mill.xml")


def assert_valid_ead3(path):
    source = Source.of(path)
    assert b"http://ead3.archivists.org/schema/" in source.data
    assert ead.validate(source) == ()
    made = ead.read(source).units[-1]
    assert made.title == "Letter of the Embassy about the New Mill"
    assert [date.edtf for date in made.dates] == ["1958-03-04"]
    assert ("Ana Kodra", "trl") in [(credit.name, credit.relator) for credit in made.credits]
    assert {text.language for text in made.texts} == {"sq", "en"}
