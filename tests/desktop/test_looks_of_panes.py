"""Panes at the sides, and the tree in one of them, are as wide as the size of everything asks for."""

import pytest

from muniment.desktop import looks
from muniment.desktop.furnishing import furnish
from muniment.desktop.settings import Settings
from muniment.desktop.window import Window
from tests.desktop.build import place
from tests.desktop.desks import settle

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def deep(window, qapp):
    """The window at 1280 pixels on places that lie far below each other, all of them open."""
    window.resize(1280, 800)
    with window.bench.catalogue.edit("Go deep") as edit:
        for depth in range(8):
            edit.put(place(f"deep{depth}", f"deep{depth - 1}" if depth else "a", title="Letters received"))
    looks.wear(qapp, window.bench.settings)
    window.bench.open_unit("deep7")
    settle()
    yield window
    window.zoom(0)
    settle()


def test_panes_at_the_sides_follow_as_far_as_the_list_keeps_its_third(deep):
    before = deep._panes.sizes()
    for _step in range(10):
        deep.zoom(1)
    settle()
    side, units, record = deep._panes.sizes()
    assert side > 1.15 * before[0]
    assert record > 1.15 * before[2]
    assert side + record == pytest.approx((side + units + record) * 2 / 3, abs=6)
    for _step in range(10):
        deep.zoom(-1)
    settle()
    assert deep._panes.sizes() == pytest.approx(before, abs=2)


def test_a_pane_that_was_made_wider_stays_so_in_whatever_size(deep):
    deep._panes.setSizes([330, 510, 440])
    settle()
    deep.zoom(2)
    settle()
    deep.zoom(-2)
    settle()
    assert deep._panes.sizes() == pytest.approx([330, 510, 440], abs=4)


def test_the_panes_of_a_window_that_opens_at_another_size_are_as_wide(deep, qapp, tmp_path):
    deep.zoom(10)
    settle()
    other = Window(Settings(tmp_path / "other.ini"))
    other.resize(1280, 800)
    other.furnish(furnish())
    other.show()
    settle()
    assert other._panes.sizes() == pytest.approx(deep._panes.sizes(), abs=24)
    other.close()


def test_the_deepest_place_of_the_tree_has_room_for_its_words(deep):
    tree = deep.arrangement.tree
    for _step in range(10):
        deep.zoom(1)
    settle()
    row = tree.visualRect(tree.currentIndex())
    assert row.width() > tree.viewport().width() * 0.3
