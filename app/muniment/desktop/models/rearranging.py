"""From one order of rows to another in few steps, so that views keep what is open and selected."""

from collections.abc import Iterator, Sequence
from typing import Protocol


class Rows(Protocol):
    """What can be rearranged: the rows of a model under one parent."""

    def take_out(self, first: int, last: int) -> None:
        """Remove the rows from `first` to `last`, both included."""

    def put_in_order(self, ids: Sequence[str]) -> None:
        """Bring the rows into the order of `ids`, which are exactly those there."""

    def put_in(self, first: int, ids: Sequence[str]) -> None:
        """Insert rows so that the first of them stands at `first`."""


def rearrange(rows: Rows, old: Sequence[str], new: Sequence[str]) -> None:
    """Turn `old` into `new`: what is gone is taken out, what stays is put in order, what is new is put in."""
    wanted, there = set(new), set(old)
    for first, last in reversed(list(_runs(old, wanted))):
        rows.take_out(first, last)
    staying = [id for id in new if id in there]
    if staying != [id for id in old if id in wanted]:
        rows.put_in_order(staying)
    for first, last in _runs(new, there):
        rows.put_in(first, new[first : last + 1])


def _runs(ids: Sequence[str], known: set[str]) -> Iterator[tuple[int, int]]:
    """Yield first and last position of each run of ids that are not among the known."""
    first: int | None = None
    for position, id in enumerate(ids):
        if id in known and first is not None:
            yield first, position - 1
            first = None
        elif id not in known and first is None:
            first = position
    if first is not None:
        yield first, len(ids) - 1
