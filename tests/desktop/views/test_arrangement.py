"""The tree marks what is in hand, wherever that was picked."""

import pytest

from muniment.catalogue import Catalogue
from muniment.description.levels import Level
from muniment.desktop.models.tree import UNIT_ROLE
from muniment.desktop.settings import Settings
from muniment.desktop.window import Window
from tests.desktop.build import place
from tests.desktop.desks import settle


@pytest.fixture
def window(qtbot, tmp_path):
    catalogue = Catalogue.create(tmp_path / "c.muniment")
    with catalogue.edit("Begin") as edit:
        edit.put(place("f", level=Level.FONDS, title="Fonds"))
        edit.put(place("a", "f", Level.ITEM, title="One"))
        edit.put(place("b", "f", Level.ITEM, title="Two"))
        edit.put(place("g", level=Level.FONDS, title="Closed"))
        edit.put(place("s", "g", Level.SERIES, title="Series"))
        edit.put(place("c", "s", Level.ITEM, title="Three"))
    made = Window(Settings(tmp_path / "desk.ini"))
    qtbot.addWidget(made)
    made.show()
    made.bench.lay(catalogue)
    settle()
    yield made
    made.close()


def marked(window):
    return window.arrangement.tree.currentIndex().data(UNIT_ROLE)


def test_what_is_picked_in_the_list_is_marked_in_the_tree_where_it_is_to_be_seen(window):
    window.bench.open_unit("a")
    assert marked(window) == "a"
    window.bench.hold("b")
    assert marked(window) == "b"


def test_the_nearest_place_that_is_to_be_seen_is_marked_else_and_nothing_is_opened(window):
    window.bench.open_unit("a")
    window.bench.hold("c")
    assert marked(window) == "g"
    tree = window.arrangement.tree
    assert not tree.isExpanded(tree.currentIndex())


def test_marking_goes_nowhere(window):
    window.bench.open_unit("a")
    window.bench.hold("c")
    assert (window.bench.place, window.bench.unit) == ("f", "c")
