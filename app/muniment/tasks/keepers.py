"""Whose units are, where only what they lie in says so."""

from dataclasses import replace

from muniment.catalogue import Catalogue
from muniment.description.units import Unit


class Keepers:
    """The repositories of a catalogue's units, each its own or that of what it lies in."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[str | None, str] = {None: ""}

    def of(self, unit: Unit) -> str:
        """Return whose a unit is; quickest where they are asked for in tree order."""
        if not unit.repository and unit.parent not in self._known:
            for above in reversed(self._catalogue.lineage(unit.parent or "")):
                self._keep(above)
        return self._keep(unit)

    def named(self, unit: Unit) -> Unit:
        """Return a unit as if it said itself whose it is."""
        return replace(unit, repository=self.of(unit))

    def _keep(self, unit: Unit) -> str:
        keeper = unit.repository or self._known.get(unit.parent, "")
        self._known[unit.id] = keeper
        return keeper
