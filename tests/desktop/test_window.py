"""The window as an archivist uses it: keys, mouse, search, undo, and the next morning."""

import dataclasses

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTreeView,
)

from muniment.catalogue import Catalogue
from muniment.description.levels import Level
from muniment.description.units import Unit
from muniment.desktop import theme
from muniment.desktop.furnishing import furnish
from muniment.desktop.models.tree import UNIT_ROLE
from muniment.desktop.settings import Settings
from muniment.desktop.window import Window
from muniment.progress import Progress
from tests.desktop.build import place, press
from tests.desktop.desks import pull, settle

Key = Qt.Key


def listed(window):
    model = window.units.table.model()
    return [model.unit_at(row) for row in range(model.rowCount())]


def key(window, key, modifier=Qt.KeyboardModifier.NoModifier, widget=None):
    window.activateWindow()
    QTest.keyClick(widget or window, key, modifier)


def test_the_tree_leads_to_the_list_and_the_record(window):
    tree = window.arrangement.tree
    place = tree.visualRect(tree.model().index_of("a")).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert listed(window) == ["a1", "a2", "a3"]
    assert (window.bench.place, window.bench.unit) == ("a", "a")


def test_a_leaf_is_shown_among_its_neighbours(window):
    window.bench.open_unit("a2")
    assert listed(window) == ["a1", "a2", "a3"]
    assert window.units.table.currentIndex().row() == 1
    assert window.arrangement.tree.currentIndex().data(UNIT_ROLE) == "a2"


def test_picking_a_row_opens_its_record_and_enter_goes_into_it(window):
    window.bench.go("f")
    window.units.table.selectRow(0)
    assert (window.bench.place, window.bench.unit) == ("f", "a")
    key(window, Key.Key_Return, widget=window.units.table)
    assert window.bench.place == "a"


def test_a_new_item_begins_where_we_are(qtbot, window):
    window.bench.go("b")
    window.actions_table["new-item"].trigger()
    qtbot.waitUntil(lambda: listed(window) == [window.bench.unit])
    assert window.bench.catalogue.row(window.bench.unit).parent == "b"


def test_deleting_says_so_and_the_strip_undoes_it(qtbot, window):
    window.bench.open_unit("a2")
    window.units.table.setFocus()
    key(window, Key.Key_Delete, widget=window.units.table)
    qtbot.waitUntil(lambda: listed(window) == ["a1", "a3"])
    assert "a2" in window.notices.text
    qtbot.mouseClick(button_named(window.notices, "Undo"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed(window) == ["a1", "a2", "a3"])


def test_what_comes_back_is_in_hand_again(qtbot, window):
    window.bench.open_unit("a2")
    window.actions_table["delete"].trigger()
    qtbot.waitUntil(lambda: listed(window) == ["a1", "a3"])
    window.bench.undo()
    qtbot.waitUntil(lambda: [index.row() for index in window.units.table.selectedIndexes()][:1] == [1])
    assert (window.bench.place, window.bench.unit, window.bench.chosen) == ("a", "a2", ("a2",))


@pytest.mark.parametrize(("place", "then"), [("a", "units"), ("c", "arrangement")])
def test_the_cursor_leaves_a_record_that_is_gone(qtbot, window, place, then):
    window.activateWindow()
    window.bench.go(place)
    window.actions_table["new-item"].trigger()
    made = window.bench.unit
    qtbot.waitUntil(lambda: listed(window)[-1:] == [made])
    window.show_field("titles")
    window.bench.undo()
    lists = {"units": window.units.table, "arrangement": window.arrangement.tree}
    qtbot.waitUntil(lists[then].hasFocus)


def test_what_is_typed_is_not_lost_to_what_is_done_again(qtbot, window):
    window.bench.open_unit("a2")
    window.activateWindow()
    for words in ("First", "Second"):
        window.show_field("titles")
        field = QApplication.focusWidget()
        field.selectAll()
        QTest.keyClicks(field, words)
        window.bench.leaving.emit()
    window.bench.undo()
    assert window.bench.catalogue.unit("a2").title == "First"
    qtbot.waitUntil(lambda: field.toPlainText() == "First")
    field.selectAll()
    QTest.keyClicks(field, "Third")
    window.bench.redo()
    assert window.bench.catalogue.unit("a2").title == "Third"


def test_delete_in_a_field_deletes_no_unit(qtbot, window):
    window.bench.open_unit("a2")
    window.search.setFocus()
    window.search.setText("")
    key(window, Key.Key_Delete, widget=window.search)
    assert window.bench.catalogue.child_ids("a") == ["a1", "a2", "a3"]
    level = next(box for box in window.findChildren(QComboBox) if box.isVisible())
    level.setFocus()
    key(window, Key.Key_Delete, widget=level)
    qtbot.wait(20)
    assert window.bench.catalogue.child_ids("a") == ["a1", "a2", "a3"]


def test_the_place_that_is_deleted_is_left_for_the_one_above(qtbot, window):
    window.bench.go("a")
    window.actions_table["delete"].trigger()
    qtbot.waitUntil(lambda: window.bench.place == "f")
    assert listed(window) == ["b", "c"]


@pytest.mark.parametrize(
    ("pressed", "after"), [(Key.Key_Up, ["a2", "a1", "a3"]), (Key.Key_Down, ["a1", "a3", "a2"])]
)
def test_units_move_by_keyboard(qtbot, window, pressed, after):
    window.bench.open_unit("a2")
    window.units.table.setFocus()
    key(window, pressed, Qt.KeyboardModifier.AltModifier, window.units.table)
    qtbot.waitUntil(lambda: listed(window) == after)


def test_rows_of_the_list_are_dropped_on_a_place_of_the_tree(qtbot, window):
    window.bench.go("a")
    listing, tree = window.units.table.model(), window.arrangement.tree.model()
    dragged = listing.mimeData([listing.index(row, 0) for row in (2, 0)])
    assert tree.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, tree.index_of("b"))
    qtbot.waitUntil(lambda: listed(window) == ["a2"])
    assert window.bench.catalogue.child_ids("b") == ["a1", "a3"]
    qtbot.mouseClick(button_named(window.notices, "Undo"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed(window) == ["a1", "a2", "a3"])


def test_a_place_dropped_into_itself_is_refused_with_a_sentence(qtbot, window):
    tree = window.arrangement.tree.model()
    index = tree.index_of("a")
    tree.dropMimeData(tree.mimeData([index]), Qt.DropAction.MoveAction, -1, -1, tree.index_of("a1"))
    qtbot.waitUntil(window.notices.isVisible)
    assert window.notices.text.endswith(".")
    assert window.bench.catalogue.child_ids("f") == ["a", "b", "c"]


def test_a_branch_that_moves_stays_open_in_the_tree(qtbot, window):
    tree: QTreeView = window.arrangement.tree
    window.bench.go("a")
    assert tree.isExpanded(tree.model().index_of("a"))
    window.bench.choose(["a"])
    with window.bench.catalogue.edit("Move") as edit:
        edit.move("a", "b", None)
    qtbot.waitUntil(lambda: tree.model().index_of("a").parent().data(UNIT_ROLE) == "b")
    assert tree.isExpanded(tree.model().index_of("a"))


def test_search_finds_as_it_is_typed_in_any_script_and_escape_comes_back(qtbot, window):
    with window.bench.catalogue.edit("New") as edit:
        edit.put(place("ru", "b", title="Дневник посла"))
        edit.put(place("ko", "b", title="보고서"))
    window.bench.go("a")
    key(window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    for words, unit in (("посл", "ru"), ("보고", "ko")):
        window.search.clear()
        press(window.search, words)
        qtbot.waitUntil(lambda unit=unit: listed(window) == [unit])
    key(window, Key.Key_Escape, widget=window.search)
    assert listed(window) == ["a1", "a2", "a3"]
    assert window.search.text() == ""


def test_nothing_found_is_said_and_not_left_white(qtbot, window):
    press(window.search, "xyzzy")
    qtbot.waitUntil(window.units.empty.isVisible)
    assert listed(window) == []


def test_a_rename_elsewhere_is_shown_here(qtbot, window):
    window.bench.go("a")
    with window.bench.catalogue.edit("Rename", origin="elsewhere") as edit:
        edit.put(place("a1", "a", title="Letters"))
    model = window.units.table.model()
    qtbot.waitUntil(lambda: model.index(0, 1).data() == "Letters")


def test_the_palette_runs_a_command_by_a_few_letters(qtbot, window):
    window.bench.go("a")
    key(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(window.palette_box.words, "light")
    key(window, Key.Key_Return, widget=window.palette_box.words)
    qtbot.waitUntil(theme.is_dark)
    assert not window.palette_box.isVisible()


def test_the_palette_leads_to_a_record(qtbot, window):
    key(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(window.palette_box.words, "a3")
    qtbot.waitUntil(lambda: window.palette_box.list.rowCount() == 1)
    key(window, Key.Key_Return, widget=window.palette_box.words)
    assert window.bench.unit == "a3"


def test_the_palette_leads_to_a_record_whose_name_is_typed_and_entered_without_a_pause(qtbot, window):
    key(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(window.palette_box.words, "a3")
    assert window.palette_box.list.rowCount() == 0
    key(window, Key.Key_Return, widget=window.palette_box.words)
    qtbot.waitUntil(lambda: window.bench.unit == "a3")
    assert not window.palette_box.isVisible()


def test_records_come_below_the_command_that_is_chosen_already(qtbot, window):
    key(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(window.palette_box.words, "a")
    rows = window.palette_box.list
    commands = rows.rowCount()
    rows.setCurrentCell(1, 0)
    qtbot.waitUntil(lambda: rows.rowCount() > commands)
    assert rows.currentRow() == 1
    window.palette_box.hide()


def test_the_palette_says_that_nothing_fits(qtbot, window):
    key(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.palette_box
    press(box.words, "xyzzy")
    qtbot.waitUntil(lambda: box.list.rowCount() == 1)
    assert box.list.item(0, 0).text() == "No command, setting or record fits."
    key(window, Key.Key_Return, widget=box.words)
    assert box.isVisible()
    box.words.clear()
    assert box.list.rowCount() > 1
    box.hide()


@pytest.mark.parametrize(("words", "leave"), [("", Key.Key_Escape), ("light", Key.Key_Return)])
def test_the_cursor_goes_back_to_where_it_was_before_the_palette(window, words, leave):
    window.bench.open_unit("a2")
    window.activateWindow()
    window.units.table.setFocus()
    key(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(window.palette_box.words, words)
    key(window, leave, widget=window.palette_box.words)
    assert window.units.table.hasFocus()
    assert not window.palette_box.isVisible()


def test_an_expected_error_is_a_notice(window):
    def fails():
        raise furnish().expected[0]("The catalogue is read-only.")

    window.bench.attempt(fails)
    assert window.notices.text == "The catalogue is read-only."


def test_files_dropped_on_the_window_are_imported(window, tmp_path):
    given = []
    furniture = dataclasses.replace(furnish(), take_in=lambda _desk, paths: given.extend(paths))
    window.bench.furnish(furniture)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "aid.xml"))])
    actions, buttons, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(QDropEvent(QPointF(9, 9), actions, data, buttons, none))
    assert given == [tmp_path / "aid.xml"]


def test_another_catalogue_takes_the_place_of_the_first(qtbot, window, tmp_path):
    window.bench.open_place(tmp_path / "other.muniment")
    qtbot.waitUntil(lambda: "other" in window.windowTitle())
    assert window.bench.is_empty
    assert window.welcome.isVisible()
    recent = [path.name for path in window.bench.settings.recent()]
    assert recent == ["other.muniment", "window.muniment"]


@pytest.fixture
def a_window(qapp):
    """Opens windows, and closes those that a test leaves open."""
    made = []

    def open_on(ini, path):
        made.append(Window(Settings(ini)))
        made[-1].furnish(furnish())
        made[-1].show()
        made[-1].bench.lay(Catalogue.open(path))
        return made[-1]

    yield open_on
    for each in made:
        each.close()
        each.deleteLater()


def test_the_next_morning_is_as_the_evening_was(a_window, tmp_path):
    path, ini = tmp_path / "days.muniment", tmp_path / "days.ini"
    evening = a_window(ini, path)
    with evening.bench.catalogue.edit("Begin") as edit:
        edit.put_many([place("f"), place("g", "f"), place("h", "g", shelfmark="X 1")])
    evening.bench.open_unit("h")
    evening.resize(780, 600)
    size = evening.size()
    wide = evening.units.table.columnWidth(0) + 30
    pull(evening.units.table, 0, 30)
    evening.close()
    morning = a_window(ini, path)
    assert (morning.bench.place, morning.bench.unit) == ("g", "h")
    assert morning.size() == size
    assert morning.units.table.columnWidth(0) == wide


def endless():
    while True:
        yield Progress(1, 4, "Counting")


def test_work_under_way_is_shown_and_can_be_cancelled(qtbot, window):
    window.bench.run(endless(), "Counting", lambda _result: None)
    (line,) = window.status.lines
    qtbot.waitUntil(lambda: any("25%" in label.text() for label in line.findChildren(QLabel)))
    qtbot.mouseClick(line.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.status.lines == ())


def test_the_sample_is_prepared_once_beside_the_archivists_own_catalogue(qtbot, window):
    for _time in range(2):
        window.actions_table["sample"].trigger()
        qtbot.waitUntil(lambda: "Sample" in window.windowTitle(), timeout=30_000)
        count = window.bench.catalogue.count()
        assert window.bench.catalogue.row(window.bench.unit).level is Level.ITEM
        window.bench.open_place(window.bench.settings.recent()[1])
        qtbot.waitUntil(lambda: "Sample" not in window.windowTitle())
    assert count > 20
    assert window.bench.catalogue.count() == 7


def held(window):
    """What the cursor stands in is called."""
    return window.focusWidget().accessibleName()


def test_return_leads_from_a_listed_item_into_its_record(window, qtbot):
    window.bench.go("a", "a1")
    window.units.table.enter()
    qtbot.keyClick(window.units.table, Qt.Key.Key_Return)
    assert held(window) == "Shelfmark"


def test_return_on_a_place_looks_into_it(window, qtbot):
    window.bench.go(window.bench.catalogue.row("a").parent, "a")
    window.units.table.select("a")
    window.units.table.setFocus()
    qtbot.keyClick(window.units.table, Qt.Key.Key_Return)
    assert window.bench.place == "a"
    assert held(window) == "Units"


def test_a_series_that_keys_bring_into_a_file_is_told(window):
    with window.bench.catalogue.edit("Begin") as edit:
        edit.put(Unit(id="file", level=Level.FILE))
        edit.put(Unit(id="series", level=Level.SERIES))
    window.bench.go(None, "series")
    window.actions_table["indent"].trigger()
    assert window.bench.catalogue.row("series").parent == "file"
    assert "series, stands below the level file now" in window.notices.text


def test_keys_lead_through_the_parts_of_the_window_and_back(window):
    window.bench.go("a", "a1")
    settle()
    window.search_now()
    there = []
    for _part in range(5):
        there.append(held(window))
        window.actions_table["part-next"].trigger()
    assert there == ["Search the catalogue", "Arrangement", "Units", "Shelfmark", "Findings"]
    assert held(window) == there[0]
    window.actions_table["part-back"].trigger()
    assert held(window) == "Findings"


def test_the_next_tab_that_keys_lead_to_has_the_cursor_in_it(window, qtbot):
    window.bench.go("a", "a1")
    window.show_field("titles")
    for _tab in range(6):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert held(window) or window.focusWidget().text()


def test_rows_grow_with_the_type(qapp, window):
    usual, font = theme.row_height(), qapp.font()
    larger = QFont(font)
    larger.setPixelSize(2 * theme.pixels())
    try:
        qapp.setFont(larger)
        assert theme.row_height() > 1.5 * usual
    finally:
        qapp.setFont(font)


def test_every_control_has_a_name_that_can_be_read_out(window):
    window.bench.open_unit("a2")
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView)
    own = [widget for kind in kinds for widget in window.findChildren(kind) if widget.isVisible()]
    nameless = [w for w in own if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))]
    assert not [widget for widget in nameless if not _is_inner(widget)]


def _is_inner(widget):
    """What Qt puts into its own controls: the buttons of a line edit, the corner of a table."""
    return widget.metaObject().className() in ("QLineEditIconButton", "QTableCornerButton", "QHeaderView")


def button_named(widget, name):
    return next(one for one in widget.findChildren(QAbstractButton) if one.text() == name)
