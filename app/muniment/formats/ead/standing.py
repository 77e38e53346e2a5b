"""How units that are to be written stand in each other: looked through once, so that none need be held."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from muniment.description.units import Unit
from muniment.description.unopened import Stored, Unopened, opened, outline
from muniment.formats.ead.originals.forms import document_of, form_of, slot_of
from muniment.formats.ead.versions import Version

T = TypeVar("T")
_STEP = 500


@dataclass(slots=True)
class Standing:
    """What is known of units before the first of them is written.

    `tops` counts those that stand in no other, `first` is the first unit. `orders` tells of those that do
    not stand in the order they came in, by the unit they stand in, the number of the slot that each came
    from. `deepest` is how many units stand in each other at most, where they came in a file.
    `came_together` says that all at the top came from the file that the first one keeps, `is_alone`
    that there is one unit and no other. `edited` counts those that may say something else than their sources.
    """

    tops: int = 0
    first: Unit | None = None
    orders: dict[str | None, list[int | None]] = field(default_factory=dict)
    came_together: bool = True
    is_alone: bool = True
    deepest: int = 0
    edited: int = 0
    names: set[str] = field(default_factory=set)

    def add_top(self, unit: Stored, version: Version) -> None:
        """Take up a unit that stands in no other."""
        form = form_of(unit, version)
        if self.tops and document_of(unit, version) is not None:
            self.came_together = False
        self.names.add(form.name if form else "")
        self.first = self.first or opened(unit)
        self.tops += 1


def is_unchanged(unit: Stored, version: Version) -> bool:
    """Return whether a unit surely says just what its source in a version says."""
    return isinstance(unit, Unopened) and unit.came == version


def again(units: Iterable[T]) -> Iterable[T]:
    """Return what gives the units as often as they are asked for."""
    return list(units) if isinstance(units, Iterator) else units


def standing(units: Iterable[Stored], version: Version) -> Generator[str, None, Standing]:
    """Return how units stand, which come in tree order; yield nothing written, now and then.

    How they stood in a file is looked for only where the first of them keeps one of this version.
    """
    first = next(iter(units), None)
    if first is None or document_of(first, version) is not None:
        return (yield from _in_file(units, version))
    found = Standing(first=opened(first), came_together=False)
    within: list[str] = []
    for done, (id, parent) in enumerate(outline(units)):
        if done % _STEP == 0:
            yield ""
        while within and within[-1] != parent:
            within.pop()
        found.tops += not within
        within.append(id)
    return found


def _in_file(units: Iterable[Stored], version: Version) -> Generator[str, None, Standing]:
    """Return how units stand, and how they stood in the file that the first of them keeps."""
    found = Standing()
    within: list[tuple[str | None, list[int | None]]] = [(None, [])]
    for done, unit in enumerate(units):
        if done % _STEP == 0:
            yield ""
        while len(within) > 1 and within[-1][0] != unit.parent:
            _leave(found, *within.pop())
        found.is_alone = done == 0
        if len(within) == 1:
            found.add_top(unit, version)
        found.edited += not is_unchanged(unit, version)
        within[-1][1].append(slot_of(unit, version))
        found.deepest = max(found.deepest, len(within))
        within.append((unit.id, []))
    for id, numbers in within:
        _leave(found, id, numbers)
    return found


def _leave(found: Standing, id: str | None, numbers: Sequence[int | None]) -> None:
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or any(one >= other for one, other in pairwise(known)):
        found.orders[id] = list(numbers)


def with_next(units: Iterable[Stored]) -> Iterator[tuple[Stored, bool]]:
    """Yield each unit, and whether others stand in it."""
    rest = iter(units)
    unit = next(rest, None)
    while unit is not None:
        behind = next(rest, None)
        yield unit, behind is not None and behind.parent == unit.id
        unit = behind
