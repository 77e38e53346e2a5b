"""Units left as they are stored while nobody asks what they say."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from muniment.description.units import Kept, Unit


class Unopened(NamedTuple):
    """A unit that nobody has changed since it was read from a file, and what it keeps of that file.

    It says just what its source in the vocabulary `came` says.
    """

    id: str
    parent: str | None
    came: str
    kept: tuple[Kept, ...]
    open: Callable[[], Unit]


Stored: TypeAlias = Unit | Unopened


def opened(stored: Stored) -> Unit:
    """Return the unit."""
    return stored if isinstance(stored, Unit) else stored.open()


class Opened:
    """Units as often as they are asked for, opened each time."""

    def __init__(self, stored: Iterable[Stored]) -> None:
        self._stored = stored

    def __iter__(self) -> Iterator[Unit]:
        return map(opened, self._stored)
