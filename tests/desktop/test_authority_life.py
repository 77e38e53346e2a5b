"""What is told of an agent beside its identity: history and relations, edited in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from muniment.description.agents import Agent, AgentName, AgentNote, AgentTerm, Relation, RelationKind
from muniment.description.levels import AgentKind
from muniment.description.markup import prose, text_of
from muniment.description.units import DateStatement
from muniment.desktop.dialogs.authorities import AuthoritiesSheet
from tests.desktop.desks import a_desk, on_the_screen, settle
from tests.desktop.test_authorities_sheet import choose, work

MINISTRY = Relation(
    kind=RelationKind.PARENT,
    name="Council of Ministers",
    href="https://example.org/council",
    note=prose("Until the reform."),
    dates=(DateStatement(text="1944", edtf="1944", event="existence"),),
)
BODY = Agent(
    id="b",
    names=(AgentName(text="Ministry of Foreign Affairs"),),
    histories=(AgentNote(prose=prose("Founded in 1912.\nRenamed in 1946."), summary="A ministry."),),
    relations=(MINISTRY,),
    functions=(AgentTerm(text="Diplomacy"),),
    note=prose("Not the ministry of war."),
)


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path) as desk:
        with desk.catalogue.edit("Begin") as edit:
            edit.put_agent(BODY)
            edit.put_agent(Agent(id="p", names=(AgentName(text="Ana Kola"),)))
        yield desk


@pytest.fixture
def sheet(desk, qtbot):
    return on_the_screen(AuthoritiesSheet(desk), qtbot)


def life_of(sheet, name):
    choose(sheet, name)
    sheet.editor.pages.setCurrentIndex(1)
    settle()
    return sheet.editor.life


def saved(sheet, desk, qtbot, id):
    sheet.main.click()
    work(desk, qtbot)
    return desk.catalogue.agent(id)


def test_what_a_record_tells_is_seen(sheet):
    life = life_of(sheet, "Ministry")
    assert life.histories[0].writing.toPlainText() == "Founded in 1912.\nRenamed in 1946."
    assert [life.relations.item(0, column).text() for column in (1, 2)] == ["Council of Ministers", "1944"]
    assert life.relations.cellWidget(0, 0).currentText() == "superior"
    assert life.more.text() == "Note: Not the ministry of war.\nFunctions: Diplomacy"


def test_a_history_is_told_by_typing_it_and_taken_back(sheet, desk, qtbot):
    life = life_of(sheet, "Ana")
    qtbot.keyClicks(life.histories[0].writing, "Born in Korca.")
    ana = saved(sheet, desk, qtbot, "p")
    assert [text_of(each.prose) for each in ana.histories] == ["Born in Korca."]
    desk.catalogue.undo()
    assert desk.catalogue.agent("p").histories == ()


def test_a_relation_is_made_and_what_is_not_seen_of_another_stays(sheet, desk, qtbot):
    life = life_of(sheet, "Ministry")
    life.relations.item(1, 1).setText("Bureau of Foreign Affairs")
    box = life.relations.cellWidget(1, 0)
    box.setCurrentIndex(box.findText("predecessor"))
    life.relations.item(1, 2).setText("1912 to 1944")
    assert life.relations.rowCount() == 3
    life.relations.item(0, 1).setText("Council of State")
    body = saved(sheet, desk, qtbot, "b")
    assert [(each.kind, each.name) for each in body.relations] == [
        (RelationKind.PARENT, "Council of State"),
        (RelationKind.EARLIER, "Bureau of Foreign Affairs"),
    ]
    assert (body.relations[0].href, body.relations[0].note) == (MINISTRY.href, MINISTRY.note)
    assert body.relations[0].dates == MINISTRY.dates
    assert body.relations[1].dates[0].edtf == "1912/1944"
    assert body.histories == BODY.histories


def typed_name(life, sheet, qtbot, row, beginning):
    """Type the beginning of a name, and take the first that is offered by keys."""
    sheet.activateWindow()
    life.relations.setFocus()
    life.relations.setCurrentCell(row, 1)
    life.relations.editItem(life.relations.item(row, 1))
    line = life.relations.findChild(QLineEdit)
    line.clear()
    qtbot.keyClicks(line, beginning)
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible, timeout=2000)
    offered = [popup.model().index(at, 0).data() for at in range(popup.model().rowCount())]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    settle()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle()
    return offered


def test_a_relation_s_name_is_completed_from_the_agents_and_linked_to_the_one(sheet, desk, qtbot):
    life = life_of(sheet, "Ministry")
    assert typed_name(life, sheet, qtbot, 1, "ko") == ["Ana Kola"]
    assert life.relations.item(1, 1).text() == "Ana Kola"
    assert life.relations.item(1, 1).toolTip() == "This is Ana Kola of this catalogue."
    body = saved(sheet, desk, qtbot, "b")
    bond = body.relations[1]
    assert (bond.name, bond.href, bond.to) == ("Ana Kola", "p", AgentKind.PERSON)
    life = life_of(sheet, "Ministry")
    life.relations.item(1, 1).setText("Somebody else")
    bond = saved(sheet, desk, qtbot, "b").relations[1]
    assert (bond.name, bond.href, bond.to) == ("Somebody else", "", None)


def test_a_relation_goes_with_its_name(sheet, desk, qtbot):
    life = life_of(sheet, "Ministry")
    life.relations.item(0, 1).setText("")
    assert saved(sheet, desk, qtbot, "b").relations == ()


def test_the_next_name_shows_nothing_of_the_last(sheet):
    life_of(sheet, "Ministry")
    life = life_of(sheet, "Ana")
    assert (life.histories[0].writing.toPlainText(), life.relations.rowCount()) == ("", 1)
    assert not life.more.isVisible()
    assert not sheet.main.isEnabled()
