"""Two states of a unit are compared word by word, and each aspect is put back by itself."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description.aspects import ASPECTS, PLACE, aspect, taken
from muniment.description.comparing import Fate, differences, runs
from muniment.description.levels import NoteKind, TitleKind
from muniment.description.markup import Line, Span, SpanKind, prose
from muniment.description.units import Note, Title, Unit, a_title
from tests import strategies
from tests.build import a_unit

WORDS = st.text(alphabet="ab c\nëЖ한中م", max_size=30)


def side(found, fate):
    """The words of one of the two texts."""
    return "".join(run.text for run in found if run.fate in (Fate.KEPT, fate))


@given(WORDS, WORDS)
def test_both_texts_are_read_from_the_runs(before, after):
    found = runs(before, after)
    assert side(found, Fate.REMOVED) == before
    assert side(found, Fate.ADDED) == after


def test_long_texts_are_read_from_the_runs_too():
    before = "\n".join(f"Line {number} of the report" for number in range(2000))
    after = before.replace("Line 7 ", "Line seven ")
    found = runs(before, after)
    assert (side(found, Fate.REMOVED), side(found, Fate.ADDED)) == (before, after)
    assert len(found) == 4


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Letters of Hoxha", "Letters of Enver Hoxha", ["Letters of ", "+Enver ", "Hoxha"]),
        ("Two letters", "Three letters", ["-Two", "+Three", " letters"]),
        ("on grain now", "on two ships now", ["on ", "-grain", "+two ships", " now"]),
        ("中央委員会", "中央執行委員会", ["中央", "+執行", "委員会"]),
        ("the same", "the same", ["the same"]),
    ],
)
def test_what_went_and_came_is_told_by_words(before, after, told):
    signs = {Fate.KEPT: "", Fate.REMOVED: "-", Fate.ADDED: "+"}
    assert [signs[run.fate] + run.text for run in runs(before, after)] == told


def test_the_aspects_say_all_that_a_unit_says():
    assert {each.of for each in ASPECTS} == {each.name for each in fields(Unit)} - {"id"}


@given(strategies.units(), strategies.units())
def test_a_unit_that_takes_every_aspect_of_another_is_its_equal(one, other):
    found = [each.aspect.id for each in differences(one, other)]
    became = taken(one, other, found)
    assert differences(became, other) == []
    assert replace(became, id=other.id, notes=()) == replace(other, notes=())
    assert set(became.notes) == set(other.notes)


def test_one_aspect_is_put_back_and_the_others_stay():
    scope, history = (Note(kind=kind, prose=prose(kind)) for kind in (NoteKind.SCOPE, NoteKind.HISTORY))
    earlier = a_unit("Two letters", notes=(scope,))
    now = replace(earlier, titles=(a_title("Three"),), notes=(replace(scope, prose=prose("Other")), history))
    put_back = taken(now, earlier, ["notes.scope"])
    assert put_back.title == "Three"
    assert put_back.notes == (scope, history)


def test_values_are_told_with_what_goes_not_without_saying():
    title = Title(line=Line(("Raport",)), language="sq", kind=TitleKind.TRANSLATED)
    assert aspect("titles").words(a_unit(titles=(title,))) == ("Raport · Albanian · translated",)
    assert aspect("titles").words(a_unit("Raport")) == ("Raport",)


def test_a_difference_without_words_is_found_all_the_same():
    marked = Title(line=Line((Span(SpanKind.EMPHASIS, ("Letters",)),)))
    (found,) = differences(a_unit("Letters", id="u"), a_unit(id="u", titles=(marked,)))
    assert found.before == found.after


def test_a_place_is_an_aspect():
    (found,) = differences(a_unit(id="u", parent="a"), a_unit(id="u", parent="b"))
    assert (found.aspect.id, found.before, found.after) == (PLACE, ("a",), ("b",))
