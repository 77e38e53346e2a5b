"""A footnote is pasted, looked over field by field, a place gets its other names, and is found by them."""

import pytest

from tests.journeys.archivist import a_day_of

FOOTNOTE = (
    "“Bericht über die Lage in Pjöngjang,” 12. März 1961, PA AA, MfAA, A 7174. Translated by Grace Leonhart"
)


@pytest.fixture
def day(archivist):
    with a_day_of(archivist):
        yield archivist


def pastes(day):
    """Paste the footnote and take it in, by keys alone."""
    day.copies_elsewhere(FOOTNOTE)
    day.presses("Ctrl+Shift+V")
    day.sees("Grace Leonhart")
    day.presses("Return")
    day.waits_until(lambda: day.window.bench.unit and day.record.title.startswith("Bericht"))


def test_what_was_read_is_confirmed_field_by_field_by_the_keyboard_alone(day):
    pastes(day)
    day.sees("fields were read from what was pasted")
    day.goes_by_tab_to("Confirm: Title")
    day.presses("Space")
    day.sees("fields were read from what was pasted")
    day.goes_by_tab_to("Date")
    day.writes("13. März 1961")
    day.sees("1961-03-13")
    day.presses("Ctrl+Alt+Return")
    day.sees_no("read from what was pasted")
    day.waits_until(lambda: day.record.dates[0].edtf == "1961-03-13")


def test_a_place_is_found_and_offered_by_another_of_its_names(day):
    pastes(day)
    day.window.show_field("subjects")
    day.types("P'yŏngyang")
    day.presses("Tab", "P")
    day.waits_until(lambda: [each.kind for each in day.record.subjects] == ["place"])

    day.does("authorities")
    day.goes_by_tab_to("What is shown")
    day.types("P")
    day.sees("P'yŏngyang")
    day.goes_by_tab_to("Authorities")
    day.presses("Down", "Space")
    day.goes_by_tab_to("Names")
    day.presses("F2")
    day.types("Heijō")
    day.presses("Return")
    day.goes_by_tab_to("Save")
    day.presses("Space")
    day.waits_for_work()
    day.presses("Escape")

    day.presses("Ctrl+F")
    day.types("Heijō Lage")
    day.sees_listed("Bericht über die Lage in Pjöngjang")
    day.sees("P'yŏngyang")
    day.presses("Ctrl+A")
    day.types("place:Heij")
    day.sees_listed("Bericht über die Lage in Pjöngjang")
