"""An edit: the only way in which a catalogue changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import closing

from sqlalchemy import Connection

from muniment import collecting
from muniment.catalogue import (
    beside,
    databases,
    journal,
    judgements,
    lists,
    searches,
    trash,
    tree,
)
from muniment.catalogue.answers import Deleted, HandList
from muniment.catalogue.changes import Touched
from muniment.catalogue.codec import (
    decode_agent,
    decode_concept,
    decode_unit,
    encode_agent,
    encode_concept,
    encode_unit,
)
from muniment.catalogue.drawing import Answer, Drawing, Portion, asking
from muniment.catalogue.errors import CatalogueError, UnknownUnitError
from muniment.catalogue.portions import PORTION, portions
from muniment.catalogue.records import Catalogued
from muniment.catalogue.states import AGENT, CONCEPT, LIST, PACK, SEARCH, UNIT, WAIVER, Entry, State
from muniment.catalogue.store import Store
from muniment.catalogue.unopened import as_it_came, said_again
from muniment.description.agents import Agent
from muniment.description.concepts import Concept
from muniment.description.units import Unit
from muniment.description.waivers import Waiver
from muniment.i18n import _
from muniment.progress import Progress, Steps

_MOST_ENDS = 10_000
_AT_ONCE = 1_000
"""Units that are taken in at once: the index writes a piece of its own for each portion, and merges them."""


class Edit:
    """What may be done within one edit; `Catalogue.edit` makes it, commits it or takes it back."""

    def __init__(self, connection: Connection, writer: journal.Writer) -> None:
        self._connection = connection
        self._database = databases.of(connection)
        self._writer = writer
        self._store = Store(connection)
        self._ends: dict[str | None, int] = {}
        self.touched = Touched()

    def unit(self, id: str) -> Unit:
        """Return the unit as this edit has left it; raise UnknownUnitError where there is none."""
        state = self._state(id)
        return decode_unit(id, state.parent, state.body)

    def child_ids(self, parent: str | None) -> list[str]:
        """Return the ids of the children, in tree order, as this edit has left them."""
        return tree.child_ids(self._connection, parent)

    def put(self, unit: Unit, before: str | None = None) -> None:
        """Insert the unit as the last child of its parent, or before a sibling; replace it where it is there.

        A unit that is replaced stays where it stands unless its parent is another or `before` is given.
        """
        old = self._store.state(unit.id)
        if old and old.parent != unit.parent:
            tree.refuse_loop(self._connection, unit.id, unit.parent)
        elif not old:
            self._refuse_orphans((unit,))
        stays = old is not None and old.parent == unit.parent and before is None
        position = old.position if old and stays else self._position(unit.parent, before)
        body = said_again(encode_unit(unit), old.body if old else "")
        self._record(Entry(UNIT, unit.id, old, State(body, unit.parent, position)))

    def units(self, ids: Iterable[str]) -> list[Unit]:
        """Return units in the order asked, as this edit has left them; ids not there are left out."""
        wanted = list(ids)
        states = self._store.states(UNIT, wanted)
        return [decode_unit(id, states[id].parent, states[id].body) for id in wanted if id in states]

    def put_many(self, units: Iterable[Unit]) -> int:
        """Put units, parents before their children, quickly; return how many there were."""
        return sum(self.taking_in(units))

    def taking_in(
        self, units: Iterable[Unit], vocabulary: str = "", at_once: int = _AT_ONCE
    ) -> Iterator[int]:
        """Do what `put_many` does, and yield the number of each portion of units when it is in.

        What `vocabulary` says is that of sources which the units keep and say just the same as: as long as
        nobody changes one it need not be opened to be written as it came.
        """
        asked = asking(portions(units, at_once), self._store.packs_off)
        with collecting.seldom(), closing(beside.each(Drawing, asked)) as come:
            for portion, answer in come:
                yield self._take_in(portion, answer, vocabulary)

    def _take_in(self, portion: Portion, answer: Answer, vocabulary: str) -> int:
        # While this is reckoned out, the portion before may still be written.
        known = self._store.catalogued(portion, answer)
        states = self._store.states(UNIT, known)
        self._store.learn(answer)
        if len(known) == len(portion) and not states:
            self._insert(known, vocabulary)
        elif len(known) == len(states) and all(
            known[id].unit.parent == state.parent for id, state in states.items()
        ):
            self._replace(known, states)
        else:
            for unit, _kept in portion:
                self.put(unit)
        return len(portion)

    def move(self, id: str, parent: str | None, before: str | None = None) -> None:
        """Move a unit, with all below it, to the end of another parent's children or before one of them."""
        old = self._state(id)
        if before == id:
            return
        tree.refuse_loop(self._connection, id, parent)
        self._record(Entry(UNIT, id, old, State(old.body, parent, self._position(parent, before))))

    def order(self, parent: str | None, ids: Sequence[str]) -> Steps[int]:
        """Bring the children of a unit into this order, which names each once; return how many moved."""
        positions = tree.positions(self._connection, parent)
        if len(ids) != len(positions) or set(ids) != positions.keys():
            raise CatalogueError(_("Units can be put in order only all together: others have come or gone."))
        moved = tree.reordered(positions, ids)
        for done, portion in enumerate(portions(moved)):
            yield Progress(done * PORTION, len(moved))
            self._reposition({id: moved[id] for id in portion})
        self._ends.pop(parent, None)
        return len(moved)

    def delete(self, id: str) -> None:
        """Delete a unit with all below it."""
        # What colleagues move out of it, or take away, meanwhile is below it no more.
        self._database.hold(self._connection, "moves")
        self._state(id)
        ids = [found for _key, found, _parent in self._database.branch(self._connection, id)]
        self._store.expect_to_lose(len(ids))
        # The lowest first, so that taking it back begins with the parents.
        for portion in portions(reversed(ids)):
            states = self._store.states(UNIT, portion)
            self._record_all([Entry(UNIT, gone, states[gone], None) for gone in portion])
        self._writer.deleted(id, len(ids))
        self._ends.clear()

    def put_back(self, gone: Deleted, parent: str | None) -> Steps[int]:
        """Put back a unit, with all below it, that was deleted; return how many came back.

        In the place where it lay it stands where it stood, in another behind what is there. What is there
        again already stays as it is; raise UnknownUnitError where there is no such parent.
        """
        if parent is not None:
            self._state(parent)
        count = 0
        for portion in portions(trash.branch(self._connection, gone.step, gone.unit.id)):
            yield Progress(count, gone.size)
            there = self._store.states(UNIT, [entry.id for entry in portion])
            self._record_all([self._onto(entry, gone, parent) for entry in portion if entry.id not in there])
            count += len(portion) - len(there)
        self._ends.clear()
        return count

    def _onto(self, entry: Entry, gone: Deleted, parent: str | None) -> Entry:
        """Return the entry that puts a unit back, the one that all hang from into this parent."""
        if entry.id != gone.unit.id or entry.after is None or entry.after.parent == parent:
            return entry
        return entry._replace(after=State(entry.after.body, parent, self._end(parent)))

    def finish(self) -> None:
        """Write what waits; the catalogue calls it when all is done."""
        self._store.finish()
        self._writer.finish()

    def agent(self, id: str) -> Agent | None:
        """Return an agent as this edit has left it, so that nobody changes it meanwhile; None if not kept."""
        state = self._store.states(AGENT, (id,)).get(id)
        return decode_agent(id, state.body) if state else None

    def concept(self, id: str) -> Concept | None:
        """Return a place, subject, genre or repository in the same way as an agent."""
        state = self._store.states(CONCEPT, (id,)).get(id)
        return decode_concept(id, state.body) if state else None

    def put_agent(self, agent: Agent) -> None:
        """Insert an agent, or replace what is said of it."""
        before = self._store.states(AGENT, (agent.id,)).get(agent.id)
        self._record(Entry(AGENT, agent.id, before, State(encode_agent(agent))))

    def delete_agent(self, id: str) -> None:
        """Say nothing of an agent by hand any more; while units name it, it is there as a bare name."""
        before = self._store.states(AGENT, (id,)).get(id)
        self._record(Entry(AGENT, id, before, None))

    def put_concept(self, concept: Concept) -> None:
        """Insert a place, subject, genre or repository, or replace what is said of it."""
        before = self._store.states(CONCEPT, (concept.id,)).get(concept.id)
        self._record(Entry(CONCEPT, concept.id, before, State(encode_concept(concept))))

    def delete_concept(self, id: str) -> None:
        """Say nothing more of a place, subject, genre or repository than what units call it."""
        before = self._store.states(CONCEPT, (id,)).get(id)
        self._record(Entry(CONCEPT, id, before, None))

    def put_search(self, id: str, name: str, text: str) -> None:
        """Keep a search under its name, or change the one that has the id."""
        before = self._store.states(SEARCH, (id,)).get(id)
        self._record(Entry(SEARCH, id, before, searches.state(name, text)))

    def delete_search(self, id: str) -> None:
        """Keep a search no longer; one that is not there is no error."""
        before = self._store.states(SEARCH, (id,)).get(id)
        self._record(Entry(SEARCH, id, before, None))

    def put_list(self, made: HandList) -> None:
        """Keep a list made by hand, or change the one that has its id."""
        before = self._store.states(LIST, (made.id,)).get(made.id)
        self._record(Entry(LIST, made.id, before, lists.state(made)))

    def delete_list(self, id: str) -> None:
        """Keep a list no longer; its units stay, and one that is not there is no error."""
        before = self._store.states(LIST, (id,)).get(id)
        self._record(Entry(LIST, id, before, None))

    def waive(self, waiver: Waiver) -> None:
        """Let a finding stand, or change why; raise UnknownUnitError where its unit is not there."""
        self._state(waiver.unit)
        before = self._store.states(WAIVER, (waiver.id,)).get(waiver.id)
        self._record(Entry(WAIVER, waiver.id, before, judgements.state_of_waiver(waiver)))

    def lift(self, waiver: str) -> None:
        """Let a finding stand no longer; a waiver that is not there is no error."""
        before = self._store.states(WAIVER, (waiver,)).get(waiver)
        self._record(Entry(WAIVER, waiver, before, None))

    def turn(self, packs: Mapping[str, bool]) -> Steps[None]:
        """Ask the rules of these packs, or no longer; the findings of all units are counted anew."""
        known = self._store.states(PACK, packs)
        asked = {id: judgements.state_of_pack(is_on) for id, is_on in packs.items()}
        entries = [Entry(PACK, id, known.get(id), state) for id, state in asked.items()]
        changed = [entry for entry in entries if entry.before != entry.after]
        yield from self._store.turn(changed)
        for entry in changed:
            self._writer.add(entry)
            self.touched.add(entry)

    def _state(self, id: str) -> State:
        state = self._store.state(id)
        if state is None:
            raise UnknownUnitError(_("There is no unit “{id}”, or no longer.").format(id=id))
        return state

    def _record(self, entry: Entry) -> None:
        if entry.before != entry.after:
            self._record_all((entry,))

    def _record_all(self, entries: Sequence[Entry], known: Mapping[str, Catalogued] | None = None) -> None:
        self._store.apply(entries, known)
        for entry in entries:
            self._writer.add(entry)
            self.touched.add(entry)

    def _insert(self, known: Mapping[str, Catalogued], vocabulary: str) -> None:
        self._refuse_orphans([each.unit for each in known.values()])
        self._forget_ends({each.unit.parent for each in known.values()})
        entries = []
        for id, (unit, body, *_drawn) in known.items():
            came = as_it_came(body, vocabulary) if vocabulary and unit.kept else body
            entries.append(Entry(UNIT, id, None, State(came, unit.parent, self._end(unit.parent))))
            self._ends[id] = 0
        self._record_all(entries, known)

    def _replace(self, known: Mapping[str, Catalogued], states: Mapping[str, State]) -> None:
        """Put units in the place of what is said of them now; each stays where it stands."""
        entries, new = [], {}
        for id, each in known.items():
            old = states[id]
            entry = Entry(UNIT, id, old, old._replace(body=said_again(each.body, old.body)))
            if entry.after and entry.before != entry.after:
                entries.append(entry)
                new[id] = each.kept_as(entry.after.body)
        self._record_all(entries, new)

    def _refuse_orphans(self, units: Sequence[Unit]) -> None:
        known: set[str] = set()
        outside: set[str] = set()
        for unit in units:
            if unit.parent is not None and unit.parent not in known:
                outside.add(unit.parent)
            known.add(unit.id)
        tree.refuse_missing(self._connection, sorted(outside))

    def _position(self, parent: str | None, before: str | None) -> int:
        if before is None:
            return self._end(parent)
        tree.hold(self._connection, parent)
        sibling = self._state(before)
        if sibling.parent != parent:
            raise CatalogueError(_("A unit can be put before another only where both lie in the same place."))
        previous = tree.previous_position(self._connection, parent, sibling.position)
        position = tree.between(previous, sibling.position)
        if position is not None:
            return position
        assert previous is not None
        self._spread(parent, previous, tree.Sibling(before, sibling.position))
        return self._position(parent, before)

    def _end(self, parent: str | None) -> int:
        if parent not in self._ends:
            self._ends[parent] = tree.last_position(self._connection, parent)
        self._ends[parent] += tree.GAP
        return self._ends[parent]

    def _forget_ends(self, needed: Set[str | None]) -> None:
        """Forget where the children of most units end when those are many; the database knows."""
        if len(self._ends) > _MOST_ENDS:
            self._ends = {parent: end for parent, end in self._ends.items() if parent in needed}

    def _spread(self, parent: str | None, previous: int, sibling: tree.Sibling) -> None:
        positions = tree.spread(self._connection, parent, previous, sibling)
        for portion in portions(positions):
            self._reposition({id: positions[id] for id in portion})
        self._ends.pop(parent, None)

    def _reposition(self, positions: Mapping[str, int]) -> None:
        states = self._store.states(UNIT, positions)
        self._record_all(
            [Entry(UNIT, id, states[id], states[id]._replace(position=positions[id])) for id in positions]
        )
