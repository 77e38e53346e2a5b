"""Times two ways of doing one thing in turn, A B A B, and says how much dearer ours is."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Our work beside the least that the same result could cost."""

    name: str
    ours: Work
    limit: Work
    rounds: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Medians in seconds."""

    name: str
    ours: float
    limit: float

    @property
    def ratio(self) -> float:
        """How many times the limit ours takes."""
        return self.ours / self.limit


def measure(comparison: Comparison) -> Measured:
    """Run both once to warm up, then in turn, and return the medians."""
    pairs = [(_seconds(comparison.ours), _seconds(comparison.limit)) for _ in range(comparison.rounds + 1)]
    ours, limits = zip(*pairs[1:], strict=True)
    return Measured(name=comparison.name, ours=statistics.median(ours), limit=statistics.median(limits))


def table(results: list[Measured]) -> str:
    """Return the results as lines of a table, times in milliseconds."""
    wide = max((len(result.name) for result in results), default=0)
    head = f"{'':{wide}}{'ours':>13}{'limit':>13}{'ratio':>8}"
    rows = [f"{r.name:{wide}}{r.ours * 1e3:10.2f} ms{r.limit * 1e3:10.2f} ms{r.ratio:8.1f}" for r in results]
    return "\n".join([head, *rows])


def _seconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
