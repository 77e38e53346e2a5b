"""Paragraphs of two languages paired by their lengths alone.

After W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora",
Computational Linguistics 19 (1993): what is long in one language is long in the other.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, product

_VARIANCE = 6.8
"""Of the length of a translation, per letter (Gale and Church, §3.2)."""
_CHANCES = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
"""How often so many paragraphs answer so many (ibid., table 5)."""
_BAND = 40
"""How many paragraphs off the straight way a pair is looked for; keeps long texts quick."""

_Cell = tuple[float, tuple[int, int]]


def by_length(left: Sequence[str], right: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the likeliest pairs of paragraph numbers, each text read in order; none where one is empty."""
    return _pairs(tuple(map(len, left)), tuple(map(len, right))) if left and right else ()


@lru_cache(maxsize=8)
def _pairs(left: tuple[int, ...], right: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    if len(left) == len(right) == 1:
        return ((0, 0),)
    best = _best(left, right)
    pairs: list[tuple[int, int]] = []
    here = len(left), len(right)
    while here != (0, 0):
        _spent, step = best[here]
        there = here[0] - step[0], here[1] - step[1]
        pairs.extend(product(range(there[0], here[0]), range(there[1], here[1])))
        here = there
    return tuple(sorted(pairs))


def _best(left: Sequence[int], right: Sequence[int]) -> dict[tuple[int, int], _Cell]:
    """The cheapest step by which each point of the way is reached, and what the way there costs."""
    lefts, rights = _sums(left), _sums(right)
    ratio = rights[-1] / lefts[-1]
    reach = max(_BAND, abs(len(left) - len(right)) + 2)
    best: dict[tuple[int, int], _Cell] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(left) + 1):
        straight = i * len(right) // len(left)
        for j in range(max(0, straight - reach), min(len(right), straight + reach) + 1):
            ways = [
                (spent[0] + _cost(lefts[i] - lefts[i - a], rights[j] - rights[j - b], ratio, chance), (a, b))
                for (a, b), chance in _CHANCES.items()
                if (spent := best.get((i - a, j - b)))
            ]
            if ways:
                best[i, j] = min(ways)
    return best


def _sums(lengths: Sequence[int]) -> list[int]:
    return list(accumulate((max(length, 1) for length in lengths), initial=0))


def _cost(left: int, right: int, ratio: float, chance: float) -> float:
    """How unlikely it is that these lengths answer each other, as a negative logarithm."""
    mean = (left + right / ratio) / 2
    delta = (right - left * ratio) / math.sqrt(max(mean, 1.0) * _VARIANCE * ratio)
    return -math.log(max(math.erfc(abs(delta) / math.sqrt(2)), 1e-300)) - math.log(chance)
