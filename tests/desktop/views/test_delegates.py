"""Where a search hit, on one line."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from muniment.desktop.views.delegates import shorten


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
