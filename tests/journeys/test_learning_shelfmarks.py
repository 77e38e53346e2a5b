"""How an archive writes its shelfmarks is learnt from examples, by the keyboard and by pointing."""

import pytest
from PySide6.QtWidgets import QToolButton

from muniment.catalogue import Catalogue
from muniment.description import shelfmarks
from muniment.description.levels import Level
from tests.build import a_unit
from tests.journeys.archivist import a_day_of, open_sheets

MARKS = [f"Halle {hall}, Kasten {box}, Mappe 7" for hall, box in ((3, 2), (3, 12), (4, 40))]


@pytest.fixture
def day(archivist, home):
    """An archive whose three shelfmarks nobody understands yet."""
    shelfmarks.read_again()
    with Catalogue.create(home / "desk.muniment") as catalogue, catalogue.edit("Begin") as edit:
        edit.put(a_unit("Seed Vault", id="f", level=Level.FONDS))
        for number, mark in enumerate(MARKS):
            edit.put(a_unit(f"Sheet {number}", mark, id=f"s{number}", parent="f", repository="Seed Vault"))
    with a_day_of(archivist, home / "desk.muniment"):
        yield archivist
    shelfmarks.read_again()


def understood(mark):
    """How a shelfmark of the archive is read now: its parts in words."""
    return [f"{part.label} {part.value}" for part in shelfmarks.read(mark, "Seed Vault").parts]


def opens_dialog(day):
    """Ask for the dialog by its name, and wait until the catalogue's marks are read."""
    day.does("Learn Shelfmarks")
    day.waits_until(open_sheets)


def test_a_scheme_is_learnt_from_suggested_examples_by_keys_and_taken_back(day):
    opens_dialog(day)
    assert day.field("Repository") == "Seed Vault"
    day.goes_by_tab_to("Suggest Examples")
    day.presses("Space")
    day.sees("Of 3 shelfmarks, 0 are read now, and 3 would be.")
    day.sees("halle 3 · kasten 12 · mappe 7")
    day.goes_by_tab_to("Save the Scheme")
    day.presses("Return")
    day.waits_for_work()
    assert day.notice() == "Shelfmarks are now read by “Seed Vault”."
    assert understood("Halle 9, Kasten 1, Mappe 2") == ["halle 9", "kasten 1", "mappe 2"]

    day.clicks("Undo")
    day.waits_for_work()
    day.waits_until(lambda: understood("Halle 9, Kasten 1, Mappe 2") == [])


def test_a_part_is_corrected_by_pointing_and_holds_for_all_marks(day):
    opens_dialog(day)
    day.clicks("Examples")
    day.writes(MARKS[0])
    day.sees("3 would be.")
    day.picks_from("Kasten 2: series", "container")
    day.waits_until(lambda: any(_said(each) == "Kasten 2: container" for each in _parts(day)))
    day.clicks("Save the Scheme")
    day.waits_for_work()
    parts = shelfmarks.read(MARKS[2], "Seed Vault").parts
    assert {part.label: str(part.level) for part in parts}["kasten"] == "container"


def test_examples_that_say_nothing_teach_nothing(day):
    opens_dialog(day)
    day.clicks("Examples")
    day.presses("Ctrl+A", "Delete")
    day.sees("Type or suggest examples")
    assert not open_sheets()[0].main.isEnabled()


def _parts(day):
    return [each for each in open_sheets()[0].findChildren(QToolButton) if each.isVisible()]


def _said(button):
    return button.accessibleName()
