"""What is typed on and on is one step: a change can become part of the one before it."""

from tests.build import a_unit
from tests.catalogue.test_edit import put


def type_on(catalogue, title, onto):
    """Put a unit as part of a step; return the last step then."""
    with catalogue.edit("Edit title", onto=onto) as edit:
        edit.put(a_unit(title, id="u"))
    return catalogue.last_step


def test_changes_that_go_on_are_undone_and_done_again_as_one(catalogue):
    put(catalogue, a_unit("", id="u"))
    step = type_on(catalogue, "T", 0)
    for title in ("Te", "Tel", "Telegram"):
        assert type_on(catalogue, title, step) == step
    assert [each.label for each in catalogue.history()] == ["Edit title", "Describe"]
    found = catalogue.version("u", step)
    assert (found.before.title, found.after.title) == ("", "Telegram")
    catalogue.undo()
    assert catalogue.unit("u").title == ""
    catalogue.redo()
    assert catalogue.unit("u").title == "Telegram"


def test_a_step_does_not_go_on_once_something_else_was_done(catalogue):
    step = type_on(catalogue, "T", 0)
    put(catalogue, a_unit("Other", id="o"))
    assert type_on(catalogue, "Te", step) != step
    catalogue.undo()
    assert catalogue.unit("u").title == "T"


def test_a_step_that_was_undone_does_not_go_on(catalogue):
    put(catalogue, a_unit("", id="u"))
    step = type_on(catalogue, "T", 0)
    catalogue.undo()
    assert type_on(catalogue, "Te", step) != step
    assert catalogue.redo_label is None


def test_a_step_goes_on_though_a_colleague_did_something(catalogue, colleague):
    put(catalogue, a_unit("", id="u"))
    step = type_on(catalogue, "T", 0)
    put(colleague, a_unit("Theirs", id="o"))
    assert type_on(catalogue, "Te", step) == step
    catalogue.undo()
    assert (catalogue.unit("u").title, catalogue.unit("o").title) == ("", "Theirs")
