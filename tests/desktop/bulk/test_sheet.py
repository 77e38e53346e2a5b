"""The dialog for bulk work asks for what a change needs, and shows what would become of each record."""

import threading

import pytest
from PySide6.QtCore import QPoint

from muniment.description.units import Credit
from muniment.desktop import theme
from muniment.desktop.bulk.preview import AFTER, BEFORE, RECORD, alike
from muniment.desktop.bulk.sheet import BulkSheet, Scope, scopes
from tests.build import a_unit
from tests.desktop.desks import a_desk, settle

NAMES = ("Enkel Daljani", "Daljani, Enkel", "Ольга Хомутова", "Olga Khomutova", "Olga Khomutova")


@pytest.fixture
def desk(qtbot, qapp, tmp_path):
    letters = [
        a_unit(f"Letter {number}", id=f"l{number}", credits=(Credit(name=name, relator="trl"),))
        for number, name in enumerate(NAMES)
    ]
    with a_desk(tmp_path, *letters) as made:
        yield made


@pytest.fixture
def sheet(desk, qtbot):
    made = BulkSheet(desk, scopes(desk, desk.catalogue.child_ids(None), ""))
    made.field.setCurrentIndex(made.field.findText("Translator"))
    made.show()
    return made


def choose(sheet, kind):
    """Choose what is done, and return the panel that asks for it."""
    sheet.kind.setCurrentIndex(sheet.kind.findData(kind))
    return sheet.panels[kind]


def shown(sheet):
    """Before and after of each row of the preview."""
    rows = range(sheet.preview.rowCount())
    return [tuple(sheet.preview.index(row, at).data() for at in (BEFORE, AFTER)) for row in rows]


def test_nothing_can_be_done_before_it_is_said(sheet):
    assert sheet.count.text().startswith("Say what is to be done")
    assert not sheet.main.isEnabled()


def test_what_is_chosen_in_a_menu_is_told_whole_where_it_is_cut(sheet):
    assert sheet.where.toolTip() == sheet.where.currentText() != ""
    sheet.where.setCurrentIndex(sheet.where.count() - 1)
    assert sheet.where.toolTip() == sheet.where.currentText()


def test_before_and_after_follow_what_is_typed(sheet, qtbot):
    panel = choose(sheet, "replace")
    panel.wanted.setText("Daljani")
    panel.by.setText("D.")
    expected = [("Enkel Daljani", "Enkel D."), ("Daljani, Enkel", "D., Enkel")]
    qtbot.waitUntil(lambda: shown(sheet) == expected)
    assert sheet.count.text() == "2 records change, of 5."


def test_nothing_is_done_as_it_was_asked_before_the_last_letter(desk, sheet, qtbot):
    panel = choose(sheet, "replace")
    panel.wanted.setText("Daljani")
    panel.by.setText("D.")
    qtbot.waitUntil(sheet.main.isEnabled)
    panel.by.setText("D")
    sheet.main.click()
    sheet.preview.ticked.emit()
    sheet.main.click()
    assert [credit.name for credit in desk.catalogue.unit("l0").credits] == ["Enkel Daljani"]
    qtbot.waitUntil(sheet.main.isEnabled)
    sheet.main.click()
    qtbot.waitUntil(lambda: desk.catalogue.unit("l0").credits[0].name == "Enkel D")


def test_another_change_can_be_added_as_soon_as_one_is_typed(sheet):
    panel = choose(sheet, "replace")
    panel.wanted.setText("Daljani")
    assert sheet.then.isEnabled()
    panel.wanted.setText("")
    assert not sheet.then.isEnabled()


def test_what_is_undone_while_it_is_previewed_is_passed_over_and_said(desk, sheet, qtbot):
    with desk.catalogue.edit("Correct") as edit:
        edit.put(a_unit("Letter 0", id="l0", credits=(Credit(name="Enkel Dalyani", relator="trl"),)))
    panel = choose(sheet, "replace")
    panel.wanted.setText("Enkel")
    panel.by.setText("E.")
    qtbot.waitUntil(lambda: ("Enkel Dalyani", "E. Dalyani") in shown(sheet))
    desk.catalogue.undo()
    noticed = []
    desk.noticed.connect(lambda text, *_rest: noticed.append(text))
    sheet.main.click()
    qtbot.waitUntil(lambda: bool(noticed))
    assert noticed == ["1 unit changed. 1 unit was passed over: it has been changed since."]
    assert desk.catalogue.unit("l0").credits[0].name == "Enkel Daljani"


def test_a_wrong_expression_is_said_and_nothing_can_be_done(sheet, qtbot):
    panel = choose(sheet, "replace")
    panel.wanted.setText("(")
    panel.regex.setChecked(True)
    qtbot.waitUntil(lambda: "not understood" in sheet.count.text())
    assert not sheet.main.isEnabled()


def test_a_row_that_is_left_out_stays(desk, sheet, qtbot):
    choose(sheet, "set").line.setText("Nobody")
    qtbot.waitUntil(lambda: sheet.preview.rowCount() == 5)
    sheet.preview.tick([0, 1])
    assert sheet.main.text() == "Change 3 records"
    sheet.main.click()
    qtbot.waitUntil(lambda: not desk.jobs.running())
    said = [unit.credits[0].name for unit in desk.catalogue.units(f"l{number}" for number in range(5))]
    assert said == [*NAMES[:2], "Nobody", "Nobody", "Nobody"]
    settle()


def test_rows_are_taken_in_again_together(sheet, qtbot):
    choose(sheet, "set").line.setText("Nobody")
    qtbot.waitUntil(lambda: sheet.preview.rowCount() == 5)
    sheet.preview.tick([0])
    sheet.preview.tick([0, 1])
    assert sheet.preview.units() == 5
    assert sheet.preview.index(0, RECORD).data() == "Letter 0"


def test_values_that_are_alike_across_scripts_are_merged(desk, sheet, qtbot):
    panel = choose(sheet, "merge")
    panel.method.setCurrentIndex(panel.method.findData("romanised"))
    qtbot.waitUntil(lambda: panel.table.rowCount() == 2)
    assert panel.table.item(0, 0).text() == "Olga Khomutova (2) · Ольга Хомутова (1)"
    panel.table.item(0, 1).setText("Khomutova, Olga")
    qtbot.waitUntil(lambda: ("Ольга Хомутова", "Khomutova, Olga") in shown(sheet))


def test_records_are_meant_by_what_is_selected_listed_or_found(desk):
    desk.choose(["l0", "l1"])
    listed = desk.catalogue.child_ids(None)
    assert [scope.label for scope in scopes(desk, listed, "")] == [
        "2 selected records",
        "5 listed records",
        "The whole catalogue",
    ]
    found = scopes(desk, listed[:1], "khomutova")[1]
    assert found.label == "All that is found for “khomutova”"
    assert set(found.ids()) == {"l2", "l3", "l4"}


@pytest.mark.parametrize(
    ("before", "after", "common"),
    [("abc", "abd", (2, 0)), ("xbc", "ybc", (0, 2)), ("aa", "aaa", (2, 0)), ("", "a", (0, 0))],
)
def test_what_is_alike_is_counted_from_both_ends(before, after, common):
    assert alike(before, after) == common


def test_the_window_does_not_wait_until_it_is_known_which_records_are_meant(desk, qtbot):
    asked_on = []

    def ids():
        asked_on.append(threading.current_thread())
        yield from ("l0", "l1")

    sheet = BulkSheet(desk, [Scope("Two letters", ids)])
    sheet.field.setCurrentIndex(sheet.field.findText("Translator"))
    panel = choose(sheet, "replace")
    panel.wanted.setText("Daljani")
    panel.by.setText("D.")
    qtbot.waitUntil(lambda: sheet.count.text() == "2 records change, of 2.")
    assert threading.main_thread() not in asked_on


def first_ink(part):
    """How far from the left of the sheet the words of a part begin."""
    drawn = part.grab().toImage()
    ground = drawn.pixel(0, 0)
    across = (x for x in range(drawn.width()) for y in range(drawn.height()) if drawn.pixel(x, y) != ground)
    return part.mapTo(part.window(), QPoint(0, 0)).x() + next(across)


def test_a_link_begins_where_the_words_below_it_do(dressed, sheet, qapp):
    theme.apply(qapp, "light")
    settle()
    assert first_ink(sheet.then) == pytest.approx(first_ink(sheet.count), abs=3)
