"""How long work reports itself: a generator yields `Progress` and returns its result."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work has come: `done` of `total` steps; a total of 0 is not known yet."""

    done: int
    total: int = 0
    label: str = ""

    @property
    def share(self) -> float | None:
        """The part that is done, from 0 to 1; None while the total is not known."""
        return min(1.0, self.done / self.total) if self.total else None


Steps: TypeAlias = Generator[Progress, None, T]
"""Work in steps. Closing it (`steps.close()`) cancels it and leaves nothing half-done."""


def finish(steps: Steps[T], report: Callable[[Progress], object] | None = None) -> T:
    """Run work to its end, telling `report` of each step, and return its result."""
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        if report is not None:
            report(progress)


class GivenUpError(Exception):
    """Whoever asked for the work has given it up meanwhile; nothing half-done stays."""


_is_given_up: ContextVar[Callable[[], bool]] = ContextVar("_is_given_up", default=lambda: False)


@contextmanager
def given_up_when(said: Callable[[], bool]) -> Iterator[None]:
    """Let what is done meanwhile end with `GivenUpError`, also in the middle of a step, once `said()`."""
    before = _is_given_up.set(said)
    try:
        yield
    finally:
        _is_given_up.reset(before)


def go_on() -> None:
    """Raise `GivenUpError` where the work was given up: asked again and again by steps that take long."""
    if _is_given_up.get()():
        raise GivenUpError
