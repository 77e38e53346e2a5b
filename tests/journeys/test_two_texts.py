"""An original and its translation are typed, aligned by keyboard, and the original is corrected later."""

import pytest

from tests.journeys.archivist import a_day_of


@pytest.fixture
def day(archivist, tmp_path):
    with a_day_of(archivist, tmp_path / "texts.muniment"):
        yield archivist


def test_an_original_and_its_translation_are_aligned_and_a_later_change_is_seen(day):
    day.presses("Ctrl+N")
    day.clicks("Text")
    day.clicks("Add the original")
    day.types("Raport.")
    day.presses("Return", "Return")
    day.types("Biseda u zhvillua më 3 nëntor.")
    day.picks_from("Add a version", "Translation")
    day.types("Report.")
    day.presses("Return", "Return")
    day.types("The conversation")
    day.presses("Return", "Return")
    day.types("took place on 3 November.")

    # The second paragraph of the original answers both the second and the third of the translation.
    day.presses("F6")
    day.presses("Ctrl+End")
    day.presses("Ctrl+L")
    day.presses("F6", "Up", "Up", "Ctrl+J")
    day.waits_until(lambda: [text.alignment for text in day.record.texts] == [(), ((0, 0), (1, 1), (1, 2))])

    day.goes_home()
    day.starts()
    day.picks_in_list(0)
    day.clicks("Text")
    day.clicks("Words: Original")
    day.presses("Ctrl+End", "Backspace")
    day.types(" 1967.")
    day.sees("The original has changed since this translation: paragraph 2.")
    day.clicks("Translation is up to date")
    day.sees_no("has changed since")
    assert day.record.texts[1].alignment == ((0, 0), (1, 1), (1, 2))
