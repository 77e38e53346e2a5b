"""The first day: from the welcome page to reading an original beside its translation."""

import pytest

from muniment.desktop import theme
from tests.journeys.archivist import a_day_of


@pytest.fixture
def day(archivist):
    with a_day_of(archivist):
        yield archivist


def test_from_the_welcome_page_to_a_document_and_its_translation(day):
    day.sees("A catalogue for archivists.")
    day.clicks("Look at the sample")
    day.sees("Sample catalogue · ")

    day.presses("Ctrl+F")
    day.types("korese d1")
    day.sees_listed(
        "Report on the Stance of the DPRK towards Albania",
        "Report on the Stance of the Korean Workers' Party and the Relations with Albania",
        "D 1",
    )
    day.presses("Down")
    assert day.record.shelfmark == "AQPPSH, MPP Korese, D 1, V. 1967"

    day.clicks("Text")
    original, translation = day.texts_side_by_side()
    assert "Raporti krahason" in original
    assert "The report compares" in translation


def test_the_next_morning_is_as_dark_and_as_far_as_the_evening_was(archivist, home):
    with a_day_of(archivist):
        archivist.clicks("Look at the sample")
        archivist.sees("Sample catalogue · ")
        archivist.presses("Ctrl+F")
        archivist.types("daljani joint")
        archivist.sees_listed("Albanian-Korean Joint Declaration")
        archivist.picks_in_list(0)
        archivist.presses("Ctrl+Shift+L")
        assert theme.is_dark()
        archivist.window.resize(790, 640)
        in_hand = archivist.record.id
    with a_day_of(archivist):
        assert theme.is_dark()
        assert archivist.record.id == in_hand
        assert archivist.window.size().toTuple() == (790, 640)
        archivist.sees("Albanian-Korean Joint Declaration")
        archivist.presses("Ctrl+Shift+L")
        assert not theme.is_dark()
