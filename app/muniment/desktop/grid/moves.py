"""Where the cursor goes in a grid: on along the row, back, down a column, and to where a row began."""

from enum import Enum


class Move(Enum):
    """A way to leave a cell."""

    NEXT = "next"
    PREVIOUS = "previous"
    DOWN = "down"
    UP = "up"


Cell = tuple[int, int]
"""Row, and place among the columns that are shown, from the left."""


class Course:
    """Knows where a move leads; keeps in mind in which column a row was begun.

    *Tab* runs along a row; *Enter* after it goes to the next row, to where the first *Tab* was pressed.
    """

    def __init__(self) -> None:
        self._began: int | None = None

    def forget(self) -> None:
        """Begin anew: the cursor was put elsewhere by hand."""
        self._began = None

    def after(self, cell: Cell, move: Move, columns: int) -> Cell:
        """Return the cell that a move leads to; it may lie above the first row or below the last."""
        row, at = cell
        if move in (Move.NEXT, Move.PREVIOUS):
            if self._began is None:
                self._began = at
            step = 1 if move is Move.NEXT else -1
            turn, to = divmod(at + step, columns)
            return row + turn, to
        back = self._began if self._began is not None and move is Move.DOWN else at
        return row + (1 if move is Move.DOWN else -1), min(back, columns - 1)
