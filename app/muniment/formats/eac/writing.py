"""Authority records written: one file for each agent."""

from collections.abc import Iterable, Iterator

from muniment.description.agents import Agent
from muniment.formats.eac.records import record_of
from muniment.formats.eac.versions import Version
from muniment.formats.xml.escaping import DECLARATION


def write(agents: Iterable[Agent], version: Version) -> Iterator[str]:
    """Yield the whole text of one file for each agent, in their order.

    An agent that came in a record of the same version goes back out in it: only what was changed
    is changed. What the version has no place for stands in a processing instruction.
    """
    for agent in agents:
        yield f"{DECLARATION}{record_of(agent, version).text}\n"
