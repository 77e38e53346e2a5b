"""The panel says what is to be mended, and leads there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from muniment.description import rules, templates
from muniment.description.findings import Finding, Severity
from muniment.description.units import a_title
from muniment.desktop import theme
from muniment.desktop.forms.places import where
from muniment.desktop.views.findings import FindingsPanel
from muniment.desktop.views.record_draft import Draft
from muniment.progress import finish
from tests.build import a_unit
from tests.desktop.desks import a_desk, settle


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path, a_unit(title="", id="untitled"), a_unit(title="Letters", id="titled")) as desk:
        yield desk


@pytest.fixture
def draft(desk):
    return Draft(desk)


@pytest.fixture
def panel(desk, draft, qtbot):
    """The panel as it follows what is in front."""
    panel = FindingsPanel(desk)
    qtbot.addWidget(panel)
    draft.found.connect(lambda found: panel.show_findings(draft.unit.id if draft.unit else None, found))
    yield panel
    panel.hide()


def rows(panel):
    return [panel.list.item(number).text() for number in range(panel.list.count())]


def test_every_finding_has_a_row_the_heaviest_first(panel, draft, desk):
    draft.show_unit("untitled")
    found = rules.check(desk.catalogue.unit("untitled"))
    assert len(rows(panel)) == len(found)
    assert rows(panel)[0].startswith("Must")


def test_a_row_leads_to_its_field_by_mouse_and_by_key(panel, draft, qtbot):
    draft.show_unit("untitled")
    number = next(n for n, words in enumerate(rows(panel)) if words.endswith("Describe / Title"))
    panel.list.setCurrentRow(number)
    with qtbot.waitSignal(panel.chosen) as chosen:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert chosen.args == ["untitled", "titles"]
    with qtbot.waitSignal(panel.chosen) as chosen:
        where_it_is = panel.list.visualItemRect(panel.list.item(number)).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where_it_is)
    assert chosen.args == ["untitled", "titles"]


def test_what_is_mended_is_gone(panel, draft, desk):
    draft.show_unit("untitled")
    with desk.catalogue.edit("Name it") as edit:
        edit.put(replace(edit.unit("untitled"), titles=(a_title("Letters"),)))
    settle()
    assert not any(words.endswith("Describe / Title") for words in rows(panel))


def test_a_finding_is_waived_from_its_menu_and_gone(panel, draft, desk):
    draft.show_unit("untitled")
    before = rows(panel)
    waive = next(each for each in panel.menu_of(panel._found[0]).actions() if "not known" in each.text())
    waive.trigger()
    settle()
    assert rows(panel) == before[1:]
    assert [each.reason for each in desk.catalogue.waivers()] == ["It is not known."]


def test_what_a_template_requires_is_no_finding_to_be_waived(panel, draft):
    draft.show_unit("untitled")
    wanted = Finding(
        rule=templates.RULE, severity=Severity.SHOULD, unit="untitled", field="extents", message="Required."
    )
    assert [each.text() for each in panel.menu_of(wanted).actions()] == ["Go to the Field"]


def test_what_a_pack_that_is_off_would_find_has_no_row(panel, draft, desk):
    draft.show_unit("untitled")
    with desk.catalogue.edit("Off") as edit:
        for pack in rules.PACKS:
            finish(edit.turn({pack: False}))
    settle()
    assert rows(panel) == ["Nothing is to be mended in this record."]


def test_it_is_there_only_while_there_is_something_to_say(panel, draft):
    draft.show_unit("untitled")
    assert panel.isVisible()
    draft.show_unit(None)
    assert not panel.isVisible()


def test_it_says_what_is_wrong_while_it_is_typed(panel, draft):
    draft.show_unit("titled")
    assert not any(words.endswith("Describe / Title") for words in rows(panel))
    draft.revise(replace(draft.unit, titles=()))
    draft.check()
    assert any(words.endswith("Describe / Title") for words in rows(panel))
    draft.flush()


def test_what_stands_above_it_stays_where_it_is_from_record_to_record(panel, draft, desk):
    draft.show_unit("untitled")
    before = panel.sizeHint()
    with desk.catalogue.edit("Off") as edit:
        for pack in rules.PACKS:
            finish(edit.turn({pack: False}))
    draft.show_unit("titled")
    assert rows(panel) == ["Nothing is to be mended in this record."]
    assert panel.sizeHint() == before
    panel.settle()
    assert not panel.isVisible()


def test_that_there_is_nothing_to_mend_leads_nowhere(panel, draft, desk, qtbot):
    draft.show_unit("untitled")
    with desk.catalogue.edit("Off") as edit:
        for pack in rules.PACKS:
            finish(edit.turn({pack: False}))
    settle()
    panel.list.setCurrentRow(0)
    with qtbot.assertNotEmitted(panel.chosen):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)


def test_it_is_never_higher_than_three_rows(panel, draft):
    draft.show_unit("untitled")
    assert len(rows(panel)) > 3
    assert panel.list.height() <= 3 * theme.row_height() + 2


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("titles", "Describe / Title"),
        ("rights", "Provenance / Rights"),
        ("notes.scope", "Describe / Scope and content"),
        ("texts", "Text"),
    ],
)
def test_a_field_is_named_as_the_archivist_sees_it(field, place):
    assert where(field) == place
