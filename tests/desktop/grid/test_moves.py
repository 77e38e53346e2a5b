"""Where the cursor goes in a grid of three columns."""

import pytest

from muniment.desktop.grid.moves import Course, Move


@pytest.mark.parametrize(
    ("cell", "move", "to"),
    [
        ((0, 0), Move.NEXT, (0, 1)),
        ((0, 2), Move.NEXT, (1, 0)),
        ((1, 0), Move.PREVIOUS, (0, 2)),
        ((0, 0), Move.PREVIOUS, (-1, 2)),
        ((0, 1), Move.DOWN, (1, 1)),
        ((1, 1), Move.UP, (0, 1)),
    ],
)
def test_a_move_leads_to_the_neighbour(cell, move, to):
    assert Course().after(cell, move, 3) == to


def test_after_tab_enter_goes_to_where_the_row_was_begun():
    course = Course()
    course.after((0, 1), Move.NEXT, 3)
    assert course.after((0, 2), Move.DOWN, 3) == (1, 1)
    course.after((1, 1), Move.NEXT, 3)
    assert course.after((1, 2), Move.DOWN, 3) == (2, 1)


def test_a_row_begins_anew_where_the_cursor_was_put_by_hand():
    course = Course()
    course.after((0, 0), Move.NEXT, 3)
    course.forget()
    assert course.after((0, 2), Move.DOWN, 3) == (1, 2)
