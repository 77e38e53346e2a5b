"""What a step of the journal made of a record: how it was before and after."""

import json
from collections.abc import Callable, Collection
from itertools import chain
from typing import Any, TypeVar

from sqlalchemy import Connection, and_, or_, select

from muniment.catalogue import journal, lists
from muniment.catalogue.answers import HandList, SavedSearch
from muniment.catalogue.codec import decode_agent, decode_concept, decode_unit
from muniment.catalogue.portions import portions
from muniment.catalogue.states import AGENT, CONCEPT, LIST, SEARCH, UNIT, WAIVER, Entry, State
from muniment.catalogue.tables import steps, touched
from muniment.description.agents import Agent
from muniment.description.concepts import Concept
from muniment.description.units import Unit
from muniment.description.waivers import Waiver

T = TypeVar("T", bound=Unit | Agent | Concept | HandList | SavedSearch | Waiver)

_READ: dict[type, tuple[str, Callable[[str, State], Any]]] = {
    Unit: (UNIT, lambda id, state: decode_unit(id, state.parent, state.body)),
    Agent: (AGENT, lambda id, state: decode_agent(id, state.body)),
    Concept: (CONCEPT, lambda id, state: decode_concept(id, state.body)),
    HandList: (LIST, lambda id, state: lists.hand_list(id, state)),
    SavedSearch: (SEARCH, lambda id, state: SavedSearch(id=id, **json.loads(state.body))),
    Waiver: (WAIVER, lambda _id, state: Waiver(**json.loads(state.body))),
}


def before_and_after(
    connection: Connection, kind: type[T], id: str, step: int
) -> tuple[T | None, T | None] | None:
    """Return how a record of this kind was before and after a step; None where that did not change it."""
    name, read = _READ[kind]
    wanted = select(touched.c.batch).where(touched.c.record == id, touched.c.step == step)
    entries: list[Entry] = []
    for batch in connection.scalars(wanted.order_by(touched.c.batch)).all():
        told = journal.entries(connection, step, batch)
        entries += [entry for entry in told if entry.kind == name and entry.id == id]
    if not entries:
        return None
    before, after = entries[0].before, entries[-1].after
    return read(id, before) if before else None, read(id, after) if after else None


def moved_since(
    connection: Connection, step: int, undone: Collection[int], among: Collection[str] | None = None
) -> set[str]:
    """Return the units, all or `among` these, that stand elsewhere by a later step or one `undone`."""
    is_later = or_(and_(steps.c.number > step, steps.c.state == journal.DONE), steps.c.number.in_(undone))
    wanted = select(touched.c.step, touched.c.batch).join(steps, steps.c.number == touched.c.step)
    wanted = wanted.where(is_later).distinct()
    each_portion: list[list[str] | None] = [None] if among is None else [*portions(among)]
    told: set[tuple[int, int]] = set()
    for portion in each_portion:
        asked = wanted if portion is None else wanted.where(touched.c.record.in_(portion))
        told.update((row.step, row.batch) for row in connection.execute(asked))
    moves = chain.from_iterable(journal.entries(connection, *batch) for batch in sorted(told))
    found = {each.id for each in moves if each.kind == UNIT and each.moves}
    return found if among is None else found & set(among)
