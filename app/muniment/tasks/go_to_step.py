"""Going back, or forth, to a point in the history: step by step, as undo and redo do."""

from dataclasses import dataclass

from muniment.catalogue import Catalogue, ConflictError, Step
from muniment.progress import Progress, Steps

_ALL = 1_000_000


def my_steps(catalogue: Catalogue, limit: int = 1000) -> list[Step]:
    """Return this person's newest steps, those undone too, the newest first."""
    return [step for step in catalogue.history(limit) if step.who == catalogue.who]


@dataclass(frozen=True, slots=True)
class Gone:
    """How many steps were gone, how many records stayed as others have made them, and what stopped it."""

    steps: int
    left: int = 0
    conflict: str = ""


def go_to_step(catalogue: Catalogue, id: int, leaving_out: bool = False) -> Steps[Gone]:
    """Undo or redo until this step of one's own is the last that is done.

    Each step is taken back or done again whole, or `leaving_out` what others have changed since; where
    one cannot be, it stops before that and says why. Stopped between two steps, it has gone so far.
    """
    mine = my_steps(catalogue, _ALL)
    goal = next((step for step in mine if step.id == id), None)
    if goal is None:
        return Gone(0)
    if goal.undone:
        wanted, replay = sum(step.undone and step.id <= id for step in mine), catalogue.redo
    else:
        wanted, replay = sum(not step.undone and step.id > id for step in mine), catalogue.undo
    left = 0
    for done in range(wanted):
        yield Progress(done, wanted)
        try:
            change = replay(leaving_out=leaving_out)
        except ConflictError as error:
            return Gone(done, left, str(error))
        if change is None:
            return Gone(done, left)
        left += change.left
    return Gone(wanted, left)
