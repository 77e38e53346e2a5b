"""How units of the catalogue are headed: now, and in the file that they came in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from muniment.description.units import Unit
from muniment.formats import ead
from muniment.i18n import _
from muniment.progress import Progress, Steps

Headed: TypeAlias = Callable[[Unit], Unit]
"""A unit of the catalogue → one with the level, shelfmarks, titles and dates that it is to be known by."""

_STEP = 200


def as_now(unit: Unit) -> Unit:
    """Return the unit as it is."""
    return unit


@dataclass(frozen=True, slots=True)
class AsTheyCame:
    """How units were headed in their file, in whichever version that was, whatever was done to them since.

    To find out takes as long as to read them: each is read once.
    """

    known: dict[str, Unit] = field(default_factory=dict)

    def __call__(self, unit: Unit) -> Unit:
        """Return the unit with the heading that it came with; as it is where its source is not kept."""
        if unit.id not in self.known:
            came = ead.as_it_came(unit, unit) or unit
            self.known[unit.id] = Unit(
                id=unit.id,
                level=came.level,
                repository=came.repository,
                shelfmarks=came.shelfmarks,
                titles=came.titles,
                dates=came.dates,
            )
        return self.known[unit.id]

    def reading(self, units: Iterable[Unit]) -> Steps[None]:
        """Find out how these came."""
        for done, unit in enumerate(units):
            if done % _STEP == 0:
                yield Progress(0, 0, _("Comparing"))
            self(unit)
