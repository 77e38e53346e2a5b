"""Going back, or forth, to a point in the history: step by step, as undo and redo do."""

from muniment.catalogue import Catalogue, Step
from muniment.progress import Progress, Steps

_ALL = 1_000_000


def my_steps(catalogue: Catalogue, limit: int = 1000) -> list[Step]:
    """Return this person's newest steps, those undone too, the newest first."""
    return [step for step in catalogue.history(limit) if step.who == catalogue.who]


def go_to_step(catalogue: Catalogue, id: int) -> Steps[int]:
    """Undo or redo until this step of one's own is the last that is done; return how many steps that took.

    Each step is taken back or done again whole; where one cannot be, those before it stay so and
    the error says why. Stopped between two steps, it has gone so far.
    """
    mine = my_steps(catalogue, _ALL)
    goal = next((step for step in mine if step.id == id), None)
    if goal is None:
        return 0
    if goal.undone:
        wanted, replay = sum(step.undone and step.id <= id for step in mine), catalogue.redo
    else:
        wanted, replay = sum(not step.undone and step.id > id for step in mine), catalogue.undo
    for done in range(wanted):
        yield Progress(done, wanted)
        change = replay()
        if change is None:
            return done
    return wanted
