"""Bulk work shows what it would do, does what it has shown, and is one step to undo."""

import pytest

from muniment.description.bulk import replace_words, set_to, transform
from muniment.description.columns import column
from muniment.description.units import Credit, DateStatement
from muniment.progress import finish
from muniment.tasks.bulk import BulkDone, Deed, carry_out, in_words, plan_bulk, plan_deeds, values_said
from tests.build import a_unit

TRANSLATOR, TITLE = column("translator"), column("title")
CORRECTION = replace_words("Daljni", "Daljani")


@pytest.fixture
def letters(catalogue):
    """A catalogue with five hundred letters, every second one with a translator spelt wrong."""
    names = ["Enkel Daljni", "Enkel Daljani"]
    with catalogue.edit("Begin") as edit:
        edit.put_many(
            a_unit(f"Letter {n}", id=f"l{n}", credits=(Credit(name=names[n % 2], relator="trl"),))
            for n in range(500)
        )
    return catalogue


def planned(catalogue, operation=CORRECTION, columns=(TRANSLATOR,)):
    """What an operation would do to all of the catalogue."""
    return finish(plan_bulk(catalogue, catalogue.child_ids(None), columns, operation))


def translators(catalogue):
    """Every translator there is, with the number of units."""
    return finish(values_said(catalogue, catalogue.child_ids(None), TRANSLATOR))


def test_a_plan_shows_each_change_and_does_nothing(letters):
    plan = planned(letters)
    assert (len(plan.alterations), plan.looked_at) == (250, 500)
    first = plan.alterations[0]
    assert (first.name, first.before, first.after) == ("Letter 0", "Enkel Daljni", "Enkel Daljani")
    assert letters.undo_label == "Begin"


def test_what_was_planned_is_done_in_one_step(letters):
    assert finish(carry_out(letters, planned(letters))) == BulkDone(250, 0)
    assert translators(letters) == {"Enkel Daljani": 500}
    assert letters.undo_label == "Replace “Daljni” by “Daljani” in Translator"
    letters.undo()
    assert translators(letters) == {"Enkel Daljani": 250, "Enkel Daljni": 250}
    letters.redo()
    assert translators(letters) == {"Enkel Daljani": 500}


def test_what_is_left_out_stays(letters):
    finish(carry_out(letters, planned(letters), left_out={0, 2}))
    now = {unit.id: TRANSLATOR.text(unit) for unit in letters.units(["l0", "l2", "l4"])}
    assert now == {"l0": "Enkel Daljni", "l2": "Enkel Daljani", "l4": "Enkel Daljni"}


def test_a_unit_that_was_changed_meanwhile_is_passed_over(letters):
    plan = planned(letters)
    with letters.edit("Meanwhile") as edit:
        edit.put(TRANSLATOR.typed(letters.unit("l0"), "Daljni, E."))
        edit.delete("l2")
    done = finish(carry_out(letters, plan))
    assert done == BulkDone(248, 2)
    assert TRANSLATOR.text(letters.unit("l0")) == "Daljni, E."
    assert in_words(done) == ("248 units changed. 2 units were passed over: they have been changed since.")


def test_several_columns_are_changed_at_once(letters):
    plan = planned(letters, replace_words("e", "E"), (TITLE, TRANSLATOR))
    assert {each.column for each in plan.alterations} == {"title", "translator"}
    assert finish(carry_out(letters, plan)).changed == 500
    assert letters.unit("l0").title == "LEttEr 0"


def test_work_that_is_stopped_leaves_nothing(letters):
    steps = carry_out(letters, planned(letters, set_to("Nobody")))
    next(steps)
    next(steps)
    steps.close()
    assert "Nobody" not in translators(letters)
    assert letters.undo_label == "Begin"


def test_dates_that_are_understood_are_shown_with_what_they_mean(catalogue):
    with catalogue.edit("Begin") as edit:
        edit.put(a_unit(id="l", dates=(DateStatement(text="16 January 1967"),)))
    [alteration] = planned(catalogue, transform("dates"), (column("date"),)).alterations
    assert (alteration.before, alteration.after) == (
        "16 January 1967 [?]",
        "16 January 1967 [1967-01-16]",
    )


DEEDS = (
    Deed(TRANSLATOR, CORRECTION),
    Deed(TITLE, replace_words("Letter", "Telegram")),
    Deed(TITLE, replace_words("Telegram", "Cable")),
)


def several(catalogue, *ids):
    """What three deeds on two columns would do to letters."""
    return finish(plan_deeds(catalogue, ids, DEEDS))


def test_several_deeds_are_shown_by_what_becomes_of_each_column_in_the_end(letters):
    found = [(each.column, each.before, each.after) for each in several(letters, "l0", "l1").alterations]
    assert found == [
        ("translator", "Enkel Daljni", "Enkel Daljani"),
        ("title", "Letter 0", "Cable 0"),
        ("title", "Letter 1", "Cable 1"),
    ]


def test_several_deeds_are_one_step(letters):
    assert finish(carry_out(letters, several(letters, "l0", "l1"))) == BulkDone(2, 0)
    said = [(unit.title, TRANSLATOR.text(unit)) for unit in letters.units(["l0", "l1"])]
    assert said == [("Cable 0", "Enkel Daljani"), ("Cable 1", "Enkel Daljani")]
    assert letters.undo_label == "Replace “Daljni” by “Daljani” in Translator, and 2 more changes"
    letters.undo()
    assert letters.undo_label == "Begin"


def test_one_column_is_left_out_while_the_other_is_changed(letters):
    finish(carry_out(letters, several(letters, "l0"), left_out={1}))
    assert (letters.unit("l0").title, TRANSLATOR.text(letters.unit("l0"))) == ("Letter 0", "Enkel Daljani")
