"""Authorities in the window: edited, merged, renamed, each with undo."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from muniment.description.agents import Agent, AgentName
from muniment.description.concepts import ConceptKind
from muniment.description.levels import SubjectKind
from muniment.description.markup import prose, text_of
from muniment.description.units import Credit, Subject
from muniment.desktop.dialogs import authorities
from muniment.desktop.dialogs.authorities import TWINS, AuthoritiesSheet
from muniment.desktop.dialogs.merging import MergeSheet
from muniment.desktop.furnishing import furnish
from muniment.tasks.authorities import Choice, merge
from tests.build import a_unit
from tests.desktop.desks import a_desk, on_the_screen, open_sheets, settle

LATIN, CYRILLIC = "Gromyko, Andrei", "Громыко, Андрей"
UNITS = (
    a_unit("One", credits=(Credit(name=LATIN, relator="aut"),), repository="Seed Vault"),
    a_unit("Two", credits=(Credit(name=CYRILLIC, relator="aut"), Credit(name="Ana Kola", relator="trl"))),
    a_unit("Three", subjects=(Subject(text="Pekin", kind=SubjectKind.PLACE),)),
    a_unit("Four", subjects=(Subject(text="Beijing", kind=SubjectKind.PLACE),)),
    a_unit("Five", subjects=(Subject(text="Beijing", kind=SubjectKind.PLACE),)),
)


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path, *UNITS) as desk:
        yield desk


@pytest.fixture
def sheet(desk, qtbot):
    return on_the_screen(AuthoritiesSheet(desk), qtbot)


def names(sheet):
    return [sheet.list.item(at).text() for at in range(sheet.list.count())]


def choose(sheet, *beginnings):
    sheet.list.clearSelection()
    for at in range(sheet.list.count()):
        if sheet.list.item(at).text().startswith(beginnings):
            sheet.list.item(at).setSelected(True)
    settle()


def look_at(sheet, kind):
    sheet.shown.setCurrentIndex(sheet.shown.findData(kind))
    settle()


def work(desk, qtbot):
    qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=5000)
    settle()


def test_where_not_all_names_are_listed_it_is_said_until_they_are(sheet, qtbot, monkeypatch):
    assert not sheet.more.isVisible()
    monkeypatch.setattr(authorities, "_MOST", 2)
    sheet.fill()
    assert len(names(sheet)) == 2
    assert sheet.more.isVisible()
    assert sheet.more.text() == "The first 2 are listed; type a part of a name above to find others."
    look_at(sheet, ConceptKind.PLACE)
    assert not sheet.more.isVisible()
    look_at(sheet, "agents")
    qtbot.keyClicks(sheet.words, "Kola")
    qtbot.waitUntil(lambda: not sheet.more.isVisible(), timeout=5000)
    assert len(names(sheet)) == 1


def test_people_are_listed_with_how_often_they_are_named(sheet):
    assert names(sheet) == ["Ana Kola  · 1", f"{LATIN}  · 1", f"{CYRILLIC}  · 1"]


def test_a_name_is_found_by_typing(sheet, qtbot):
    sheet.words.setText("kola")
    qtbot.waitUntil(lambda: names(sheet) == ["Ana Kola  · 1"], timeout=2000)


def test_the_only_name_that_is_found_is_opened_by_keys(sheet, qtbot):
    sheet.activateWindow()
    sheet.words.setFocus()
    QTest.keyClicks(sheet.words, "kola")
    qtbot.waitUntil(lambda: names(sheet) == ["Ana Kola  · 1"], timeout=2000)
    QTest.keyClick(sheet.words, Qt.Key.Key_Tab)
    assert sheet.list.hasFocus()
    assert sheet.editor.authority.name == "Ana Kola"
    settle()
    for stop in (sheet.editor.pages.tabBar(), sheet.editor.kind, sheet.editor.names):
        QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        assert sheet.focusWidget() is stop
    sheet.editor.dates.setFocus()
    QTest.keyClick(sheet.editor.dates, Qt.Key.Key_Tab)
    assert sheet.focusWidget() is sheet.editor.numbers
    assert sheet.editor.numbers.currentColumn() == 1


def test_where_a_name_is_used_a_click_goes_there(sheet, desk):
    choose(sheet, "Ana")
    sheet.editor.used.itemClicked.emit(sheet.editor.used.item(0))
    assert desk.unit == UNITS[1].id


def test_a_heading_that_is_typed_anew_changes_in_every_unit(sheet, desk, qtbot):
    choose(sheet, "Ana")
    assert not sheet.main.isEnabled()
    sheet.editor.names.item(0, 0).setText("Kola, Ana")
    sheet.main.click()
    work(desk, qtbot)
    assert desk.catalogue.unit(UNITS[1].id).credits[1].name == "Kola, Ana"
    desk.undo()
    assert desk.catalogue.unit(UNITS[1].id).credits[1].name == "Ana Kola"


def test_variants_dates_and_numbers_are_kept(sheet, desk, qtbot):
    choose(sheet, "Ana")
    editor = sheet.editor
    editor.names.item(1, 0).setText("Кола, Ана")
    editor.names.item(1, 2).setText("ru")
    editor.dates.setText("1920 to 1990")
    editor.numbers.cellWidget(0, 0).setCurrentText("viaf")
    editor.numbers.item(0, 1).setText("12345")
    sheet.main.click()
    work(desk, qtbot)
    [agent] = desk.catalogue.agents("кола")
    assert [(name.text, name.language) for name in agent.names] == [("Ana Kola", ""), ("Кола, Ана", "ru")]
    assert agent.dates[0].text == "1920 to 1990"
    assert [(number.kind, number.text) for number in agent.identifiers] == [("viaf", "12345")]
    assert editor.names.rowCount() == 3


def chooses_another(sheet):
    choose(sheet, LATIN)


def looks_at_places(sheet):
    look_at(sheet, ConceptKind.PLACE)


def closes(sheet):
    sheet.reject()


@pytest.mark.parametrize("leave", [chooses_another, looks_at_places, closes])
def test_what_is_typed_of_a_name_is_kept_when_it_is_left(sheet, desk, qtbot, leave):
    choose(sheet, "Ana")
    sheet.editor.names.item(0, 0).setText("Kola, Ana")
    leave(sheet)
    work(desk, qtbot)
    assert desk.catalogue.unit(UNITS[1].id).credits[1].name == "Kola, Ana"


def test_what_is_typed_in_a_cell_is_kept_when_the_window_is_closed(sheet, desk, qtbot):
    choose(sheet, "Ana")
    sheet.activateWindow()
    sheet.editor.names.setFocus()
    sheet.editor.names.editItem(sheet.editor.names.item(0, 0))
    typed = sheet.focusWidget()
    typed.setText("Kola, Ana")
    sheet.close()
    work(desk, qtbot)
    assert desk.catalogue.unit(UNITS[1].id).credits[1].name == "Kola, Ana"


def test_without_a_name_nothing_is_kept_and_the_sheet_stays_until_that_is_let_go(sheet, desk):
    choose(sheet, "Ana")
    sheet.editor.names.item(0, 0).setText("")
    sheet.main.setEnabled(True)
    sheet.main.click()
    assert sheet.hindrance.words.text() == "A name is needed: nothing was changed."
    sheet.reject()
    assert sheet.isVisible()
    sheet.hindrance.taking.click()
    assert sheet.editor.names.item(0, 0).text() == "Ana Kola"
    sheet.reject()
    assert not sheet.isVisible()


def test_two_spellings_across_scripts_are_offered_and_merged(sheet, desk, qtbot):
    look_at(sheet, TWINS)
    work(desk, qtbot)
    assert names(sheet) == [f"{LATIN}  =  {CYRILLIC}"]
    choose(sheet, "Gromyko")
    sheet.merging.click()
    merging = next(each for each in open_sheets() if isinstance(each, MergeSheet))
    heading = merging.choices["names"]
    heading.setCurrentIndex(heading.findData(Choice.OTHER))
    merging.main.click()
    work(desk, qtbot)
    assert desk.catalogue.unit(UNITS[0].id).credits[0].name == CYRILLIC
    assert [name.text for name in desk.catalogue.agents("gromyko")[0].names] == [CYRILLIC, LATIN]
    desk.undo()
    assert desk.catalogue.unit(UNITS[0].id).credits[0].name == LATIN


def test_places_are_merged_into_the_one_that_more_units_say(sheet, desk, qtbot):
    look_at(sheet, ConceptKind.PLACE)
    assert names(sheet) == ["Beijing  · 2", "Pekin  · 1"]
    choose(sheet, "Beijing", "Pekin")
    sheet.merging.click()
    next(each for each in open_sheets() if isinstance(each, MergeSheet)).main.click()
    work(desk, qtbot)
    assert desk.catalogue.said("subjects", "place") == [("Beijing", 3)]
    assert [name.text for name in desk.catalogue.concepts(ConceptKind.PLACE)[0].names] == ["Beijing", "Pekin"]
    qtbot.waitUntil(lambda: names(sheet) == ["Beijing  · 3"], timeout=2000)


def test_a_repository_is_renamed_everywhere(sheet, desk, qtbot):
    look_at(sheet, ConceptKind.REPOSITORY)
    choose(sheet, "Seed")
    assert not sheet.editor.kind.isVisible()
    sheet.editor.names.item(0, 0).setText("Seed Bank")
    sheet.main.click()
    work(desk, qtbot)
    assert desk.catalogue.unit(UNITS[0].id).repository == "Seed Bank"


def test_a_place_is_given_a_name_in_another_script_and_a_number(sheet, desk, qtbot):
    look_at(sheet, ConceptKind.PLACE)
    choose(sheet, "Beijing")
    editor = sheet.editor
    editor.names.item(1, 0).setText("北京")
    editor.names.item(1, 2).setText("zh")
    editor.numbers.cellWidget(0, 0).setCurrentText("geonames")
    editor.numbers.item(0, 1).setText("1816670")
    sheet.main.click()
    work(desk, qtbot)
    [place] = desk.catalogue.concepts(ConceptKind.PLACE)
    assert [(name.text, name.language) for name in place.names] == [("Beijing", ""), ("北京", "zh")]
    assert [(number.kind, number.text) for number in place.identifiers] == [("geonames", "1816670")]
    desk.undo()
    assert desk.catalogue.concepts(ConceptKind.PLACE) == []


def colleague_changes(desk, **said):
    [ana] = desk.catalogue.agents("kola")
    with desk.catalogue.edit("A colleague") as edit:
        edit.put_agent(replace(ana, **said))
    settle()


THEIRS = (AgentName(text="Ana Kola"), AgentName(text="Kola, A."))


@pytest.fixture
def clash(sheet, desk, qtbot):
    """Ana Kola, called otherwise by a colleague while somebody types; both have said more besides."""
    desk.furniture = furnish()
    choose(sheet, "Ana")
    sheet.editor.names.item(0, 0).setText("Kola, Ana")
    sheet.editor.dates.setText("1920 to 1990")
    sheet.editor.dates.textEdited.emit("1920 to 1990")
    colleague_changes(desk, names=THEIRS, note=prose("A colleague wrote this."))
    return sheet


def kept_names(desk):
    return [name.text for name in desk.catalogue.agents("kola")[0].names]


def test_what_others_made_of_a_name_is_told_while_one_types(clash):
    assert clash.hindrance.isVisible()
    assert clash.hindrance.words.text() == (
        "Names changed elsewhere meanwhile. There now: “Ana Kola; Kola, A.”"
    )


@pytest.mark.parametrize("leave", [chooses_another, looks_at_places, closes, lambda it: it.main.click()])
def test_what_is_typed_of_a_name_that_others_have_changed_stays_until_one_has_chosen(
    clash, desk, qtbot, leave
):
    leave(clash)
    work(desk, qtbot)
    qtbot.wait(600)
    assert clash.editor.isVisible()
    assert clash.hindrance.isVisible()
    assert clash.editor.names.item(0, 0).text() == "Kola, Ana"
    assert clash.main.isEnabled()
    assert kept_names(desk) == ["Ana Kola", "Kola, A."]


def test_who_puts_her_own_over_what_others_made_keeps_their_other_words(clash, desk, qtbot):
    clash.main.click()
    clash.hindrance.keeping.click()
    work(desk, qtbot)
    [ana] = desk.catalogue.agents("kola")
    assert ana.name == "Kola, Ana"
    assert ana.dates[0].text == "1920 to 1990"
    assert text_of(ana.note) == "A colleague wrote this."
    assert not clash.hindrance.isVisible()
    desk.undo()
    assert kept_names(desk) == ["Ana Kola", "Kola, A."]


def test_who_takes_what_others_made_keeps_what_she_typed_besides(clash, desk, qtbot):
    clash.hindrance.taking.click()
    assert clash.editor.names.item(1, 0).text() == "Kola, A."
    assert clash.editor.dates.text() == "1920 to 1990"
    assert not clash.hindrance.isVisible()
    clash.main.click()
    work(desk, qtbot)
    assert kept_names(desk) == ["Ana Kola", "Kola, A."]
    assert desk.catalogue.agents("kola")[0].dates[0].text == "1920 to 1990"


def test_what_others_changed_besides_is_no_conflict(sheet, desk, qtbot):
    choose(sheet, "Ana")
    sheet.editor.names.item(0, 0).setText("Kola, Ana")
    colleague_changes(desk, note=prose("A colleague wrote this."))
    assert not sheet.hindrance.isVisible()
    sheet.main.click()
    work(desk, qtbot)
    assert text_of(desk.catalogue.agents("kola")[0].note) == "A colleague wrote this."
    assert kept_names(desk)[0] == "Kola, Ana"


def test_what_is_typed_of_a_name_that_is_gone_stays_until_it_is_let_go(sheet, desk, qtbot):
    choose(sheet, "Ana")
    sheet.editor.names.item(0, 0).setText("Kola, Ana")
    [ana] = desk.catalogue.agents("kola")
    somebody = Agent(id="s", names=(AgentName(text="Somebody"),))
    with desk.catalogue.edit("Known by hand") as edit:
        edit.put_agent(ana)
        edit.put_agent(somebody)
    list(merge(desk.catalogue, somebody, [ana.id]))
    settle()
    choose(sheet, LATIN)
    assert sheet.hindrance.words.text() == "“Ana Kola” is gone: it was merged or deleted meanwhile."
    assert not sheet.hindrance.keeping.isVisible()
    assert sheet.editor.names.item(0, 0).text() == "Kola, Ana"
    sheet.hindrance.taking.click()
    assert not sheet.editor.isVisible()
    assert "Somebody  · 1" in names(sheet)


def test_a_name_that_is_another_s_stays_as_it_is_typed_when_another_is_chosen(sheet, desk, qtbot):
    desk.furniture = furnish()
    with desk.catalogue.edit("Known by hand") as edit:
        edit.put_agent(Agent(id="m", names=(AgentName(text="Mira Dine"),)))
    sheet.fill()
    choose(sheet, "Ana")
    sheet.editor.names.item(0, 0).setText("Mira Dine")
    choose(sheet, LATIN)
    work(desk, qtbot)
    assert sheet.editor.names.item(0, 0).text() == "Mira Dine"
    assert "Mira Dine" in sheet.hindrance.words.text()
    sheet.editor.names.item(0, 0).setText("Mira Kola")
    choose(sheet, LATIN)
    work(desk, qtbot)
    assert sheet.editor.authority.name == LATIN
    assert kept_names(desk)[0] == "Mira Kola"


def test_every_control_has_a_name(sheet):
    choose(sheet, "Ana")
    boxes = sheet.findChildren(QComboBox)
    assert all(box.accessibleName() for box in boxes)
    assert sheet.merging.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_names_are_whole_where_the_screen_is_narrow(sheet):
    sheet.resize(420, 700)
    choose(sheet, LATIN)
    forty_letters = 40 * sheet.fontMetrics().averageCharWidth()
    assert sheet.list.viewport().width() > forty_letters
    assert sheet.editor.names.width() > forty_letters
