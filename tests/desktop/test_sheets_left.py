"""Sheets are closed with the catalogue they were opened for; what was entered in them is asked for first."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from shiboken6 import isValid

from muniment.catalogue import Catalogue
from muniment.description import templates
from muniment.description.agents import Agent, AgentName
from muniment.description.levels import Level
from muniment.description.templates import Template
from muniment.desktop.bulk.sheet import BulkSheet, scopes
from muniment.desktop.dialogs.exporting import ExportSheet
from muniment.desktop.dialogs.hand_list import ListSheet
from muniment.desktop.dialogs.learning import LearnSheet
from muniment.desktop.dialogs.own_schemas import SchemasSheet
from muniment.desktop.dialogs.placing import PlaceSheet
from muniment.desktop.dialogs.renumbering import RenumberSheet
from muniment.desktop.dialogs.splitting import SplitSheet
from muniment.desktop.dialogs.steps import StepsSheet
from muniment.desktop.dialogs.templates import TemplatesSheet
from muniment.desktop.dialogs.trash import TrashSheet
from tests.build import a_unit
from tests.desktop.build import press
from tests.desktop.desks import on_the_screen, settle


@pytest.fixture
def other(tmp_path):
    return Catalogue.open(tmp_path / "other.muniment")


def is_closed(sheet):
    return not (isValid(sheet) and sheet.isVisible())


def lay(window, catalogue):
    window.bench.lay(catalogue)
    settle()


ASKING = (
    lambda bench: RenumberSheet(bench, ["a1", "a2"]),
    lambda bench: PlaceSheet(bench, ["a1"]),
    lambda bench: ExportSheet(bench, "f"),
    lambda bench: ListSheet(bench, ("a1",)),
    lambda bench: TrashSheet(bench, "a"),
    lambda bench: StepsSheet(bench),
    lambda bench: TemplatesSheet(bench),
    lambda bench: LearnSheet(bench, (), ("X, f, a, 1",)),
    lambda bench: BulkSheet(bench, scopes(bench, ["a1"], "")),
)


@pytest.mark.parametrize("make", ASKING)
def test_a_sheet_that_only_asks_is_closed_with_its_catalogue(window, other, make, qtbot):
    sheet = on_the_screen(make(window.bench), qtbot)
    lay(window, other)
    assert window.bench.catalogue is other
    assert is_closed(sheet)
    assert not window.bench.losses - {window._record.loss}


def test_a_sheet_that_has_to_do_with_no_catalogue_stays_as_long_as_its_window(window, other, qtbot):
    window.activateWindow()
    settle()
    sheet = on_the_screen(SchemasSheet(window.bench), qtbot)
    lay(window, other)
    assert sheet.isVisible()
    window.close()
    assert not sheet.isVisible()


def test_what_was_typed_in_a_sheet_is_asked_for_first(window, other, qtbot):
    sheet = on_the_screen(ListSheet(window.bench, ("a1",)), qtbot)
    first = window.bench.catalogue
    press(sheet.name, "Letters")
    lay(window, other)
    assert window.bench.catalogue is first
    assert window.notices.text.startswith("What you entered in “")
    assert sheet.isVisible()
    assert sheet.name.text() == "Letters"
    window.close()
    assert window.isVisible()
    window.notices._answer()
    assert not window.isVisible()
    assert is_closed(sheet)


def test_a_sheet_opened_from_another_stays_with_what_was_typed_when_that_is_closed(window, qtbot):
    first = on_the_screen(StepsSheet(window.bench), qtbot)
    first.activateWindow()
    settle()
    second = on_the_screen(ListSheet(window.bench, ("a1",)), qtbot)
    press(second.name, "Letters")
    first.reject()
    settle()
    assert not isValid(first)
    assert second.isVisible()
    assert second.name.text() == "Letters"
    assert window.bench.loss()
    second.reject()


def test_what_was_completed_of_a_heading_is_asked_for(window, qtbot):
    agent = Agent(id="ana", names=(AgentName(text="Ana Kola"), AgentName(text="A. Kola (junior)")))
    with window.bench.catalogue.edit("Known") as edit:
        edit.put_agent(agent)
    settle()
    sheet = on_the_screen(SplitSheet(window.bench, agent), qtbot)
    sheet.heading.setFocus()
    press(sheet.heading, "A.")
    completer = sheet.heading.completer()
    qtbot.waitUntil(lambda: completer.popup().isVisible())
    QTest.keyClick(completer.popup(), Qt.Key.Key_Down)
    QTest.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert sheet.heading.text() == "A. Kola (junior)"
    window.close()
    assert window.isVisible()
    sheet.reject()


def test_rows_that_were_unticked_one_by_one_are_asked_for(window, qtbot):
    files = [a_unit(f"File {n}", f"AQPPSH, MPP Korese, V. 1967, D {n}") for n in (3, 7)]
    with window.bench.catalogue.edit("Files") as edit:
        edit.put_many(files)
    sheet = on_the_screen(RenumberSheet(window.bench, [each.id for each in files]), qtbot)
    qtbot.waitUntil(sheet.main.isEnabled)
    assert not window.bench.loss()
    sheet.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    window.close()
    assert window.isVisible()
    sheet.reject()


def test_the_parts_of_a_shelfmark_that_were_said_are_asked_for(window, other, qtbot):
    sheet = on_the_screen(LearnSheet(window.bench, (), ("X, f, a, 1",)), qtbot)
    assert not window.bench.loss()
    sheet.parts.findChildren(QToolButton)[0].menu().actions()[0].trigger()
    lay(window, other)
    assert window.bench.catalogue is not other
    assert sheet.isVisible()
    sheet.reject()


def test_changes_that_were_put_together_are_asked_for(window, qtbot):
    sheet = on_the_screen(BulkSheet(window.bench, scopes(window.bench, ["a1"], "")), qtbot)
    panel = sheet.panels[sheet.kind.currentData()]
    press(panel.wanted, "a")
    press(panel.by, "b")
    sheet.then.click()
    assert not panel.wanted.text()
    window.close()
    assert window.isVisible()
    sheet.reject()


def test_a_template_keeps_what_is_typed_as_the_window_is_closed(window, qtbot):
    kept = templates.save(Template(id="", name="Film", level=Level.ITEM))
    sheet = on_the_screen(TemplatesSheet(window.bench, Level.ITEM), qtbot)
    names = [sheet.list.item(row).text() for row in range(sheet.list.count())]
    sheet.list.setCurrentRow(names.index("Film"))
    sheet.name.setFocus()
    sheet.name.selectAll()
    press(sheet.name, "Newsreel")
    window.close()
    assert not window.isVisible()
    assert templates.template(kept.id) == replace(kept, name="Newsreel")


def test_what_the_strip_offers_is_gone_with_the_catalogue_it_is_of(window, other):
    with window.bench.catalogue.edit("Something") as edit:
        edit.put(replace(window.bench.catalogue.unit("a1"), status="draft"))
    settle()
    window.bench.notice_undo("Done.")
    lay(window, other)
    assert not window.notices.isVisible()
