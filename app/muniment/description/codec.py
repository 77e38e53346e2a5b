"""Values as JSON holds them: what is at its default is left out; reading gives back the equal."""

from typing import Any, TypeAlias, TypeVar

from cattrs import Converter

from muniment.description.markup import Inline, Line, Span

Json: TypeAlias = Any
T = TypeVar("T")

_converter = Converter(omit_if_default=True, detailed_validation=False)


def unstructured(value: object, kind: object) -> Json:
    """Return a value of this kind as lists, dictionaries and texts."""
    return _converter.unstructure(value, kind)


def structured(content: Json, kind: type[T]) -> T:
    """Return the value of this kind that `unstructured` was given."""
    return _converter.structure(content, kind)


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
