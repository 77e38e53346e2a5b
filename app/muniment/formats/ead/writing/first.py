"""An id that stands twice in a unit goes out with the first element that has it: links lead there."""

from collections.abc import Iterable, Sequence, Set

from muniment.formats.ead.writing.pieces import Piece
from muniment.formats.ead.writing.twice import ids_in


class First:
    """Ids that stand twice in a unit and are free in its file: the first element that has one keeps it."""

    def __init__(self, free: Iterable[str]) -> None:
        self._free = set(free)

    def of(self, whole: Sequence[Piece], aside: Sequence[Piece], again: Set[str]) -> list[Piece]:
        """Return the pieces that were written with all ids aside, but for rows that have one first."""
        return [self._piece(*both, again) for both in zip(whole, aside, strict=True)]

    def _piece(self, whole: Piece, aside: Piece, again: Set[str]) -> Piece:
        if len(whole.rows) != len(aside.rows):
            return whole if self._takes(whole.rows, again) else aside
        rows = zip(whole.rows, aside.rows, strict=True)
        return Piece(tuple(one if self._takes((one,), again) else other for one, other in rows), aside.claims)

    def _takes(self, rows: Iterable[str], again: Set[str]) -> bool:
        own = [id for id in ids_in(rows) if id in again]
        if len(own) > len(set(own)) or not self._free.issuperset(own):
            return False
        self._free.difference_update(own)
        return True
