"""Agents: kept by hand, or for as long as a unit credits their name."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, exists, insert, select

from muniment.catalogue.codec import decode_agent, encode_agent
from muniment.catalogue.errors import CatalogueError
from muniment.catalogue.portions import portions
from muniment.catalogue.records import NAMES, Use
from muniment.catalogue.states import Entry, State
from muniment.catalogue.tables import agent_names, agents, terms, uses
from muniment.catalogue.terms import Terms
from muniment.description.agents import Agent, AgentName
from muniment.description.folding import fold
from muniment.description.levels import AgentKind
from muniment.i18n import _

_NAMESPACE = uuid.UUID("6f1d1c1e-1f6e-4c38-9a5f-8f3f0c1f2f10")
_CREDITED = exists().where(uses.c.term == agent_names.c.term, agent_names.c.agent == agents.c.key)
_OWNER = (
    select(agents.c.key, agents.c.by_hand)
    .join(agent_names, agent_names.c.agent == agents.c.key)
    .where(agent_names.c.term == bindparam("term"))
)


class _Made(NamedTuple):
    """An agent that follows from a credit."""

    name: str
    kind: AgentKind = AgentKind.PERSON


class Agents:
    """The agents of a catalogue, over one connection.

    Only what was said of an agent by hand is journaled. The others follow from the units
    that credit them, ids included, as the search index follows from them.
    """

    def __init__(self, connection: Connection, terms: Terms) -> None:
        self._connection = connection
        self._terms = terms
        self._named: set[int] = set()

    def states(self, ids: Iterable[str]) -> dict[str, State]:
        """Return what was said by hand of these agents."""
        found: dict[str, State] = {}
        for portion in portions(ids):
            wanted = select(agents.c.id, agents.c.description).where(
                agents.c.id.in_(portion), agents.c.by_hand
            )
            found |= {id: State(body) for id, body in self._connection.execute(wanted)}
        return found

    def apply(self, entry: Entry) -> None:
        """Make the change to one agent."""
        self._named.clear()
        dropped = self._drop(entry.id)
        if entry.after:
            dropped -= self._put(decode_agent(entry.id, entry.after.body), entry.after.body)
        self._adopt(dropped)
        self._terms.forget(self._terms.idle(dropped))

    def name(self, linked: Mapping[int, Use]) -> None:
        """See to it that each name that is credited means an agent."""
        wanted = {term: use for term, use in linked.items() if use.field == NAMES and term not in self._named}
        self._named |= wanted.keys()
        for portion in portions(wanted):
            nobodys = self._nobodys(portion)
            self._make({term: _Made(wanted[term].text, wanted[term].kind) for term in sorted(nobodys)})

    def forget(self, released: Collection[int]) -> None:
        """Delete the agents that only these terms name, unless credited still or kept by hand."""
        self._named.difference_update(released)
        for portion in portions(released):
            named = select(agent_names.c.agent).where(agent_names.c.term.in_(portion))
            idle = delete(agents).where(agents.c.key.in_(named), ~agents.c.by_hand, ~_CREDITED)
            self._connection.execute(idle)

    def _nobodys(self, names: Sequence[int]) -> set[int]:
        """Return those of the names that mean no agent yet, nor will by another's change."""
        named = select(agent_names.c.term).where(agent_names.c.term.in_(names))
        free = set(names) - set(self._connection.scalars(named))
        self._terms.hold(sorted(free))
        return free and free - set(self._connection.scalars(named))

    def _put(self, agent: Agent, body: str) -> set[int]:
        said = {(NAMES, name.text) for name in agent.names if name.text}
        keys = self._terms.keys(said)
        names = {text: keys[field, text] for field, text in said}
        self._terms.hold(sorted(names.values()))
        for name, term in names.items():
            self._take(name, term)
        self._insert(agent, body, names.values())
        return set(names.values())

    def _take(self, name: str, term: int) -> None:
        owner = self._connection.execute(_OWNER, {"term": term}).first()
        if owner and owner.by_hand:
            raise CatalogueError(
                _("“{name}” is already a name of another agent: merge the two, or tell them apart.").format(
                    name=name
                )
            )
        if owner:
            self._connection.execute(delete(agents).where(agents.c.key == owner.key))

    def _drop(self, id: str) -> set[int]:
        key = self._connection.scalar(select(agents.c.key).where(agents.c.id == id))
        named = set(self._connection.scalars(select(agent_names.c.term).where(agent_names.c.agent == key)))
        self._connection.execute(delete(agents).where(agents.c.key == key))
        return named

    def _adopt(self, names: Collection[int]) -> None:
        """Make an agent for each of these names that a unit credits."""
        credited = exists().where(uses.c.term == terms.c.key)
        self._terms.hold(sorted(names))
        wanted = select(terms.c.key, terms.c.text).where(terms.c.key.in_(names), credited)
        self._make({term: _Made(name) for term, name in self._connection.execute(wanted)})

    def _make(self, named: Mapping[int, _Made]) -> None:
        """Make an agent for each of these terms."""
        if not named:
            return
        ids = {term: f"a{uuid.uuid5(_NAMESPACE, made.name).hex}" for term, made in named.items()}
        taken = set(self._connection.scalars(select(agents.c.id).where(agents.c.id.in_(ids.values()))))
        for term in [term for term, id in ids.items() if id in taken]:
            # The agent that was made for this name is called otherwise by now.
            ids[term] = f"a{uuid.uuid4().hex}"
        new = [
            Agent(id=ids[term], kind=made.kind, names=(AgentName(text=made.name),))
            for term, made in named.items()
        ]
        self._connection.execute(insert(agents), [_row(agent, encode_agent(agent)) for agent in new])
        keyed = select(agents.c.id, agents.c.key).where(agents.c.id.in_(ids.values()))
        keys = {line.id: line.key for line in self._connection.execute(keyed)}
        self._connection.execute(
            insert(agent_names), [{"term": term, "agent": keys[id]} for term, id in ids.items()]
        )

    def _insert(self, agent: Agent, body: str, named: Iterable[int]) -> None:
        made = insert(agents).returning(agents.c.key)
        key = self._connection.scalars(made, _row(agent, body) | {"by_hand": True}).one()
        for term in named:
            self._connection.execute(insert(agent_names), {"term": term, "agent": key})


def _row(agent: Agent, body: str) -> dict[str, Any]:
    return {
        "id": agent.id,
        "name": agent.name,
        "folded": fold(agent.name),
        "by_hand": False,
        "description": body,
    }
