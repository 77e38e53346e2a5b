"""Search as it is typed: only the last question is answered."""

import pytest

from muniment.desktop import searching
from muniment.desktop.searching import BEST, PLACE, Search
from tests.desktop.build import place


@pytest.fixture
def search(qapp):
    made = Search()
    yield made
    made.forget()


def test_only_the_last_of_many_questions_is_answered(qtbot, catalogue, search):
    answers = []
    search.found.connect(lambda found: answers.append((found.text, list(found.ids))))
    for words in ("a", "a1", "a2", "a3"):
        search.ask(catalogue, words)
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(50)
    assert answers == [("a3", ["a3"])]


def test_a_question_that_is_forgotten_is_not_answered(qtbot, catalogue, search):
    answers = []
    search.found.connect(answers.append)
    search.ask(catalogue, "a1")
    search.forget()
    qtbot.wait(50)
    assert answers == []


@pytest.mark.parametrize("words", ['"', "a AND", "O'Brien", "-", "title:", "(", "\x00", "한"])
def test_nothing_that_is_typed_is_an_error(qtbot, catalogue, search, words):
    with qtbot.waitSignal(search.found):
        search.ask(catalogue, words)


def test_a_hit_says_where(qtbot, catalogue, search):
    with catalogue.edit("New") as edit:
        edit.put(place("z", "b", title="Letters from Tirana"))
    with qtbot.waitSignal(search.found) as found:
        search.ask(catalogue, "tirana")
    assert "\x02" in found.args[0].snippets["z"]


@pytest.mark.parametrize(("order", "limit"), [(BEST, "MOST"), (PLACE, "_MOST_GROUPED")])
def test_as_many_hits_are_listed_as_are_said_to_be(catalogue, monkeypatch, order, limit):
    with catalogue.edit("New") as edit:
        edit.put_many(place(f"z{number}", "b", title="Letters") for number in range(3))
    monkeypatch.setattr(searching, "_EXPLAINED", 1)
    found = {}
    for most in (2, 3):
        monkeypatch.setattr(searching, limit, most)
        found[most] = searching.search(catalogue, ("letters", order))
    assert [(len(each.ids), each.is_all) for each in found.values()] == [(2, False), (3, True)]
