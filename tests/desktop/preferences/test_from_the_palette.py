"""Ctrl+K finds settings, too, and leads to them; authorities stand at the foot of the left pane."""

from PySide6.QtCore import Qt

from muniment.desktop.dialogs.authorities import AuthoritiesSheet
from muniment.desktop.preferences.sheet import PreferencesSheet
from tests.desktop.desks import open_sheets, settle


def only(kind):
    return next(each for each in open_sheets() if isinstance(each, kind))


def test_a_setting_is_found_by_its_name_and_shown_alone(window, qtbot):
    window.palette_box.open()
    window.palette_box.words.setText("typeface docum")
    assert window.palette_box.list.item(0, 0).text() == "Typeface of documents"
    qtbot.keyClick(window.palette_box.words, Qt.Key.Key_Return)
    settle()
    sheet = only(PreferencesSheet)
    assert len(sheet.settings_page.shown()) == 1
    sheet.reject()


def test_an_empty_palette_names_commands_only(window):
    window.palette_box.open()
    rows = window.palette_box.list
    assert "Setting" not in [rows.item(row, 1).text() for row in range(rows.rowCount())]
    window.palette_box.hide()


def test_authorities_are_opened_from_the_left_pane_by_key(window, qtbot):
    place = window.side.authorities.list
    place.setCurrentItem(place.topLevelItem(0))
    qtbot.keyClick(place, Qt.Key.Key_Return)
    settle()
    only(AuthoritiesSheet).reject()
