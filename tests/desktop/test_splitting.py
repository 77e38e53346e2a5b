"""A name that stands for two is split in the window: chosen units go, all else stays, one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from muniment.description.agents import Agent, AgentName
from muniment.description.concepts import ConceptKind
from muniment.description.levels import CustodyKind, SubjectKind
from muniment.description.units import Credit, CustodyEvent, Subject
from muniment.desktop import theme
from muniment.desktop.dialogs.authorities import AuthoritiesSheet, split_name
from muniment.desktop.dialogs.splitting import SplitSheet
from tests.build import a_unit
from tests.desktop.desks import a_desk, on_the_screen, open_sheets, settle
from tests.desktop.test_authorities_sheet import choose, look_at, work

NAME, SON = "Kola, Ana", "Kola, Ana, 1940–2010"
UNITS = (
    a_unit("One", "d. 1", credits=(Credit(name=NAME, relator="trl", statement="Translated by A. Kola"),)),
    a_unit("Two", custody=(CustodyEvent(kind=CustodyKind.TRANSFERRED, agent=NAME),)),
    a_unit("Three", credits=(Credit(name="Кола, Ана", relator="aut"),)),
    a_unit("Four", subjects=(Subject(text="Novi", kind=SubjectKind.PLACE),)),
    a_unit("Five", subjects=(Subject(text="Stari", kind=SubjectKind.PLACE),)),
)


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path, *UNITS) as desk:
        [agent] = desk.catalogue.agents("Kola, Ana")
        with desk.catalogue.edit("Both scripts") as edit:
            edit.put_agent(Agent(id=agent.id, names=(AgentName(text=NAME), AgentName(text="Кола, Ана"))))
        yield desk


@pytest.fixture
def authorities(desk, qtbot):
    return on_the_screen(AuthoritiesSheet(desk), qtbot)


@pytest.fixture
def sheet(desk, authorities, qtbot):
    choose(authorities, NAME)
    authorities.splitting.click()
    return opened(desk, qtbot)


def opened(desk, qtbot):
    qtbot.waitUntil(lambda: any(isinstance(each, SplitSheet) for each in open_sheets()), timeout=5000)
    made = next(each for each in open_sheets() if isinstance(each, SplitSheet))
    work(desk, qtbot)
    return made


def cells(sheet, column):
    return [sheet.table.item(row, column).text() for row in range(sheet.table.rowCount())]


def names(desk):
    one, two, three, *_others = desk.catalogue.units([unit.id for unit in UNITS])
    return one.credits[0].name, two.custody[0].agent, three.credits[0].name


def test_each_unit_is_shown_with_how_it_names_the_one(sheet):
    assert cells(sheet, 0) == ["One", "Two", "Three"]
    assert cells(sheet, 3) == ["Translator, Translated by A. Kola", "Transferred", "Author, Кола, Ана"]


def test_nothing_goes_until_a_heading_is_typed_and_a_unit_is_ticked(sheet):
    assert cells(sheet, 4) == [NAME] * 3
    sheet.table.tick_all()
    assert not sheet.main.isEnabled()
    sheet.heading.setText(SON)
    assert sheet.main.isEnabled()
    sheet.table.tick_none()
    assert not sheet.main.isEnabled()


def test_the_heading_that_is_split_is_no_new_one(sheet):
    sheet.table.tick_all()
    sheet.heading.setText(f" {NAME} ")
    assert not sheet.main.isEnabled()
    assert sheet.told.text() == f"“{NAME}” is the heading that is split: the new one has to differ."


def test_by_the_keys_alone_chosen_units_get_the_new_heading_and_undo_takes_it_back(sheet, desk, qtbot):
    assert sheet.heading.hasFocus()
    sheet.heading.insert(SON)
    while not sheet.table.hasFocus():
        QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(sheet.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(sheet.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(sheet.table, Qt.Key.Key_Space)
    assert cells(sheet, 4) == [SON, SON, NAME]
    assert sheet.told.text() == f"2 units will name “{SON}”."
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    work(desk, qtbot)
    assert names(desk) == (SON, SON, "Кола, Ана")
    desk.undo()
    assert names(desk) == (NAME, NAME, "Кола, Ана")


def test_names_that_are_ticked_go_with_the_new_heading(sheet, desk, qtbot):
    sheet.heading.setText(SON)
    sheet.names.item(0).setCheckState(Qt.CheckState.Checked)
    sheet.table.item(1, 0).setCheckState(Qt.CheckState.Checked)
    sheet.main.click()
    work(desk, qtbot)
    assert names(desk) == (NAME, SON, NAME)
    assert [each.text for each in desk.catalogue.agents("кола")[0].names] == [SON, "Кола, Ана"]


def test_it_is_said_when_the_new_heading_is_there_already(sheet, desk):
    with desk.catalogue.edit("By hand") as edit:
        edit.put_agent(Agent(id="son", names=(AgentName(text=SON),)))
    sheet.table.tick_all()
    sheet.heading.setText(SON)
    assert sheet.told.text().endswith(f"“{SON}” is there already; the units go to it.")


def test_what_is_typed_of_a_name_is_kept_before_it_is_split(authorities, desk, qtbot):
    choose(authorities, NAME)
    authorities.editor.names.item(2, 0).setText("Kola, Anna")
    authorities.splitting.click()
    sheet = opened(desk, qtbot)
    assert [sheet.names.item(row).text() for row in range(sheet.names.count())] == ["Кола, Ана", "Kola, Anna"]


def test_only_one_name_at_a_time_can_be_split(authorities):
    assert not authorities.splitting.isEnabled()
    look_at(authorities, ConceptKind.PLACE)
    choose(authorities, "Novi", "Stari")
    assert not authorities.splitting.isEnabled()


def test_a_place_of_which_nothing_more_is_known_stays_chosen_alone(authorities, desk):
    look_at(authorities, ConceptKind.PLACE)
    choose(authorities, "Novi")
    authorities.fill()
    assert [item.text() for item in authorities.list.selectedItems()] == ["Novi  · 1"]


def test_the_menu_leads_to_splitting(qapp, desk):
    split_name(desk, ())
    [sheet] = open_sheets()
    assert sheet.hint.text() == "Choose the name that stands for two, and press Split."
    settle()


def test_with_large_type_a_few_names_and_units_are_in_view(sheet, authorities):
    for shown in (authorities, sheet):
        shown.resize(360, 360)
    settle()
    assert authorities.list.viewport().height() >= 3 * theme.row_height()
    assert sheet.table.height() >= 4 * theme.row_height()
