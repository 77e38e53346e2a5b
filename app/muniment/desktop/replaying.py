"""Undo and redo on the desk: what stands against them is said, and can be left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from muniment.desktop.desk import Desk
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps, finish

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue, Change
    from muniment.desktop.furniture import Furniture


class Bench(Desk, Protocol):
    """The desk on which it is done."""

    @property
    def furniture(self) -> Furniture | None:
        """What knows the errors that tell of a conflict."""

    def attempt(self, work: Callable[[], object]) -> None:
        """Do it; an error with a sentence for the archivist becomes a notice."""

    def redo(self) -> None:
        """Do again what was undone last."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way through the history: what goes it, whether that takes long, and the words for it."""

    go: Callable[[Catalogue, bool], Change | None]
    is_long: Callable[[Catalogue], bool]
    label: str
    done: str
    anyway: str


BACK = Way(
    lambda catalogue, leaving_out: catalogue.undo(leaving_out=leaving_out),
    lambda catalogue: catalogue.undo_is_long,
    _("Undoing"),
    _("Undone: {label}"),
    _("Undo All Else"),
)
FORTH = Way(
    lambda catalogue, leaving_out: catalogue.redo(leaving_out=leaving_out),
    lambda catalogue: catalogue.redo_is_long,
    _("Doing again"),
    _("Done again: {label}"),
    _("Do All Else Again"),
)


def replay(bench: Bench, way: Way, leaving_out: bool = False) -> None:
    """Go a step back or forth and say which: at once, or where it is long beside the screen.

    What others have changed since stands against it: that is said, and to go `leaving_out` it offered.
    """
    steps = _gone(bench, way, leaving_out)
    if way.is_long(bench.catalogue):
        bench.run(steps, way.label, lambda done: _tell(bench, way, done))
    else:
        _tell(bench, way, finish(steps))


def _gone(bench: Bench, way: Way, leaving_out: bool) -> Steps[Change | Exception | None]:
    """Go, and return what stood against it where something did."""
    catalogue, conflict = bench.catalogue, bench.furniture.conflict if bench.furniture else ()
    yield Progress(0, 0, way.label)
    try:
        return way.go(catalogue, leaving_out)
    except conflict as error:
        return error


def _tell(bench: Bench, way: Way, done: Change | Exception | None) -> None:
    if isinstance(done, Exception):
        bench.notice(str(done), way.anyway, lambda: bench.attempt(lambda: replay(bench, way, True)))
    elif done is not None and way is BACK:
        bench.notice(said(done, way.done), _("Redo"), lambda: bench.attempt(bench.redo))
    elif done is not None:
        bench.notice_undo(said(done, way.done))


def said(change: Change, words: str) -> str:
    """Return what was done, and how many records stay as others have made them."""
    done = words.format(label=change.label)
    return f"{done}. {left_words(change.left)}" if change.left else done


def left_words(count: int) -> str:
    """Return that so many records stay as others have made them."""
    return plural(
        "{count} record stays as others have made it.",
        "{count} records stay as others have made them.",
        count,
    )
