"""She has the program her way: by mouse, and by the keyboard alone."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from muniment.desktop import theme
from tests.journeys.archivist import a_day_of, open_sheets


def preferences():
    return open_sheets()[0]


def test_a_setting_is_found_by_a_word_changed_by_keys_and_counts_at_once(archivist, home):
    with a_day_of(archivist, home / "one.muniment"):
        archivist.presses("Ctrl+,")
        archivist.sees("Colours")
        archivist.types("dark")
        assert preferences().settings_page.shown() == ["theme"]
        archivist.presses("Down", "Down", "Down")
        assert theme.is_dark()
        archivist.goes_by_tab_to("Back to what it was at first: Colours")
        archivist.presses("Space")
        assert archivist.window.bench.settings.wish("theme") == "system"
        archivist.presses("Esc")
        assert open_sheets() == []
    theme.apply(QApplication.instance(), "light")


def test_columns_are_wished_for_with_the_mouse_and_stand_at_once(archivist, home):
    with a_day_of(archivist, home / "one.muniment"):
        archivist.presses("Ctrl+N")
        archivist.clicks_in_menu("preferences")
        archivist.types("columns")
        box = next(
            each for each in preferences().findChildren(QCheckBox) if each.accessibleName().endswith("Level")
        )
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(6, box.height() // 2))
        archivist.waits_until(lambda: not archivist.window.units.table.isColumnHidden(3))


def test_keys_are_found_by_pressing_them_and_taken_from_another_action(archivist, home):
    with a_day_of(archivist, home / "one.muniment"):
        archivist.does("keys")
        archivist.types("new fonds")
        archivist.presses("Down", "Return", "Ctrl+F")
        archivist.sees("Ctrl+F are the keys of “Find”.")
        assert archivist.window.actions_table["new-fonds"].shortcuts() == []
        archivist.goes_by_tab_to("Take them from “Find”")
        archivist.presses("Space")
        archivist.sees("“New Fonds” has the keys Ctrl+F now.")
        archivist.goes_by_tab_to("Close")
        archivist.presses("Space")
        archivist.presses("Ctrl+F")
        archivist.waits_until(lambda: archivist.catalogue.count() == 1)
    with a_day_of(archivist, home / "one.muniment"):
        assert archivist.window.actions_table["new-fonds"].shortcut().toString() == "Ctrl+F"
        assert archivist.window.actions_table["find"].shortcuts() == []
        archivist.does("keys")
        page = preferences().keys_page
        page.by_keys.setFocus()
        archivist.presses("Ctrl+F")
        assert (page.table.count_shown(), page.table.chosen()) == (1, "new-fonds")
        archivist.clicks("Back to the first")
        assert archivist.window.actions_table["new-fonds"].shortcuts() == []
        archivist.clicks("All keys back to the first")
        assert archivist.window.actions_table["find"].shortcut().toString() == "Ctrl+F"


def test_keys_pressed_on_a_keyboard_of_another_script_are_those_of_the_same_place(archivist, home):
    with a_day_of(archivist, home / "one.muniment"):
        archivist.does("keys")
        archivist.types("statistics")
        archivist.presses("Down", "Return")
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        event = QKeyEvent(QEvent.Type.KeyPress, 0x0427, held, 53, 0, 0, "ч")
        QApplication.sendEvent(QApplication.focusWidget(), event)
        assert archivist.window.actions_table["statistics"].shortcut().toString() == "Ctrl+Alt+X"


def test_a_letter_alone_is_refused_with_a_reason(archivist, home):
    with a_day_of(archivist, home / "one.muniment"):
        archivist.does("keys")
        archivist.presses("Down", "Return", "Q")
        archivist.sees("This key types a letter. Hold Ctrl or Alt with it.")


def test_everything_becomes_larger_by_keys_and_is_so_the_next_day(archivist, home):
    with a_day_of(archivist, home / "one.muniment"):
        before = theme.row_height()
        archivist.presses("Ctrl++", "Ctrl+=", "Ctrl++")
        assert theme.row_height() > before
    with a_day_of(archivist, home / "one.muniment"):
        assert theme.row_height() > before
        archivist.presses("Ctrl+-")
        archivist.presses("Ctrl+0")
        assert theme.row_height() == before


def test_the_program_begins_with_no_catalogue_where_that_is_wished(archivist, home):
    with a_day_of(archivist, home / "one.muniment"):
        archivist.window.bench.settings.keep("start/opens", "none")
    archivist.begins()
    try:
        archivist.waits_until(lambda: archivist.window.bench.furniture is not None)
        archivist.sees("Look at the sample")
        assert not archivist.window.bench.is_open
    finally:
        archivist.goes_home()


def test_a_new_catalogue_asks_the_rules_that_are_wished_for(archivist, home):
    with a_day_of(archivist, home / "one.muniment"):
        archivist.window.bench.settings.keep("packs", "isad")
        assert archivist.catalogue.packs() == {}
    with a_day_of(archivist, home / "two.muniment"):
        turned = archivist.catalogue.packs()
        assert {id for id, on in turned.items() if not on} == {"dacs", "translations", "house"}
