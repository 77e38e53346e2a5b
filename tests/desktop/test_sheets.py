"""The frame of the dialogs: whole on every screen, and worked from the keyboard."""

import gc

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QTableWidget, QTabWidget

from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.menus import Menu
from tests.desktop.desks import a_desk, settle


@pytest.fixture
def sheet(qapp, tmp_path):
    """A dialog that asks more than there is room for on the screen."""
    with a_desk(tmp_path) as desk:
        made = Sheet(desk, "Much to say", "Say It")
        for number in range(60):
            box = QLineEdit()
            box.setAccessibleName(str(number))
            made.column.addWidget(box)
        made.main.setEnabled(False)
        made.show()
        yield made
        made.close()


def test_a_sheet_that_is_higher_than_the_screen_keeps_its_buttons_in_view(sheet):
    assert sheet.height() <= sheet.screen().availableSize().height()
    assert sheet.rect().contains(sheet.main.geometry())


def test_a_sheet_whose_parts_get_higher_than_the_screen_keeps_its_buttons_in_view(qtbot, tmp_path):
    with a_desk(tmp_path) as desk:
        sheet, field, list_ = Sheet(desk, "Names", "Say It"), QLineEdit(), QListWidget()
        sheet.column.addWidget(field)
        sheet.column.addWidget(list_)
        with qtbot.waitExposed(sheet):
            sheet.show()
        field.setFocus()
        list_.setMinimumHeight(2000)
        settle()
        assert sheet.height() <= sheet.screen().availableSize().height()
        assert sheet.rect().contains(sheet.main.geometry())
        assert sheet.focusWidget() is field


def test_a_sheet_gets_no_lower_than_the_words_in_it_that_wrap(qtbot, qapp, tmp_path):
    with a_desk(tmp_path) as desk:
        sheet = Sheet(desk, "Words", "Say It")
        words = label("Whatever was deleted is kept, and comes back to where it was. " * 3, "quiet")
        sheet.column.addWidget(words)
        with qtbot.waitExposed(sheet):
            sheet.show()
        sheet.resize(sheet.minimumSizeHint())
        qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))


def test_what_the_tabulator_leads_to_comes_into_view(sheet):
    boxes = sheet.findChildren(QLineEdit)
    for _step in boxes[1:]:
        QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
    assert sheet.focusWidget() is boxes[-1]
    assert sheet.rect().contains(QRect(boxes[-1].mapTo(sheet, QPoint(0, 0)), boxes[-1].size()))


def test_a_page_that_only_its_tabs_hold_outlives_the_order_of_the_tabulator(qtbot, tmp_path):
    with a_desk(tmp_path) as desk:
        sheet, pages = Sheet(desk, "Pages", "Say It"), QTabWidget()
        table = QTableWidget()
        pages.addTab(table, "Rows")
        sheet.column.addWidget(pages)
        with qtbot.waitExposed(sheet):
            sheet.show()
        table.viewport()
        del table
        gc.collect()
        assert pages.count() == 1


def test_behind_the_buttons_the_tabulator_begins_anew_with_the_tabs_and_the_page(qtbot, tmp_path):
    with a_desk(tmp_path) as desk:
        sheet = Sheet(desk, "Pages", "Say It")
        pages, field = QTabWidget(), QLineEdit()
        for number, page in enumerate((QLineEdit(), field)):
            pages.addTab(page, str(number))
        pages.setCurrentIndex(1)
        sheet.column.addWidget(pages)
        with qtbot.waitExposed(sheet):
            sheet.show()
        sheet.activateWindow()
        sheet.main.setFocus()
        for stop in (pages.tabBar(), field):
            QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
            assert sheet.focusWidget() is stop


def test_words_of_a_menu_for_which_there_is_no_room_are_not_cut_within_a_letter(qtbot):
    menus = [Menu(), QComboBox()]
    for menu in menus:
        qtbot.addWidget(menu)
        menu.addItem("The usual fields of a record")
        menu.resize(100, 28)
    ours, of_qt = (menu.grab().toImage() for menu in menus)
    assert ours != of_qt
    menus[0].resize(400, 28)
    menus[1].resize(400, 28)
    assert menus[0].grab().toImage() == menus[1].grab().toImage()
