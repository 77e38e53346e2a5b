"""What becomes of the cells of a block: copied, filled down, cleared, pasted over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from muniment.description.levels import Level
from muniment.description.units import Unit, new_id
from muniment.desktop.grid.model import GridModel
from muniment.desktop.grid.table import Block
from muniment.formats.blocks import write_block


@dataclass(slots=True)
class Writing:
    """Cells to be written, by unit and column; units to be made for them; how many did not fit."""

    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    made: list[Unit] = field(default_factory=list)
    left_out: int = 0

    def put(self, model: GridModel, id: str, column: int, text: str) -> None:
        """Put a text into a cell."""
        self.cells.setdefault(id, {})[model.columns[column].id] = text


def copied(model: GridModel, block: Block) -> str:
    """Return the block as spreadsheets take it in."""
    return write_block([[model.text(row, column) for column in block.columns] for row in block.rows])


def cleared(model: GridModel, block: Block) -> Writing:
    """Return the block without words."""
    return _written(model, block.rows, block.columns, lambda _column: "")


def filled_down(model: GridModel, block: Block) -> Writing:
    """Return the block with what stands in its first row in all; one row takes what stands above it."""
    first, *below = block.rows
    return _from(model, first, below, block.columns) if below else from_above(model, block)


def from_above(model: GridModel, block: Block) -> Writing:
    """Return the block with what stands in the row above it."""
    above = block.rows[0] - 1
    return _from(model, above, block.rows, block.columns) if above >= 0 else Writing()


def pasted(
    model: GridModel, block: Block, values: Sequence[Sequence[str]], shown: Sequence[int], blank: Unit | None
) -> Writing:
    """Return what a block of `values` makes of the cells from the first selected one on.

    A single value goes into every selected cell, and rows are repeated where the selection has room
    for them a whole number of times. Below the last row units like `blank` are made, where there is one.
    """
    if len(values) == 1 and len(values[0]) == 1:
        return _written(model, block.rows, block.columns, lambda _column: values[0][0])
    times = len(block.rows) // len(values) if len(block.rows) % len(values) == 0 else 1
    columns = shown[shown.index(block.columns[0]) :]
    writing = Writing()
    for row, texts in enumerate([*values] * max(1, times), start=block.rows[0]):
        id = _id_at(model, row, blank, writing)
        if id is None:
            writing.left_out += len(texts)
            continue
        for column, text in zip(columns, texts, strict=False):
            writing.put(model, id, column, text)
        writing.left_out += max(0, len(texts) - len(columns))
    return writing


def blank_like(last: Unit | None, place: str | None) -> Unit:
    """Return a new unit in a place, of the level of the one that is last there."""
    level = last.level if last is not None else Level.ITEM
    return Unit(id=new_id(), parent=place, level=level, level_name=last.level_name if last else "")


def _id_at(model: GridModel, row: int, blank: Unit | None, writing: Writing) -> str | None:
    if row < len(model.ids):
        return model.ids[row]
    if blank is None:
        return None
    made = replace(blank, id=new_id())
    writing.made.append(made)
    return made.id


def _from(model: GridModel, source: int, rows: Iterable[int], columns: Sequence[int]) -> Writing:
    return _written(model, rows, columns, lambda column: model.text(source, column))


def _written(
    model: GridModel, rows: Iterable[int], columns: Sequence[int], text_of: Callable[[int], str]
) -> Writing:
    writing = Writing()
    for row in rows:
        for column in columns:
            writing.put(model, model.ids[row], column, text_of(column))
    return writing
