"""Where the tabulator stops, and what was asked on the way stays as long as the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidget, QTabWidget, QVBoxLayout, QWidget
from shiboken6 import dump

from muniment.desktop.forms.stops import next_stop
from muniment.desktop.views.record import TABS
from tests.desktop.desks import settle


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


@pytest.mark.parametrize("tab", range(len(TABS)))
def test_from_the_tabs_of_a_record_the_tabulator_goes_into_the_page_in_front_before_all_else(window, tab):
    window.bench.go("a", "a1")
    settle()
    tabs = next(each for each in window.findChildren(QTabWidget) if each.count() == len(TABS))
    tabs.setCurrentIndex(tab)
    settle()
    tabs.tabBar().setFocus()
    QTest.keyClick(tabs.tabBar(), Qt.Key.Key_Tab)
    assert tabs.currentWidget().isAncestorOf(QApplication.focusWidget())
