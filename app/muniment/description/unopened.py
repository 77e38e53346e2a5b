"""Units left as they are stored while nobody asks what they say."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeAlias

from muniment.description.units import Kept, Unit


class Codec(Protocol):
    """How units are stored: as the text of JSON, in which each field stands as `codec` has it."""

    def decode(self, id: str, parent: str | None, body: str) -> Unit:
        """Return the unit that is stored."""

    def kept(self, body: str) -> tuple[Kept, ...]:
        """Return what the unit keeps that is stored."""


class Unopened:
    """A unit as it is stored, its `body`, which nobody has asked yet what it says.

    One that `came` in a vocabulary says just what its source in it says, and nobody has changed it since;
    one that came in none keeps no source.
    """

    __slots__ = ("_codec", "_kept", "body", "came", "id", "parent")

    def __init__(self, id: str, parent: str | None, came: str, body: str, codec: Codec) -> None:
        self.id = id
        self.parent = parent
        self.came = came
        self.body = body
        self._codec = codec
        self._kept: tuple[Kept, ...] | None = None

    @property
    def kept(self) -> tuple[Kept, ...]:
        """What it keeps of its file."""
        if self._kept is None:
            self._kept = self._codec.kept(self.body) if self.came else ()
        return self._kept

    def may_keep(self, vocabulary: str) -> bool:
        """Return whether it may keep anything in a vocabulary: False only where it surely keeps nothing."""
        return self.came == vocabulary or (bool(self.came) and f'"{vocabulary}"' in self.body)

    def open(self) -> Unit:
        """Return the unit."""
        return self._codec.decode(self.id, self.parent, self.body)

    def saying(self, body: str) -> Unit:
        """Return the unit as it would be if this were stored of it."""
        return self._codec.decode(self.id, self.parent, body)


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
