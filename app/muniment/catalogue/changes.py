"""Gathering what an edit, an undo or a redo touches, for the one announcement."""

from muniment.catalogue.answers import Change
from muniment.catalogue.states import AGENT, Entry

_MANY = 1000


class Touched:
    """What has been touched so far."""

    def __init__(self) -> None:
        self._units: set[str] = set()
        self._parents: set[str | None] = set()
        self._agents: set[str] = set()
        self._everything = False

    def __bool__(self) -> bool:
        return self._everything or bool(self._units or self._agents)

    def add(self, entry: Entry) -> None:
        """Count in one record's change; above a thousand units, everything has changed."""
        if self._everything:
            return
        if entry.kind == AGENT:
            self._agents.add(entry.id)
            return
        self._units.add(entry.id)
        if entry.restands:
            self._parents |= {state.parent for state in (entry.before, entry.after) if state}
        self._everything = len(self._units) > _MANY

    def change(self, label: str, origin: object) -> Change:
        """Return the announcement."""
        if self._everything:
            return Change(label=label, origin=origin, everything=True)
        return Change(
            label=label,
            units=frozenset(self._units),
            parents=frozenset(self._parents),
            agents=frozenset(self._agents),
            origin=origin,
        )
