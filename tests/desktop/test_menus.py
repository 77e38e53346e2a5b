"""Menus are of one kind everywhere: cut with dots where there is no room, and told whole."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QComboBox, QTabBar, QToolTip

from muniment.desktop.menus import Menu
from tests.desktop.desks import open_sheets, settle

SHEETS = (
    "trash", "findings", "authorities", "bulk", "print-list", "learn-marks", "mark-report", "preferences",
    "statistics",
)  # fmt: skip


@pytest.fixture
def opened(window, qtbot, request):
    window.bench.open_unit("a1")
    settle()
    asked = next(each for each in window.actions_table.all() if each.objectName() == request.param)
    asked.trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in open_sheets()), timeout=10_000)
    settle()
    yield next(each for each in open_sheets() if each.isVisible())
    for each in open_sheets():
        each.reject()


@pytest.mark.parametrize("opened", SHEETS, indirect=True)
def test_every_menu_of_a_sheet_is_of_that_kind_and_every_row_of_tabs_has_a_name(opened):
    assert [each for each in opened.findChildren(QComboBox) if not isinstance(each, Menu)] == []
    assert all(each.accessibleName() for each in opened.findChildren(QTabBar) if each.isVisible())


def test_the_order_of_the_hits_is_told_whole_where_it_is_cut(window):
    window.bench.look_for("a")
    settle()
    (menu,) = (
        each for each in window.units.findChildren(Menu) if each.accessibleName() == "Order of the hits"
    )
    menu.setFixedWidth(50)
    settle()
    place = QPoint(10, 10)
    QToolTip.hideText()
    QApplication.sendEvent(menu, QHelpEvent(QEvent.Type.ToolTip, place, menu.mapToGlobal(place)))
    assert QToolTip.text() == menu.currentText() != ""
