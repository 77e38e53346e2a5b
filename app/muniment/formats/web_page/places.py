"""Where each unit stands on the page: how deep, in which section, and which stay with the staff."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from muniment.description.levels import Audience
from muniment.description.units import Unit
from muniment.description.unopened import Stored


@dataclass(frozen=True, slots=True)
class Place:
    """A unit on the page, how many stand above it, and whether any stands below."""

    unit: Unit
    depth: int
    has_parts: bool

    @property
    def is_chapter(self) -> bool:
        """Whether it stands in a section of its own with all below it, as a fonds does."""
        return self.depth == 0 and self.has_parts


class Places:
    """The places of units in tree order, as often as they are asked for; `look` opens one as far as needed.

    A unit for staff only has no place, nor has any below it; once all were gone through, `withheld` counts
    these.
    """

    def __init__(self, units: Iterable[Stored], look: Callable[[Stored], Unit]) -> None:
        self._units = units
        self._look = look
        self.withheld = 0

    def __iter__(self) -> Iterator[Place]:
        before: tuple[Unit, int] | None = None
        for unit, depth in self._seen():
            if before is not None:
                yield Place(*before, has_parts=depth > before[1])
            before = unit, depth
        if before is not None:
            yield Place(*before, has_parts=False)

    def _seen(self) -> Iterator[tuple[Unit, int]]:
        above: list[str] = []
        closed: int | None = None
        self.withheld = 0
        for stored in self._units:
            while above and above[-1] != stored.parent:
                above.pop()
            depth = len(above)
            above.append(stored.id)
            closed = None if closed is not None and depth <= closed else closed
            unit = None if closed is not None else self._look(stored)
            if unit is None or unit.audience is Audience.INTERNAL:
                closed = depth if closed is None else closed
                self.withheld += 1
            else:
                yield unit, depth
