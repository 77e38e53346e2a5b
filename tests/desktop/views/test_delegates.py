"""What is shown in a cell that has little room."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from muniment.desktop.views.delegates import in_short, shorten


@pytest.fixture
def metrics(qapp):
    return QFontMetrics(QFont())


def test_a_snippet_that_fits_is_shown_whole(metrics):
    assert shorten("a \x02hit\x03 here", metrics, 900) == "a \x02hit\x03 here"


def test_a_snippet_begins_a_little_before_its_hit(metrics):
    words = "many words that nobody asked for and more of them \x02hit\x03 here"
    shown = shorten(words, metrics, 900)
    assert shown.startswith("…")
    assert "\x02hit\x03" in shown
    assert len(shown) < 40


@pytest.mark.parametrize("width", range(20, 200, 20))
def test_a_snippet_that_is_cut_closes_its_hits(metrics, width):
    shown = shorten("one \x02two\x03 three \x02four\x03 five six seven", metrics, width)
    assert shown.count("\x02") == shown.count("\x03")
    assert shown.endswith(("…", "…\x03"))


@pytest.mark.parametrize(
    ("date", "room_of", "shown"),
    [
        ("14 January 1961", "14 January 1961", "14 January 1961"),
        ("14 January 1961", "… 1961", "… 1961"),
        ("14 January 1961", "1961", "1961"),
        ("29 June to 1 July 1956", "… 1956", "… 1956"),
        ("June 1956 to May 1967", "… 1956–1967", "… 1956–1967"),
        ("June 1956 to May 1967", "1956 …", "1956 …"),
        ("1961-02-03/1961-04-05", "… 1961", "… 1961"),
        ("the eve of the war", "the eve", "the eve of the war"),
        ("5 May 12345", "5 May", "5 May 12345"),
    ],
)
def test_a_date_that_has_no_room_says_its_years(metrics, date, room_of, shown):
    assert in_short(date, metrics, metrics.horizontalAdvance(room_of)) == shown
