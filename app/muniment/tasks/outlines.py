"""What a file would make, place by place, small enough to be held for files of any length."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from muniment.description.levels import Level
from muniment.description.units import Unit
from muniment.i18n import _
from muniment.progress import Progress, Steps

_STEP = 200
TOP = 0
"""The number of what all others stand in."""


@dataclass(slots=True)
class Line:
    """A unit as a list shows it: the number of what it stands in, and where among those it is there."""

    above: int
    at: int
    level: Level | None = None
    title: str = ""
    shelfmark: str = ""
    date: str = ""
    below: array[int] = field(default_factory=lambda: array("L"))


Outline = list[Line]
"""Lines by their numbers; the first, `TOP`, is no unit."""


def outline(units: Iterable[Unit], count: int) -> Steps[Outline]:
    """Return the units, parents before children, in their places; they are read once and not held."""
    lines: Outline = [Line(TOP, 0)]
    numbers: dict[str, int] = {}
    for number, unit in enumerate(units, 1):
        if number % _STEP == 1:
            yield Progress(number, count, _("Putting in their places"))
        above = numbers.get(unit.parent or "", TOP)
        siblings = lines[above].below
        title = " ".join(unit.title.split())
        lines.append(Line(above, len(siblings), unit.level, title, unit.shelfmark, unit.date))
        siblings.append(number)
        numbers[unit.id] = number
    return lines
