"""Content models: which elements may stand in an element, in what order, how often.

The notation is that of a DTD: `head?, (p | list)+`. `text` among the choices means words
between the elements; `empty` means nothing; `any` one element of another
vocabulary; `any-local` one of no namespace.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

_TOKEN = re.compile(r"[\w-]+|[()|,?*+]")


@dataclass(frozen=True, slots=True)
class Particle:
    """An element by its name, and how often it stands: once, `?`, `*` or `+`."""

    name: str
    occurs: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Particles of which one (`|`) or all in order (`,`) stand, and how often."""

    joined: str
    members: "tuple[Particle | Group, ...]"
    occurs: str = ""


Model: TypeAlias = Particle | Group


@dataclass(frozen=True)
class Content:
    """What may stand in an element: words or not, and elements by a model.

    It is asked again and again, of every element of a file, and remembers what it said.
    """

    words: bool
    model: Model | None

    @cached_property
    def names(self) -> frozenset[str]:
        """The elements that may stand there."""
        return frozenset(self.order)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The elements that may stand there, in the order of the model."""
        return tuple(_names(self.model)) if self.model else ()

    @cached_property
    def may_be_empty(self) -> bool:
        """Whether it is complete with no element in it."""
        return self.model is None or _may_be_empty(self.model)

    def fits(self, names: Sequence[str]) -> bool:
        """Return whether elements of these names, in this order, are what a model asks for."""
        return self._pattern is not None and bool(
            self._pattern.fullmatch("".join(f"{name}," for name in names))
        )

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        return re.compile(_expression(self.model)) if self.model else None


def content(notation: str, groups: Mapping[str, str]) -> Content:
    """Return what the notation says, with the groups it names put in their place."""
    if notation in ("empty", "text"):
        return Content(notation == "text", None)
    words = notation.startswith("text | ")
    model = _Reader(notation.removeprefix("text | "), groups).all()
    if not words:
        return Content(False, model)
    members = model.members if isinstance(model, Group) and not model.occurs else (model,)
    return Content(True, Group("|", members, "*"))


class _Reader:
    """Reads one model from its tokens."""

    def __init__(self, notation: str, groups: Mapping[str, str]) -> None:
        self._tokens = _TOKEN.findall(notation)
        self._groups = groups

    def all(self) -> Model:
        members, joined = [self._one()], ""
        while self._tokens and self._tokens[0] in "|,":
            joined = self._tokens.pop(0)
            members.append(self._one())
        return members[0] if not joined else Group(joined, _flat(joined, members))

    def _one(self) -> Model:
        token = self._tokens.pop(0)
        model = self._bracket() if token == "(" else self._named(token)
        occurs = self._tokens.pop(0) if self._tokens and self._tokens[0] in "?*+" else ""
        if not occurs:
            return model
        if isinstance(model, Particle):
            return Particle(model.name, occurs)
        return Group(model.joined, model.members, occurs)

    def _bracket(self) -> Model:
        inner = self.all()
        self._tokens.pop(0)
        return inner if isinstance(inner, Group) and not inner.occurs else Group(",", (inner,))

    def _named(self, name: str) -> Model:
        if name in self._groups:
            return _Reader(self._groups[name], self._groups).all()
        return Particle(name)


def _flat(joined: str, members: list[Model]) -> tuple[Model, ...]:
    """Return the members with choices inside a choice opened up."""
    flat: list[Model] = []
    for member in members:
        inner = isinstance(member, Group) and member.joined == joined and not member.occurs
        flat.extend(member.members if inner and isinstance(member, Group) else (member,))
    return tuple(flat)


def _may_be_empty(model: Model) -> bool:
    if model.occurs in ("?", "*"):
        return True
    if isinstance(model, Particle):
        return False
    members = (_may_be_empty(member) for member in model.members)
    return any(members) if model.joined == "|" else all(members)


def _names(model: Model) -> list[str]:
    if isinstance(model, Particle):
        return [model.name]
    return [name for member in model.members for name in _names(member)]


def _expression(model: Model) -> str:
    if isinstance(model, Particle):
        return f"(?:{re.escape(model.name)},){model.occurs}"
    members = [_expression(member) for member in model.members]
    return f"(?:{('|' if model.joined == '|' else '').join(members)}){model.occurs}"
