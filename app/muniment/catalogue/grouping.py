"""Parentheses in what is typed, and the clauses that mean the same without them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeAlias, TypeVar

T = TypeVar("T")

_QUOTED = re.compile(r'"[^"]*"?')
_OPENS = re.compile(r"(?:(?<![^\s(])|(?<=^-)|(?<=[\s(]-)|(?<=[^\W\d_]:)|(?<=[^\W\d_]:=))\(")
MOST = 200
"""Clauses; what would become more is not taken apart."""

Clauses: TypeAlias = list[tuple[T, ...]]
"""All must hold, and of the parts of each one at the least."""


_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Every(Generic[T]):
    """All of the parts hold; where it is `excluded`, not all of them do."""

    parts: "tuple[Every[T] | Some[T] | T, ...]"
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Some(Generic[T]):
    """One of the parts holds at the least."""

    parts: "tuple[Every[T] | Some[T] | T, ...]"


def pairs(text: str) -> Mapping[int, int]:
    """Return where parentheses that hold words together open, and where each of these closes.

    Those within a word or a quotation (`Photo 355/1(48)`) do not, those behind a field (`title:(a or b)`)
    do; one that is left open closes at the end.
    """
    found: dict[int, int] = {}
    opened: list[int | None] = []
    at = 0
    while at < len(text):
        if quoted := _QUOTED.match(text, at):
            at = quoted.end()
            continue
        if text[at] == "(":
            opened.append(at if _OPENS.match(text, at) and len(opened) < _DEEPEST else None)
        elif text[at] == ")" and opened:
            start = opened.pop()
            if start is not None:
                found[start] = at
        at += 1
    return found | {start: len(text) for start in opened if start is not None}


def clauses(tree: Every[T] | Some[T] | T, negated: Callable[[T], T]) -> Clauses[T] | None:
    """Return the clauses that hold where the tree does (its conjunctive normal form), None for too many."""
    if isinstance(tree, Some):
        return _one_of([clauses(part, negated) for part in tree.parts])
    if not isinstance(tree, Every):
        return [(tree,)]
    found: Clauses[T] = []
    for part in tree.parts:
        made = clauses(part, negated)
        if made is None:
            return None
        found += made
    return _none_of(found, negated) if tree.excluded else found


def _one_of(ways: Sequence[Clauses[T] | None]) -> Clauses[T] | None:
    known = [way for way in ways if way is not None]
    if len(known) < len(ways) or _times(known) > MOST:
        return None
    return [tuple(part for clause in chosen for part in clause) for chosen in product(*known)]


def _none_of(held: Clauses[T], negated: Callable[[T], T]) -> Clauses[T] | None:
    if _times(held) > MOST:
        return None
    return [tuple(map(negated, chosen)) for chosen in product(*held)]


def _times(parts: Sequence[Sequence[object]]) -> int:
    times = 1
    for part in parts:
        times *= len(part)
    return times
