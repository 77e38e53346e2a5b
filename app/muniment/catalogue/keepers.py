"""Whose units are, told anew where their shelfmarks are read otherwise than when they were catalogued."""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, delete, insert, select

from muniment.catalogue.records import LONGEST_TERM
from muniment.catalogue.tables import terms, uses
from muniment.catalogue.tallies import ARCHIVE, Tallies
from muniment.catalogue.terms import Terms

_FIELD = "repository"
_KNOWN = select(terms.c.key, terms.c.text).where(terms.c.field == _FIELD)
_UNLINK = delete(uses).where(uses.c.unit == bindparam("of"), uses.c.term == bindparam("no_more"))


class Keepers:
    """The repositories of a catalogue's units, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._terms = Terms(connection)
        self._called = {int(key): str(text) for key, text in connection.execute(_KNOWN)}

    def name(self, linked: str) -> str:
        """Return the repository that a unit was of, by the line of its terms (`tallies`); nothing of none."""
        return self._called.get(_repository(linked), "")

    def keep(self, keepers: Mapping[int, str]) -> None:
        """Let units, by their keys, be of these repositories and be counted so; of none where it is empty."""
        said = {unit: keeper if len(keeper) <= LONGEST_TERM else "" for unit, keeper in keepers.items()}
        keys = self._terms.keys((_FIELD, keeper) for keeper in said.values() if keeper)
        tallies = Tallies(self._connection)
        counted, gone, come = tallies.kept(said), [], []
        for unit, old in list(counted.items()):
            before, now = _repository(old.linked), keys.get((_FIELD, said[unit]), 0)
            if before == now:
                del counted[unit]
                continue
            words = {*old.linked.split(), *([f"{ARCHIVE}{now}"] if now else ())} - {f"{ARCHIVE}{before}"}
            counted[unit] = old._replace(linked=" ".join(sorted(words)))
            gone += [{"of": unit, "no_more": before}] if before else []
            come += [{"unit": unit, "term": now, "role": ""}] if now else []
        tallies.replace(counted)
        for statement, rows in ((_UNLINK, gone), (insert(uses), come)):
            if rows:
                self._connection.execute(statement, rows)
        self._terms.forget(self._terms.idle({row["no_more"] for row in gone}))


def _repository(linked: str) -> int:
    """Return the key of the term for the repository in a line of terms; 0 where there is none."""
    return next((int(word[1:]) for word in linked.split() if word.startswith(ARCHIVE)), 0)
