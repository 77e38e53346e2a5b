from dataclasses import replace

import pytest

from muniment.catalogue import Catalogue, ConflictError
from muniment.description.agents import Agent, AgentName
from muniment.description.levels import AgentKind
from muniment.description.units import a_title
from tests.build import a_unit
from tests.catalogue.test_edit import a_family, put


def rename(catalogue, id, title):
    put(catalogue, replace(catalogue.unit(id), titles=(a_title(title),)), label=f"Rename to {title}")


def everything(catalogue):
    return list(catalogue.subtree())


def test_undo_takes_back_and_redo_does_again(catalogue):
    a_family(catalogue)
    before = everything(catalogue)
    with catalogue.edit("Rearrange") as edit:
        edit.move("below", None, before="fonds")
        edit.delete("second")
        edit.put(a_unit("Third", id="third", parent="first"))
        edit.put(a_unit("Third again", id="third", parent="below"))
    after = everything(catalogue)
    assert catalogue.undo().label == "Rearrange"
    assert everything(catalogue) == before
    assert catalogue.redo().label == "Rearrange"
    assert everything(catalogue) == after


def test_there_is_nothing_to_undo_in_a_new_catalogue(catalogue):
    assert catalogue.undo() is None
    assert catalogue.redo() is None
    assert catalogue.undo_label is None


def test_labels_say_what_undo_and_redo_would_do(catalogue):
    a_family(catalogue)
    rename(catalogue, "first", "Minutes")
    assert (catalogue.undo_label, catalogue.redo_label) == ("Rename to Minutes", None)
    catalogue.undo()
    assert (catalogue.undo_label, catalogue.redo_label) == ("Describe", "Rename to Minutes")


def test_a_new_edit_leaves_nothing_to_redo(catalogue):
    a_family(catalogue)
    rename(catalogue, "first", "Minutes")
    catalogue.undo()
    rename(catalogue, "first", "Letters")
    assert catalogue.redo() is None
    assert catalogue.redo_label is None


def test_undo_survives_a_restart(place):
    with Catalogue.open(place, who="me") as catalogue:
        a_family(catalogue)
        rename(catalogue, "first", "Minutes")
    with Catalogue.open(place, who="me") as catalogue:
        catalogue.undo()
        assert catalogue.unit("first").title == "First"
    with Catalogue.open(place, who="me") as catalogue:
        catalogue.redo()
        assert catalogue.unit("first").title == "Minutes"


def test_undo_is_of_ones_own_steps_only(catalogue, colleague):
    a_family(catalogue)
    rename(colleague, "second", "Theirs")
    assert catalogue.undo_label == "Describe"
    assert colleague.undo_label == "Rename to Theirs"
    colleague.undo()
    assert catalogue.unit("second").title == "Second"


def test_undo_refuses_when_a_colleague_has_edited_since(catalogue, colleague):
    a_family(catalogue)
    rename(catalogue, "first", "Mine")
    rename(colleague, "first", "Theirs")
    with pytest.raises(ConflictError, match="“Theirs” has been changed since"):
        catalogue.undo()
    assert catalogue.unit("first").title == "Theirs"
    assert catalogue.undo_label == "Rename to Mine"


def test_undo_refuses_when_what_it_would_change_is_gone(catalogue, colleague):
    a_family(catalogue)
    rename(catalogue, "first", "Mine")
    with colleague.edit("Delete") as edit:
        edit.delete("first")
    with pytest.raises(ConflictError, match="“Mine” has been deleted since"):
        catalogue.undo()


def test_undo_refuses_to_take_away_what_a_colleague_has_put_something_into(catalogue, colleague):
    a_family(catalogue)
    put(colleague, a_unit("Theirs", parent="first"))
    with pytest.raises(ConflictError, match="“Theirs” lies in what would be taken away"):
        catalogue.undo()
    assert catalogue.count() == 5


def test_undo_refuses_to_bring_back_into_what_is_gone(catalogue, colleague):
    a_family(catalogue)
    with catalogue.edit("Delete") as edit:
        edit.delete("below")
    with colleague.edit("Delete") as edit:
        edit.delete("second")
    with pytest.raises(ConflictError, match="What “Below” lay in has been deleted"):
        catalogue.undo()


def test_undo_refuses_to_put_a_unit_into_itself(catalogue, colleague):
    a_family(catalogue)
    with catalogue.edit("Move") as edit:
        edit.move("below", None)
    with colleague.edit("Move") as edit:
        edit.move("second", "below")
    with pytest.raises(ConflictError, match="lie in itself"):
        catalogue.undo()
    assert catalogue.child_ids("below") == ["second"]


def renamed_by_both(catalogue, colleague):
    """I have renamed `first` and `second` in one step, the colleague has `first` since."""
    a_family(catalogue)
    with catalogue.edit("Rename") as edit:
        for id in ("first", "second"):
            edit.put(replace(edit.unit(id), titles=(a_title("Mine"),)))
    rename(colleague, "first", "Theirs")


def titles(catalogue, *ids):
    return [catalogue.unit(id).title for id in ids]


def test_what_a_colleague_changed_can_be_left_out_and_all_else_is_undone(catalogue, colleague):
    renamed_by_both(catalogue, colleague)
    assert catalogue.undo(leaving_out=True).left == 1
    assert titles(catalogue, "first", "second") == ["Theirs", "Second"]
    assert [(step.undone, step.left) for step in catalogue.history() if step.label == "Rename"] == [(True, 1)]


def test_what_was_left_out_stays_so_when_the_step_is_done_again_and_undone_again(catalogue, colleague):
    renamed_by_both(catalogue, colleague)
    catalogue.undo(leaving_out=True)
    assert catalogue.redo().left == 1
    assert titles(catalogue, "first", "second") == ["Theirs", "Mine"]
    catalogue.undo()
    assert titles(catalogue, "first", "second") == ["Theirs", "Second"]


def test_a_step_of_which_nothing_is_left_is_stepped_over(catalogue, colleague):
    a_family(catalogue)
    rename(catalogue, "second", "Before")
    rename(catalogue, "first", "Mine")
    rename(colleague, "first", "Theirs")
    assert catalogue.undo(leaving_out=True).left == 1
    assert catalogue.undo_label == "Rename to Before"
    catalogue.undo()
    assert titles(catalogue, "first", "second") == ["Theirs", "Second"]
    catalogue.redo()
    catalogue.redo()
    assert titles(catalogue, "first", "second") == ["Theirs", "Before"]


def test_what_a_colleague_has_put_something_into_stays_with_all_that_it_lies_in(catalogue, colleague):
    a_family(catalogue)
    put(colleague, a_unit("Theirs", id="theirs", parent="below"))
    catalogue.undo(leaving_out=True)
    assert [unit.id for unit in everything(catalogue)] == ["fonds", "second", "below", "theirs"]
    catalogue.redo()
    assert catalogue.count() == 5


def test_what_would_come_back_into_what_is_gone_stays_away(catalogue, colleague):
    a_family(catalogue)
    with catalogue.edit("Delete") as edit:
        edit.delete("below")
        edit.delete("first")
    with colleague.edit("Delete") as edit:
        edit.delete("second")
    assert catalogue.undo(leaving_out=True).left == 1
    assert [unit.id for unit in everything(catalogue)] == ["fonds", "first"]


def test_what_would_come_to_lie_in_itself_stays_where_it_is(catalogue, colleague):
    a_family(catalogue)
    with catalogue.edit("Move") as edit:
        edit.move("below", None)
    with colleague.edit("Move") as edit:
        edit.move("second", "below")
    catalogue.undo(leaving_out=True)
    assert (catalogue.unit("below").parent, catalogue.unit("second").parent) == (None, "below")


def test_a_redo_leaves_out_what_others_have_changed_meanwhile(catalogue, colleague):
    a_family(catalogue)
    rename(catalogue, "first", "Mine")
    catalogue.undo()
    rename(colleague, "first", "Theirs")
    with pytest.raises(ConflictError):
        catalogue.redo()
    assert catalogue.redo(leaving_out=True).left == 1
    assert (titles(catalogue, "first"), catalogue.redo_label) == (["Theirs"], None)


def test_without_conflict_nothing_is_left_out(catalogue):
    a_family(catalogue)
    rename(catalogue, "first", "Mine")
    assert catalogue.undo(leaving_out=True).left == 0
    assert titles(catalogue, "first") == ["First"]


def test_a_conflict_can_be_passed_once_the_colleague_takes_the_step_back(catalogue, colleague):
    a_family(catalogue)
    rename(catalogue, "first", "Mine")
    rename(colleague, "first", "Theirs")
    colleague.undo()
    catalogue.undo()
    assert catalogue.unit("first").title == "First"


def test_neighbours_that_a_colleague_moved_are_no_conflict(catalogue, colleague):
    a_family(catalogue)
    rename(catalogue, "first", "Mine")
    with colleague.edit("Crowd") as edit:
        for _ in range(40):
            edit.put(a_unit(parent="fonds"), before="first")
    catalogue.undo()
    assert catalogue.unit("first").title == "First"
    assert catalogue.child_ids("fonds")[-2:] == ["first", "second"]


def test_history_says_what_was_done_by_whom_and_what_was_undone(catalogue, colleague):
    a_family(catalogue)
    rename(colleague, "first", "Theirs")
    rename(catalogue, "second", "Mine")
    catalogue.undo()
    said = [(step.label, step.who, step.undone) for step in catalogue.history()]
    assert said == [
        ("Rename to Mine", "me", True),
        ("Rename to Theirs", "a colleague", False),
        ("Describe", "me", False),
    ]
    assert [step.label for step in catalogue.history(limit=1)] == ["Rename to Mine"]


def test_each_unit_has_a_history_of_its_own(catalogue):
    a_family(catalogue)
    rename(catalogue, "first", "Minutes")
    assert [step.label for step in catalogue.history(unit="first")] == ["Rename to Minutes", "Describe"]
    assert [step.label for step in catalogue.history(unit="second")] == ["Describe"]


def test_an_import_is_undone_and_redone_in_one_step(catalogue):
    units = [a_unit("Fonds", id="fonds")]
    units += [a_unit(f"Letter {number}", id=f"u{number}", parent="fonds") for number in range(1300)]
    with catalogue.edit("Import") as edit:
        edit.put_many(units)
    catalogue.undo()
    assert catalogue.count() == 0
    assert catalogue.search("letter") == []
    assert catalogue.redo().everything
    assert everything(catalogue) == units
    assert len(catalogue.search_ids("letter")) == 1300


def test_what_is_said_of_an_agent_is_undone(catalogue):
    agent = Agent(id="a1", kind=AgentKind.BODY, names=(AgentName(text="Foreign Ministry"),))
    with catalogue.edit("Describe an agent") as edit:
        edit.put_agent(agent)
    assert catalogue.undo().agents == {"a1"}
    assert catalogue.agents() == []
    catalogue.redo()
    assert catalogue.agent("a1") == agent


def test_a_great_import_is_taken_back_and_what_was_there_before_is_still_found(catalogue):
    a_family(catalogue)
    with catalogue.edit("Import") as edit:
        edit.put_many(a_unit(f"Letter {number}", id=f"l{number}", parent="fonds") for number in range(2_100))
    assert catalogue.undo().everything
    assert catalogue.count() == 4
    assert catalogue.search("letter") == []
    assert [hit.id for hit in catalogue.search("below")] == ["below"]
    catalogue.redo()
    assert len(catalogue.search_ids("letter")) == 2_100


def test_a_great_branch_is_deleted_and_the_rest_of_the_edit_is_found(catalogue):
    a_family(catalogue)
    with catalogue.edit("Import") as edit:
        edit.put_many(a_unit(f"Letter {number}", id=f"l{number}", parent="second") for number in range(2_100))
    with catalogue.edit("Delete") as edit:
        edit.delete("second")
        edit.put(a_unit("Letter that stays", id="stays"))
    assert catalogue.search_ids("letter") == ["stays"]
    assert catalogue.search_ids("first") == ["first"]
    catalogue.undo()
    assert len(catalogue.search_ids("letter")) == 2_100


def test_a_step_says_beforehand_whether_it_is_long_to_take_back(catalogue):
    with catalogue.edit("Few") as edit:
        edit.put_many(a_unit(f"Letter {number}") for number in range(10))
    assert not catalogue.undo_is_long
    with catalogue.edit("Many") as edit:
        edit.put_many(a_unit(f"Letter {number}") for number in range(1_100))
    assert catalogue.undo_is_long
    assert not catalogue.redo_is_long
    catalogue.undo()
    assert catalogue.redo_is_long
