"""What becomes of the cells of a block, asked of a grid of three items."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from muniment.description.columns import column
from muniment.description.units import DateStatement
from muniment.desktop.grid import blocks
from muniment.desktop.grid.model import FINDING_ROLE, GridModel
from muniment.desktop.grid.table import Block
from tests.build import a_unit

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
SHELFMARK, TITLE, DATE = range(3)
SHOWN = (SHELFMARK, TITLE, DATE)


@pytest.fixture
def model(qapp, catalogue):
    typed = []
    made = GridModel(catalogue, lambda *words: typed.append(words))
    made.typed = typed
    tester = QAbstractItemModelTester(made, FATAL)
    made.show_columns([column(id) for id in ("shelfmark", "title", "date")])
    made.show_ids(["a1", "a2", "a3"])
    yield made
    tester.deleteLater()
    made.deleteLater()


def test_a_block_is_copied_as_spreadsheets_take_it_in(model):
    assert blocks.copied(model, Block([0, 1], [SHELFMARK, TITLE])) == "X, f, a, 1\ta1\nX, f, a, 2\ta2"


def test_the_first_row_is_filled_down(model):
    writing = blocks.filled_down(model, Block([0, 1, 2], [TITLE]))
    assert writing.cells == {"a2": {"title": "a1"}, "a3": {"title": "a1"}}


def test_one_cell_is_filled_from_above(model):
    assert blocks.filled_down(model, Block([1], [TITLE])).cells == {"a2": {"title": "a1"}}


def test_there_is_nothing_above_the_first_row(model):
    assert blocks.from_above(model, Block([0], [TITLE])).cells == {}


def test_one_value_goes_into_every_selected_cell(model):
    writing = blocks.pasted(model, Block([0, 2], [DATE]), [["1967"]], SHOWN, None)
    assert writing.cells == {"a1": {"date": "1967"}, "a3": {"date": "1967"}}


def test_a_block_is_pasted_from_the_first_selected_cell_on(model):
    values = [["T1", "1966"], ["T2", "1967"]]
    writing = blocks.pasted(model, Block([1], [TITLE]), values, SHOWN, None)
    assert writing.cells == {"a2": {"title": "T1", "date": "1966"}, "a3": {"title": "T2", "date": "1967"}}
    assert writing.left_out == 0


def test_rows_are_repeated_where_the_selection_has_room_for_them(model):
    writing = blocks.pasted(model, Block([0, 1, 2], [TITLE]), [["T", "1966"]], SHOWN, None)
    assert [cells["title"] for cells in writing.cells.values()] == ["T", "T", "T"]


def test_rows_below_the_last_become_new_units(model):
    writing = blocks.pasted(model, Block([2], [TITLE]), [["T1"], ["T2"]], SHOWN, a_unit("", parent="a"))
    [made] = writing.made
    assert made.parent == "a"
    assert writing.cells == {"a3": {"title": "T1"}, made.id: {"title": "T2"}}


def test_what_has_no_room_is_counted(model):
    writing = blocks.pasted(model, Block([2], [DATE]), [["1966", "lost"], ["1967", "lost"]], SHOWN, None)
    assert writing.cells == {"a3": {"date": "1966"}}
    assert writing.left_out == 3


def test_cleared_cells_have_no_words(model):
    assert blocks.cleared(model, Block([0], [TITLE, DATE])).cells == {"a1": {"title": "", "date": ""}}


def test_typing_is_told_but_not_what_stands_there_already(model):
    model.setData(model.index(0, TITLE), "a1")
    model.setData(model.index(0, TITLE), "Other")
    assert model.typed == [("a1", "title", "Other")]


def test_a_cell_says_what_is_found_in_it(model, catalogue):
    with catalogue.edit("Edit") as edit:
        edit.put(a_unit("", id="a1", parent="a", dates=(DateStatement(text="nonsense 99"),)))
    model.show_ids(["a1"])
    assert "“nonsense 99” is not understood" in model.index(0, DATE).data(FINDING_ROLE).message
    assert model.index(0, TITLE).data(FINDING_ROLE).rule
    assert model.is_blank(0) is False
