"""Undo and redo on the desk: what stands against them is said, and can be left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from muniment.desktop.desk import ListDesk
from muniment.desktop.directions import filled
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps, finish

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue, Change
    from muniment.desktop.furniture import Furniture


_LOOKED_AT = 1000
"""The newest steps among which those are looked for that were done after another."""


class Bench(ListDesk, Protocol):
    """The desk on which it is done."""

    @property
    def furniture(self) -> Furniture | None:
        """What knows the errors that tell of a conflict."""

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


def offer_undo(bench: Bench, text: str, first: int = 0) -> None:
    """Say what was done last, and offer to undo just that: the step `first` and those after it, or one."""
    last = bench.catalogue.last_step
    take = partial(_take_back, bench, first or last, last)
    bench.notice(text, _("Undo"), lambda: bench.attempt(take))


def _take_back(bench: Bench, first: int, last: int) -> None:
    """Undo these steps; what was done after them is not undone in their place, nor without a word."""
    bench.leaving.emit()
    later = [step for step in bench.catalogue.history(_LOOKED_AT) if step.who == bench.catalogue.who]
    later = [step for step in later if step.id >= last and not step.undone]
    if not any(step.id == last for step in later):
        bench.notice(_("That is undone already."))
    elif len(later) > 1:
        one, many = "“{label}” was done after that.", "“{label}” and more was done after that."
        words = plural(one, many, len(later) - 1, label=later[0].label)
        bench.notice(words, _("Undo That, Too"), lambda: bench.attempt(lambda: _go_back(bench, first)))
    elif first == last:
        replay(bench, BACK)
    else:
        _go_back(bench, first)


def _go_back(bench: Bench, first: int, leaving_out: bool = False) -> None:
    bench.run(_gone_back(bench, first, leaving_out), BACK.label, lambda done: _tell_gone(bench, first, *done))


def _gone_back(bench: Bench, first: int, leaving_out: bool) -> Steps[tuple[int, int, Exception | None]]:
    """Undo a step and those after it; return how many it were, what was left out, what stood against it."""
    catalogue, conflict = bench.catalogue, bench.furniture.conflict if bench.furniture else ()
    undone = left = 0
    while catalogue.last_step >= first:
        yield Progress(0, 0, BACK.label)
        try:
            change = catalogue.undo(leaving_out=leaving_out)
        except conflict as error:
            return undone, left, error
        if change is None:
            break
        undone, left = undone + 1, left + change.left
    return undone, left, None


def _tell_gone(bench: Bench, first: int, undone: int, left: int, error: Exception | None) -> None:
    words = plural("{count} step undone.", "{count} steps undone.", undone)
    if error is None:
        bench.notice(f"{words} {left_words(left)}" if left else words)
        return
    said = f"{words} {error}" if undone else str(error)
    bench.notice(said, BACK.anyway, lambda: bench.attempt(lambda: _go_back(bench, first, leaving_out=True)))


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
        _take_in_hand(bench, done)
        bench.notice(said(done, way.done), _("Redo"), lambda: bench.attempt(bench.redo))
    elif done is not None:
        _show(bench, done)
        bench.notice_undo(said(done, way.done))


def _show(bench: Bench, change: Change) -> None:
    """Take in hand what was done again, where no record was but that of the place that is looked into."""
    if bench.unit not in (None, bench.place) or bench.unit in change.units:
        return
    changed = bench.catalogue.rows(sorted(change.units))
    tops = [row.id for row in changed if row.parent not in change.units]
    if change.everything and bench.unit is None:
        # So much was done that it is not told what: an import adds at the end.
        tops = bench.catalogue.child_ids(None)[-1:]
    for id in tops[:1]:
        bench.open_unit(id)


def _take_in_hand(bench: Bench, change: Change) -> None:
    """Take in hand what is as it was again, where that lies in the place that is looked into."""
    if bench.unit not in (None, bench.place) or bench.unit in change.units:
        return
    here = (row.id for row in bench.catalogue.rows(sorted(change.units)) if row.parent == bench.place)
    for id in islice(here, 1):
        bench.hold(id)
        bench.choose((id,))


def said(change: Change, words: str) -> str:
    """Return what was done, and how many records stay as others have made them."""
    done = filled(words, label=change.label)
    return f"{done}. {left_words(change.left)}" if change.left else done


def left_words(count: int) -> str:
    """Return that so many records stay as others have made them."""
    return plural(
        "{count} record stays as others have made it.",
        "{count} records stay as others have made them.",
        count,
    )
