"""Units are put in order by shelfmark, date or title; what has none comes last."""

import pytest

from muniment.description.levels import Level
from muniment.description.units import DateStatement
from muniment.progress import finish
from muniment.tasks.sort_units import in_order, sort_children
from tests.build import a_unit

LETTERS = {
    "a": ("File 10", "AQPPSH, MPP Korese, D 10, V. 1967", "1967"),
    "b": ("File 9", "AQPPSH, MPP Korese, D 2, V. 1967", "1966-05"),
    "c": ("", "", ""),
    "d": ("Élan", "AQPPSH, MPP Korese, D 1, V. 1968", "1966"),
}


@pytest.fixture
def series(catalogue):
    """A series with four files."""
    with catalogue.edit("Begin") as edit:
        edit.put(a_unit("Series", id="s", level=Level.SERIES))
        for id, (title, mark, edtf) in LETTERS.items():
            dates = (DateStatement(text=edtf, edtf=edtf),) if edtf else ()
            edit.put(a_unit(title, mark, id=id, parent="s", dates=dates))
    return catalogue


@pytest.mark.parametrize(("by", "order"), [("shelfmark", "badc"), ("date", "dbac"), ("title", "dbac")])
def test_children_are_sorted_for_good_and_back(series, by, order):
    finish(sort_children(series, "s", by, "Sort"))
    assert "".join(series.child_ids("s")) == order
    series.undo()
    assert "".join(series.child_ids("s")) == "abcd"


def test_what_is_in_order_already_makes_no_step(series):
    finish(sort_children(series, "s", "title", "Sort"))
    assert finish(sort_children(series, "s", "title", "Again")) == 0
    assert series.undo_label == "Sort"


def test_downwards_what_has_nothing_to_sort_by_still_comes_last(series):
    ids = series.child_ids("s")
    assert "".join(finish(in_order(series, ids, "date", downwards=True))) == "abdc"


def test_words_are_sorted_as_the_caller_wants(series):
    ids = series.child_ids("s")
    found = finish(in_order(series, ids, "title", text_key=lambda title: title[::-1]))
    assert "".join(found) == "abdc"
