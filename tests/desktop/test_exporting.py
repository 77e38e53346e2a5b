"""An export is written where it is valid, and held with its reasons where it is not."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from muniment.description.findings import Finding, Severity
from muniment.description.levels import Level, Status
from muniment.desktop.dialogs import exporting
from muniment.desktop.dialogs.exporting import ExportSheet
from muniment.desktop.dialogs.mending import MendSheet
from muniment.desktop.dialogs.told import once_each
from muniment.formats import table
from muniment.progress import Progress, finish
from muniment.tasks.export_file import ExportHeldError
from muniment.tasks.import_file import import_source
from tests.build import a_unit
from tests.desktop.desks import a_desk, on_the_screen, open_sheets, settle
from tests.desktop.printing.test_printing import pages
from tests.tasks.test_mending import AID


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path, a_unit(title="Letters", id="letters", level=Level.FONDS, shelfmark="X 1")) as desk:
        yield desk


@pytest.fixture
def sheet(desk, qtbot):
    return on_the_screen(ExportSheet(desk, "letters"), qtbot)


def test_the_record_in_hand_is_written_as_a_finding_aid(sheet, desk, qtbot, tmp_path):
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append(text))
    target = tmp_path / "letters.xml"
    sheet.target.setText(str(target))
    sheet.main.click()
    qtbot.waitUntil(lambda: bool(noticed) or sheet.held.isVisible(), timeout=10000)
    assert noticed == ["1 record written to letters.xml."]
    assert "Letters" in target.read_text("utf-8")


def test_an_export_that_was_held_sayswhy_and_is_written_only_when_asked_again(sheet, qtbot, tmp_path):
    target = tmp_path / "letters.xml"
    sheet.target.setText(str(target))
    why = Finding(rule="ead-schema", severity=Severity.MUST, message="A title may not stand here.")
    sheet.answer(ExportHeldError(target, (why,)))
    assert "A cure is known" not in sheet.why.text()
    assert not any(each.isVisible() for each in sheet.findChildren(QPushButton) if "Mend" in each.text())
    assert any("A title may not stand here." in each.text() for each in sheet.held.findChildren(QLabel))
    assert not target.exists()
    qtbot.mouseClick(button(sheet, "Export anyway"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists, timeout=10000)
    settle()


def test_what_holds_an_export_leads_to_its_record_and_to_what_mends_it(desk, qtbot, tmp_path):
    top, box, _other = finish(import_source(desk.catalogue, AID)).made
    sheet = on_the_screen(ExportSheet(desk, top), qtbot)
    sheet.target.setText(str(tmp_path / "aid.xml"))
    sheet.main.click()
    qtbot.waitUntil(sheet.held.isVisible, timeout=10000)
    assert "A cure is known for" in sheet.why.text()
    asked = []
    desk.field_asked.connect(lambda unit, field: asked.append((unit, field)))
    qtbot.mouseClick(button(sheet, "Box 1"), Qt.MouseButton.LeftButton)
    assert asked == [(box, "notes")]
    assert sheet.isVisible()
    qtbot.mouseClick(button(sheet, "Mend the Finding Aid…"), Qt.MouseButton.LeftButton)
    mending = next(each for each in open_sheets() if isinstance(each, MendSheet))
    qtbot.waitUntil(lambda: mending.table.rowCount() > 0, timeout=10000)


def test_what_holds_an_export_is_shown_before_what_does_not_and_the_rest_is_counted(sheet, tmp_path):
    light = [a_note(f"Date {number} is empty.") for number in range(20)]
    why = Finding(rule="ead-schema", severity=Severity.MUST, message="A title may not stand here.")
    sheet.answer(ExportHeldError(tmp_path / "letters.xml", (*light, why)))
    shown = [each.text() for each in sheet.held.findChildren(QLabel) if each.text()]
    assert shown[0] == "Must: A title may not stand here."
    assert sheet.rest.text() == f"and {21 - len(shown)} more"
    assert sheet.rest.isVisible()
    sheet.formats.button(1).click()
    assert not sheet.rest.isVisible()


def test_what_is_said_of_a_record_stands_below_it_and_nothing_else_does(sheet, tmp_path):
    must, advice = Severity.MUST, Severity.ADVICE
    told = ((must, "A", "letters"), (must, "B", "gone"), (must, "C", "letters"), (advice, "D", ""))
    found = [Finding(rule="r", severity=how, message=said, unit=unit) for how, said, unit in told]
    sheet.answer(ExportHeldError(tmp_path / "letters.xml", tuple(found)))
    shown = [each.text() for each in sheet.held.findChildren(QLabel) if each.text()]
    assert [each[-1] for each in shown] == ["B", "D", "A", "C"]


def test_a_file_that_cannot_be_written_says_so_and_leaves_the_sheet_open(sheet, qtbot, tmp_path):
    (tmp_path / "a file").write_text("not a folder")
    sheet.target.setText(str(tmp_path / "a file" / "letters.xml"))
    sheet.main.click()
    qtbot.waitUntil(sheet.main.isEnabled, timeout=10000)
    assert "a file" in sheet.why.text()


def test_that_the_record_was_deleted_meanwhile_is_said_in_the_sheet_with_a_cure(sheet, desk, qtbot, tmp_path):
    sheet.target.setText(str(tmp_path / "letters.xml"))
    with desk.catalogue.edit("Delete") as edit:
        edit.delete("letters")
    sheet.main.click()
    qtbot.waitUntil(sheet.main.isEnabled, timeout=10000)
    assert sheet.why.isVisible()
    assert sheet.why.text() == (
        "What this is about was deleted meanwhile. Undo that, or restore it from the trash."
    )


@pytest.mark.parametrize("typed", ["letters", "letters/", " letters.xml", "No. 5"])
def test_a_bare_name_lies_in_the_folder_written_to_last_and_gets_its_ending(
    sheet, desk, qtbot, tmp_path, typed
):
    desk.settings.keep("export/folder", str(tmp_path))
    sheet.target.setText(typed)
    sheet.main.click()
    target = tmp_path / f"{typed.strip(' /').removesuffix('.xml')}.xml"
    qtbot.waitUntil(target.exists, timeout=10000)
    settle()


@pytest.mark.parametrize("typed", ["n" * 300 + ".xml", "~nobody-of-this-name/letters.xml", "desk.muniment"])
def test_what_no_file_can_be_called_is_said_in_the_sheet(sheet, desk, qtbot, tmp_path, typed):
    (tmp_path / "~nobody-of-this-name").write_text("not a folder")
    desk.settings.keep("export/folder", str(tmp_path))
    sheet.target.setText(typed)
    sheet.main.click()
    qtbot.waitUntil(sheet.main.isEnabled, timeout=10000)
    said = sheet.why.text().replace("\N{ZERO WIDTH SPACE}", "")
    assert typed.split("/")[0].removesuffix(".xml") in said
    assert sheet.width() < 800


def test_that_a_file_is_there_and_replaced_is_said_before(sheet, tmp_path):
    target = tmp_path / "letters.xml"
    sheet.target.setText(str(target))
    assert not sheet.replaces.isVisible()
    target.write_text("of last year")
    sheet.target.setText("")
    sheet.target.setText(str(tmp_path / "letters"))
    assert sheet.replaces.isVisible()


def test_a_format_that_a_consumer_does_not_take_is_told_before_anything_is_written(sheet, qtbot, tmp_path):
    target = tmp_path / "letters.xml"
    sheet.target.setText(str(target))
    button(sheet, "EAD3 1.1.1").click()
    assert not sheet.not_taken.isVisible()
    button(sheet, "Archives Portal Europe").click()
    assert sheet.not_taken.text() == "Archives Portal Europe takes EAD 2002 only."
    sheet.main.click()
    settle()
    assert sheet.taken_instead.height() >= sheet.taken_instead.sizeHint().height()
    assert sheet.why.text().startswith("Nothing is written yet")
    assert not target.exists()
    qtbot.mouseClick(button(sheet, "Export as EAD 2002"), Qt.MouseButton.LeftButton)
    assert button(sheet, "EAD 2002").isChecked()
    assert not sheet.not_taken.isVisible()
    assert not sheet.taken_instead.isVisible()
    assert not sheet.why.isVisible()


def test_the_form_of_the_dtd_is_told_beforehand_where_a_namespace_is_wanted(sheet, qtbot, tmp_path):
    target = tmp_path / "letters.xml"
    sheet.target.setText(str(target))
    button(sheet, "EAD 2002 for AtoM (DTD)").click()
    button(sheet, "AtoM").click()
    assert not sheet.not_taken.isVisible()
    button(sheet, "Archives Portal Europe").click()
    assert sheet.not_taken.text() == "Archives Portal Europe takes no file in the form of the DTD."
    sheet.main.click()
    settle()
    assert not target.exists()
    qtbot.mouseClick(button(sheet, "Export as EAD 2002"), Qt.MouseButton.LeftButton)
    assert not sheet.not_taken.isVisible()


def test_atom_is_offered_the_flavour_that_it_is_handed_and_a_spreadsheet_nobody_judges(sheet):
    button(sheet, "EAD3 1.1.1").click()
    button(sheet, "AtoM").click()
    assert sheet.taken_instead.text() == "Export as EAD 2002 for AtoM (DTD)"
    button(sheet, "ArchivesSpace").click()
    assert sheet.taken_instead.text() == "Export as EAD 2002"
    button(sheet, "Spreadsheet (CSV)").click()
    assert not sheet.not_taken.isVisible()


@pytest.mark.parametrize("row", table.WRITTEN, ids=lambda row: row.id)
def test_every_format_that_is_written_is_offered_and_written(sheet, qtbot, tmp_path, row):
    target = tmp_path / "letters.xml"
    button(sheet, row.label).click()
    sheet.target.setText(str(target))
    sheet.main.click()
    qtbot.waitUntil(target.exists, timeout=10000)
    assert ("http://ead3.archivists.org" in target.read_text("utf-8")) == (row.id == "ead3")


def test_what_the_format_has_no_place_for_is_told_when_it_is_asked_for(sheet, desk, qtbot, tmp_path):
    with desk.catalogue.edit("Say how far it is") as edit:
        edit.put(replace(desk.catalogue.unit("letters"), status=Status.REVISED))
    sheet.target.setText(str(tmp_path / "letters.xml"))
    sheet.main.click()
    qtbot.waitUntil(sheet.account.isVisible, timeout=10000)
    assert sheet.outcome.text() == "1 record written to letters.xml."
    assert not sheet.target.isVisible()
    count = sheet.account.sentences.count()
    things = "1 thing" if count == 1 else f"{count} things"
    assert sheet.account.heading.text() == f"{things} EAD 2002 has no place for"
    assert not sheet.account.sentences.isVisible()
    qtbot.mouseClick(sheet.account.heading, Qt.MouseButton.LeftButton)
    assert sheet.account.sentences.isVisible()
    assert sheet.account.sentences.item(0).text().startswith("EAD 2002 has no place for")
    assert sheet.main.text() == "Done"
    sheet.main.click()
    assert sheet.isHidden()


def test_a_sentence_that_is_said_of_many_records_is_told_once():
    said = [a_note("No place for a.", "1"), a_note("No place for b.", "1"), a_note("No place for a.", "2")]
    assert [line.words for line in once_each(said)] == ["No place for a. · 2 records", "No place for b."]


def test_a_sentence_that_counts_the_rest_stands_for_all():
    rest = "No place for a. The same is so of 7 more."
    assert [line.words for line in once_each([a_note("No place for a.", "1"), a_note(rest)])] == [rest]


@pytest.fixture
def waited(monkeypatch):
    """Exports that wait in their first step until this is set."""
    real, goes_on = exporting.export, threading.Event()

    def waiting(*asked):
        goes_on.wait(10)
        yield Progress(1, 1, "Validating")
        return (yield from real(*asked))

    monkeypatch.setattr(exporting, "export", waiting)
    yield goes_on
    goes_on.set()


def test_who_cancels_an_export_under_way_ends_it_and_hears_no_more(sheet, desk, qtbot, waited):
    failed = []
    desk.jobs.failed.connect(failed.append)
    sheet.main.click()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    settle()
    waited.set()
    qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=10000)
    assert not failed


def test_an_export_that_is_stopped_in_the_line_below_can_be_asked_for_again(sheet, desk, qtbot, waited):
    sheet.activateWindow()
    sheet.main.setFocus()
    sheet.main.click()
    desk.jobs.running()[0].cancel()
    waited.set()
    qtbot.waitUntil(sheet.main.isEnabled, timeout=10000)
    assert sheet.focusWidget() is sheet.main


def test_the_tabulator_goes_to_the_choice_that_is_taken(sheet):
    button(sheet, "EAD3 1.1.1").click()
    sheet.main.setFocus()
    for words in ("EAD3 1.1.1", "This record and all below it", "ArchivesSpace"):
        QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        assert sheet.focusWidget().text() == words


def a_note(message, unit=""):
    return Finding(rule="ead-account", severity=Severity.ADVICE, message=message, unit=unit)


def button(sheet, words):
    return next(
        each for each in sheet.findChildren(QAbstractButton) if each.text() == words and each.isVisible()
    )


def test_a_file_name_is_proposed_from_the_title(sheet):
    assert sheet.target.text().endswith("Letters.xml")


def test_a_folder_is_no_file(sheet, tmp_path):
    sheet.target.setText(str(tmp_path))
    sheet.main.click()
    assert sheet.why.text() == "Name the file to write."
    assert list(tmp_path.glob("*.xml")) == []


def test_a_consumer_that_is_ticked_holds_what_it_would_reject(sheet, qtbot, tmp_path):
    target = tmp_path / "letters.xml"
    sheet.target.setText(str(target))
    qtbot.mouseClick(sheet.consumers["archivesspace"], Qt.MouseButton.LeftButton)
    sheet.main.click()
    qtbot.waitUntil(sheet.why.isVisible, timeout=10000)
    assert "would be rejected" in sheet.why.text()
    assert not target.exists()


def test_a_page_for_readers_is_written_under_its_own_name(sheet, desk, qtbot, tmp_path):
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append(text))
    sheet.target.setText(str(tmp_path / "letters.xml"))
    button(sheet, "Web page for readers").click()
    assert sheet.target.text() == str(tmp_path / "letters.html")
    sheet.main.click()
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    assert noticed == ["1 record written to letters.html."]
    assert "<h1>Letters</h1>" in (tmp_path / "letters.html").read_text("utf-8")
    settle()


def test_pages_for_readers_are_written_while_the_window_goes_on(sheet, desk, qtbot, tmp_path):
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append(text))
    sheet.target.setText(str(tmp_path / "letters.xml"))
    button(sheet, "PDF for readers").click()
    assert sheet.target.text() == str(tmp_path / "letters.pdf")
    sheet.main.click()
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    assert noticed == ["1 record written to letters.pdf."]
    assert "Letters" in pages(tmp_path / "letters.pdf")[0]
    settle()


def test_a_spreadsheet_is_written_under_its_own_name_and_judged_by_nobody(sheet, desk, qtbot, tmp_path):
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append(text))
    sheet.target.setText(str(tmp_path / "letters.xml"))
    button(sheet, "Spreadsheet (CSV)").click()
    assert sheet.target.text() == str(tmp_path / "letters.csv")
    assert not any(box.isEnabled() for box in sheet.consumers.values())
    sheet.main.click()
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    assert noticed == ["1 record written to letters.csv."]
    assert "Letters" in (tmp_path / "letters.csv").read_text("utf-8-sig")
    settle()
