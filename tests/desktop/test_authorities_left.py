"""What is typed of a name is kept, or asked about, when the window is left while the sheet stands open."""

from dataclasses import replace

import pytest
from shiboken6 import isValid

from muniment.catalogue import Catalogue
from muniment.description.agents import Agent, AgentName
from muniment.desktop.dialogs.authorities import AuthoritiesSheet
from tests.desktop.desks import on_the_screen, settle

ANA = Agent(id="ana", names=(AgentName(text="Ana Kola"),))


@pytest.fixture
def sheet(window, qtbot):
    with window.bench.catalogue.edit("Known by hand") as edit:
        edit.put_agent(ANA)
    settle()
    made = on_the_screen(AuthoritiesSheet(window.bench), qtbot)
    made.list.item(0).setSelected(True)
    settle()
    made.editor.names.item(0, 0).setText("Kola, Ana")
    yield made
    if isValid(made):
        made.main.setEnabled(False)
        made.reject()
    settle()


def colleague_changes(window):
    with window.bench.catalogue.edit("A colleague") as edit:
        edit.put_agent(replace(ANA, names=(AgentName(text="Ana K."),)))
    settle()


def names_kept(path):
    with Catalogue.open(path) as kept:
        return [agent.name for agent in kept.agents("")]


def test_it_is_kept_when_the_window_is_closed(window, sheet):
    path = window.bench.catalogue.path
    window.close()
    settle()
    assert not window.isVisible()
    assert not (isValid(sheet) and sheet.isVisible())
    assert "Kola, Ana" in names_kept(path)


def test_a_name_that_is_being_written_is_waited_for(window, sheet):
    path = window.bench.catalogue.path
    sheet.main.click()
    window.close()
    assert not window.isVisible()
    assert "Kola, Ana" in names_kept(path)


def test_what_others_have_changed_meanwhile_is_asked_about_first(window, sheet):
    colleague_changes(window)
    window.close()
    assert window.isVisible()
    assert window.notices.text.startswith("What you typed of “Ana Kola” is not kept yet")
    assert sheet.hindrance.isVisible()
    assert sheet.editor.names.item(0, 0).text() == "Kola, Ana"
    window.notices._answer()
    settle()
    assert not window.isVisible()
    assert not (isValid(sheet) and sheet.isVisible())


def test_another_catalogue_waits_for_what_is_not_kept(window, sheet, tmp_path):
    first = window.bench.catalogue
    colleague_changes(window)
    window.bench.lay(Catalogue.open(tmp_path / "other.muniment"))
    assert window.bench.catalogue is first
    assert sheet.isVisible()


def test_with_another_catalogue_it_is_kept_in_the_one_it_was_typed_in(window, sheet, tmp_path):
    path = window.bench.catalogue.path
    window.bench.lay(Catalogue.open(tmp_path / "other.muniment"))
    settle()
    assert window.bench.catalogue.agents("") == []
    assert "Kola, Ana" in names_kept(path)
    assert not (isValid(sheet) and sheet.isVisible())


def test_undo_takes_back_what_is_typed_there_as_it_does_in_a_record(window, sheet, qtbot):
    window.bench.undo()
    qtbot.waitUntil(lambda: not window.bench.jobs.running())
    settle()
    assert window.bench.catalogue.agents("")[0].name == "Ana Kola"
    assert window.bench.redo_label is not None
