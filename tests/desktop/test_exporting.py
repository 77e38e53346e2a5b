"""An export is written where it is valid, and held with its reasons where it is not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from muniment.description.findings import Finding, Severity
from muniment.description.levels import Level
from muniment.desktop.dialogs.exporting import ExportSheet
from muniment.tasks.export_file import ExportHeldError
from tests.build import a_unit
from tests.desktop.desks import a_desk, settle


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path, a_unit(title="Letters", id="letters", level=Level.FONDS, shelfmark="X 1")) as desk:
        yield desk


@pytest.fixture
def sheet(desk, qtbot):
    made = ExportSheet(desk, "letters")
    with qtbot.waitExposed(made):
        made.show()
    return made


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
    assert any("A title may not stand here." in each.text() for each in sheet.held.findChildren(QLabel))
    assert not target.exists()
    qtbot.mouseClick(button(sheet, "Export anyway"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists, timeout=10000)
    settle()


def test_a_file_that_cannot_be_written_says_so_and_leaves_the_sheet_open(sheet, qtbot, tmp_path):
    (tmp_path / "a file").write_text("not a folder")
    sheet.target.setText(str(tmp_path / "a file" / "letters.xml"))
    sheet.main.click()
    qtbot.waitUntil(sheet.main.isEnabled, timeout=10000)
    assert "a file" in sheet.why.text()


def button(sheet, words):
    return next(each for each in sheet.findChildren(QPushButton) if each.text() == words and each.isVisible())


def test_a_file_name_is_proposed_from_the_title(sheet):
    assert sheet.target.text().endswith("Letters.xml")


def test_a_folder_is_no_file(sheet, tmp_path):
    sheet.target.setText(str(tmp_path))
    sheet.main.click()
    assert sheet.why.text() == "Name the file to write."
    assert list(tmp_path.glob("*.xml")) == []
