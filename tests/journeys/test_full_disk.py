"""The disk is full while somebody works: it is told, nothing typed is lost, and all is kept in the end."""

import sys

import pytest

from muniment.catalogue import Catalogue
from muniment.description.levels import Level
from tests.desktop.build import place
from tests.full_disk import no_room
from tests.journeys.archivist import a_day_of

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no limit for the size of a file."
)


@pytest.fixture
def kept(home):
    """A catalogue with one item."""
    path = home / "kept.muniment"
    with Catalogue.create(path) as made, made.edit("Begin") as edit:
        edit.put(place("letter", level=Level.ITEM, title="Letter"))
    return path


def test_what_was_typed_on_a_full_disk_is_told_kept_and_saved_when_there_is_room(archivist, kept):
    with a_day_of(archivist, kept):
        archivist.goes_by_tab_to("Title")
        archivist.presses("End")
        with no_room():
            archivist.types(" to Tirana")
            archivist.presses("Ctrl+S")
            archivist.sees("cannot")
            archivist.sees("What you typed is not saved yet")
            assert archivist.field("Title") == "Letter to Tirana"
        archivist.types(", draft")
        archivist.presses("Ctrl+S")
        archivist.waits_until(lambda: archivist.record.title == "Letter to Tirana, draft")
        archivist.sees("Saved ")
        archivist.sees_no("What you typed is not saved yet")


def test_a_command_on_a_full_disk_changes_nothing_and_says_so(archivist, kept):
    with a_day_of(archivist, kept):
        with no_room():
            archivist.does("Duplicate")
            archivist.sees("cannot")
        assert archivist.catalogue.count() == 1
        archivist.does("Duplicate")
        archivist.waits_until(lambda: archivist.catalogue.count() == 2)


def test_the_window_stays_until_what_was_typed_is_kept(archivist, kept):
    with a_day_of(archivist, kept):
        archivist.goes_by_tab_to("Title")
        archivist.presses("End")
        with no_room():
            archivist.types(" to Tirana")
            archivist.window.close()
            archivist.sees("What you typed could not be saved yet. “kept” cannot do this")
            assert archivist.window.isVisible()
    with a_day_of(archivist, kept):
        assert archivist.record.title == "Letter to Tirana"


def test_who_closes_the_window_is_told_that_the_file_was_moved_and_where_to(archivist, kept, home):
    with a_day_of(archivist, kept):
        archivist.goes_by_tab_to("Title")
        archivist.presses("End")
        kept.rename(home / "elsewhere.muniment")
        archivist.types(" to Tirana")
        archivist.window.close()
        archivist.sees(
            "What you typed could not be saved yet. “kept.muniment” is no longer where it was opened"
        )
        archivist.sees("Put it back")
        assert archivist.window.isVisible()
        (home / "elsewhere.muniment").rename(kept)
        archivist.window.close()
    with a_day_of(archivist, kept):
        assert archivist.record.title == "Letter to Tirana"
