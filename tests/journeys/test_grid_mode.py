"""Twenty items of one file are catalogued in the grid, from the keyboard alone."""

import pytest

from muniment.catalogue import Catalogue
from muniment.description.columns import COLUMNS
from muniment.description.levels import Level
from tests.desktop.build import place
from tests.journeys.archivist import a_day_of

TITLES = [f"Telegram {number} from Pyongyang to Tirana" for number in range(1, 21)]
DAYS = [f"{number} January 1967" for number in range(1, 21)]


@pytest.fixture
def day(archivist, home):
    """A day with a file that has one item so far."""
    catalogue = Catalogue.create(home / "desk.muniment")
    with catalogue.edit("Begin") as edit:
        edit.put(place("f", level=Level.FONDS, title="MPP Korese", shelfmark="AQPPSH, MPP Korese"))
        edit.put(place("d1", "f", Level.FILE, title="D 1", shelfmark="AQPPSH, MPP Korese, D 1, V. 1967"))
        edit.put(place("i1", "d1", Level.ITEM, title=""))
    catalogue.close()
    with a_day_of(archivist, home / "desk.muniment"):
        archivist.picks_in_tree("d1")
        yield archivist


def items(day):
    """The items of the file, in order."""
    return day.catalogue.units(day.catalogue.child_ids("d1"))


def test_twenty_items_are_catalogued_by_keys_alone(day):
    day.presses("Ctrl+G")
    for number, (title, date) in enumerate(zip(TITLES, DAYS, strict=True), start=1):
        day.types(f"AQPPSH, MPP Korese, D 1, V. 1967, l. {number}")
        day.presses("Tab")
        day.types(title)
        day.presses("Tab")
        day.types(date)
        if number == 1:
            day.presses("Tab", "Tab")
            day.types("Albanian")
            day.presses("Tab")
            day.types("Enkel Daljani")
        if number < 20:
            day.presses("Return")
    day.presses("Ctrl+Home", "Tab", "Tab", "Tab", "Tab", "Shift+Right", "Ctrl+Shift+Down", "Ctrl+D")

    day.waits_until(lambda: len(items(day)) == 20)
    assert [unit.title for unit in items(day)] == TITLES
    assert [unit.dates[0].edtf for unit in items(day)] == [f"1967-01-{number:02}" for number in range(1, 21)]
    assert {unit.level for unit in items(day)} == {Level.ITEM}
    assert {unit.languages[0].language for unit in items(day)} == {"sq"}
    assert {credit.name for unit in items(day) for credit in unit.credits} == {"Enkel Daljani"}

    day.presses("Ctrl+Z")
    assert sum(bool(unit.languages) for unit in items(day)) == 1
    day.presses("Ctrl+G")
    day.sees_listed(*TITLES)


def test_a_block_from_a_spreadsheet_is_pasted_and_undone_as_one(day):
    day.copies_elsewhere('l. 1\t"Письмо\nо поездке"\t[1955?]\r\nl. 2\t조선 방문\tnonsense 99\r\n')
    day.presses("Ctrl+G", "Ctrl+V")
    day.waits_until(lambda: len(items(day)) == 2)
    assert [unit.title for unit in items(day)] == ["Письмо\nо поездке", "조선 방문"]
    assert items(day)[0].dates[0].edtf == "1955?"
    day.presses("Down", "Tab", "Tab")
    day.sees("“nonsense 99” is not understood")
    day.presses("Ctrl+Z")
    assert [unit.title for unit in items(day)] == [""]


def test_what_is_typed_is_kept_after_a_pause_and_put_back_by_escape(day):
    day.presses("Ctrl+G", "Tab")
    day.types("Telegram")
    day.waits_until(lambda: items(day)[0].title == "Telegram")
    day.types(" to Tirana")
    day.presses("Escape")
    assert items(day)[0].title == ""


def test_copying_from_above_and_clearing_leave_other_cells(day):
    day.presses("Ctrl+G", "Right")
    day.types("Telegram")
    day.presses("Return", "Ctrl+'")
    day.waits_until(lambda: [unit.title for unit in items(day)] == ["Telegram", "Telegram"])
    day.presses("Up", "Delete")
    day.waits_until(lambda: [unit.title for unit in items(day)] == ["", "Telegram"])


def test_pauses_in_typing_one_cell_are_one_step(day):
    day.presses("Ctrl+G", "Tab")
    day.types("Telegram")
    day.waits_until(lambda: items(day)[0].title == "Telegram")
    day.types(" to Tirana")
    day.waits_until(lambda: items(day)[0].title == "Telegram to Tirana")
    day.types(" and back")
    day.presses("Tab")
    day.types("1967")
    day.presses("Return")
    day.waits_until(lambda: items(day)[0].date == "1967")
    steps = [step.label for step in day.catalogue.history()]
    assert steps.count("Edit Title") == 1
    day.presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    day.waits_until(lambda: items(day)[0].title == "")
    assert items(day)[0].date == ""


@pytest.mark.parametrize(
    ("column", "typed", "told"),
    [
        ("Status", "finished", "“finished” is no status"),
        ("Language", "Klingonish", "“Klingonish” is no language"),
    ],
)
def test_what_is_not_understood_is_told_at_its_cell(day, column, typed, told):
    day.presses("Ctrl+G")
    table = day.window.grid.widget().table
    at = [each.label for each in COLUMNS].index(column)
    table.setColumnHidden(at, False)
    table.put_cursor(0, at)
    day.types(typed)
    day.presses("Return", "Up")
    day.sees(told)
    right = "Final" if column == "Status" else "Albanian"
    day.types(right)
    day.presses("Return", "Up")
    day.sees_no(told)


def test_what_is_to_be_mended_is_typed_over_at_once(day):
    day.presses("Ctrl+G", "Ctrl+M", "Tab")
    day.types("Telegram")
    day.presses("Return")
    day.waits_until(lambda: "Telegram" in [unit.title for unit in day.catalogue.units(["f", "d1", "i1"])])
