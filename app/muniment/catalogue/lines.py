"""Rows on their way into the tables of a catalogue."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

Rows: TypeAlias = Sequence[Sequence[Any]]
"""Each row's values in the order of the columns."""


class Lines(NamedTuple):
    """New rows of one table; `rows` makes them when they are written."""

    table: str
    columns: tuple[str, ...]
    rows: Callable[[], Rows]


def lines(table: str, columns: Sequence[str], rows: Rows) -> Lines:
    """Return rows that are at hand."""
    return Lines(table, tuple(columns), lambda: rows)
