"""Files are looked at before they are taken in; what cannot be read says why."""

import pytest
from PySide6.QtWidgets import QLabel

from muniment.desktop.dialogs.importing import choose_and_import
from muniment.paths import resource
from tests.desktop.desks import a_desk, open_sheets


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path) as desk:
        yield desk


def opened_sheet(qtbot):
    qtbot.waitUntil(lambda: bool(open_sheets()), timeout=5000)
    return open_sheets()[0]


def test_several_files_are_imported_and_undone_in_one_go(desk, qtbot):
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append((text, action)))
    choose_and_import(desk, sorted(resource("sample").glob("aqppsh-*.txt")))
    sheet = opened_sheet(qtbot)
    assert sheet.main.text() == "Import 3 records"
    sheet.main.click()
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    text, undo = noticed[0]
    assert text == "3 records imported."
    undo()
    assert desk.catalogue.count() == 0


def test_where_nothing_can_be_read_a_sentence_says_so_and_nothing_is_asked(desk, qtbot, tmp_path):
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append(text))
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"")
    choose_and_import(desk, [tmp_path / "a.txt", tmp_path / "b.txt"])
    qtbot.waitUntil(lambda: bool(noticed), timeout=5000)
    assert noticed == ["a.txt is empty. 1 more file cannot be read."]
    assert open_sheets() == []


def test_a_file_that_cannot_be_read_says_why_and_holds_back_no_other(desk, qtbot, tmp_path):
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    good = next(resource("sample").glob("aqppsh-1967-01-16*.txt"))
    choose_and_import(desk, [bad, good])
    sheet = opened_sheet(qtbot)
    assert sheet.files.item(0).text() == "empty.txt · cannot be read"
    assert any("empty.txt is empty." in label.text() for label in sheet.inside.findChildren(QLabel))
    assert sheet.main.text() == "Import 1 record"
