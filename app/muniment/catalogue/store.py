"""Records into tables and out of them: rows, links to terms and agents, and the index move in step."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, Select, bindparam, delete, select, update

from muniment.catalogue import databases, periods, query, tallies
from muniment.catalogue.agents import Agents
from muniment.catalogue.codec import content_in, decode_unit, unit_of
from muniment.catalogue.concepts import Concepts
from muniment.catalogue.drawing import Answer, Portion
from muniment.catalogue.headings import KEYS
from muniment.catalogue.judgements import Judgements
from muniment.catalogue.lines import Lines, lines
from muniment.catalogue.lists import Lists
from muniment.catalogue.met import Met
from muniment.catalogue.portions import ASKED, PORTION, portions
from muniment.catalogue.preparing import prepared
from muniment.catalogue.rebuilding import rebuild_index
from muniment.catalogue.records import Catalogued, Use, catalogued, findings, inherited
from muniment.catalogue.searches import Searches
from muniment.catalogue.states import AGENT, CONCEPT, LIST, PACK, SEARCH, UNIT, WAIVER, Entry, State
from muniment.catalogue.tables import periods as further
from muniment.catalogue.tables import units
from muniment.catalogue.tallies import Tallies, Tally, added
from muniment.catalogue.terms import Terms
from muniment.catalogue.vocabulary import Vocabulary
from muniment.catalogue.words import index_row
from muniment.description.dates import Period
from muniment.description.findings import Severity
from muniment.description.units import Unit
from muniment.i18n import _
from muniment.progress import Progress, Steps, finish

_MANY, _MOST_LOST = 1_000, 2_000
_COLUMNS = tuple(units.c.keys())
_VALUES = itemgetter(*_COLUMNS)
_STATE = select(units.c.id, units.c.description, units.c.parent, units.c.position)
_ONES = units.c.id.in_(ASKED)
_FOUND = _STATE.where(_ONES)
_LOCKED = _FOUND.order_by(units.c.key).with_for_update(key_share=True)
"""Until the change is kept nobody else changes them; what lies below them may be changed meanwhile."""
_BELOW = _STATE.where(units.c.parent.in_(ASKED))
_INDEXED = (
    select(units.c.id, units.c.key, units.c.keywords, units.c.begin_date, units.c.end_date)
    .add_columns(further.c.begin_date, further.c.end_date)
    .join_from(units, further, isouter=True)
    .where(_ONES)
    .order_by(units.c.key, further.c.begin_date)
)
_DELETE = delete(units).where(_ONES)
_REPLACE = update(units).where(units.c.id == bindparam("unit"))
_COUNT = (
    update(units)
    .where(units.c.id == bindparam("unit"))
    .values({severity: bindparam(severity) for severity in Severity})
)
_RESTAND = update(units).where(units.c.id == bindparam("unit")).values(position=bindparam("at"))


class _Indexed(NamedTuple):
    """How the index has a unit: by its key, with the words of its shelfmarks, of the times of its dates."""

    key: int
    keywords: str
    covered: tuple[Period, ...]

    def row(self, body: str) -> dict[str, Any]:
        """Return its row in the index, of what it says."""
        said = index_row(content_in(body), self.covered)
        return {**said, "key": self.key, KEYS: self.keywords}


class _Keeper(Protocol):
    """What keeps records of one kind that are no units."""

    def states(self, ids: Iterable[str]) -> dict[str, State]:
        """Return what is kept of these; those that are not there are left out."""

    def apply(self, entry: Entry) -> None:
        """Make the change to one."""


class Store:
    """The records of a catalogue, over one connection within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._database = databases.of(connection)
        self._terms = Terms(connection)
        self.agents = Agents(connection, self._terms)
        self._keepers: Mapping[str, _Keeper] = {
            AGENT: self.agents,
            SEARCH: Searches(connection),
            LIST: Lists(connection),
            CONCEPT: Concepts(connection),
        }
        self._judgements = Judgements(connection)
        self._tallies = Tallies(connection)
        self._vocabulary = Vocabulary(connection)
        self._met = Met()
        self._indexes = True
        self._changed = 0

    def expect_to_lose(self, going: int) -> None:
        """Be told that so many units are about to be deleted.

        Where fewer stay, the index is left alone until `finish` builds it anew of these.
        """
        if going > _MOST_LOST and 2 * going > query.count(self.connection):
            self._indexes = False

    def finish(self) -> None:
        """Bring the index into step when all changes are made."""
        if not self._indexes:
            finish(rebuild_index(self.connection))
        elif self._changed:
            self._database.settle_index(self.connection, many=self._changed >= _MANY)

    def states(self, kind: str, ids: Iterable[str]) -> dict[str, State]:
        """Return what is kept of these records, and keep others from changing them until all is done.

        Those that are not there are left out.
        """
        if kind in self._keepers:
            return self._keepers[kind].states(ids)
        if kind in (WAIVER, PACK):
            return self._judgements.states(kind, ids)
        return self._found(_LOCKED, ids)

    def state(self, id: str) -> State | None:
        """Return what is kept of one unit."""
        return self.states(UNIT, (id,)).get(id)

    @property
    def packs_off(self) -> frozenset[str]:
        """The packs of rules that are not asked."""
        return self._judgements.off

    def catalogued(self, new: Portion, answer: Answer) -> dict[str, Catalogued]:
        """Return units, as they will be, with what was drawn from them; the database is hardly asked.

        Whoever applies them lets their words be learnt first.
        """
        # What is waived is known here only: these findings are counted when the units are put in.
        is_any_waived = bool(self._judgements.waived(unit.id for unit, _kept in new))
        return {
            unit.id: catalogued(unit, kept.body, each.read, None if is_any_waived else each.found)
            for (unit, kept), each in zip(new, answer.drawn, strict=True)
        }

    def learn(self, answer: Answer) -> None:
        """Let the words of units be known that are taken in."""
        self._vocabulary.learn(answer.words, answer.words.__getitem__)

    def apply(self, entries: Sequence[Entry], known: Mapping[str, Catalogued] | None = None) -> None:
        """Make the changes, each to another record; what they say was before must be so.

        `known` spares reading those units that are at hand as they will be.
        """
        self._apply_units([entry for entry in entries if entry.kind == UNIT], known or {})
        for entry in entries:
            if entry.kind in self._keepers:
                self._keepers[entry.kind].apply(entry)
            elif entry.kind == WAIVER:
                self._judgements.apply(entry)
        if judged := {entry.unit for entry in entries if entry.kind == WAIVER}:
            finish(self._count_findings(judged))
        finish(self.turn([entry for entry in entries if entry.kind == PACK]))

    def turn(self, entries: Sequence[Entry]) -> Steps[None]:
        """Turn packs on and off; where units are asked other rules by it, count all their findings anew."""
        before = self._judgements.off
        for entry in entries:
            self._judgements.apply(entry)
        if self._judgements.off != before:
            yield from self.count_all_findings()

    def _apply_units(self, entries: Sequence[Entry], known: Mapping[str, Catalogued]) -> None:
        said = [entry for entry in entries if _said(entry.before) != _said(entry.after)]
        self._restand([entry for entry in entries if _said(entry.before) == _said(entry.after)])
        old = {entry.id: _unit(entry.id, entry.before) for entry in said if entry.before}
        new = {entry.id: known.get(entry.id) or _drawn_again(entry) for entry in said if entry.after}
        indexed = self._indexed(old)
        keys = {id: each.key for id, each in indexed.items()}
        same = self._linked_as_before(new, keys)
        gone = self._words_of({entry.id: entry.before.body for entry in said if entry.before}, indexed)
        released = self._terms.unlink(key for id, key in keys.items() if id not in same)
        if self._indexes:
            unlearnt = (each.words for id, each in new.items() if id not in known)
            self._vocabulary.learn(self._met.new_in(unlearnt))
        periods.forget(self.connection, (each.key for each in indexed.values() if each.covered[1:]))
        keyed = self._put_in(said, new, keys, same)
        self._count_changed(len(said))
        idle = self._terms.idle(released)
        self.agents.forget(idle)
        self._terms.forget(idle)
        changed = (id for id, each in new.items() if id in old and inherited(old[id]) != inherited(each.unit))
        self._check_below({id: new[id].unit for id in changed})
        # Last, so that what comes next is reckoned out while this is written.
        if self._indexes:
            come = [{"key": keyed[id], **each.words} for id, each in new.items()]
            self._database.exchange_words(self.connection, gone, come)

    def _count_changed(self, count: int) -> None:
        before, self._changed = self._changed, self._changed + count
        if before < _MANY <= self._changed:
            self._database.expect_many(self.connection)

    def _linked_as_before(self, new: Mapping[str, Catalogued], keys: Mapping[str, int]) -> set[str]:
        """Return the ids of units whose links say already what they are to say: most edits change others."""
        stay = {id: key for id, key in keys.items() if id in new}
        linked = self._terms.said(stay.values())
        return {id for id, key in stay.items() if linked.get(key, set()) == {use[:3] for use in new[id].uses}}

    def _words_of(self, bodies: Mapping[str, str], indexed: Mapping[str, _Indexed]) -> list[dict[str, Any]]:
        """Return what the index has of units that are there."""
        if not self._indexes:
            return []
        return [each.row(bodies[id]) for id, each in indexed.items()]

    def _put_in(
        self,
        said: Sequence[Entry],
        new: Mapping[str, Catalogued],
        keys: Mapping[str, int],
        same: Collection[str],
    ) -> Mapping[str, int]:
        """Write units with their links; `keys` are of those that are there, `same` have their links.

        Return the keys of all of them.
        """
        rows = self._rows(said, new)
        covered = {id: each.further for id, each in new.items() if each.further}
        used = {id: each.uses for id, each in new.items() if id not in same}
        if used:
            self.agents.name(self._terms.linked(used.values()))
        for portion in portions(entry.id for entry in said if entry.after is None):
            self.connection.execute(_DELETE, {"asked": portion})
        if replaced := [row | {"unit": id} for id, row in rows.items() if id in keys]:
            self.connection.execute(_REPLACE, replaced)
        made = [row for id, row in rows.items() if id not in keys]
        if made:
            given = self._database.new_keys(self.connection, len(made))
            made = [row | {"key": key} for key, row in zip(given, made, strict=True)]
        keyed = {**keys, **{row["id"]: row["key"] for row in made}}
        new_lines = [lines(units.name, _COLUMNS, list(map(_VALUES, made)))]
        new_lines.append(self._terms.links({keyed[id]: terms for id, terms in used.items()}))
        new_lines.append(self._counted(rows, covered, used, keyed, keys))
        new_lines.append(periods.added({keyed[id]: each for id, each in covered.items()}))
        self._database.insert_lines(self.connection, new_lines, len(new))
        return keyed

    def _counted(
        self,
        rows: Mapping[str, Mapping[str, Any]],
        covered: Mapping[str, Sequence[Period]],
        used: Mapping[str, frozenset[Use]],
        keyed: Mapping[str, int],
        keys: Mapping[str, int],
    ) -> Lines:
        """Let units that are there (`keys`) be counted anew; return what lets new ones be."""
        kept = self._tallies.kept(keys[id] for id in rows if id in keys)
        counted = {}
        for id, row in rows.items():
            key = keyed[id]
            said = tallies.said(row, covered.get(id, ()))
            linked = tallies.linked(self._terms.keyed(used[id])) if id in used else kept[key].linked
            counted[key] = Tally(said, linked)
        self._tallies.replace({key: counted[key] for key, old in kept.items() if counted[key] != old})
        return added({key: tally for key, tally in counted.items() if key not in kept})

    def _rows(self, said: Sequence[Entry], new: Mapping[str, Catalogued]) -> dict[str, dict[str, Any]]:
        """Return the rows of units, but for the keys of new ones, with what the rules find."""
        parents = {id: each.unit for id, each in new.items()}
        unjudged = [each.unit for each in new.values() if each.found is None]
        parents |= self._parents(unjudged, parents)
        found = self._judged(unjudged, parents)
        return {
            entry.id: each.row
            | {"position": entry.after.position, "description": entry.after.body}
            | (each.found or found[entry.id])
            for entry in said
            if entry.after and (each := new[entry.id])
        }

    def _judged(self, judged: Sequence[Unit], parents: Mapping[str, Unit]) -> dict[str, dict[str, int]]:
        """Return how many findings of each weight units have, by their ids."""
        off, waived = self._judgements.off, self._judgements.waived(unit.id for unit in judged)
        return {unit.id: findings(unit, parents.get(unit.parent or ""), off, waived) for unit in judged}

    def _check_below(self, parents: Mapping[str, Unit]) -> None:
        """Count the findings of the children of these anew: their parents say other things of them by now."""
        for portion in portions(parents):
            below = self.connection.execute(_BELOW, {"asked": portion})
            self._count([decode_unit(id, parent, body) for id, body, parent, _position in below], parents)

    def count_all_findings(self) -> Steps[None]:
        """Count the findings of all units anew."""
        yield from self._count_findings(self.connection.scalars(select(units.c.id)).all())

    def _count_findings(self, ids: Collection[str]) -> Steps[None]:
        for number, portion in enumerate(portions(ids)):
            yield Progress(number * PORTION, len(ids), _("Counting findings"))
            found = {id: _unit(id, state) for id, state in self._found(_FOUND, portion).items()}
            self._count(list(found.values()), found | self._parents(found.values(), found))

    def _count(self, judged: Sequence[Unit], parents: Mapping[str, Unit]) -> None:
        counts = [{"unit": id, **found} for id, found in self._judged(judged, parents).items()]
        if counts:
            self.connection.execute(_COUNT, counts)

    def _restand(self, moved: Sequence[Entry]) -> None:
        places = [{"unit": entry.id, "at": entry.after.position} for entry in moved if entry.after]
        if places:
            self.connection.execute(_RESTAND, places)

    def _parents(self, new: Iterable[Unit], known: Mapping[str, Unit]) -> dict[str, Unit]:
        """Return the units above new ones, but for those that are known."""
        missing = {unit.parent for unit in new if unit.parent and unit.parent not in known}
        return {id: _unit(id, state) for id, state in self._found(_FOUND, missing).items()}

    def _found(self, wanted: Select[Any], ids: Iterable[str]) -> dict[str, State]:
        found = {}
        for portion in portions(ids):
            for id, body, parent, position in self.connection.execute(wanted, {"asked": portion}):
                found[id] = State(body, parent, position)
        return found

    def _indexed(self, ids: Iterable[str]) -> dict[str, _Indexed]:
        """Return how the index has units that are there."""
        found: dict[str, _Indexed] = {}
        for portion in portions(ids):
            lines = self.connection.execute(_INDEXED, {"asked": portion})
            for id, key, words, first, last, begin, end in lines:
                before = found[id].covered if id in found else ((first, last),)
                found[id] = _Indexed(key, words, before if begin is None else (*before, (begin, end)))
        return found


def _said(state: State | None) -> tuple[str, str | None] | None:
    """All that rules and index can see: everything but the position."""
    return (state.body, state.parent) if state else None


def _drawn_again(entry: Entry) -> Catalogued:
    assert entry.after is not None
    content = content_in(entry.after.body)
    unit = unit_of(entry.id, entry.after.parent, content)
    return catalogued(unit, entry.after.body, prepared(content))


def _unit(id: str, state: State | None) -> Unit:
    assert state is not None
    return decode_unit(id, state.parent, state.body)
