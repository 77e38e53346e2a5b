"""Findings that are let stand and packs that are off: counted no longer, journaled, undone."""

import pytest

from muniment.catalogue import UnknownUnitError
from muniment.description import rules
from muniment.description.findings import Severity
from muniment.description.levels import Level
from muniment.description.units import Unit, a_title
from muniment.description.waivers import Waiver, standing, waived_by
from muniment.progress import finish

BARE = Unit(id="u", level=Level.ITEM)
NO_TITLE = Waiver(
    unit="u", rule="isad-3.1.2", field="titles", reason="A single leaf.", who="Ana", since="2026-11-27"
)


@pytest.fixture
def bare(catalogue):
    with catalogue.edit("Make") as edit:
        edit.put(BARE)
    return catalogue


def waive(catalogue, waiver=NO_TITLE):
    with catalogue.edit("Waive") as edit:
        edit.waive(waiver)


def counts(catalogue, id="u"):
    row = catalogue.row(id)
    return {Severity.MUST: row.must, Severity.SHOULD: row.should, Severity.ADVICE: row.advice}


def counted(unit, off=(), waived=(), parent=None):
    found = [each.severity for each in standing(rules.check(unit, parent, off), waived)]
    return {severity: found.count(severity) for severity in Severity}


def test_a_waived_finding_is_counted_no_longer_and_kept_with_its_reason(bare):
    assert counts(bare)[Severity.MUST] == 1
    waive(bare)
    assert counts(bare) == counted(BARE, waived={NO_TITLE.id})
    assert bare.waivers() == [NO_TITLE]
    assert bare.waivers(["u"]) == [NO_TITLE]
    assert bare.waivers(["other"]) == []


def test_a_waiver_is_undone_and_done_again(bare):
    waive(bare)
    bare.undo()
    assert (bare.waivers(), counts(bare)) == ([], counted(BARE))
    bare.redo()
    assert (bare.waivers(), counts(bare)[Severity.MUST]) == ([NO_TITLE], 0)


def test_a_lifted_waiver_lets_its_finding_count_again(bare):
    waive(bare)
    with bare.edit("Lift") as edit:
        edit.lift(NO_TITLE.id)
    assert (bare.waivers(), counts(bare)) == ([], counted(BARE))


def test_to_waive_what_is_waived_for_the_same_reason_is_no_step(bare):
    waive(bare)
    waive(bare)
    assert [step.label for step in bare.history()] == ["Waive", "Make"]


def test_a_waiver_outlives_an_edit_and_is_in_the_history_of_its_unit(bare):
    waive(bare)
    with bare.edit("Edit") as edit:
        edit.put(Unit(id="u", level=Level.FILE))
    assert counts(bare)[Severity.MUST] == 0
    assert [step.label for step in bare.history(unit="u")] == ["Edit", "Waive", "Make"]


def test_what_is_not_there_cannot_be_waived(bare):
    with pytest.raises(UnknownUnitError):
        waive(bare, Waiver(unit="gone", rule="isad-3.1.2"))


def test_a_waiver_covers_one_rule_in_one_field_of_one_unit():
    [found] = [each for each in rules.check(BARE) if each.rule == NO_TITLE.rule]
    assert waived_by(found) == NO_TITLE.id
    assert len(standing(rules.check(BARE), {NO_TITLE.id})) == len(rules.check(BARE)) - 1


def test_a_pack_that_is_turned_off_is_counted_no_longer_until_it_is_undone(bare):
    with bare.edit("Off") as edit:
        finish(edit.turn({"dacs": False}))
    assert bare.packs() == {"dacs": False}
    assert counts(bare) == counted(BARE, off={"dacs"}) != counted(BARE)
    bare.undo()
    assert (bare.packs(), counts(bare)) == ({}, counted(BARE))


def test_turning_a_pack_tells_how_far_it_is_and_when_it_is_stopped_nothing_is_turned(bare):
    steps = turning(bare, {"dacs": False})
    assert next(steps).total == 1
    steps.close()
    assert (bare.packs(), counts(bare)) == ({}, counted(BARE))
    assert bare.undo_label == "Make"
    finish(turning(bare, {"dacs": False}))
    assert (bare.packs(), counts(bare)) == ({"dacs": False}, counted(BARE, off={"dacs"}))


def test_a_pack_that_asks_nothing_of_units_is_turned_without_counting_them_anew(bare):
    assert list(turning(bare, {"atom": True})) == []
    assert bare.packs() == {"atom": True}


def turning(catalogue, packs):
    with catalogue.edit("Turn") as edit:
        yield from edit.turn(packs)


def test_units_made_while_a_pack_is_off_are_counted_without_it(catalogue):
    with catalogue.edit("Off") as edit:
        finish(edit.turn({"dacs": False}))
    with catalogue.edit("Make") as edit:
        edit.put_many([BARE, Unit(id="v", parent="u", titles=(a_title("V"),))])
    assert counts(catalogue) == counted(BARE, off={"dacs"})


def test_listeners_hear_of_the_unit_that_is_waived_and_of_everything_when_a_pack_is_turned(bare):
    heard = []
    bare.subscribe(heard.append)
    waive(bare)
    with bare.edit("Off") as edit:
        finish(edit.turn({"dacs": False}))
    assert [(change.units, change.everything) for change in heard] == [
        (frozenset("u"), False),
        (frozenset(), True),
    ]


def test_a_colleague_sees_what_was_decided(bare, colleague):
    waive(bare)
    assert colleague.waivers() == [NO_TITLE]
    assert counts(colleague)[Severity.MUST] == 0


def test_units_taken_in_are_judged_by_the_unit_above_as_it_is_by_then(catalogue):
    above, below = Unit(id="above", level=Level.FONDS), Unit(id="below", level=Level.FILE, parent="above")
    changed = Unit(id="above", level=Level.ITEM, repository="Arkivi")
    assert counted(below, parent=above) != counted(below, parent=changed)
    with catalogue.edit("Take in") as edit:
        edit.put_many([above])
        edit.put(changed)
        edit.put_many([below])
    assert counts(catalogue, "below") == counted(below, parent=changed)
