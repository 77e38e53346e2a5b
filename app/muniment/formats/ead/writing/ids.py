"""The ids that stand in a file while it is written, however many there are."""

from array import array
from collections.abc import Iterable

_FIRST_SIZE = 1 << 10
"""Places of a table that is empty; a power of two, as all sizes are."""


class Ids:
    """Ids that are taken: of each a number alone is held, 16 to 32 bytes where a set holds 200.

    In one of a million million files one of a million ids would be thought taken that is free; the unit
    is then written under another one, and says so.
    """

    __slots__ = ("_count", "_mask", "_places")

    def __init__(self) -> None:
        self._places = array("q", bytes(8 * _FIRST_SIZE))
        self._mask = _FIRST_SIZE - 1
        self._count = 0

    def __contains__(self, id: str) -> bool:
        number = hash(id) or 1
        return self._places[self._place(number)] == number

    def __len__(self) -> int:
        return self._count

    def add(self, id: str) -> None:
        """Take an id."""
        self._take(hash(id) or 1)

    def _take(self, number: int) -> None:
        at = self._place(number)
        if not self._places[at]:
            self._places[at] = number
            self._count += 1
            if self._count * 2 > self._mask:
                self._widen()

    def update(self, ids: Iterable[str]) -> None:
        """Take several ids."""
        for id in ids:
            self.add(id)

    def include(self, other: "Ids") -> None:
        """Take all ids that others are."""
        for number in other._places:
            if number:
                self._take(number)

    def _place(self, number: int) -> int:
        """Return where a number stands, or where there is room for it."""
        places, mask = self._places, self._mask
        at = number & mask
        while places[at] and places[at] != number:
            at = (at + 1) & mask
        return at

    def _widen(self) -> None:
        """Make the table twice as large."""
        held = self._places
        self._mask = self._mask * 2 + 1
        self._places = array("q", bytes(8 * (self._mask + 1)))
        for number in held:
            if number:
                self._places[self._place(number)] = number
