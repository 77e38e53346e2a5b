"""Headings of tables, where a column is made narrower than they are."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QTableView, QToolTip

from muniment.desktop.dialogs.rows import RowsTable
from muniment.desktop.models.units import SHELFMARK
from tests.desktop.desks import on_the_screen, settle


def tip(header, at):
    """What is told of a heading under the pointer; nothing where that is nothing."""
    QToolTip.hideText()
    place = QPoint(header.sectionViewportPosition(at) + 4, header.height() // 2)
    pointed = QHelpEvent(QEvent.Type.ToolTip, place, header.viewport().mapToGlobal(place))
    QApplication.sendEvent(header.viewport(), pointed)
    return QToolTip.text()


@pytest.fixture
def listed(qtbot):
    table = RowsTable("Found", ("Shelfmark as it was", "Title"))
    qtbot.addWidget(table)
    table.resize(500, 200)
    on_the_screen(table, qtbot)
    return table


def test_a_heading_is_told_whole_where_its_column_is_narrower(listed):
    header = listed.horizontalHeader()
    header.resizeSection(0, 300)
    assert tip(header, 0) == ""
    header.resizeSection(0, 50)
    assert tip(header, 0) == "Shelfmark as it was"


def test_a_heading_that_has_no_room_ends_in_dots(listed):
    assert listed.horizontalHeader().textElideMode() is Qt.TextElideMode.ElideRight


def test_every_table_of_the_window_cuts_its_headings_so(window):
    table = window.units.table
    table.setColumnWidth(SHELFMARK, 50)
    settle()
    assert tip(table.horizontalHeader(), SHELFMARK) == "Shelfmark"
    window.turn_grid()
    settle()
    for each in window.findChildren(QTableView):
        if each.isVisible() and each.horizontalHeader().isVisible():
            assert each.horizontalHeader().textElideMode() is Qt.TextElideMode.ElideRight
