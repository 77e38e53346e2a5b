"""Components put back into the slots they came from, in the order they stand in now."""

from bisect import bisect_left
from collections.abc import Sequence


def seated(numbers: Sequence[int | None], slots: int) -> list[list[int]]:
    """Return for each slot which components stand in it, by their positions, all in their order.

    `numbers` are the slots they came from. As many as can go back to their own do; one that came from
    elsewhere, or was moved, stands beside its neighbour. There must be a slot.
    """
    anchored = _rising([(at, n) for at, n in enumerate(numbers) if n is not None and n < slots])
    seats: list[list[int]] = [[] for _ in range(slots)]
    slot = next(iter(anchored.values()), 0)
    for position in range(len(numbers)):
        slot = anchored.get(position, slot)
        seats[slot].append(position)
    return seats


def _rising(pairs: list[tuple[int, int]]) -> dict[int, int]:
    """Return a longest choice of pairs whose second numbers rise, by their first."""
    ends: list[int] = []
    lengths: list[int] = []
    for _, number in pairs:
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        lengths.append(length)
    chosen: dict[int, int] = {}
    wanted, below = len(ends) - 1, float("inf")
    for (at, number), length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted and number < below:
            chosen[at] = number
            wanted, below = wanted - 1, number
    return dict(reversed(chosen.items()))
