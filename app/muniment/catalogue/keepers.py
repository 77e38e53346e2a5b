"""Whose units are, told anew where their shelfmarks are read otherwise than when they were catalogued."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select

from muniment.catalogue.records import LONGEST_TERM
from muniment.catalogue.tables import terms, uses
from muniment.catalogue.tallies import ARCHIVE, relink
from muniment.catalogue.terms import Terms

_FIELD = "repository"
_KNOWN = select(terms.c.key, terms.c.text).where(terms.c.field == _FIELD)
_UNLINK = delete(uses).where(uses.c.unit == bindparam("of"), uses.c.term == bindparam("no_more"))


class Kept(NamedTuple):
    """The line of a unit's terms, as it is counted by them (`tallies`), and whose the unit is by now."""

    linked: str
    keeper: str


class Keepers:
    """The repositories of a catalogue's units, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._terms = Terms(connection)
        self._called = {int(key): str(text) for key, text in connection.execute(_KNOWN)}

    def keep(self, units: Mapping[int, Kept]) -> None:
        """Let units, by their keys, be of these repositories and be counted so; of none where it is empty."""
        other = {unit: _said(each.keeper) for unit, each in units.items() if self._is_another(each)}
        keys = self._terms.keys((_FIELD, keeper) for keeper in other.values() if keeper)
        linked: dict[int, str] = {}
        gone: list[dict[str, Any]] = []
        come: list[dict[str, Any]] = []
        for unit, keeper in other.items():
            others = [word for word in units[unit].linked.split() if not word.startswith(ARCHIVE)]
            if before := _repository(units[unit].linked):
                gone.append({"of": unit, "no_more": before})
            if keeper:
                now = keys[_FIELD, keeper]
                come.append({"unit": unit, "term": now, "role": ""})
                others.append(f"{ARCHIVE}{now}")
            linked[unit] = " ".join(sorted(others))
        relink(self._connection, linked)
        for statement, rows in ((_UNLINK, gone), (insert(uses), come)):
            if rows:
                self._connection.execute(statement, rows)
        self._terms.forget(self._terms.idle({row["no_more"] for row in gone}))

    def _is_another(self, kept: Kept) -> bool:
        return self._called.get(_repository(kept.linked), "") != _said(kept.keeper)


def _said(keeper: str) -> str:
    """Return a repository as units are linked to it: what is too long for a term, to none."""
    return keeper if len(keeper) <= LONGEST_TERM else ""


def _repository(linked: str) -> int:
    """Return the key of the term for the repository in a line of terms; 0 where there is none."""
    return next((int(word[1:]) for word in linked.split() if word.startswith(ARCHIVE)), 0)
