"""A citation or a page on the clipboard becomes a record, once it has been looked at."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from muniment.desktop.dialogs.paste import PasteSheet, paste
from muniment.paths import resource
from tests.desktop.desks import a_desk, on_the_screen, open_sheets, settle

CITATION = (
    '"Report on the Stance of the DPRK," January 16, 1967, Wilson Center Digital Archive, '
    "AQPPSH, MPP Korese, D 1, V. 1967. Translated by Enkel Daljani. "
    "https://digitalarchive.wilsoncenter.org/document/114410"
)


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def sheet(desk, qtbot):
    return on_the_screen(PasteSheet(desk, CITATION), qtbot)


def said(sheet):
    return [label.text() for label in sheet.understood.findChildren(QLabel)]


def test_a_citation_is_understood_before_it_is_taken_in(sheet, desk):
    words = "\n".join(said(sheet))
    assert "Report on the Stance of the DPRK" in words
    assert "1967-01-16" in words
    assert "AQPPSH › MPP Korese › V. 1967 › D 1" in words
    assert "Enkel Daljani" in words
    assert desk.catalogue.count() == 0


def test_import_makes_the_record_in_its_place_and_opens_it(sheet, desk, qtbot):
    opened, said_in_passing = [], []
    desk.unit_changed.connect(opened.append)
    desk.noticed.connect(lambda text, label, action: said_in_passing.append((text, label, action)))
    sheet.main.click()
    qtbot.waitUntil(lambda: bool(said_in_passing), timeout=5000)
    unit = desk.catalogue.unit(opened[-1])
    above = [row.label for row in desk.catalogue.ancestors(unit.id)]
    assert (unit.title, above) == (
        "Report on the Stance of the DPRK",
        ["AQPPSH", "MPP Korese", "V. 1967", "D 1"],
    )
    text, label, undo = said_in_passing[0]
    assert (text, label) == ("1 record imported.", "Undo")
    undo()
    assert desk.catalogue.count() == 0
    settle()


def test_a_correction_of_the_text_is_read_anew(sheet, qtbot):
    sheet.text.setPlainText(CITATION.replace("January 16", "March 3"))
    qtbot.waitUntil(lambda: any("1967-03-03" in words for words in said(sheet)), timeout=2000)


def test_a_whole_page_is_read_as_one_record(desk):
    page = next(resource("sample").glob("aqppsh-1967-01-16*.txt")).read_text("utf-8")
    sheet = PasteSheet(desk, page)
    assert sheet.main.isEnabled()
    assert any("Daljani" in words for words in said(sheet))


def test_why_nothing_is_understood_is_told_in_a_sentence(desk):
    sheet = PasteSheet(desk, "No record at all")
    assert said(sheet) == [
        "Pasted text holds no record: no citation, no label and no date with a title was found in it."
        " A citation on a line of its own is enough, such as “AQPPSH, MPP Korese, D 1, V. 1967”."
    ]
    sheet.reject()


def test_an_empty_clipboard_says_what_to_do(desk):
    QGuiApplication.clipboard().clear()
    paste(desk)
    (sheet,) = open_sheets()
    assert not sheet.main.isEnabled()
    assert "Nothing yet" in said(sheet)[0]


def test_what_was_typed_is_offered_again_when_the_dialog_is_left_and_the_clipboard_is_not(sheet, desk):
    noticed = []
    desk.noticed.connect(lambda text, _label, act: noticed.append((text, act)))
    PasteSheet(desk, CITATION).reject()
    assert noticed == []
    sheet.text.setPlainText("Letter, 5 May 1961")
    sheet.reject()
    [(words, show_again)] = noticed
    assert words == "What was typed was not imported."
    show_again()
    settle()
    [again] = [each for each in open_sheets() if each.isVisible()]
    assert again.text.toPlainText() == "Letter, 5 May 1961"
