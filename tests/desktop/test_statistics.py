"""The catalogue in numbers, and its index built anew from the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from muniment.description.levels import Level
from muniment.description.units import DateStatement, LanguageStatement
from muniment.desktop.dialogs.statistics import count_and_show
from tests.build import a_unit
from tests.catalogue.test_opening import tell
from tests.desktop.desks import a_desk, open_sheets


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path) as desk:
        with desk.catalogue.edit("Import") as edit:
            edit.put(a_unit("Letters", id="fonds", level=Level.FONDS, repository="TNA"))
            for number in (1, 2):
                item = a_unit(f"Letter {number}", id=f"letter{number}", parent="fonds")
                edit.put(item)
            dates = (DateStatement(text="1961", edtf="1961"),)
            spoken = (LanguageStatement(language="sq"),)
            edit.put(a_unit("Report", id="report", parent="fonds", dates=dates, languages=spoken))
        yield desk


def numbers(desk, qtbot):
    count_and_show(desk)
    qtbot.waitUntil(lambda: bool(open_sheets()), timeout=10_000)
    [sheet] = open_sheets()
    return sheet


def rows(sheet, page):
    shown = sheet.pages.widget(page)
    items = (shown.topLevelItem(row) for row in range(shown.topLevelItemCount()))
    return [(item.text(0), item.text(1)) for item in items]


def test_units_are_counted_by_level_repository_language_and_decade(desk, qtbot):
    sheet = numbers(desk, qtbot)
    assert [rows(sheet, page) for page in range(4)] == [
        [("Item", "3"), ("Fonds", "1")],
        [("TNA", "1")],
        [("Albanian", "1")],
        [("1960s", "1")],
    ]
    sheet.reject()


@pytest.mark.parametrize(
    ("page", "row", "found"),
    [
        (0, 1, ["fonds"]),
        (1, 0, ["fonds"]),
        (2, 0, ["report"]),
        (3, 0, ["report"]),
    ],
)
def test_return_on_a_line_searches_for_what_it_counts_and_the_page_stays(desk, qtbot, page, row, found):
    asked = []
    desk.worded.connect(asked.append)
    sheet = numbers(desk, qtbot)
    sheet.activateWindow()
    sheet.pages.setCurrentIndex(page)
    shown = sheet.pages.widget(page)
    shown.setFocus()
    shown.setCurrentItem(shown.topLevelItem(row))
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert [hit.row.id for hit in desk.catalogue.search(asked[-1])] == found
    sheet.reject()


def test_the_page_says_that_the_index_is_sound_and_when_it_was_looked_at(desk, qtbot):
    sheet = numbers(desk, qtbot)
    assert any("is sound" in label.text() for label in sheet.findChildren(QLabel))
    sheet.reject()


def test_an_index_out_of_step_is_built_anew_from_the_page(window, qtbot):
    catalogue = window.bench.catalogue
    with catalogue.edit("Import") as edit:
        edit.put(a_unit("Harvest", id="harvest"))
    tell(catalogue.path, "DELETE FROM units WHERE id = 'harvest'")
    assert catalogue.search_ids("harvest") == []
    window.actions_table["statistics"].trigger()
    qtbot.waitUntil(lambda: bool(open_sheets()), timeout=10_000)
    [sheet] = open_sheets()
    assert any("not in step" in label.text() for label in sheet.findChildren(QLabel))
    sheet.main.click()
    qtbot.waitUntil(lambda: "built anew" in window.notices.text, timeout=10_000)
    assert catalogue.index_is_sound


def test_a_page_with_nothing_to_count_says_so_and_leads_nowhere(qapp, tmp_path, qtbot):
    with a_desk(tmp_path, a_unit("Letter", "D 1")) as desk:
        sheet = numbers(desk, qtbot)
        sheet.pages.setCurrentIndex(2)
        page = sheet.pages.widget(2)
        assert [page.topLevelItem(0).text(0), page.topLevelItemCount()] == ["No unit says any yet.", 1]
        qtbot.mouseClick(
            page.viewport(), Qt.MouseButton.LeftButton, pos=page.visualItemRect(page.topLevelItem(0)).center()
        )
        assert not page.selectedItems()
