"""What is kept of a finding aid, in the window."""

from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import Qt

from muniment.desktop.dialogs.kept import KeptSheet, show_kept
from muniment.formats import ead
from muniment.formats.deliveries import Source
from tests.build import a_unit
from tests.desktop.desks import a_desk, open_sheets, settle

AID = (
    '<ead xmlns="urn:isbn:1-931666-22-9"><archdesc level="fonds"><did><unittitle>Letters</unittitle></did>'
    "<controlaccess><head>Terms</head><subject>War</subject></controlaccess></archdesc></ead>"
)


@contextmanager
def a_sheet(unit, qtbot, tmp_path):
    with a_desk(tmp_path, unit) as desk:
        show_kept(desk, (unit.id,))
        (sheet,) = (each for each in open_sheets() if isinstance(each, KeptSheet))
        qtbot.waitUntil(lambda: not sheet.told.text().startswith("Reading"), timeout=5000)
        settle()
        yield desk, sheet


def cells_of(sheet):
    cells = [
        [sheet.table.item(row, column).text() for column in range(2)] for row in range(sheet.table.rowCount())
    ]
    assert sheet.table.isVisible() is bool(cells)
    return cells


def row_of(sheet, words):
    return [said for _where, said in cells_of(sheet)].index(words)


def test_headings_that_no_field_shows_are_listed_with_their_place(qapp, qtbot, tmp_path):
    with a_sheet(unit_of(AID), qtbot, tmp_path) as (_desk, sheet):
        assert sheet.height() > 500
        assert cells_of(sheet) == [["Access points (<controlaccess>) › Heading (<head>)", "Terms"]]
        assert sheet.told.text() == "1 part"


def test_of_a_record_that_was_made_here_it_is_said_that_there_is_nothing(qapp, qtbot, tmp_path):
    with a_sheet(a_unit("Letters"), qtbot, tmp_path) as (_desk, sheet):
        assert cells_of(sheet) == []
        assert sheet.told.text().startswith("Nothing")
        assert not sheet.hand.isVisible()
        assert sheet.height() < 300


def test_what_a_part_says_is_changed_in_its_place_and_undone(qapp, qtbot, tmp_path):
    unit = unit_of(AID)
    with a_sheet(unit, qtbot, tmp_path) as (desk, sheet):
        assert not sheet.change.isEnabled()
        sheet.words.selectAll()
        qtbot.keyClicks(sheet.words, "Names")
        qtbot.mouseClick(sheet.change, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: cells_of(sheet)[0][1] == "Names", timeout=5000)
        assert "<head>Names</head>" in source_of(desk, unit)
        desk.undo()
        qtbot.waitUntil(lambda: cells_of(sheet)[0][1] == "Terms", timeout=5000)
        assert sheet.words.toPlainText() == "Terms"


def test_keys_begin_at_the_parts_and_are_back_there_once_one_is_changed(qapp, qtbot, tmp_path):
    with a_sheet(unit_of(AID), qtbot, tmp_path) as (_desk, sheet):
        assert sheet.focusWidget() is sheet.table
        sheet.words.setFocus()
        qtbot.keyClicks(sheet.words, "Names")
        sheet.change.setFocus()
        qtbot.keyClick(sheet.change, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: cells_of(sheet)[0][1] == "NamesTerms", timeout=5000)
        assert sheet.focusWidget() is sheet.table


def test_what_is_typed_stays_when_the_record_changes_elsewhere(qapp, qtbot, tmp_path):
    unit = unit_of(AID)
    with a_sheet(unit, qtbot, tmp_path) as (desk, sheet):
        sheet.words.setPlainText("Names")
        sheet.told.setText("")
        with desk.catalogue.edit("Call it") as edit:
            edit.put(replace(edit.unit(unit.id), titles=a_unit("Papers").titles))
        qtbot.waitUntil(lambda: sheet.told.text() == "1 part", timeout=5000)
        assert sheet.words.toPlainText() == "Names"
        assert sheet.change.isEnabled()


def test_a_part_is_taken_out(qapp, qtbot, tmp_path):
    unit = unit_of(AID)
    with a_sheet(unit, qtbot, tmp_path) as (desk, sheet):
        qtbot.mouseClick(sheet.out, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not sheet.table.isVisible(), timeout=5000)
        assert "head" not in source_of(desk, unit)


def test_why_a_part_cannot_be_changed_so_is_said_beside_its_words(qapp, qtbot, tmp_path):
    unit = unit_of(AID.replace("<controlaccess>", "<controlaccess><!-- ask -->"))
    with a_sheet(unit, qtbot, tmp_path) as (_desk, sheet):
        sheet.table.selectRow(row_of(sheet, "ask"))
        sheet.words.setPlainText("a -- b")
        qtbot.mouseClick(sheet.change, Qt.MouseButton.LeftButton)
        assert "comment" in sheet.why.text().lower()
        assert sheet.words.toPlainText() == "a -- b"


ASKED = AID.replace("<controlaccess>", "<controlaccess><!-- ask -->")


def test_what_is_typed_counts_when_another_part_is_chosen_and_when_the_sheet_is_closed(qapp, qtbot, tmp_path):
    unit = unit_of(ASKED)
    with a_sheet(unit, qtbot, tmp_path) as (desk, sheet):
        comment, heading = row_of(sheet, "ask"), row_of(sheet, "Terms")
        sheet.table.selectRow(comment)
        sheet.words.setPlainText("asked")
        sheet.table.selectRow(heading)
        assert sheet.words.toPlainText() == "Terms"
        assert "<!-- asked -->" in source_of(desk, unit)
        sheet.words.setPlainText("Names")
        qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
        settle()
        assert not open_sheets()
        assert "<head>Names</head>" in source_of(desk, unit)


def test_words_that_a_part_cannot_hold_are_not_left_unless_by_esc(qapp, qtbot, tmp_path):
    unit = unit_of(ASKED)
    with a_sheet(unit, qtbot, tmp_path) as (desk, sheet):
        comment, heading = row_of(sheet, "ask"), row_of(sheet, "Terms")
        sheet.table.selectRow(comment)
        sheet.words.setPlainText("a -- b")
        sheet.table.selectRow(heading)
        assert (sheet.table.currentRow(), sheet.words.toPlainText()) == (comment, "a -- b")
        qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
        assert sheet.isVisible()
        assert "comment" in sheet.why.text().lower()
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        settle()
        assert not open_sheets()
        assert "<!-- ask -->" in source_of(desk, unit)


def unit_of(text):
    return ead.read(Source("aid.xml", text.encode())).units[0]


def source_of(desk, unit):
    return "".join(kept.xml for kept in desk.catalogue.unit(unit.id).kept)
