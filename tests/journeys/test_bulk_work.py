"""A name is corrected in more than a thousand records: shown before, done at once, undone in one step."""

import pytest

from muniment.catalogue import Catalogue
from muniment.description.levels import Level
from muniment.description.units import Credit, Unit, a_title
from tests.journeys.archivist import a_day_of, open_sheets

RECORDS = 1_200
WRONG, RIGHT = "Enkel Daljni", "Enkel Daljani"


@pytest.fixture
def day(archivist, home):
    """A day with a file of more than a thousand letters, all but two of them by a translator spelt wrong."""
    catalogue = Catalogue.create(home / "desk.muniment")
    with catalogue.edit("Begin") as edit:
        edit.put(Unit(id="d1", level=Level.FILE, titles=(a_title("D 1"),)))
        edit.put_many(
            Unit(
                id=f"l{number}",
                parent="d1",
                level=Level.ITEM,
                titles=(a_title(f"Letter {number}"),),
                credits=(Credit(name=WRONG if number > 1 else RIGHT, relator="trl"),),
            )
            for number in range(RECORDS)
        )
    catalogue.close()
    with a_day_of(archivist, home / "desk.muniment"):
        archivist.picks_in_tree("d1")
        yield archivist


def said_wrong(day):
    """How many records name the translator wrong."""
    return len(day.catalogue.search_ids("translator:Daljni", limit=RECORDS + 1))


def asks_for(day, field, wanted, by):
    """Say, from the keyboard, what is to be replaced by what in a field."""
    day.goes_by_tab_to("Field")
    day.types(field)
    day.goes_by_tab_to("Find")
    day.types(wanted)
    day.presses("Tab")
    day.types(by)


def test_a_translators_name_is_corrected_in_more_than_a_thousand_records(day):
    day.presses("Ctrl+B")
    asks_for(day, "Translator", WRONG, RIGHT)
    day.waits_until(lambda: open_sheets()[0].main.text() == f"Change {RECORDS - 2} records")
    day.sees(f"{RECORDS - 2} records change, of {RECORDS:,}.")
    day.goes_by_tab_to("Before and after; space leaves a record out")
    day.presses("Ctrl+Home", "Space")
    day.sees(f"{RECORDS - 3} records change")
    assert said_wrong(day) == RECORDS - 2

    day.presses("Return")
    day.waits_for_work()
    assert said_wrong(day) == 1
    assert day.notice() == f"{RECORDS - 3} units changed."
    day.presses("Ctrl+Z")
    day.waits_for_work()
    assert said_wrong(day) == RECORDS - 2
    assert day.catalogue.undo_label == "Begin"


def test_two_changes_are_looked_at_and_made_together(day):
    day.presses("Ctrl+B")
    asks_for(day, "Translator", WRONG, RIGHT)
    day.sees(f"{RECORDS - 2} records change")
    day.goes_by_tab_to("And Then …")
    day.presses("Space")
    day.sees(f"1. Replace “{WRONG}” by “{RIGHT}” in Translator")

    asks_for(day, "Title", "Letter", "Telegram")
    day.sees(f"{RECORDS} records change")
    day.presses("Return")
    day.waits_for_work()
    assert said_wrong(day) == 0
    first, last = day.catalogue.units(["l0", f"l{RECORDS - 1}"])
    assert (first.title, last.title) == ("Telegram 0", f"Telegram {RECORDS - 1}")
    day.presses("Ctrl+Z")
    day.waits_for_work()
    assert said_wrong(day) == RECORDS - 2
    assert day.catalogue.undo_label == "Begin"


def test_a_change_that_was_added_is_dropped_again(day):
    day.presses("Ctrl+B")
    day.goes_by_tab_to("Find")
    day.types("Letter")
    day.sees("0 records change")
    day.goes_by_tab_to("And Then …")
    day.presses("Space")
    day.sees("1. Replace “Letter” by “” in Shelfmark")
    day.clicks("Drop: Replace “Letter” by “” in Shelfmark")
    day.sees_no("1. Replace")
    day.sees("Say what is to be done")
