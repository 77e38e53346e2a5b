"""Other languages have longer words, and some read from right to left: nothing is cut off for it."""

import pytest

from tests.desktop.other_words import look


@pytest.mark.parametrize(("language", "direction"), [("xx", "LeftToRight"), ("ar", "RightToLeft")])
def test_no_words_are_cut_off_where_they_are_longer(tmp_path, language, direction):
    first, *cut = look(tmp_path, language)
    assert first == f"direction {direction}"
    assert cut == []
