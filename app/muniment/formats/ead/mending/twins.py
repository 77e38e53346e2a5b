"""Ids that stand more than once: what each owner is to be called, and which of them a link means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, takewhile

from muniment.formats.ead.writing.ids import Ids


@dataclass(frozen=True, slots=True)
class Owner:
    """An element with an id that others have too: the piece it is in, and the id that it alone has."""

    piece: int
    id: str


@dataclass(frozen=True, slots=True)
class Twins:
    """The owners of each id that stands more than once, in the order in which they are met.

    `above` gives for each piece that it stands in, less than its own number; -1 for the outermost.
    """

    owners: Mapping[str, Sequence[Owner]] = field(default_factory=dict)
    above: Sequence[int] = ()

    def meant(self, id: str, piece: int) -> str:
        """Return the id of the owner that a link in a piece means: the nearest, then the first."""
        owners = self.owners.get(id, ())
        line = self._line(piece)
        return max(owners, key=lambda each: _shared(line, self._line(each.piece))).id if owners else id

    def name(self, id: str, number: int) -> str:
        """Return the id that the owner of a number has alone; nothing where it is not known."""
        owners = self.owners.get(id, ())
        return owners[number].id if number < len(owners) else ""

    def _line(self, piece: int) -> list[int]:
        """Return the pieces from the outermost to this one."""
        line = list[int]()
        while piece >= 0:
            line.append(piece)
            piece = self.above[piece]
        return line[::-1]


def twins(pieces: Mapping[str, Sequence[int]], taken: Ids, above: Sequence[int]) -> Twins:
    """Return the owners of ids by the pieces they are in; none gets an id that is `taken`."""
    given = set[str]()
    return Twins({id: list(_owners(id, numbers, taken, given)) for id, numbers in pieces.items()}, above)


def _owners(id: str, numbers: Sequence[int], taken: Ids, given: set[str]) -> Iterator[Owner]:
    """Yield the owners: the first keeps the id, the others get one like it."""
    name = id
    for piece in numbers:
        yield Owner(piece, name)
        likes = (f"{id}-{n}" for n in count(2))
        name = next(new for new in likes if new not in taken and new not in given)
        given.add(name)


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
