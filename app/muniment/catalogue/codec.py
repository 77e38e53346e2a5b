"""Units and agents as compact JSON: what is at its default is left out; reading gives back the equal."""

from typing import Any, TypeAlias

from msgspec import Raw, json
from typing_extensions import override

from muniment.catalogue.errors import CatalogueError
from muniment.description.agents import Agent
from muniment.description.codec import structured, unstructured
from muniment.description.concepts import Concept
from muniment.description.units import Unit
from muniment.i18n import _

Content: TypeAlias = dict[str, Any]
"""What a unit says, as JSON holds it: dictionaries, lists and texts; what is at its default is left out."""

_fields_in = json.Decoder(dict[str, Raw]).decode


def content_of(unit: Unit) -> Content:
    """Return all that the unit says but its id and its parent, which the tables keep."""
    content: Content = unstructured(unit, Unit)
    content.pop("id", None)
    content.pop("parent", None)
    return content


def encode_unit(unit: Unit) -> str:
    """Return `content_of` the unit as one text."""
    return encoded(unit, content_of(unit))


def encoded(unit: Unit, content: Content) -> str:
    """Return the content of the unit as one text."""
    return _text(content, unit.title or unit.id)


def decode_unit(id: str, parent: str | None, text: str) -> Unit:
    """Return the unit that `encode_unit` was given."""
    return unit_of(id, parent, content_in(text))


def content_in(text: str) -> Content:
    """Return the content of the unit that `encode_unit` was given."""
    content: Content = json.decode(text)
    return content


def content_as_wanted(text: str) -> Content:
    """Return the same, each field of it decoded whenever it is asked for."""
    return _AsWanted(_fields_in(text))


def unit_of(id: str, parent: str | None, content: Content) -> Unit:
    """Return the unit that says this."""
    return structured({**content, "id": id, "parent": parent}, Unit)


def encode_agent(agent: Agent) -> str:
    """Return all that the agent says but its id."""
    content = unstructured(agent, Agent)
    content.pop("id", None)
    return _text(content, agent.name or agent.id)


def decode_agent(id: str, text: str) -> Agent:
    """Return the agent that `encode_agent` was given."""
    return structured({**json.decode(text), "id": id}, Agent)


def encode_concept(concept: Concept) -> str:
    """Return all that the concept says but its id."""
    content = unstructured(concept, Concept)
    content.pop("id", None)
    return _text(content, concept.name or concept.id)


def decode_concept(id: str, text: str) -> Concept:
    """Return the concept that `encode_concept` was given."""
    return structured({**json.decode(text), "id": id}, Concept)


class _AsWanted(dict[str, Any]):
    @override
    def __getitem__(self, field: str) -> Any:
        return json.decode(super().__getitem__(field))

    @override
    def get(self, field: str, otherwise: Any = None) -> Any:
        return self[field] if field in self else otherwise  # noqa: SIM401 - it would ask itself


def _text(content: dict[str, Any], name: str) -> str:
    try:
        return json.encode(content).decode()
    except UnicodeEncodeError as error:
        raise CatalogueError(
            _("“{name!a}” has a character that is none (half of a pair).").format(name=name)
        ) from error
