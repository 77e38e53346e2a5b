"""What is imported is what was shown: a file that was written anew meanwhile is shown again first."""

import pytest

from muniment.desktop.dialogs.importing import choose_and_import
from tests.desktop.desks import a_desk, open_sheets

LIST = 'Shelfmark,Title\n"AQPPSH, MPP Korese, D 1, V. 1967",On grain\n'


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    return path


@pytest.fixture
def sheet(desk, path, qtbot):
    choose_and_import(desk, [path])
    qtbot.waitUntil(lambda: bool(open_sheets()), timeout=5000)
    return open_sheets()[0]


def test_a_file_that_was_changed_since_it_was_shown_is_shown_anew_and_then_imported(desk, sheet, path, qtbot):
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append(text))
    path.write_text(f'{LIST}"AQPPSH, MPP Korese, D 2, V. 1967",On rice\n', "utf-8")
    sheet.main.click()
    qtbot.waitUntil(lambda: sheet.main.text() == "Import 2 records", timeout=5000)
    assert sheet.why.text() == (
        "Changed since it was shown: list.csv. See what is in it now, and import it then."
    )
    assert desk.catalogue.count() == 0
    sheet.main.click()
    qtbot.waitUntil(lambda: noticed == ["2 records imported."], timeout=10000)


def test_that_a_file_was_deleted_since_it_was_shown_is_said_in_the_sheet(desk, sheet, path, qtbot):
    path.unlink()
    sheet.main.click()
    qtbot.waitUntil(sheet.main.isEnabled, timeout=5000)
    assert sheet.is_open
    assert sheet.why.text() == f"{path} cannot be read or written: it is not there, or no longer."
