"""What stood in a table when it went out: so is what was edited there told from what was changed here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from muniment.catalogue import Catalogue, Step
from muniment.description.units import Unit
from muniment.tasks.parted import states

_ALL = 1_000_000


def last_step(catalogue: Catalogue) -> str:
    """Return what was last done in the catalogue, by whomever: its number and its moment; else nothing."""
    step = next((step for step in catalogue.history(_ALL) if not step.undone), None)
    return _called(step) if step else ""


@dataclass(slots=True)
class SentTables:
    """Knows how units of a catalogue were when tables went out of it, or of one that it is a copy of."""

    catalogue: Catalogue
    _history: Sequence[Step] = ()
    _undone: dict[str, tuple[int, frozenset[int]] | None] = field(default_factory=dict)

    def states(self, id: str, step: str) -> tuple[Unit | None, ...]:
        """Return how a unit was when that step was the last one, and what each later one made of it.

        None stands where it was not there; nothing is returned where it was not changed since, or where
        the step is not of this catalogue.
        """
        since = self._since(step)
        return states(self.catalogue, Unit, id, *since) if since else ()

    def _since(self, called: str) -> tuple[int, frozenset[int]] | None:
        """Return the number of a step, and those up to it that were taken back since.

        Nothing is returned where all is as it was then, or the step is not of this catalogue.
        """
        if called not in self._undone:
            self._history = self._history or (self.catalogue.history(_ALL) if called else ())
            later = list(takewhile(lambda step: _called(step) != called, self._history))
            known = self._history[len(later) :]
            back = frozenset(step.id for step in takewhile(lambda step: step.undone, known))
            self._undone[called] = (known[0].id, back) if known and (later or back) else None
        return self._undone[called]


def _called(step: Step) -> str:
    return f"{step.id} {step.when.isoformat()}"
