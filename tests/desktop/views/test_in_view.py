"""What is selected stays in view where a list becomes lower, and is not fetched where it was not seen."""

import pytest
from PySide6.QtWidgets import QListWidget

from muniment.desktop.views.in_view import keep_in_view


@pytest.fixture
def view(qtbot):
    """A list of forty rows, of which some ten are seen."""
    view = QListWidget()
    qtbot.addWidget(view)
    view.addItems([f"Row {number}" for number in range(40)])
    view.resize(200, 12 * view.sizeHintForRow(0))
    view.show()
    return view


def lower(view):
    before = view.viewport().size()
    view.resize(200, 5 * view.sizeHintForRow(0))
    keep_in_view(view, before)


def is_seen(view):
    return view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_a_row_that_was_seen_is_seen(view):
    view.setCurrentRow(9)
    view.scrollToTop()
    lower(view)
    assert is_seen(view)


def test_a_row_that_was_not_seen_stays_where_it_is(view):
    view.setCurrentRow(30)
    view.scrollToTop()
    lower(view)
    assert view.verticalScrollBar().value() == 0
