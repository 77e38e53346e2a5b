"""What was done is listed across restarts, and any point of it can be gone to."""

from muniment.desktop.dialogs.steps import StepsSheet
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
