from dataclasses import replace

import pytest

from muniment.catalogue import Catalogue, CatalogueError, UnknownUnitError
from muniment.catalogue.tree import GAP
from muniment.progress import Progress
from tests.build import a_unit


def put(catalogue, *units, label="Describe"):
    with catalogue.edit(label) as edit:
        if len(units) > 100:
            edit.put_many(units)
        else:
            for unit in units:
                edit.put(unit)


def a_family(catalogue):
    put(
        catalogue,
        a_unit("Fonds", id="fonds"),
        a_unit("First", id="first", parent="fonds"),
        a_unit("Second", id="second", parent="fonds"),
        a_unit("Below", id="below", parent="second"),
    )


def test_a_unit_is_put_at_the_end_of_its_parents_children(catalogue):
    a_family(catalogue)
    assert catalogue.child_ids("fonds") == ["first", "second"]
    assert catalogue.child_ids(None) == ["fonds"]


def test_a_unit_is_put_before_a_sibling(catalogue):
    a_family(catalogue)
    with catalogue.edit("Insert") as edit:
        edit.put(a_unit(id="between", parent="fonds"), before="second")
        edit.put(a_unit(id="ahead", parent="fonds"), before="first")
    assert catalogue.child_ids("fonds") == ["ahead", "first", "between", "second"]


def test_a_unit_that_is_replaced_stays_where_it_stands(catalogue):
    a_family(catalogue)
    put(catalogue, a_unit("Other", id="first", parent="fonds"))
    assert catalogue.child_ids("fonds") == ["first", "second"]
    assert catalogue.unit("first").title == "Other"


def test_a_replaced_unit_with_another_parent_moves(catalogue):
    a_family(catalogue)
    put(catalogue, a_unit("Below", id="below", parent="fonds"))
    assert catalogue.child_ids("fonds") == ["first", "second", "below"]
    assert catalogue.child_ids("second") == []


def test_a_branch_moves_with_all_below_it(catalogue):
    a_family(catalogue)
    with catalogue.edit("Move") as edit:
        edit.move("second", None, before="fonds")
    assert catalogue.child_ids(None) == ["second", "fonds"]
    assert [row.id for row in catalogue.ancestors("below")] == ["second"]


def test_a_unit_cannot_be_moved_into_itself_or_its_own_branch(catalogue):
    a_family(catalogue)
    for target in ("second", "below"):
        with (
            pytest.raises(CatalogueError, match="cannot be moved into itself"),
            catalogue.edit("Move") as edit,
        ):
            edit.move("second", target)
    assert catalogue.unit("second").parent == "fonds"


def test_a_branch_is_deleted_with_all_below_it(catalogue):
    a_family(catalogue)
    with catalogue.edit("Delete") as edit:
        edit.delete("second")
    assert [unit.id for unit in catalogue.subtree()] == ["fonds", "first"]
    with pytest.raises(UnknownUnitError):
        catalogue.unit("below")


def test_a_unit_is_refused_whose_parent_is_not_there(catalogue):
    with pytest.raises(UnknownUnitError, match="nowhere"):
        put(catalogue, a_unit(parent="nowhere"))
    with pytest.raises(UnknownUnitError, match="nowhere"), catalogue.edit("Import") as edit:
        edit.put_many([a_unit(parent="nowhere")])
    assert catalogue.count() == 0


def test_nothing_of_an_edit_stays_when_it_fails(catalogue):
    a_family(catalogue)

    def fail():
        with catalogue.edit("Fail") as edit:
            edit.delete("second")
            edit.put(a_unit("Third", id="third", parent="fonds"))
            edit.delete("nothing")

    with pytest.raises(UnknownUnitError):
        fail()
    assert catalogue.child_ids("fonds") == ["first", "second"]
    assert catalogue.search("third") == []
    assert [step.label for step in catalogue.history()] == ["Describe"]


def test_a_task_that_is_closed_half_way_leaves_no_trace(catalogue):
    def a_task():
        with catalogue.edit("Import") as edit:
            for number in range(10):
                edit.put(a_unit(f"Letter {number}"))
                yield Progress(number, 10)

    steps = a_task()
    next(steps)
    next(steps)
    steps.close()
    assert catalogue.count() == 0
    assert catalogue.undo() is None


def test_an_edit_within_an_edit_is_refused_at_once(catalogue):
    with catalogue.edit("Outer") as edit:
        edit.put(a_unit(id="kept"))
        with pytest.raises(CatalogueError, match="already"), catalogue.edit("Inner"):
            pass
    assert catalogue.row("kept").title == "Letters"


def test_an_edit_sees_what_it_has_done(catalogue):
    with catalogue.edit("Describe") as edit:
        edit.put(a_unit("Letters", id="letters"))
        assert edit.unit("letters").title == "Letters"
        with pytest.raises(UnknownUnitError):
            edit.unit("other")


def test_an_edit_that_changes_nothing_is_no_step(catalogue):
    a_family(catalogue)
    put(catalogue, catalogue.unit("first"), label="Nothing")
    assert [step.label for step in catalogue.history()] == ["Describe"]


def test_many_units_are_put_in_order_and_counted(catalogue):
    children = [a_unit(f"Letter {number}", id=f"u{number}", parent="fonds") for number in range(1200)]
    with catalogue.edit("Import") as edit:
        assert edit.put_many([a_unit("Fonds", id="fonds"), *children]) == 1201
    assert catalogue.child_ids("fonds") == [unit.id for unit in children]
    assert catalogue.row("fonds").children == 1200
    assert catalogue.unit("u777") == children[777]


def test_many_units_replace_those_that_are_there(catalogue):
    a_family(catalogue)
    twice = [a_unit("Third", id="third", parent="fonds"), a_unit("Last", id="third", parent="fonds")]
    with catalogue.edit("Import") as edit:
        edit.put_many([replace(catalogue.unit("first"), repository="AQPPSH"), *twice])
    assert catalogue.unit("first").repository == "AQPPSH"
    assert catalogue.unit("third").title == "Last"
    assert catalogue.child_ids("fonds") == ["first", "second", "third"]


def test_there_is_always_room_before_a_sibling(filed):
    catalogue = filed
    a_family(catalogue)
    put(catalogue, *(a_unit(id=f"later{number}", parent="fonds") for number in range(300)))
    later = catalogue.child_ids("fonds")[1:]
    added = [f"added{number}" for number in range(80)]
    for id in added:
        with catalogue.edit("Insert") as edit:
            edit.put(a_unit(id=id, parent="fonds"), before="second")
    assert catalogue.child_ids("fonds") == ["first", *added, *later]
    for _ in added:
        catalogue.undo()
    assert catalogue.child_ids("fonds") == ["first", *later]


def test_there_is_always_room_at_either_end(catalogue):
    a_family(catalogue)
    ahead = [f"ahead{number}" for number in range(40)]
    with catalogue.edit("Insert") as edit:
        for id in ahead:
            edit.put(a_unit(id=id, parent="fonds"), before=edit.child_ids("fonds")[0])
        edit.move("first", "fonds")
    assert catalogue.child_ids("fonds") == [*reversed(ahead), "second", "first"]
    assert GAP > 1 << 20


def test_changes_are_announced_once_with_what_was_touched(catalogue):
    told = []
    end = catalogue.subscribe(told.append)
    a_family(catalogue)
    me = object()
    with catalogue.edit("Move", origin=me) as edit:
        edit.move("below", "first")
    with catalogue.edit("Nothing"):
        pass
    end()
    put(catalogue, a_unit())
    assert [change.label for change in told] == ["Describe", "Move"]
    assert told[1].units == {"below"}
    assert told[1].parents == {"first", "second"}
    assert told[1].origin is me


def test_after_a_great_change_everything_is_to_be_read_again(catalogue):
    told = []
    catalogue.subscribe(told.append)
    with catalogue.edit("Import") as edit:
        edit.put_many(a_unit(f"Letter {number}") for number in range(1500))
    assert [change.everything for change in told] == [True]


def test_two_programs_do_not_lose_each_others_edits(place):
    with Catalogue.open(place) as mine, Catalogue.open(place) as theirs:
        put(mine, a_unit(id="shared"))
        with mine.edit("Mine") as edit:
            edit.put(replace(edit.unit("shared"), repository="AQPPSH"))
        with theirs.edit("Theirs") as edit:
            edit.put(replace(edit.unit("shared"), level_name="dosje"))
        shared = mine.unit("shared")
        assert (shared.repository, shared.level_name) == ("AQPPSH", "dosje")


def test_many_that_are_there_are_replaced_where_they_stand_and_taken_back(catalogue):
    a_family(catalogue)
    first, second = catalogue.units(["first", "second"])
    with catalogue.edit("Correct") as edit:
        edit.put_many([replace(first, titles=()), second])
        assert [unit.title for unit in edit.units(["second", "first", "nowhere"])] == ["Second", ""]
    assert catalogue.child_ids("fonds") == ["first", "second"]
    assert catalogue.undo().units == {"first"}
    assert catalogue.unit("first") == first


def test_many_of_which_some_are_new_are_put_all(catalogue):
    a_family(catalogue)
    with catalogue.edit("Put") as edit:
        edit.put_many(
            [replace(catalogue.unit("first"), titles=()), a_unit("Third", id="third", parent="fonds")]
        )
    assert catalogue.child_ids("fonds") == ["first", "second", "third"]
    assert catalogue.unit("first").title == ""


def test_many_that_go_to_another_parent_are_moved(catalogue):
    a_family(catalogue)
    with catalogue.edit("Put") as edit:
        edit.put_many([replace(catalogue.unit("below"), parent="first")])
    assert catalogue.child_ids("first") == ["below"]


def test_children_stand_in_the_order_they_came_in_however_few_ends_are_remembered(catalogue, monkeypatch):
    monkeypatch.setattr("muniment.catalogue.edit._MOST_ENDS", 2)
    with catalogue.edit("Import") as edit:
        edit.put_many(a_unit(id=f"s{series}") for series in range(5))
        for half in range(2):
            edit.put_many(
                a_unit(id=f"s{series}-{half}{number}", parent=f"s{series}")
                for series in range(5)
                for number in range(3)
            )
    halves = [f"{half}{number}" for half in range(2) for number in range(3)]
    for series in range(5):
        assert catalogue.child_ids(f"s{series}") == [f"s{series}-{each}" for each in halves]
