"""An element that is being written: its text up to where the next unit goes into it."""

from collections.abc import Sequence

from muniment.formats.ead.merging.children import seated
from muniment.formats.ead.originals.forms import Form


class OfUnit(str):
    """A piece of a file with the id of the unit that it is of, which an element may not say."""

    __slots__ = ("unit",)

    unit: str

    def __new__(cls, text: str, unit: str | None) -> "OfUnit":
        """Return the text as a piece of the unit; of none where it stands around all."""
        made = super().__new__(cls, text)
        made.unit = unit or ""
        return made


class Frame:
    """An element with slots for units, called `names`, which come one after the other.

    `order` tells the slots that they came from, where that is not just the order they stand in. `declared`
    are the namespaces that hold in each slot, once they are asked for.
    """

    def __init__(
        self, form: Form, names: Sequence[str], id: str | None, depth: int, order: Sequence[int | None] | None
    ) -> None:
        self.form = form
        self.id = id
        self.depth = depth
        self.declared: list[str] | None = None
        self._names = names
        self._segments = form.segments
        self._seats = _seats(order, len(names)) if order is not None and names else None
        self._count = 0
        self._slot = -1
        self._layout = ""

    @property
    def name(self) -> str:
        """The name of the unit that goes in next."""
        return self._names[self._slot]

    @property
    def slot(self) -> int:
        """The number of the slot that the next unit goes into."""
        return self._slot

    def before(self, number: int | None) -> str:
        """Return what stands before the next unit, which came from the slot of that number."""
        if self._seats is not None and self._count < len(self._seats):
            slot = self._seats[self._count]
        else:
            is_own = number is not None and number < len(self._names)
            slot = number if is_own and number is not None else max(self._slot, 0)
        self._count += 1
        return self._up_to(slot) + self._layout

    def rest(self) -> OfUnit:
        """Return what stands behind the last unit."""
        return OfUnit(self._up_to(len(self._segments) - 2) + self._segments[-1], self.id)

    def _up_to(self, slot: int) -> str:
        passed = ""
        while self._slot < slot:
            self._slot += 1
            words, self._layout = parted(self._segments[self._slot])
            passed += words
        return passed


def parted(segment: str) -> tuple[str, str]:
    """Return what stands before a slot, and the white space that lays it out."""
    words = segment.rstrip(" \t\r\n")
    return words, segment[len(words) :]


def _seats(order: Sequence[int | None], slots: int) -> list[int]:
    """Return for each unit the slot it goes into."""
    seats = [0] * len(order)
    for slot, positions in enumerate(seated(order, slots)):
        for position in positions:
            seats[position] = slot
    return seats
