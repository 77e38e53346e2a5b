"""Where the tabulator stops, and what was asked on the way stays as long as the window."""

import pytest
from PySide6.QtWidgets import QLineEdit, QTableWidget, QVBoxLayout, QWidget
from shiboken6 import dump

from muniment.desktop.forms.stops import next_stop


def owner(widget):
    """What Qt for Python says of whose death a widget dies with."""
    return [line for line in dump(widget).splitlines() if line.startswith("parent")]


@pytest.mark.parametrize("forwards", [True, False])
def test_who_is_passed_on_the_way_belongs_to_the_window_and_that_to_nobody(qtbot, forwards):
    window, table, field = QWidget(), QTableWidget(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for each in (table, field):
        column.addWidget(each)
    with qtbot.waitExposed(window):
        window.show()
    assert next_stop(table, forwards=forwards) is field
    assert owner(window) == []
    assert [hex(id(window)) in owner(each)[0] for each in (table, field)] == [True, True]


def test_a_part_that_alone_takes_the_cursor_has_no_next_stop(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    window.show()
    assert next_stop(field, forwards=True) is None
