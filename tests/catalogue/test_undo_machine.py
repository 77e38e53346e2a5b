"""A catalogue under any series of edits, undos and restarts behaves as a plain dictionary would."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from muniment.catalogue import Catalogue
from muniment.description.units import Credit, Shelfmark, Unit, a_title
from tests.catalogue.reference import searched

IDS = st.sampled_from([f"u{number}" for number in range(7)])
PARENTS = st.none() | IDS
TITLES = st.sampled_from(["Letters", "Minutes of 1967", "조선 보고", "Записка", "Dossier D 10"])
MARKS = st.sampled_from(
    ["", "AQPPSH, MPP Korese, D 1, V. 1967", "AQPPSH, MPP Korese, D 10, V. 1967", "FO 371/84053"]
)
NAMES = st.sampled_from(["", "Enkel Daljani", "김일성"])
ASKED = ("letters", "minu", "1967", "d1", "korese d1 v1967", "선", "запис", "daljani", "fo371/84053", "orese")


class CatalogueMachine(RuleBasedStateMachine):
    """The model: units by id, and the ids of children in order by parent."""

    def __init__(self):
        super().__init__()
        self.begin()
        self.catalogue = Catalogue.open(self.place)
        self.units = {}
        self.order = {None: []}
        self.done = []
        self.undone = []

    def teardown(self):
        self.catalogue.close()
        self.end()

    def begin(self):
        self.place = Path(tempfile.mkdtemp()) / "test.muniment"

    def end(self):
        shutil.rmtree(self.place.parent)

    def lies_in(self, id, branch):
        while id is not None and id != branch:
            id = self.units[id].parent
        return id == branch

    def take_out(self, id):
        self.order[self.units[id].parent].remove(id)

    def put_in(self, unit, before):
        siblings = self.order.setdefault(unit.parent, [])
        siblings.insert(siblings.index(before) if before else len(siblings), unit.id)
        self.units[unit.id] = unit

    def remember(self):
        kept = (dict(self.units), {parent: list(ids) for parent, ids in self.order.items()})
        self.done.append(kept)
        self.undone.clear()

    @rule(id=IDS, parent=PARENTS, title=TITLES, mark=MARKS, name=NAMES, choice=st.integers(0, 3))
    def put(self, id, parent, title, mark, name, choice):
        if parent is not None and (
            parent not in self.units or (id in self.units and self.lies_in(parent, id))
        ):
            return
        marks = (Shelfmark(text=mark),) if mark else ()
        credits = (Credit(name=name, relator="trl"),) if name else ()
        unit = Unit(id=id, parent=parent, titles=(a_title(title),), shelfmarks=marks, credits=credits)
        before = self.sibling(parent, id, choice)
        if self.units.get(id) == unit and before is None:
            return
        self.remember()
        if id in self.units and before is None and self.units[id].parent == parent:
            self.units[id] = unit
        else:
            if id in self.units:
                self.take_out(id)
            self.put_in(unit, before)
        with self.catalogue.edit("Put") as edit:
            edit.put(unit, before)

    @rule(id=IDS, parent=PARENTS, choice=st.integers(0, 3))
    def move(self, id, parent, choice):
        if id not in self.units or (parent is not None and parent not in self.units):
            return
        if parent is not None and self.lies_in(parent, id):
            return
        before = self.sibling(parent, id, choice)
        self.remember()
        moved = Unit(**{name: getattr(self.units[id], name) for name in Unit.__slots__} | {"parent": parent})
        self.take_out(id)
        self.put_in(moved, before)
        with self.catalogue.edit("Move") as edit:
            edit.move(id, parent, before)

    @rule(id=IDS)
    def delete(self, id):
        if id not in self.units:
            return
        self.remember()
        self.take_out(id)
        for gone in [each for each in self.units if self.lies_in(each, id)]:
            self.order.pop(gone, None)
        self.units = {each: unit for each, unit in self.units.items() if each not in self.gone_with(id)}
        with self.catalogue.edit("Delete") as edit:
            edit.delete(id)

    def gone_with(self, id):
        return {each for each in self.units if self.lies_in(each, id)}

    def sibling(self, parent, id, choice):
        siblings = [each for each in self.order.get(parent, []) if each != id]
        return siblings[choice] if choice < len(siblings) else None

    @precondition(lambda self: self.done)
    @rule()
    def undo(self):
        assert self.catalogue.undo() is not None
        self.undone.append((self.units, self.order))
        self.units, self.order = self.done.pop()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self):
        assert self.catalogue.redo() is not None
        self.done.append((self.units, self.order))
        self.units, self.order = self.undone.pop()

    @rule()
    def reopen(self):
        self.catalogue.close()
        self.catalogue = Catalogue.open(self.place)

    def arranged(self, parent=None):
        for id in self.order.get(parent, []):
            yield self.units[id]
            yield from self.arranged(id)

    @invariant()
    def the_tree_is_the_same(self):
        assert list(self.catalogue.subtree()) == list(self.arranged())

    @invariant()
    def names_are_those_that_are_credited(self):
        credited = {credit.name for unit in self.units.values() for credit in unit.credits}
        assert {agent.name for agent in self.catalogue.agents()} == credited

    @invariant()
    def search_finds_what_a_slow_look_finds(self):
        for asked in ASKED:
            assert set(self.catalogue.search_ids(asked)) == searched(self.units.values(), asked)


TestCatalogueMachine = CatalogueMachine.TestCase
TestCatalogueMachine.settings = settings(
    max_examples=8, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_a_teams_catalogue_behaves_so_too(cluster):
    class SharedCatalogueMachine(CatalogueMachine):
        def begin(self):
            self.database = cluster.database()
            self.place = cluster.url(self.database.__enter__())

        def end(self):
            self.database.__exit__(None, None, None)

    run_state_machine_as_test(
        SharedCatalogueMachine,
        settings=settings(
            max_examples=2, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
