"""A catalogue on a disc: it is read as always, says that nothing can be saved, and holds nobody up."""

import pytest

from muniment.catalogue import Catalogue
from muniment.description.levels import Level
from tests.desktop.build import place
from tests.journeys.archivist import a_day_of
from tests.protected import needs_rights, without_rights

pytestmark = needs_rights


@pytest.fixture
def kept(home):
    """A catalogue with one item, in a folder where nothing can be written."""
    path = home / "disc" / "kept.muniment"
    path.parent.mkdir()
    with Catalogue.create(path) as made, made.edit("Begin") as edit:
        edit.put(place("letter", level=Level.ITEM, title="Letter"))
    with without_rights(path, path.parent):
        yield path


def test_what_is_typed_is_refused_and_the_record_shows_what_is_kept(archivist, kept):
    with a_day_of(archivist, kept):
        archivist.sees("“kept.muniment” can only be read, and nothing is saved in it")
        archivist.goes_by_tab_to("Title")
        archivist.presses("End")
        archivist.types("s")
        archivist.waits_until(lambda: archivist.field("Title") == "Letter")
        archivist.sees("can only be read")
        assert archivist.window.windowTitle() == "kept (read only) – Muniment"
        archivist.window.close()
        assert not archivist.window.isVisible()


def test_a_command_changes_nothing_and_says_why(archivist, kept):
    with a_day_of(archivist, kept):
        archivist.does("Duplicate")
        archivist.sees("can only be read")
        assert archivist.catalogue.count() == 1
