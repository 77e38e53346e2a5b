"""What a catalogue answers of names: agents, and what units share with each other."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from muniment.catalogue import authorities, concepts, query
from muniment.description.agents import Agent
from muniment.description.concepts import Concept, ConceptKind


class Names(ABC):
    """The part of a catalogue that is asked for names; it reads through the catalogue's connection."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """Return a connection to read by."""

    def agents(self, beginning: str = "", limit: int = 50) -> list[Agent]:
        """Return agents by name, those of whose names one, or a word in one, begins so."""
        with self._reading() as connection:
            return query.agents_named(connection, beginning, limit)

    def numbered_agents(self) -> list[Agent]:
        """Return the agents of which a number in an authority file is known."""
        with self._reading() as connection:
            return query.numbered_agents(connection)

    def agents_leading_to(self, numbers: Collection[str]) -> list[str]:
        """Return the ids of the agents that are bound to another by one of these numbers of its record."""
        with self._reading() as connection:
            return query.agents_leading_to(connection, numbers)

    def agent(self, id: str) -> Agent:
        """Return one agent; raise UnknownUnitError where there is none."""
        with self._reading() as connection:
            return query.agent(connection, id)

    def concepts(self, kind: ConceptKind) -> list[Concept]:
        """Return the places, subjects, genres or repositories of which more is known than a heading."""
        with self._reading() as connection:
            return concepts.kept(connection, kind)

    def namesakes(self, agent: Agent) -> list[Agent]:
        """Return the agents kept by hand that share the id, a name or an identifier with this one."""
        with self._reading() as connection:
            return query.namesakes(connection, agent)

    def suggestions(self, field: str, beginning: str, limit: int = 20) -> list[str]:
        """Return what was said in a field before and begins so, or has a word that does."""
        with self._reading() as connection:
            return query.suggestions(connection, field, beginning, limit)

    def said(self, field: str, role: str = "", words: str = "", limit: int = 1000) -> list[tuple[str, int]]:
        """Return what units say in a field (in a role) that has these words, and how many do, by name."""
        with self._reading() as connection:
            return authorities.said(connection, field, role, words, limit)

    def units_saying(self, fields: Collection[str], texts: Collection[str]) -> list[str]:
        """Return the ids of the units that say one of these texts in one of these fields."""
        with self._reading() as connection:
            return authorities.units_saying(connection, fields, texts)

    def times_named(self, agents: Collection[str]) -> dict[str, int]:
        """Return in how many units each of these agents, by their ids, is named."""
        with self._reading() as connection:
            return authorities.times_named(connection, agents)
