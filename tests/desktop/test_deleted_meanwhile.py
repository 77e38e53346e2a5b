"""A record that is deleted from another window, or by another program, takes the cursor with it."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.desktop.build import press
from tests.desktop.desks import on_the_screen, settle


@pytest.fixture
def left(window, qtbot):
    """The window with the cursor in the title of the item `a1`, and another in front of it."""
    window.bench.open_unit("a1")
    window.activateWindow()
    window.show_field("titles")
    settle()
    other = QLineEdit()
    qtbot.addWidget(other)
    on_the_screen(other, qtbot).activateWindow()
    settle()
    assert QApplication.activeWindow() is other
    return window


@pytest.mark.parametrize("deleted", ["a1", "a"])
def test_what_is_typed_then_is_not_typed_into_the_record_that_follows(left, deleted):
    catalogue = left.bench.catalogue
    with catalogue.edit("Delete") as edit:
        edit.delete(deleted)
    settle()
    before = [*catalogue.subtree()]
    left.activateWindow()
    press(left.focusWidget(), "more")
    left.bench.leaving.emit()
    assert [*catalogue.subtree()] == before


def test_what_was_typed_last_is_said_to_be_gone_with_it(left):
    press(left.focusWidget(), "more")
    with left.bench.catalogue.edit("Delete") as edit:
        edit.delete("a1")
    settle()
    assert left.notices.text == (
        "The record was deleted meanwhile, and what you typed last went with it. It lies in the trash."
    )
