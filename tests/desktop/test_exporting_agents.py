"""Authority records are written into a folder, a file for each, in the version that is chosen."""

import pytest

from muniment.description.agents import Agent, AgentName, NameKind
from muniment.desktop.dialogs.exporting_agents import AgentsSheet
from muniment.formats import eac, table
from muniment.formats.deliveries import Source
from tests.desktop.desks import a_desk, on_the_screen, open_sheets


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def sheet(desk, qtbot):
    return on_the_screen(AgentsSheet(desk), qtbot)


def put(desk, *names):
    with desk.catalogue.edit("agents") as edit:
        for name in names:
            edit.put_agent(
                Agent(id=name, names=(AgentName(text=name, language="en", kind=NameKind.AUTHORISED),))
            )


@pytest.mark.parametrize("row", table.AGENTS_WRITTEN, ids=lambda row: row.id)
def test_each_agent_gets_a_file_of_the_version_that_is_chosen(sheet, desk, qtbot, tmp_path, row):
    put(desk, "Hoxha", "Kim")
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append(text))
    sheet.formats.button(table.AGENTS_WRITTEN.index(row)).click()
    sheet.target.setText(str(tmp_path / "people"))
    sheet.main.click()
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    assert noticed == ["2 authority records written to people."]
    files = sorted((tmp_path / "people").iterdir())
    assert [path.name for path in files] == ["hoxha.xml", "kim.xml"]
    assert eac.Version(row.id).namespace in files[1].read_text("utf-8")
    assert [agent.name for agent in eac.read(Source.of(files[1])).agents] == ["Kim"]


def test_where_there_is_nobody_the_sheet_says_so_and_stays(sheet, qtbot, tmp_path):
    sheet.target.setText(str(tmp_path / "people"))
    sheet.main.click()
    qtbot.waitUntil(sheet.why.isVisible, timeout=10000)
    assert sheet.why.text() == "There is no agent to export."
    assert not (tmp_path / "people").exists()


def test_a_file_is_no_folder(sheet, tmp_path):
    (tmp_path / "people").write_text("a file")
    sheet.target.setText(str(tmp_path / "people"))
    sheet.main.click()
    assert sheet.why.text() == "Name the folder to write to."


def test_the_action_opens_the_sheet(window, qtbot):
    window.actions_table["export-agents"].trigger()
    [opened] = open_sheets()
    assert opened.windowTitle() == "Export authority records"
    opened.reject()
