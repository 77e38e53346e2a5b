"""Rows on their way into the tables of a catalogue."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

Rows: TypeAlias = Sequence[Sequence[Any]]
"""Each row's values in the order of the columns."""


class Lines(NamedTuple):
    """New rows of one table; `rows` makes them when they are written.

    Where they may be `known`, those that the table has are left out.
    """

    table: str
    columns: tuple[str, ...]
    rows: Callable[[], Rows]
    known: bool = False


def lines(table: str, columns: Sequence[str], rows: Rows, *, known: bool = False) -> Lines:
    """Return rows that are at hand; where they may be `known`, the table keeps those that it has."""
    return Lines(table, tuple(columns), lambda: rows, known)
