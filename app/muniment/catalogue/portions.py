"""Long lists in portions that a database takes in one statement."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import BindParameter, bindparam

T = TypeVar("T")

PORTION = 500

ASKED: BindParameter[Any] = bindparam("asked", expanding=True)
"""The values of a portion, in a statement that is put together only once."""


def portions(values: Iterable[T], size: int = PORTION) -> Iterator[list[T]]:
    """Yield the values in order, `size` at a time."""
    rest = iter(values)
    while portion := list(islice(rest, size)):
        yield portion
