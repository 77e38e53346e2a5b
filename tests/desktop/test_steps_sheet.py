"""What was done is listed across restarts, and any point of it can be gone to."""

import pytest

from muniment.catalogue import Catalogue
from muniment.desktop.dialogs.steps import StepsSheet
from muniment.desktop.furnishing import furnish
from tests.build import a_unit
from tests.desktop.desks import a_desk, settle


def test_a_point_is_picked_and_gone_to(qtbot, qapp, tmp_path):
    with a_desk(tmp_path, a_unit("One", id="one")) as desk:
        for title in ("Two", "Three"):
            with desk.catalogue.edit(f"Put {title}") as edit:
                edit.put(a_unit(title, id=title))
        settle()
        sheet = StepsSheet(desk)
        sheet.show()
        assert [sheet.table.item(row, 1).text() for row in range(3)] == ["Put Three", "Put Two", "Begin"]
        assert not sheet.main.isEnabled()
        failed = []
        desk.jobs.failed.connect(failed.append)
        sheet.table.selectRow(2)
        sheet.main.click()
        qtbot.waitUntil(lambda: not desk.jobs.running())
        assert (failed, desk.catalogue.count()) == ([], 1)
        settle()
        assert [sheet.table.item(row, 2).text() for row in range(3)] == ["undone", "undone", "done"]


@pytest.fixture
def desk(qapp, tmp_path):
    """A desk on which I have corrected a letter, and a colleague has corrected it since."""
    with a_desk(tmp_path, a_unit("One", id="one")) as desk:
        desk.furnish(furnish())
        for id, title in (("two", "Two"), ("one", "Mine")):
            with desk.catalogue.edit(f"Put {title}") as edit:
                edit.put(a_unit(title, id=id))
        with Catalogue.open(desk.catalogue.path, who="Colleague") as theirs, theirs.edit("Theirs") as edit:
            edit.put(a_unit("Theirs", id="one"))
        settle()
        yield desk


def offers(desk):
    """What is said in passing, and what can be done about it."""
    told = []
    desk.noticed.connect(lambda *notice: told.append(notice))
    return told


def test_what_a_colleague_changed_is_stepped_over_on_the_way(qtbot, desk):
    told = offers(desk)
    sheet = StepsSheet(desk)
    sheet.show()
    sheet.table.selectRow(2)
    sheet.main.click()
    qtbot.waitUntil(lambda: bool(told))
    words, offered, go_on = told.pop()
    assert (words, offered) == (
        "“Theirs” has been changed since. Nothing was changed now.",
        "Go On Without It",
    )
    go_on()
    qtbot.waitUntil(lambda: bool(told))
    assert "1 record stays as others have made it" in told.pop()[0]
    settle()
    assert [sheet.table.item(row, 2).text() for row in range(3)] == [
        "undone, all but 1 record",
        "undone",
        "done",
    ]
    assert [unit.title for unit in desk.catalogue.subtree()] == ["Theirs"]


def test_undo_says_what_stands_against_it_and_offers_to_leave_that_out(desk):
    told = offers(desk)
    desk.undo()
    assert told[-1][:2] == ("“Theirs” has been changed since. Nothing was changed now.", "Undo All Else")
    told[-1][2]()
    assert told[-1][:2] == ("Undone: Put Mine. 1 record stays as others have made it.", "Redo")
    settle()
    assert desk.undo_label == "Put Two"
