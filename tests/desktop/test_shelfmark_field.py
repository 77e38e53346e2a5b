"""The shelfmark field tells what stands around what is typed, and offers a number and a place."""

import pytest
from PySide6.QtCore import Qt

from muniment.description.levels import Level
from muniment.desktop.forms.scene import Scene
from muniment.desktop.forms.shapes import SHELFMARK
from muniment.desktop.forms.understanding import ShelfmarkInput
from muniment.progress import finish
from muniment.tasks import place_units
from tests.build import a_unit
from tests.desktop.build import press
from tests.desktop.desks import a_desk, settle

KOREA = "AQPPSH, MPP Korese, V. 1967"
FILES = tuple(a_unit(f"File {n}", f"{KOREA}, D {n}", level=Level.FILE) for n in (2, 3, 7))
NEW = a_unit("New", level=Level.FILE)


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path, *FILES, NEW) as desk:
        ids = [unit.id for unit in FILES]
        finish(place_units.place(desk.catalogue, finish(place_units.plan(desk.catalogue, ids))))
        yield desk


@pytest.fixture
def field(desk, qtbot):
    made = ShelfmarkInput(SHELFMARK.parts[0], Scene(desk, NEW))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_value("")
    return made


def offers(field, qtbot, words):
    press(field.line, words)
    qtbot.waitUntil(lambda: not field._pause.isActive(), timeout=2000)
    settle()
    return field._offers.text()


def test_neighbours_are_named_with_links(field, desk, qtbot):
    assert "Between" in offers(field, qtbot, f"{KOREA}, D 5")
    field._offers.linkActivated.emit(FILES[1].id)
    assert desk.unit == FILES[1].id


def test_a_taken_number_is_exchanged_for_the_next_free_one(field, qtbot):
    assert "Next free" in offers(field, qtbot, f"{KOREA}, D 2")
    field._offers.linkActivated.emit("next-free")
    assert field.line.text() == f"{KOREA}, D 4"


def test_the_place_is_offered_and_taken(field, desk, qtbot):
    assert "Place it in AQPPSH" in offers(field, qtbot, f"{KOREA}, D 5")
    field._offers.linkActivated.emit("place-here")
    qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=5000)
    assert [row.title for row in desk.catalogue.ancestors(NEW.id)] == ["AQPPSH", "MPP Korese", "V. 1967"]


def test_what_is_only_shown_offers_nothing(field):
    field.show_value(f"{KOREA}, D 5")
    settle()
    assert field._offers.text() == ""


def test_offers_are_reached_by_key(field, qtbot):
    offers(field, qtbot, f"{KOREA}, D 5")
    assert field._offers.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard
