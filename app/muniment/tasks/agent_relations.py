"""How agents that are bound to another lead to it, and what they call it."""

from collections.abc import Collection
from dataclasses import replace

from muniment.catalogue import Catalogue, Edit
from muniment.description.agents import Agent, Relation


def number(agent: Agent) -> str:
    """Return the number of the agent's record, by which the relations of others lead to it."""
    return agent.record.identifier or agent.id


def lead_on(
    catalogue: Catalogue, edit: Edit, before: Collection[Agent], old: Collection[str], made: Agent
) -> None:
    """Let relations that led to one of the agents `before` lead to the one `made` of them, by its heading.

    Names that are none of the `old` ones stay as they are written, and so does what leads to no number.
    """
    numbers = {number(each) for each in before}

    def onward(each: Relation) -> Relation:
        if each.href not in numbers:
            return each
        return replace(each, href=number(made), name=made.name if each.name in old else each.name)

    for id in catalogue.agents_leading_to(numbers):
        bound = edit.agent(id) if id != made.id else None
        if bound is not None and (relations := tuple(map(onward, bound.relations))) != bound.relations:
            edit.put_agent(replace(bound, relations=relations))
