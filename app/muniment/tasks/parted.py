"""Where two catalogues parted of which one is a copy of the other, and what became of a unit since."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Self

from muniment.catalogue import Catalogue, Step
from muniment.description.columns import COLUMNS
from muniment.description.units import Unit
from muniment.i18n import _
from muniment.tasks.merge_units import changed_fields

_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Parted:
    """The last step of their history that both have alike; 0 where they have nothing in common."""

    step: int

    @classmethod
    def of(cls, one: Catalogue, other: Catalogue) -> Self:
        """Compare the histories of two catalogues from their beginning."""
        pairs = zip(reversed(one.history(_ALL)), reversed(other.history(_ALL)), strict=False)
        alike = takewhile(lambda pair: _done(pair[0]) == _done(pair[1]), pairs)
        return cls(max((step.id for step, _same in alike), default=0))


def _done(step: Step) -> tuple[object, ...]:
    return step.id, step.label, step.when, step.who, step.undone


def states(catalogue: Catalogue, unit: str, since: int) -> tuple[Unit | None, ...]:
    """Return how a unit was at a step, and what each later step that changed it made of it.

    None stands where it was not there; nothing is returned where it was not changed. What was taken back
    does not count.
    """
    done = (step for step in reversed(catalogue.history(_ALL, unit)) if not step.undone)
    later = [step.id for step in done if step.id > since]
    versions = [catalogue.version(unit, step) for step in later]
    told = [each for each in versions if each.before or each.after]
    return (told[0].before, *(each.after for each in told)) if told else ()


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
    return bool(said != was)
