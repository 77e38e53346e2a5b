"""*Undo* in a notice takes back what the notice names, and nothing else in its place."""

import pytest

from muniment.desktop.furnishing import furnish
from muniment.desktop.settings import Settings
from muniment.desktop.workbench import Workbench
from tests.build import a_unit
from tests.desktop.desks import a_desk


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path, a_unit("Letter", id="l")) as desk:
        desk.furniture = furnish()
        yield desk


@pytest.fixture
def noticed(desk):
    """The notices, the latest last: text, words of the button, and what that does."""
    said = []
    desk.noticed.connect(lambda *one: said.append(one))
    return said


def make(desk, id):
    with desk.catalogue.edit(f"New {id}") as edit:
        edit.put(a_unit(id, id=id))


def there(desk):
    return set(desk.catalogue.child_ids(None))


def test_what_was_done_last_is_undone_at_once(desk, noticed):
    make(desk, "a")
    desk.notice_undo("A is there.")
    noticed[-1][2]()
    assert there(desk) == {"l"}
    assert noticed[-1][:2] == ("Undone: New a", "Redo")


def test_what_was_done_since_is_told_before_it_is_undone_too(qtbot, desk, noticed):
    make(desk, "a")
    desk.notice_undo("A is there.")
    make(desk, "b")
    noticed[-1][2]()
    assert there(desk) == {"l", "a", "b"}
    assert noticed[-1][:2] == ("“New b” was done after that.", "Undo That, Too")
    noticed[-1][2]()
    qtbot.waitUntil(lambda: there(desk) == {"l"}, timeout=5000)
    qtbot.waitUntil(lambda: noticed[-1][0] == "2 steps undone.")


def test_what_is_typed_when_undo_is_pressed_is_kept(desk, noticed):
    make(desk, "a")
    desk.notice_undo("A is there.")
    desk.leaving.connect(lambda: make(desk, "typed"))
    noticed[-1][2]()
    assert there(desk) == {"l", "a", "typed"}


def test_what_is_undone_already_is_not_undone_again(desk, noticed):
    make(desk, "a")
    desk.notice_undo("A is there.")
    desk.catalogue.undo()
    make(desk, "b")
    noticed[-1][2]()
    assert there(desk) == {"l", "b"}
    assert noticed[-1][0] == "That is undone already."


def test_what_ends_after_the_catalogue_was_put_away_is_said_without_undo(qapp, tmp_path):
    bench = Workbench(Settings(tmp_path / "desk.ini"))
    said = []
    bench.noticed.connect(lambda *one: said.append(one))
    bench.notice_undo("It is done.")
    assert said == [("It is done.", "", None)]
    bench.deleteLater()


def test_several_steps_are_undone_as_one(qtbot, desk, noticed):
    make(desk, "a")
    first = desk.catalogue.last_step
    make(desk, "b")
    desk.notice_undo("Both are there.", first)
    noticed[-1][2]()
    qtbot.waitUntil(lambda: there(desk) == {"l"}, timeout=5000)


def test_what_is_done_again_is_in_hand(desk):
    make(desk, "a")
    desk.go(None)
    desk.undo()
    assert desk.unit is None
    desk.redo()
    assert desk.unit == "a"


def test_a_record_in_hand_stays_there_when_another_is_made_again(desk):
    make(desk, "a")
    desk.undo()
    desk.go(None, "l")
    desk.redo()
    assert desk.unit == "l"


def test_a_long_import_that_is_done_again_is_in_hand(qtbot, desk):
    desk.go(None)
    with desk.catalogue.edit("Import") as edit:
        for number in range(1100):
            edit.put(a_unit("Letter", id=f"u{number}", parent="u0" if number else None))
    desk.undo()
    qtbot.waitUntil(lambda: desk.redo_label == "Import" and not desk.jobs.running(), timeout=10000)
    desk.hold(None)
    desk.redo()
    qtbot.waitUntil(lambda: desk.unit == "u0", timeout=10000)
