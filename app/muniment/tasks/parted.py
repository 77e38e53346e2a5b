"""Where two catalogues parted of which one is a copy of the other, and what became of a record since."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, fields
from itertools import takewhile
from typing import Self

from muniment.catalogue import Catalogue, Step
from muniment.catalogue.versions import T
from muniment.description.columns import COLUMNS
from muniment.description.units import FindingAid, Unit
from muniment.i18n import _
from muniment.tasks.merge_units import changed_fields

_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Parted:
    """The last step of their history that both have alike; 0 where they have nothing in common.

    Of the steps up to this `undone_here` and `undone_there` are those that only one of them has taken back.
    """

    step: int
    undone_here: frozenset[int] = frozenset()
    undone_there: frozenset[int] = frozenset()

    def ours(self, here: Catalogue, kind: type[T], id: str) -> tuple[T | None, ...]:
        """Return the `states` of a record here since then."""
        return states(here, kind, id, self.step, self.undone_here)

    def theirs(self, there: Catalogue, kind: type[T], id: str) -> tuple[T | None, ...]:
        """Return the `states` of a record in the other catalogue since then."""
        return states(there, kind, id, self.step, self.undone_there)

    @classmethod
    def of(cls, here: Catalogue, there: Catalogue) -> Self:
        """Compare the histories of two catalogues from their beginning."""
        pairs = zip(reversed(here.history(_ALL)), reversed(there.history(_ALL)), strict=False)
        alike = list(takewhile(lambda pair: _done(pair[0]) == _done(pair[1]), pairs))
        return cls(
            max((step.id for step, _same in alike), default=0),
            frozenset(step.id for step, same in alike if step.undone and not same.undone),
            frozenset(same.id for step, same in alike if same.undone and not step.undone),
        )


def _done(step: Step) -> tuple[object, ...]:
    return step.id, step.label, step.when, step.who


def states(
    catalogue: Catalogue, kind: type[T], id: str, since: int, undone: Container[int] = ()
) -> tuple[T | None, ...]:
    """Return how a record was at a step, and what each later step that changed it made of it.

    None stands where it was not there; nothing is returned where it was not changed. What was taken back
    does not count, but that steps up to that one were: they are the `undone`.
    """
    steps = catalogue.history(_ALL, id)[::-1]
    back = _told(catalogue, kind, id, [step.id for step in steps if step.id in undone])
    later = _told(catalogue, kind, id, [step.id for step in steps if step.id > since and not step.undone])
    found: list[T | None] = [after for _before, after in later]
    if back:
        return (back[-1][1], back[0][0], *found)
    return (later[0][0], *found) if later else ()


def _told(
    catalogue: Catalogue, kind: type[T], id: str, steps: Sequence[int]
) -> list[tuple[T | None, T | None]]:
    told = (catalogue.before_and_after(kind, id, step) for step in steps)
    return [each for each in told if each]


def contested(base: Unit, before: Unit, after: Unit) -> tuple[str, ...]:
    """Return what the fields are called in which a unit loses what was said in it since `base`."""
    lost = [name for name in changed_fields(before, after) if _is_lost(name, base, before, after)]
    shown = [
        each
        for each in COLUMNS
        if each.field in lost and each.text(before) not in (each.text(base), each.text(after))
    ]
    is_all = {each.field for each in shown} >= set(lost)
    return (*(each.label for each in shown), *([] if is_all else [_("what no column shows")]))


def _is_lost(name: str, base: Unit, before: Unit, after: Unit) -> bool:
    was, said, now = (getattr(unit, name) for unit in (base, before, after))
    if isinstance(said, tuple) and said:
        return any(each not in was and each not in now for each in said)
    if isinstance(said, FindingAid) and was and now:
        return any(
            getattr(said, each.name) not in (getattr(was, each.name), getattr(now, each.name))
            for each in fields(said)
        )
    return bool(said != was)
