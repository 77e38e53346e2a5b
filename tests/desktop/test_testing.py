"""A finding aid is tested without being imported: what it comes back as, and what others say of it."""

import re

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from muniment.description.agents import Agent, AgentName
from muniment.description.levels import Level
from muniment.desktop.dialogs.testing import examine
from muniment.desktop.dialogs.told import Sentences
from muniment.formats import eac, ead
from tests.build import a_unit
from tests.desktop.desks import a_desk, open_sheets
from tests.formats.ead.packs.aids import an_aid

PAGES = ["Import and Export", "Schema", "ArchivesSpace", "AtoM", "Archives Portal Europe", "DACS"]


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path) as desk:
        yield desk


def a_file(folder, spoilt=("", "")):
    """A finding aid of one fonds; `spoilt` is a word of it and what stands there instead."""
    units = [a_unit(title="Letters", id="letters", level=Level.FONDS, shelfmark="X 1")]
    path = folder / "letters.xml"
    text = "".join(ead.write(units, ead.Version.EAD2002))
    path.write_text(text.replace(*spoilt) if spoilt[0] else text, "utf-8")
    return path


def report(desk, qtbot, path):
    examine(desk, path)
    qtbot.waitUntil(lambda: bool(open_sheets()), timeout=10000)
    [opened] = open_sheets()
    return opened


def said(sheet, number):
    page = sheet.shown.widget(number)
    views = page.findChildren(Sentences)
    words = [view.item(row).text() for view in views for row in range(view.count())]
    return [*(label.text() for label in page.findChildren(QLabel) if label.text()), *words]


def test_there_is_a_page_for_every_test_and_nothing_is_imported(desk, qtbot, tmp_path):
    sheet = report(desk, qtbot, a_file(tmp_path))
    titles = [sheet.tests.item(number).text() for number in range(sheet.tests.count())]
    assert [title.partition(" · ")[0] for title in titles] == PAGES
    assert desk.catalogue.count() == 0


def test_of_an_authority_record_only_what_is_asked_of_such_is_told(desk, qtbot, tmp_path):
    path = tmp_path / "ministry.xml"
    path.write_text(
        "".join(eac.write([Agent(id="m", names=(AgentName(text="Ministry"),))], eac.Version.EAC2))
    )
    sheet = report(desk, qtbot, path)
    assert [sheet.tests.item(number).text() for number in range(sheet.tests.count())] == PAGES[:2]


def test_a_file_that_comes_back_as_it_was_is_said_to_do_so(desk, qtbot, tmp_path):
    sheet = report(desk, qtbot, a_file(tmp_path))
    assert sheet.tests.item(0).text() == "Import and Export"
    assert said(sheet, 0) == ["Imported and exported unchanged, the file says the same as before."]


def test_what_the_schema_has_against_a_file_is_told_with_its_line(desk, qtbot, tmp_path):
    sheet = report(desk, qtbot, a_file(tmp_path, ("</archdesc>", "<nonsense/></archdesc>")))
    assert sheet.tests.item(1).text() == "Schema · 1"
    outcome, finding = said(sheet, 1)
    assert outcome == "1 must be mended."
    assert finding.startswith("Line ")
    assert "nonsense" in finding


def test_what_a_consumer_would_say_is_told(desk, qtbot, tmp_path):
    sheet = report(desk, qtbot, a_file(tmp_path))
    sheet.tests.setCurrentRow(5)
    assert sheet.shown.currentIndex() == 5
    assert said(sheet, 5)[0].startswith("By the rules of DACS: ")


def test_what_stands_there_hundreds_of_times_is_counted_to_the_last(desk, qtbot, tmp_path):
    path = tmp_path / "letters.xml"
    path.write_bytes(an_aid(below="<c><did><unitid>1</unitid></did></c>\n" * 150).data)
    sheet = report(desk, qtbot, path)
    sheet.tests.setCurrentRow(5)
    counts = [int(number) for number in re.findall(r"\d+", said(sheet, 5)[0])]
    assert max(counts) >= 150


def test_the_whole_report_is_copied(desk, qtbot, tmp_path):
    sheet = report(desk, qtbot, a_file(tmp_path))
    sheet.main.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Test of letters.xml")
    assert all(page in copied for page in PAGES)


def test_a_file_that_is_no_finding_aid_gets_a_sentence_and_no_report(window, qtbot, tmp_path):
    path = tmp_path / "letters.xml"
    path.write_text("<ead><archdesc>", "utf-8")
    examine(window.bench, path)
    qtbot.waitUntil(window.notices.isVisible, timeout=10000)
    assert window.notices.text
    assert open_sheets() == []


def test_the_action_asks_for_a_file_and_tests_it(window, qtbot, tmp_path):
    window.actions_table["test-file"].trigger()
    [chooser] = [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)]
    chooser.fileSelected.emit(str(a_file(tmp_path)))
    chooser.reject()
    qtbot.waitUntil(lambda: bool(open_sheets()), timeout=10000)
    [opened] = open_sheets()
    assert opened.windowTitle() == "Test of letters.xml"
    opened.reject()
