"""What an editor of a part may ask: the desk, and the unit whose form it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from muniment.description.units import Unit
from muniment.desktop.desk import Desk

_LIMIT = 12


def _leave(_unit: Unit) -> None:
    """Leave the unit as it is: no form is there to fill it in."""


@dataclass(slots=True)
class Scene:
    """The desk and the unit in front of it; the form changes the unit, the editors only look.

    An editor that has read more than its own value asks the form to `fill` in the rest of the unit.
    """

    desk: Desk
    unit: Unit | None = None
    fill: Callable[[Unit], None] = _leave

    def agents(self, beginning: str) -> list[str]:
        """Return the headings of agents of which any name begins so."""
        return [agent.name for agent in self.desk.catalogue.agents(beginning, limit=_LIMIT)]

    def before(self, terms: str) -> Callable[[str], list[str]]:
        """Return who knows the words of one kind that the catalogue says, by their beginning."""
        return lambda beginning: self.desk.catalogue.suggestions(terms, beginning, limit=_LIMIT)
