"""Units and agents as compact JSON: what is at its default is left out; reading gives back the equal."""

import json
from typing import Any, TypeAlias

from cattrs import Converter

from muniment.catalogue.errors import CatalogueError
from muniment.description.markup import Inline, Line, Span
from muniment.description.units import Agent, Unit

Json: TypeAlias = Any

_converter = Converter(omit_if_default=True, detailed_validation=False)
_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encode_unit(unit: Unit) -> str:
    """Return all that the unit says but its id and its parent, which the tables keep."""
    content = _converter.unstructure(unit, Unit)
    content.pop("id", None)
    content.pop("parent", None)
    return _text(content, unit.title or unit.id)


def decode_unit(id: str, parent: str | None, text: str) -> Unit:
    """Return the unit that `encode_unit` was given."""
    return _converter.structure({**json.loads(text), "id": id, "parent": parent}, Unit)


def encode_agent(agent: Agent) -> str:
    """Return all that the agent says but its id."""
    content = _converter.unstructure(agent, Agent)
    content.pop("id", None)
    return _text(content, agent.name or agent.id)


def decode_agent(id: str, text: str) -> Agent:
    """Return the agent that `encode_agent` was given."""
    return _converter.structure({**json.loads(text), "id": id}, Agent)


def _text(content: dict[str, Any], name: str) -> str:
    text = _encoder.encode(content)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise CatalogueError(f"“{name!a}” has a character that is none (half of a pair).") from error
    return text


def _encode_run(run: Inline) -> Json:
    return run if isinstance(run, str) else _converter.unstructure(run, Span)


def _decode_run(run: Json, _type: object = None) -> Inline:
    return run if isinstance(run, str) else _converter.structure(run, Span)


def _encode_line(line: Line) -> Json:
    # Plain words, which nearly all lines are, stand as a string.
    content = line.content
    if len(content) == 1 and isinstance(content[0], str):
        return content[0]
    return [_encode_run(run) for run in content]


def _decode_line(line: Json, _type: object = None) -> Line:
    return Line((line,)) if isinstance(line, str) else Line(tuple(_decode_run(run) for run in line))


_converter.register_unstructure_hook(Inline, _encode_run)
_converter.register_structure_hook(Inline, _decode_run)
_converter.register_unstructure_hook(Line, _encode_line)
_converter.register_structure_hook(Line, _decode_line)
