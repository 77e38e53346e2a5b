"""The list of units stays quick however many of its rows are chosen."""

import sys

from PySide6.QtWidgets import QApplication

from muniment.desktop.models.units import UnitsModel

ROWS = 2000


def calls_of(function, work):
    """How often a method is called while work is done; Qt remembers which one, so none can take its place."""
    called = []

    def count(frame, event, _argument):
        if event == "call" and frame.f_code is function.__code__:
            called.append(event)

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return len(called)


def test_to_choose_all_rows_does_not_go_through_each_cell_again_and_again(window):
    table = window.units.table
    table.model().show([f"u{number}" for number in range(ROWS)])
    QApplication.processEvents()
    asked = calls_of(UnitsModel.flags, lambda: (table.selectAll(), window.grab()))
    assert len(window.bench.chosen) == ROWS
    assert asked < ROWS
