"""What was read from pasted words is marked in the form, field by field, until somebody has looked at it."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from muniment.desktop import unconfirmed
from muniment.desktop.dialogs.paste import PasteSheet
from muniment.desktop.furnishing import furnish
from muniment.desktop.settings import Settings
from tests.build import a_unit
from tests.desktop.build import press
from tests.desktop.desks import a_desk, a_record_pane, settle

CITATION = (
    '"Letter about the New Mill," March 3, 1958, Wilson Center Digital Archive, '
    "AQPPSH, MPP Korese, D 2, V. 1958. Translated by Ana Kodra"
)


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path, a_unit(title="", id="empty"), a_unit(title="Mine", id="mine")) as desk:
        desk.furnish(furnish())
        yield desk


@pytest.fixture
def pane(desk, qtbot):
    with a_record_pane(desk, qtbot) as pane:
        desk.unit_changed.connect(pane.show_unit)
        yield pane


@pytest.fixture
def pasted(desk, pane, qtbot):
    """The record that came of a citation."""
    sheet = PasteSheet(desk, CITATION)
    sheet.show()
    sheet.main.click()
    qtbot.waitUntil(lambda: not desk.jobs.running())
    settle()
    return desk.catalogue.unit(desk.unit)


def buttons(pane):
    """What can be confirmed, by the names of the buttons that can be seen."""
    found = [each for each in pane.findChildren(QToolButton) if each.isVisible()]
    return {each.accessibleName(): each for each in found if each.accessibleName().startswith("Confirm")}


def asks(desk, unit):
    return unconfirmed.fields_of(desk.settings, desk.catalogue.place, unit)


def line(pane, name):
    return next(each for each in pane.findChildren(QLineEdit) if each.accessibleName() == name)


def offers(pane):
    return [each for each in pane.findChildren(QLabel) if "This is a whole citation" in each.text()]


def test_every_field_that_was_read_asks_to_be_confirmed_and_no_other(desk, pane, pasted):
    assert asks(desk, pasted.id) >= {"titles", "shelfmarks", "dates", "credits"}
    assert not asks(desk, pasted.id) & {"level", "status", "extents"}
    assert {"Confirm All", "Confirm: Title", "Confirm: Date"} <= buttons(pane).keys()
    assert "Confirm: Level" not in buttons(pane)
    pane.show_unit("mine")
    assert not buttons(pane)


def test_a_field_is_confirmed_by_itself_and_the_others_wait(desk, pane, pasted):
    buttons(pane)["Confirm: Title"].click()
    assert "Confirm: Title" not in buttons(pane)
    assert "Confirm: Date" in buttons(pane)
    assert "titles" not in asks(desk, pasted.id)


def test_what_is_corrected_needs_no_confirming(desk, pane, pasted):
    press(line(pane, "Date"), "?")
    assert "Confirm: Date" not in buttons(pane)


def test_all_are_confirmed_at_once(desk, pane, pasted):
    buttons(pane)["Confirm All"].click()
    assert not buttons(pane)


def test_what_is_not_confirmed_is_so_after_a_restart(desk, pane, pasted, tmp_path):
    desk.settings.flush()
    again = Settings(tmp_path / "desk.ini")
    assert "titles" in unconfirmed.fields_of(again, desk.catalogue.place, pasted.id)


def test_a_citation_pasted_for_a_shelfmark_is_offered_to_fill_the_form(desk, pane, qtbot):
    pane.show_unit("empty")
    line(pane, "Shelfmark").setFocus()
    line(pane, "Shelfmark").insert(CITATION)
    line(pane, "Shelfmark").textEdited.emit(CITATION)
    qtbot.waitUntil(lambda: bool(offers(pane)))
    offers(pane)[0].linkActivated.emit("fill-in")
    pane.flush()
    unit = desk.catalogue.unit("empty")
    assert (unit.shelfmark, unit.title) == ("AQPPSH, MPP Korese, D 2, V. 1958", "Letter about the New Mill")
    assert [credit.name for credit in unit.credits] == ["Ana Kodra"]
    assert {"Confirm: Title", "Confirm: Date", "Confirm: Shelfmark"} <= buttons(pane).keys()
    desk.catalogue.undo()
    assert desk.catalogue.unit("empty").shelfmark == ""
