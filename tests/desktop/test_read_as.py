"""What the columns of a spreadsheet mean, and its encoding, are corrected by pointing before the import."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from muniment.desktop.dialogs.importing import choose_and_import
from muniment.desktop.dialogs.read_as import ReadAsPage
from tests.desktop.desks import a_desk, open_sheets

KNOWN = "Title;Stimmung;Bemerkung\nBrief über Korea;düster;F 1\nBericht;;F 2\n"
UNKNOWN = "Inv;Was;Wann\nF 1;Brief;1961\nF 2;Bericht;1962\n"


@pytest.fixture
def desk(qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("MUNIMENT_HOME", str(tmp_path / "home"))
    with a_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def opened(desk, qtbot, tmp_path):
    """Drop a spreadsheet of these bytes on the window, and return what is shown of it."""

    def drop(data, name="list.csv"):
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        choose_and_import(desk, [tmp_path / name])
        qtbot.waitUntil(lambda: bool(open_sheets()), timeout=5000)
        return open_sheets()[0]

    return drop


def columns_of(sheet):
    view = sheet.inside
    names = [view.tabText(number) for number in range(view.count())]
    view.setCurrentIndex(names.index("Columns"))
    page = view.currentWidget()
    assert isinstance(page, ReadAsPage)
    return page


def choose(qtbot, sheet, menu, words):
    """Choose in a menu from the keyboard: open it, go to the words, press Return."""
    menu.setFocus()
    menu.showPopup()
    menu.view().setCurrentIndex(menu.model().index(menu.findText(words), 0))
    QTest.keyClick(menu.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.main.text() != "Reading …", timeout=5000)


def imported(desk, qtbot, sheet):
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append(text))
    qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    found = desk.catalogue.units(desk.catalogue.search_ids("level:item"))
    return sorted(found, key=lambda unit: unit.title)


def test_a_column_is_given_another_meaning_and_all_is_read_so(desk, qtbot, opened):
    sheet = opened(KNOWN)
    assert {name: menu.currentText() for name, menu in columns_of(sheet).fields.items()} == {
        "Title": "Title",
        "Stimmung": "Notes named like the column",
        "Bemerkung": "Note",
    }
    choose(qtbot, sheet, columns_of(sheet).fields["Bemerkung"], "Shelfmark")
    choose(qtbot, sheet, columns_of(sheet).fields["Stimmung"], "Nothing: it is left out")
    [report, letter] = imported(desk, qtbot, sheet)
    assert [(unit.shelfmark, unit.notes) for unit in (letter, report)] == [("F 1", ()), ("F 2", ())]


def test_the_parts_of_a_shelfmark_are_shown_and_corrected(desk, qtbot, opened):
    sheet = opened("Фонд;Опись;Дело;Сигла;Название\n5;1;12;7;Письмо\n")
    shown = {name: menu.currentText() for name, menu in columns_of(sheet).fields.items()}
    assert [name for name, words in shown.items() if words == "Part of the shelfmark"] == [
        "Фонд",
        "Опись",
        "Дело",
    ]
    choose(qtbot, sheet, columns_of(sheet).fields["Сигла"], "Part of the shelfmark")
    [letter] = imported(desk, qtbot, sheet)
    assert letter.shelfmark == "ф. 5, оп. 1, д. 12, Сигла 7"
    places = [unit.shelfmark for unit in desk.catalogue.units(desk.catalogue.search_ids("is:stub"))]
    assert "f. 5, op. 1" in places


def test_a_table_of_unknown_columns_can_be_explained_and_is_known_next_time(desk, qtbot, opened):
    sheet = opened(UNKNOWN)
    assert not sheet.main.isEnabled()
    choose(qtbot, sheet, columns_of(sheet).fields["Was"], "Title")
    assert sheet.main.text() == "Import 2 records"
    choose(qtbot, sheet, columns_of(sheet).fields["Inv"], "Shelfmark")
    choose(qtbot, sheet, columns_of(sheet).fields["Wann"], "Date")
    first = imported(desk, qtbot, sheet)[0]
    assert (first.shelfmark, first.title, first.date) == ("F 2", "Bericht", "1962")
    again = opened(UNKNOWN.replace("F ", "G "), "next.csv")
    assert again.main.isEnabled()
    assert columns_of(again).fields["Inv"].currentText() == "Shelfmark"


def test_the_encoding_is_corrected(desk, qtbot, opened):
    sheet = opened("Title;Date\nЖ;1961\nЯ;1962\n".encode("mac-cyrillic"))
    choose(qtbot, sheet, columns_of(sheet).encoding, "Cyrillic (Macintosh)")
    assert [unit.title for unit in imported(desk, qtbot, sheet)] == ["Ж", "Я"]


def test_an_encoding_that_it_cannot_be_in_is_refused_and_nothing_changes(desk, qtbot, opened):
    sheet = opened("Title;Date\nÉtat des négociations à Séoul;1961\n".encode("cp1252"))
    choose(qtbot, sheet, columns_of(sheet).encoding, "Unicode (UTF-8)")
    said = [words.text() for words in columns_of(sheet).findChildren(QLabel)]
    assert "list.csv is not in Unicode (UTF-8): line 2 cannot be read so. Choose another encoding." in said
    assert columns_of(sheet).encoding.currentText() == "Western Europe (Windows-1252)"
    assert [unit.title for unit in imported(desk, qtbot, sheet)] == ["État des négociations à Séoul"]


def test_the_cursor_stays_in_the_menu_that_was_used(qtbot, opened):
    sheet = opened(KNOWN)
    menu = columns_of(sheet).fields["Bemerkung"]
    choose(qtbot, sheet, menu, "Shelfmark")
    page = sheet.inside.currentWidget()
    assert isinstance(page, ReadAsPage)
    assert page.fields["Bemerkung"] is not menu
    assert sheet.focusWidget() is page.fields["Bemerkung"]


def test_the_wheel_over_a_menu_chooses_nothing(opened):
    sheet = opened(KNOWN)
    menu = columns_of(sheet).fields["Title"]
    sheet.main.setFocus()
    down = QPoint(0, -120)
    turned = QWheelEvent(
        QPointF(5, 5), menu.mapToGlobal(QPointF(5, 5)), QPoint(), down, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(menu, turned)
    assert menu.currentText() == "Title"


def test_what_is_only_looked_at_is_not_remembered(qtbot, opened):
    sheet = opened(UNKNOWN)
    choose(qtbot, sheet, columns_of(sheet).fields["Was"], "Title")
    sheet.reject()
    qtbot.waitUntil(lambda: not open_sheets(), timeout=5000)
    assert not opened(UNKNOWN, "next.csv").main.isEnabled()
