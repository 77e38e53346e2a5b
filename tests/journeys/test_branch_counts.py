"""The tree tells of each place how much lies below it and whether something is to be mended there."""

import pytest
from PySide6.QtCore import Qt

from muniment.catalogue import Catalogue
from muniment.description.levels import Level
from muniment.desktop.models.tree import BRANCH_ROLE
from tests.desktop.build import place, two_series
from tests.journeys.archivist import a_day_of


@pytest.fixture
def desk(home):
    """A fonds with two series; the first has a file with three items, one of them without a title."""
    path = home / "desk.muniment"
    with Catalogue.create(path) as catalogue, catalogue.edit("Begin") as edit:
        two_series(edit)
        for number, title in enumerate(("One", "Two", ""), start=1):
            edit.put(place(f"i{number}", "d", Level.ITEM, title=title, shelfmark=f"X, f, a, 1, {number}"))
    return path


def below(archivist, unit):
    """How many units the tree tells of below a place."""
    tree = archivist.window.arrangement.tree
    branch = tree.model().index_of(unit).data(BRANCH_ROLE)
    return branch.below if branch else 0


def read_out(archivist, unit):
    """What a screen reader says of a place in the tree."""
    index = archivist.window.arrangement.tree.model().index_of(unit)
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_counts_follow_moves_deletions_and_undo(archivist, desk):
    with a_day_of(archivist, desk):
        archivist.waits_until(lambda: below(archivist, "f") == 6)
        assert (below(archivist, "a"), below(archivist, "b")) == (4, 0)
        archivist.drags_in_tree("d", onto="b")
        archivist.waits_until(lambda: (below(archivist, "a"), below(archivist, "b")) == (0, 4))
        assert below(archivist, "f") == 6
        archivist.presses("Ctrl+Z")
        archivist.waits_until(lambda: below(archivist, "a") == 4)
        archivist.picks_in_tree("d")
        archivist.presses("Del")
        archivist.waits_until(lambda: below(archivist, "f") == 2)


def test_what_is_to_be_mended_below_is_told_until_it_is_mended(archivist, desk):
    with a_day_of(archivist, desk):
        archivist.waits_until(lambda: "6 units below" in read_out(archivist, "f"))
        assert "must be mended" in read_out(archivist, "a")
        assert "must be mended" not in read_out(archivist, "b")
        archivist.picks_in_tree("i3")
        archivist.clicks("Title")
        archivist.types("Three")
        archivist.presses("Ctrl+F")
        archivist.waits_until(lambda: "must be mended" not in read_out(archivist, "a"))
