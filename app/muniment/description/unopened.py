"""Units left as they are stored while nobody asks what they say."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias, runtime_checkable

from muniment.description.units import Kept, Unit


class Codec(Protocol):
    """How units are stored: as the text of JSON, in which each field stands as `codec` has it."""

    def decode(self, id: str, parent: str | None, body: str) -> Unit:
        """Return the unit that is stored."""

    def fields(self, id: str, body: str, names: Collection[str]) -> Unit:
        """Return a unit that says in these fields what the one that is stored does, and no more."""

    def kept(self, body: str, came: str) -> tuple[Kept, ...]:
        """Return what the unit keeps that is stored and came in a vocabulary."""

    def places(self, body: str, came: str) -> Sequence[tuple[str, str]]:
        """Return vocabulary and place of each piece that the unit keeps."""


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
            self._kept = self._codec.kept(self.body, self.came) if self.came else ()
        return self._kept

    @property
    def places(self) -> Sequence[tuple[str, str]]:
        """Vocabulary and place of each piece that it keeps, which cost less than the pieces."""
        return self._codec.places(self.body, self.came) if self.came else ()

    def may_keep(self, vocabulary: str) -> bool:
        """Return whether it may keep anything in a vocabulary: False only where it surely keeps nothing."""
        return self.came == vocabulary or (bool(self.came) and f'"{vocabulary}"' in self.body)

    def may_say(self, name: str) -> bool:
        """Return whether it may say anything under a name: False only where it surely says nothing."""
        return f'"{name}":' in self.body

    def open(self) -> Unit:
        """Return the unit."""
        return self._codec.decode(self.id, self.parent, self.body)

    def fields(self, names: Collection[str]) -> Unit:
        """Return a unit that says in these fields what this one does, and no more."""
        return self._codec.fields(self.id, self.body, names)

    def saying(self, body: str) -> Unit:
        """Return the unit as it would be if this were stored of it."""
        return self._codec.decode(self.id, self.parent, body)


Stored: TypeAlias = Unit | Unopened


def opened(stored: Stored) -> Unit:
    """Return the unit."""
    return stored if isinstance(stored, Unit) else stored.open()


def glanced(stored: Stored, names: Collection[str]) -> Unit:
    """Return a unit that says at least in these fields what is stored, which costs less than all of it."""
    return stored if isinstance(stored, Unit) else stored.fields(names)


@runtime_checkable
class Outlined(Protocol):
    """Units that are asked how they stand at less cost than for what they say."""

    def outline(self) -> Iterator[tuple[str, str | None]]:
        """Yield id and parent of each, in the order of the units."""


def outline(units: Iterable[Stored]) -> Iterator[tuple[str, str | None]]:
    """Yield id and parent of each unit, in their order."""
    return units.outline() if isinstance(units, Outlined) else ((each.id, each.parent) for each in units)


class Opened:
    """Units as often as they are asked for, opened each time."""

    def __init__(self, stored: Iterable[Stored]) -> None:
        self._stored = stored

    def __iter__(self) -> Iterator[Unit]:
        return map(opened, self._stored)
