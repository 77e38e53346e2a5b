"""Gathering what an edit, an undo or a redo touches, for the one announcement."""

from typing import Any

from muniment.catalogue.answers import Change
from muniment.catalogue.states import AGENT, CONCEPT, LIST, PACK, SEARCH, UNIT, Entry

_MANY = 1000
_PART = 3
_LABEL = 200


class Touched:
    """What has been touched so far."""

    def __init__(self) -> None:
        self._units: set[str] = set()
        self._parents: set[str | None] = set()
        self._agents: set[str] = set()
        self._searches: set[str] = set()
        self._rules = False
        self._count = 0

    def __bool__(self) -> bool:
        return bool(self._count)

    @property
    def everything(self) -> bool:
        """Whether so much has changed, or the rules, that all must be read again."""
        return self._rules or len(self._units) > _MANY

    def add(self, entry: Entry) -> None:
        """Count in one record's change; above a thousand units, everything has changed."""
        self._count += 1
        if self.everything:
            return
        if entry.kind in (AGENT, CONCEPT):
            self._agents.add(entry.id)
            return
        if entry.kind in (SEARCH, LIST):
            self._searches.add(entry.id)
            return
        if entry.kind == PACK:
            self._rules = True
            return
        self._units.add(entry.unit)
        if entry.kind == UNIT and entry.restands:
            self._parents |= {state.parent for state in (entry.before, entry.after) if state}

    def is_much_of(self, total: int) -> bool:
        """Say whether a good part of a catalogue of `total` units has changed."""
        return self._count * _PART > total

    def change(self, label: str, origin: object = None) -> Change:
        """Return the announcement."""
        if self.everything:
            return Change(label=label, origin=origin, everything=True)
        return Change(
            label=label,
            units=frozenset(self._units),
            parents=frozenset(self._parents),
            agents=frozenset(self._agents),
            searches=frozenset(self._searches),
            origin=origin,
        )


def message(change: Change, who: str, token: str) -> dict[str, Any]:
    """Return what is told to colleagues; `token` tells from which window it comes."""
    sets = {name: sorted(getattr(change, name)) for name in ("units", "agents", "searches")}
    parents = sorted(change.parents, key=str)
    return sets | {
        "label": change.label,
        "parents": parents,
        "everything": change.everything,
        "who": who,
        "token": token,
    }


def briefly(change: Change, who: str, token: str) -> dict[str, Any]:
    """Return what is told where that would be too long: that everything may have changed."""
    return message(Change(label=change.label[:_LABEL], everything=True), who, token)


def heard(told: dict[str, Any]) -> Change:
    """Return the change of which a colleague's window tells."""
    sets = {name: frozenset(told[name]) for name in ("units", "parents", "agents", "searches")}
    return Change(label=told["label"], everything=told["everything"], who=told["who"], left=0, **sets)
