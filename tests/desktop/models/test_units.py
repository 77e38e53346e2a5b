"""The list as a model: rows in blocks, kept current, and right by Qt's own tester."""

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from muniment.desktop.models.units import COLUMNS, FINDINGS, SHELFMARK, SNIPPET_ROLE, TITLE, UnitsModel
from tests.desktop.build import place

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model(qapp, catalogue):
    made = UnitsModel(catalogue)
    leave = catalogue.subscribe(made.refresh)
    tester = QAbstractItemModelTester(made, FATAL)
    made.show(["a1", "a2", "a3"], ["X, f, a"])
    yield made
    leave()
    tester.deleteLater()
    made.deleteLater()


def titles(model):
    return [model.index(row, TITLE).data() for row in range(model.rowCount())]


def test_units_are_rows(model):
    assert titles(model) == ["a1", "a2", "a3"]
    assert model.columnCount() == len(COLUMNS)


def test_a_shelfmark_does_not_repeat_what_the_way_says(model):
    index = model.index(0, SHELFMARK)
    assert index.data() == "1"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "X, f, a, 1"


def test_what_is_to_be_mended_is_said_in_words_too(model, catalogue):
    row = catalogue.row("a1")
    said = model.index(0, FINDINGS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert any(character.isdigit() for character in said) == bool(row.must or row.should or row.advice)
    assert said


def test_a_changed_unit_is_read_again(model, catalogue):
    titles(model)
    with catalogue.edit("Rename") as edit:
        edit.put(place("a2", "a", title="Letters"))
    assert titles(model) == ["a1", "Letters", "a3"]


def test_rows_come_go_and_move_while_the_selection_stays(model, catalogue):
    kept = QPersistentModelIndex(model.index(2, TITLE))
    with catalogue.edit("Rearrange") as edit:
        edit.move("a3", "a", "a1")
        edit.delete("a2")
        edit.put(place("a9", "a"))
    model.rearrange(catalogue.child_ids("a"))
    assert titles(model) == ["a3", "a1", "a9"]
    assert (kept.row(), kept.data()) == (0, "a3")


def test_only_the_block_that_is_seen_is_read(qapp, catalogue, monkeypatch):
    model = UnitsModel(catalogue)
    with catalogue.edit("Many") as edit:
        edit.put_many(place(f"b{number:04}", "b") for number in range(1000))
    asked = []
    rows = catalogue.rows
    monkeypatch.setattr(catalogue, "rows", lambda ids: asked.append(len(ids)) or rows(ids))
    model.show(catalogue.child_ids("b"))
    assert model.index(500, TITLE).data() == "b0500"
    assert asked == [32]


def test_a_unit_that_is_gone_is_an_empty_row_until_the_list_is_rearranged(model, catalogue):
    with catalogue.edit("Delete") as edit:
        edit.delete("a2")
    assert titles(model) == ["a1", None, "a3"]


def test_a_hit_shows_where_it_was_found(model):
    model.show(["a1"], snippets={"a1": "the \x02word\x03"})
    assert model.index(0, TITLE).data(SNIPPET_ROLE) == "the \x02word\x03"
