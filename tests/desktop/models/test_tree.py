"""The arrangement as a model: lazy, kept current, and right by Qt's own tester."""

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from muniment.desktop.models.tree import UNIT_ROLE, TreeModel
from tests.desktop.build import place

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model(qapp, catalogue):
    made = TreeModel(catalogue)
    leave = catalogue.subscribe(made.refresh)
    tester = QAbstractItemModelTester(made, FATAL)
    yield made
    leave()
    tester.deleteLater()
    made.deleteLater()


@pytest.fixture
def lazy(qapp, catalogue):
    """The model without the tester, which fetches everything there is."""
    made = TreeModel(catalogue)
    yield made
    made.deleteLater()


def shown(model, parent=None):
    """The tree as nested lists, as far as it has been fetched."""
    index = parent or QModelIndex()
    rows = [model.index(row, 0, index) for row in range(model.rowCount(index))]
    return [
        (row.data(UNIT_ROLE), shown(model, row)) if model.rowCount(row) else row.data(UNIT_ROLE)
        for row in rows
    ]


def fetch_all(model, parent=None):
    index = parent or QModelIndex()
    while model.canFetchMore(index):
        model.fetchMore(index)
    for row in range(model.rowCount(index)):
        fetch_all(model, model.index(row, 0, index))


def test_places_are_fetched_when_they_are_opened(lazy):
    lazy.fetchMore(QModelIndex())
    assert shown(lazy) == ["f"]
    lazy.fetchMore(lazy.index(0, 0))
    assert shown(lazy) == [("f", ["a", "b", "c"])]


def test_fetching_twice_changes_nothing(model):
    fetch_all(model)
    before = shown(model)
    model.fetchMore(QModelIndex())
    model.fetchMore(model.index_of("a"))
    assert shown(model) == before == [("f", [("a", ["a1", "a2", "a3"]), "b", "c"])]


def test_the_way_to_a_unit_is_fetched(model):
    index = model.index_of("a3")
    assert (index.data(), index.row(), index.parent().data()) == ("a3", 2, "a")


def test_a_unit_that_is_not_there_has_no_index(model):
    assert not model.index_of("nobody").isValid()


def test_a_new_unit_appears_and_what_was_open_stays(model, catalogue):
    fetch_all(model)
    kept = QPersistentModelIndex(model.index_of("a2"))
    with catalogue.edit("New") as edit:
        edit.put(place("a0", "a"), before="a1")
    assert shown(model) == [("f", [("a", ["a0", "a1", "a2", "a3"]), "b", "c"])]
    assert (kept.row(), kept.data()) == (2, "a2")


def test_a_unit_moves_among_its_siblings(model, catalogue):
    fetch_all(model)
    kept = QPersistentModelIndex(model.index_of("a3"))
    with catalogue.edit("Move") as edit:
        edit.move("a3", "a", "a1")
    assert shown(model) == [("f", [("a", ["a3", "a1", "a2"]), "b", "c"])]
    assert (kept.row(), kept.data()) == (0, "a3")


def test_a_branch_moves_under_another_place(model, catalogue):
    fetch_all(model)
    with catalogue.edit("Move") as edit:
        edit.move("a", "b", None)
    fetch_all(model)
    assert shown(model) == [("f", [("b", [("a", ["a1", "a2", "a3"])]), "c"])]


def test_a_deleted_branch_is_gone_and_comes_back_with_undo(model, catalogue):
    fetch_all(model)
    with catalogue.edit("Delete") as edit:
        edit.delete("a")
    assert shown(model) == [("f", ["b", "c"])]
    catalogue.undo()
    fetch_all(model)
    assert shown(model) == [("f", [("a", ["a1", "a2", "a3"]), "b", "c"])]


def test_a_place_that_was_empty_can_be_opened_once_it_has_a_child(model, catalogue):
    fetch_all(model)
    assert not model.hasChildren(model.index_of("c"))
    with catalogue.edit("New") as edit:
        edit.put(place("c1", "c"))
    assert model.hasChildren(model.index_of("c"))
    fetch_all(model)
    assert shown(model) == [("f", [("a", ["a1", "a2", "a3"]), "b", ("c", ["c1"])])]


def test_a_new_title_is_shown(model, catalogue):
    index = QPersistentModelIndex(model.index_of("b"))
    with catalogue.edit("Rename") as edit:
        edit.put(place("b", "f", title="Letters"))
    assert index.data() == "Letters"


def test_a_long_place_is_fetched_in_pages(lazy, catalogue):
    with catalogue.edit("Many") as edit:
        edit.put_many(place(f"b{number:04}", "b") for number in range(2500))
    index = lazy.index_of("b")
    lazy.fetchMore(index)
    assert lazy.rowCount(index) == 1000
    far = lazy.index_of("b2400")
    assert (far.row(), far.data()) == (2400, "b2400")


def test_a_unit_far_down_a_long_place_is_shown_by_its_place(lazy, catalogue):
    with catalogue.edit("Many") as edit:
        edit.put_many(place(f"b{number:04}", "b") for number in range(4000))
    assert lazy.index_of("b3999").data() == "b"
