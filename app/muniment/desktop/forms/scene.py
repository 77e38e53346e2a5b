"""What an editor of a part may ask: the desk, and the unit whose form it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from muniment.description.units import Unit
from muniment.desktop.desk import Desk

_LIMIT = 12


@dataclass(slots=True)
class Scene:
    """The desk and the unit in front of it; the form changes the unit, the editors only look."""

    desk: Desk
    unit: Unit | None = None

    def agents(self, beginning: str) -> list[str]:
        """Return the headings of agents of which any name begins so."""
        return [agent.name for agent in self.desk.catalogue.agents(beginning, limit=_LIMIT)]

    def before(self, terms: str) -> Callable[[str], list[str]]:
        """Return who knows the words of one kind that the catalogue says, by their beginning."""
        return lambda beginning: self.desk.catalogue.suggestions(terms, beginning, limit=_LIMIT)
