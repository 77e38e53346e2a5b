"""Shelfmarks in the window: learnt by pointing, reported on, renumbered, placed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from muniment.description import shelfmarks
from muniment.description.levels import Level
from muniment.desktop.dialogs import mark_report
from muniment.desktop.dialogs.learning import LearnSheet, _take_in, learn_marks, take_in_scheme
from muniment.desktop.dialogs.learning_parts import PartsRoom
from muniment.desktop.dialogs.mark_report import MarkReport, report_marks
from muniment.desktop.dialogs.own_schemes import SchemesSheet, manage_schemes
from muniment.desktop.dialogs.placing import PlaceSheet, place_chosen
from muniment.desktop.dialogs.renumbering import RenumberSheet, renumber_chosen
from muniment.tasks import learn_scheme
from tests.build import a_unit
from tests.desktop.desks import a_desk, open_sheets, settle

KOREA = "AQPPSH, MPP Korese, V. 1967"
VAULT = tuple(
    a_unit(f"Sheet {n}", f"Halle 3, Kasten {n}, Mappe 7", repository="Seed Vault") for n in (2, 12, 40)
)
FILES = tuple(a_unit(f"File {n}", f"{KOREA}, D {n}", level=Level.FILE) for n in (3, 7, 8))
IDS = tuple(unit.id for unit in FILES)


@pytest.fixture
def desk(qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("MUNIMENT_HOME", str(tmp_path / "home"))
    shelfmarks.read_again()
    with a_desk(tmp_path, *VAULT, *FILES) as desk:
        yield desk
    shelfmarks.read_again()


@pytest.fixture
def opened(desk, qtbot):
    """Open a dialog and wait for it and its plan."""

    def open_by(maker, kind, *chosen):
        maker(desk, chosen)
        qtbot.waitUntil(lambda: any(isinstance(each, kind) for each in open_sheets()), timeout=5000)
        sheet = next(each for each in open_sheets() if isinstance(each, kind))
        qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=5000)
        settle()
        return sheet

    return open_by


def _finish(desk, qtbot):
    qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=5000)
    settle()


def _labels(mark):
    return [part.label for part in shelfmarks.read(mark, "Seed Vault").parts]


def _cells(sheet, column):
    return [sheet.table.item(row, column).text() for row in range(sheet.table.rowCount())]


def _part(sheet, words):
    buttons = sheet.parts.findChildren(QToolButton)
    return next(each for each in buttons if each.isVisible() and each.accessibleName() == words)


def _say(sheet, part, words):
    next(action for action in _part(sheet, part).menu().actions() if action.text() == words).trigger()
    settle()


def test_examples_are_suggested_and_all_marks_are_shown_before_and_after(opened):
    sheet = opened(learn_marks, LearnSheet)
    assert sheet.repository.currentText() == "Seed Vault"
    sheet.suggesting.click()
    assert _cells(sheet, 1) == ["not understood"] * 3
    assert "halle 3 · kasten 12 · mappe 7" in _cells(sheet, 2)
    assert "0 are read now, and 3 would be" in sheet.told.text()


def test_what_is_chosen_is_the_first_examples(opened):
    sheet = opened(learn_marks, LearnSheet, VAULT[1].id)
    assert sheet.examples.toPlainText() == "Halle 3, Kasten 12, Mappe 7"
    assert sheet.main.isEnabled()


def test_where_no_repository_is_named_no_scheme_is_promised_that_would_read_nothing(opened):
    sheet = opened(learn_marks, LearnSheet, VAULT[1].id)
    sheet.repository.setCurrentText("")
    sheet.read()
    assert sheet.told.text().startswith("Name the repository")
    assert not sheet.main.isEnabled()
    sheet.repository.setCurrentText("Seed Vault")
    sheet.read()
    assert sheet.told.text() == "Of 3 shelfmarks, 0 are read now, and 3 would be."
    assert sheet.main.isEnabled()


def test_one_shelfmark_is_counted_as_one(opened, desk):
    with desk.catalogue.edit("Describe") as edit:
        edit.put(a_unit("Box", "Regal 1, Karton 2", id="box", repository="Rock Vault"))
    sheet = opened(learn_marks, LearnSheet, "box")
    assert sheet.told.text() == "The repository has 1 shelfmark; 0 are read now, and 1 would be."


def test_pointing_says_what_a_part_is_in_all_examples(opened):
    sheet = opened(learn_marks, LearnSheet, VAULT[0].id, VAULT[1].id)
    _say(sheet, "Kasten 12: series", "container")
    assert _part(sheet, "Kasten 2: container")
    levels = {row["name"]: row["level"] for row in sheet.proposal.table["label"]}
    assert levels["kasten"] == "container"


def test_what_was_said_of_a_part_stays_when_the_scheme_gets_a_name_or_one_more_example(opened):
    sheet = opened(learn_marks, LearnSheet, VAULT[0].id, VAULT[1].id)
    _say(sheet, "Kasten 12: series", "container")
    sheet.name.setText("Vault")
    sheet.read()
    settle()
    assert _part(sheet, "Kasten 2: container")
    sheet.examples.appendPlainText("Halle 3, Kasten 40, Mappe 7")
    sheet.read()
    settle()
    assert _part(sheet, "Kasten 12: container")


def test_examples_and_what_was_said_of_them_are_offered_again_when_the_dialog_is_left(opened, desk):
    noticed = []
    desk.noticed.connect(lambda text, _label, act: noticed.append((text, act)))
    opened(learn_marks, LearnSheet, VAULT[0].id).reject()
    settle()
    assert noticed == []
    sheet = opened(learn_marks, LearnSheet, VAULT[0].id)
    sheet.examples.appendPlainText("Halle 3, Kasten 40, Mappe 7")
    sheet.read()
    settle()
    _say(sheet, "Kasten 2: series", "container")
    sheet.reject()
    [(words, show_again)] = noticed
    assert words == "The scheme was not saved."
    show_again()
    settle()
    [again] = [each for each in open_sheets() if each.isVisible()]
    assert again.examples.toPlainText().endswith("Kasten 40, Mappe 7")
    assert _part(again, "Kasten 40: container")


def test_a_scheme_is_saved_under_the_name_that_was_just_typed(opened, desk, qtbot):
    sheet = opened(learn_marks, LearnSheet, VAULT[0].id, VAULT[1].id)
    sheet.name.setText("The Seed Vault")
    sheet.main.click()
    _finish(desk, qtbot)
    assert shelfmarks.read("Halle 9, Kasten 1, Mappe 2", "Seed Vault").scheme == "the-seed-vault"


def test_nothing_is_renumbered_by_the_number_before_the_last_one_that_was_typed(opened, desk, qtbot):
    sheet = opened(renumber_chosen, RenumberSheet, *IDS)
    assert sheet.main.isEnabled()
    sheet.start.setValue(101)
    sheet.main.click()
    _finish(desk, qtbot)
    assert desk.catalogue.unit(IDS[0]).shelfmark == FILES[0].shelfmark
    qtbot.waitUntil(sheet.main.isEnabled)
    sheet.main.click()
    _finish(desk, qtbot)
    assert desk.catalogue.unit(IDS[0]).shelfmark == f"{KOREA}, D 101"


def test_a_part_that_is_none_can_be_made_one_again(opened):
    sheet = opened(learn_marks, LearnSheet, VAULT[0].id)
    _say(sheet, "Kasten 2: series", "no part")
    _say(sheet, "Kasten: no part", "series")
    assert _part(sheet, "Kasten: series")


def test_a_saved_scheme_is_in_force_and_can_be_undone(opened, desk, qtbot):
    noticed = []
    desk.noticed.connect(lambda text, _label, undo: noticed.append((text, undo)))
    sheet = opened(learn_marks, LearnSheet, VAULT[0].id, VAULT[1].id)
    sheet.main.click()
    _finish(desk, qtbot)
    assert shelfmarks.read("Halle 9, Kasten 1, Mappe 2", "Seed Vault").scheme == "seed-vault"
    noticed[-1][1]()
    _finish(desk, qtbot)
    assert shelfmarks.read("Halle 9, Kasten 1, Mappe 2", "Seed Vault").scheme is None


def test_a_scheme_is_learnt_further_from_what_was_said_before_and_undo_brings_that_back(opened, desk, qtbot):
    noticed = []
    desk.noticed.connect(lambda text, _label, undo: noticed.append((text, undo)))

    def level():
        parts = shelfmarks.read("Halle 9, Kasten 1, Mappe 2", "Seed Vault").parts
        return next((str(part.level) for part in parts if part.label == "kasten"), "")

    for kind, was in (("container", "series"), ("subseries", "container")):
        sheet = opened(learn_marks, LearnSheet, VAULT[0].id)
        _say(sheet, f"Kasten 2: {was}", kind)
        sheet.main.click()
        _finish(desk, qtbot)
        assert level() == kind
    assert noticed[-1][0] == "Shelfmarks are now read by “Seed Vault”, in place of your scheme of that name."
    noticed[-1][1]()
    _finish(desk, qtbot)
    assert level() == "container"


def test_a_scheme_file_that_is_there_already_takes_its_place_and_undo_brings_it_back(desk, qtbot, tmp_path):
    noticed = []
    desk.noticed.connect(lambda text, _label, undo: noticed.append((text, undo)))
    for word in ("Kasten", "Truhe"):
        examples = learn_scheme.guess([f"Halle 3, {word} 2, Mappe 7"], "Seed Vault")
        table = learn_scheme.propose(examples, "Seed Vault", "Seed Vault").table
        learn_scheme.write(table, tmp_path / f"{word}.toml")
        _take_in(desk, tmp_path / f"{word}.toml")
        _finish(desk, qtbot)
    assert _labels("Halle 9, Truhe 1, Mappe 2") == ["halle", "truhe", "mappe"]
    noticed[-1][1]()
    _finish(desk, qtbot)
    assert _labels("Halle 9, Kasten 1, Mappe 2") == ["halle", "kasten", "mappe"]


def test_the_cursor_stays_on_the_part_of_which_something_was_said(opened, qtbot):
    sheet = opened(learn_marks, LearnSheet, VAULT[0].id)
    _part(sheet, "Kasten 2: series").setFocus()
    _say(sheet, "Kasten 2: series", "container")
    assert _part(sheet, "Kasten 2: container").hasFocus()
    _say(sheet, "Kasten 2: container", "belongs to the part before")
    assert _part(sheet, "Halle 3, Kasten 2: fonds").hasFocus()


def test_the_tabulator_stops_at_parts_and_not_at_the_room_around_them(opened):
    room = opened(learn_marks, LearnSheet, VAULT[0].id).findChild(PartsRoom)
    assert room.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_without_examples_it_says_what_to_do_and_saves_nothing(opened):
    sheet = opened(learn_marks, LearnSheet)
    assert not sheet.main.isEnabled()
    assert "examples" in sheet.told.text()


def test_a_scheme_file_is_asked_for(desk, qapp):
    take_in_scheme(desk, ())
    settle()
    dialogs = [each for each in qapp.topLevelWidgets() if each.windowTitle().startswith("Take In a Scheme")]
    assert dialogs
    dialogs[0].reject()
    settle()


def test_the_report_leads_to_the_record(opened, desk, qtbot):
    sheet = opened(report_marks, MarkReport)
    sheet.kinds.setCurrentIndex(sheet.kinds.findData("mark-gap"))
    qtbot.mouseClick(
        sheet.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=sheet.list.visualItemRect(sheet.list.item(0)).center(),
    )
    assert desk.unit == IDS[1]


def test_return_in_the_report_goes_to_the_record_and_leaves_the_report_open(opened, desk, monkeypatch):
    monkeypatch.setattr(mark_report, "_MOST", 2)
    sheet = opened(report_marks, MarkReport)
    assert sheet.told.text() == "4 findings; a click goes to the record. The first 2 are shown."
    sheet.activateWindow()
    sheet.list.setFocus()
    sheet.list.setCurrentRow(1)
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
    assert desk.unit == sheet._shown[1].unit
    assert sheet.isVisible()


def test_kinds_are_counted(opened):
    sheet = opened(report_marks, MarkReport)
    words = [sheet.kinds.itemText(at) for at in range(sheet.kinds.count())]
    assert words == ["All · 4", "Duplicates · 0", "Gaps · 1", "Out of order · 0", "Not understood · 3"]


def test_renumbering_is_shown_and_what_is_unticked_stays(opened, desk, qtbot):
    sheet = opened(renumber_chosen, RenumberSheet, *IDS)
    assert [each[-3:] for each in _cells(sheet, 1)] == ["D 1", "D 2", "D 3"]
    sheet.table.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
    sheet.main.click()
    _finish(desk, qtbot)
    assert [desk.catalogue.unit(id).shelfmark[-3:] for id in IDS] == ["D 1", "D 7", "D 3"]
    desk.undo()
    assert desk.catalogue.unit(IDS[0]).shelfmarks == FILES[0].shelfmarks


def test_units_without_a_number_to_be_changed_are_told_apart_by_their_titles(opened, desk):
    with desk.catalogue.edit("Take the shelfmarks away") as edit:
        for id in IDS:
            edit.put(replace(desk.catalogue.unit(id), shelfmarks=()))
    sheet = opened(renumber_chosen, RenumberSheet, *IDS)
    assert _cells(sheet, 2) == ["File 3", "File 7", "File 8"]
    assert sheet.told.text() == "Nothing is to be done. 3 cannot be done."


def test_another_first_number_makes_another_plan(opened, desk, qtbot):
    sheet = opened(renumber_chosen, RenumberSheet, *IDS)
    sheet.start.setValue(20)
    sheet.gaps.setChecked(True)
    qtbot.waitUntil(
        lambda: [each[-4:] for each in _cells(sheet, 1)] == ["D 20", "D 24", "D 25"], timeout=5000
    )


def test_units_are_placed_from_the_window(opened, desk, qtbot):
    sheet = opened(place_chosen, PlaceSheet, *IDS)
    assert _cells(sheet, 3) == ["AQPPSH › MPP Korese › V. 1967  (3 new)"] * 3
    sheet.main.click()
    _finish(desk, qtbot)
    assert [row.title for row in desk.catalogue.ancestors(IDS[0])] == ["AQPPSH", "MPP Korese", "V. 1967"]


def test_with_nothing_chosen_what_lies_at_the_top_is_meant(opened):
    sheet = opened(place_chosen, PlaceSheet)
    assert sheet.table.rowCount() == 6
    assert sheet.table.wanted == 3
    assert "3 cannot be done" in sheet.told.text()


def _learn_from(sheet, desk, qtbot):
    """Follow the link to the dialog, and return this."""
    sheet.learning.click()
    _finish(desk, qtbot)
    return next(each for each in open_sheets() if isinstance(each, LearnSheet))


@pytest.mark.parametrize(
    ("maker", "kind", "done"),
    [
        (renumber_chosen, RenumberSheet, "3 are to be done."),
        (place_chosen, PlaceSheet, "3 are to be done."),
    ],
)
def test_marks_that_are_not_understood_are_learnt_from_and_planned_anew(
    opened, desk, qtbot, maker, kind, done
):
    sheet = opened(maker, kind, *(unit.id for unit in VAULT))
    assert not sheet.main.isEnabled()
    assert sheet.learning.isVisible()
    learning = _learn_from(sheet, desk, qtbot)
    assert sorted(learning.examples.toPlainText().splitlines()) == sorted(unit.shelfmark for unit in VAULT)
    learning.main.click()
    _finish(desk, qtbot)
    qtbot.waitUntil(lambda: sheet.told.text() == done, timeout=5000)
    assert sheet.main.isEnabled()
    assert not sheet.learning.isVisible()


def test_the_report_leads_from_marks_that_are_not_understood_to_learning_and_is_made_anew(
    opened, desk, qtbot
):
    sheet = opened(report_marks, MarkReport)
    sheet.kinds.setCurrentIndex(sheet.kinds.findData("mark-gap"))
    assert not sheet.learning.isVisible()
    sheet.kinds.setCurrentIndex(sheet.kinds.findData("mark-unparsed"))
    _learn_from(sheet, desk, qtbot).main.click()
    _finish(desk, qtbot)
    qtbot.waitUntil(lambda: not desk.jobs.running() and any(map(_is_report, open_sheets())), timeout=5000)
    [report] = filter(_is_report, open_sheets())
    words = [report.kinds.itemText(at) for at in range(report.kinds.count())]
    assert "Not understood · 0" in words


def _is_report(sheet):
    return isinstance(sheet, MarkReport) and sheet.is_open


def test_who_leaves_learning_is_back_at_the_plan_and_a_plan_that_was_left_stays_closed(opened, desk, qtbot):
    sheet = opened(renumber_chosen, RenumberSheet, *(unit.id for unit in VAULT))
    learning = _learn_from(sheet, desk, qtbot)
    learning.reject()
    settle()
    assert sheet.isActiveWindow()
    learning = _learn_from(sheet, desk, qtbot)
    sheet.reject()
    learning.main.click()
    _finish(desk, qtbot)
    assert not [each for each in open_sheets() if each.isVisible()]


def test_what_keeps_a_unit_from_another_number_is_told_apart(opened, desk):
    units = (
        a_unit("No mark"),
        a_unit("Not read", "Halle 3, Kasten 2, Mappe 7", repository="Seed Vault"),
        a_unit("Several", "AQPPSH, MPP Korese, V. 1967, D 3-5", level=Level.FILE),
    )
    with desk.catalogue.edit("Describe") as edit:
        edit.put_many(units)
    sheet = opened(renumber_chosen, RenumberSheet, *(unit.id for unit in units))
    assert _cells(sheet, 3) == [
        "It has no shelfmark.",
        "Its shelfmark is not understood.",
        "Its shelfmark has no number by itself that could be another one.",
    ]


def test_a_scheme_that_was_learnt_some_day_is_taken_away_and_had_back(opened, desk, qtbot):
    noticed = []
    desk.noticed.connect(lambda text, _label, undo: noticed.append((text, undo)))
    learning = opened(learn_marks, LearnSheet, VAULT[0].id, VAULT[1].id)
    learning.name.setText("The Vault")
    learning.main.click()
    _finish(desk, qtbot)
    sheet = opened(manage_schemes, SchemesSheet)
    said = [sheet.schemes.item(row).text() for row in range(sheet.schemes.count())]
    assert said == ["The Vault · Seed Vault"]
    sheet.away.click()
    _finish(desk, qtbot)
    assert _labels(VAULT[0].shelfmark) == []
    assert sheet.schemes.count() == 0
    assert not sheet.away.isEnabled()
    assert noticed[-1][0] == "Shelfmarks are no longer read by “The Vault”."
    noticed[-1][1]()
    _finish(desk, qtbot)
    assert _labels(VAULT[0].shelfmark) == ["halle", "kasten", "mappe"]
    assert sheet.schemes.count() == 1


def test_where_no_scheme_is_ones_own_the_list_says_what_to_do(opened):
    sheet = opened(manage_schemes, SchemesSheet)
    words = [each.text() for each in sheet.findChildren(QLabel) if each.isVisible()]
    assert "There are none yet. Learn one from shelfmarks, or take one in from a file." in words
