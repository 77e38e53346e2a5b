from dataclasses import replace

import pytest

from muniment.catalogue import CatalogueError, UnknownUnitError
from muniment.description import rules, shelfmarks
from muniment.description.agents import Agent, AgentName
from muniment.description.findings import Severity
from muniment.description.levels import AgentKind, Level, SubjectKind, TextKind
from muniment.description.units import (
    Credit,
    DateStatement,
    LanguageStatement,
    Subject,
    TextVersion,
)
from tests.build import a_unit
from tests.catalogue.test_edit import a_family, put

MARK = "AQPPSH, MPP Korese, D 1, V. 1967"


def credited(name, id="u1", **fields):
    return a_unit(id=id, credits=(Credit(name=name, relator="trl"),), **fields)


def test_rows_come_in_the_order_asked_with_their_children_counted(catalogue):
    a_family(catalogue)
    rows = catalogue.rows(["below", "fonds", "nowhere", "second"])
    assert [(row.id, row.parent, row.children) for row in rows] == [
        ("below", "second", 0),
        ("fonds", None, 2),
        ("second", "fonds", 1),
    ]
    assert rows[0].level is Level.ITEM
    assert rows[0].label == "Below"


def test_units_that_are_gone_are_not_present(catalogue):
    a_family(catalogue)
    assert catalogue.present(["below", "nowhere", "second"]) == {"below", "second"}


def test_many_units_come_in_the_order_asked_without_those_that_are_not_there(catalogue):
    a_family(catalogue)
    asked = ["below", "nowhere", "fonds"]
    assert catalogue.units(asked) == [catalogue.unit("below"), catalogue.unit("fonds")]


def test_an_outline_is_in_tree_order_parents_first(catalogue):
    a_family(catalogue)
    put(catalogue, a_unit(id="deep", parent="first"))
    assert list(catalogue.outline("fonds")) == [
        ("fonds", None),
        ("first", "fonds"),
        ("deep", "first"),
        ("second", "fonds"),
        ("below", "second"),
    ]


def test_a_unit_that_is_not_there_is_unknown(catalogue):
    for ask in (catalogue.unit, catalogue.row, catalogue.agent, catalogue.ancestors):
        with pytest.raises(UnknownUnitError, match="“nowhere”"):
            ask("nowhere")


def test_ancestors_come_from_the_top(catalogue):
    a_family(catalogue)
    assert [row.id for row in catalogue.ancestors("below")] == ["fonds", "second"]
    assert catalogue.ancestors("fonds") == []


def test_a_subtree_is_in_tree_order_parents_first(catalogue):
    a_family(catalogue)
    put(catalogue, a_unit(id="deep", parent="first"), a_unit(id="top"))
    assert [unit.id for unit in catalogue.subtree()] == ["fonds", "first", "deep", "second", "below", "top"]
    assert [unit.id for unit in catalogue.subtree("second")] == ["second", "below"]


def test_the_same_shelfmark_is_found_however_it_is_written(catalogue):
    put(
        catalogue,
        a_unit(id="u1", shelfmark=MARK),
        a_unit(id="u2", shelfmark="AQPPSH, MPP Korese, D 10, V. 1967"),
    )
    key = shelfmarks.read("AQPPSH, MPP Korese, V. 1967, D1").search_key
    assert [row.id for row in catalogue.with_search_key(key)] == ["u1"]
    assert catalogue.with_search_key("") == []


def test_a_place_is_found_among_children_only(catalogue):
    a_family(catalogue)
    put(catalogue, a_unit(id="year", parent="fonds", shelfmark="AQPPSH, MPP Korese, V. 1967"))
    assert catalogue.find_place("fonds", "AQPPSH, MPP Korese, V.1967").id == "year"
    assert catalogue.find_place(None, "AQPPSH, MPP Korese, V.1967") is None
    assert catalogue.find_place("fonds", "") is None


def test_an_agent_is_made_when_a_name_is_credited_and_goes_with_its_last_credit(catalogue):
    put(catalogue, credited("Enkel Daljani"), credited("Enkel Daljani", id="u2"))
    (agent,) = catalogue.agents()
    assert (agent.name, agent.kind) == ("Enkel Daljani", AgentKind.PERSON)
    assert catalogue.agent(agent.id) == agent
    put(catalogue, a_unit(id="u1"))
    assert catalogue.agents() == [agent]
    put(catalogue, a_unit(id="u2"))
    assert catalogue.agents() == []


def test_translators_of_texts_are_agents(catalogue):
    text = TextVersion(id="t1", kind=TextKind.TRANSLATION, translators=("Enkel Daljani",))
    put(catalogue, a_unit(texts=(text,)))
    assert [agent.name for agent in catalogue.agents()] == ["Enkel Daljani"]


def test_an_agent_described_by_hand_stays_and_takes_its_names_with_it(catalogue):
    put(catalogue, credited("E. Daljani"), credited("Enkel Daljani", id="u2"))
    person = Agent(id="a1", names=(AgentName(text="Daljani, Enkel"), AgentName(text="E. Daljani")))
    with catalogue.edit("Describe") as edit:
        edit.put_agent(person)
    assert [agent.name for agent in catalogue.agents()] == ["Daljani, Enkel", "Enkel Daljani"]
    put(catalogue, a_unit(id="u1"), a_unit(id="u2"))
    assert catalogue.agents() == [person]


def test_a_name_that_is_taken_from_an_agent_and_still_credited_is_an_agent_again(catalogue):
    put(catalogue, credited("E. Daljani"))
    (made,) = catalogue.agents()
    with catalogue.edit("Describe") as edit:
        edit.put_agent(replace(made, names=(AgentName(text="Daljani, Enkel"),)))
    assert [agent.name for agent in catalogue.agents()] == ["Daljani, Enkel", "E. Daljani"]
    catalogue.undo()
    assert [agent.name for agent in catalogue.agents()] == ["E. Daljani"]


def test_two_agents_cannot_have_one_name(catalogue):
    with catalogue.edit("Describe") as edit:
        edit.put_agent(Agent(id="a1", names=(AgentName(text="Kim"),)))
    with (
        pytest.raises(CatalogueError, match="“Kim” is already a name of another"),
        catalogue.edit("Again") as edit,
    ):
        edit.put_agent(Agent(id="a2", names=(AgentName(text="Kim"),)))


@pytest.mark.parametrize("beginning", ["enk", "DALJ", "", "çarç", "car"])
def test_agents_are_offered_by_any_word_of_any_name(catalogue, beginning):
    names = (AgentName(text="Enkel Daljani"), AgentName(text="Çarçani"))
    with catalogue.edit("Describe") as edit:
        edit.put_agent(Agent(id="a1", names=names))
    assert [agent.id for agent in catalogue.agents(beginning)] == ["a1"]
    assert catalogue.agents("aljani") == catalogue.agents("%") == []


@pytest.mark.parametrize("beginning", ["Марі", "марія", "Соф", "Софі"])
def test_what_begins_with_an_i_that_a_vowel_may_follow_is_offered(catalogue, beginning):
    credits = (Credit(name="Марія Софія", relator="trl"), Credit(name="Софі Марі", relator="trl"))
    put(catalogue, a_unit(id="u1", credits=credits, subjects=(Subject(text="Марія Софія"),)))
    assert "Марія Софія" in catalogue.suggestions("credits", beginning)
    assert catalogue.suggestions("subjects", beginning) == ["Марія Софія"]
    assert "Марія Софія" in [agent.name for agent in catalogue.agents(beginning)]


def test_what_was_said_before_is_suggested(catalogue):
    places = ("Tirana", "Old Tirana", "Pyongyang")
    subjects = tuple(Subject(text=place, kind=SubjectKind.PLACE) for place in places)
    put(catalogue, a_unit(id="u1", subjects=subjects, repository="AQPPSH"), credited("Tirana Press", id="u2"))
    assert catalogue.suggestions("subjects", "tir") == ["Tirana", "Old Tirana"]
    assert catalogue.suggestions("subjects", "", limit=1) == ["Old Tirana"]
    assert catalogue.suggestions("repository", "aq") == ["AQPPSH"]
    assert catalogue.suggestions("credits", "tir") == ["Tirana Press"]
    with catalogue.edit("Delete") as edit:
        edit.delete("u1")
    assert catalogue.suggestions("subjects", "tir") == []


def counts(catalogue, id):
    row = catalogue.row(id)
    return (row.must, row.should, row.advice)


def checked(catalogue, id):
    unit = catalogue.unit(id)
    found = rules.check(unit, catalogue.unit(unit.parent) if unit.parent else None)
    return tuple(sum(finding.severity is severity for finding in found) for severity in Severity)


def test_findings_are_counted_anew_when_the_parent_says_something_else(catalogue):
    a_family(catalogue)
    before = counts(catalogue, "below")
    said = replace(
        catalogue.unit("second"),
        dates=(DateStatement(text="1967", edtf="1967"),),
        languages=(LanguageStatement(language="sq"),),
    )
    put(catalogue, said)
    assert counts(catalogue, "below") == checked(catalogue, "below") != before
    catalogue.undo()
    assert counts(catalogue, "below") == before
    with catalogue.edit("Move") as edit:
        edit.move("below", None)
    assert counts(catalogue, "below") == checked(catalogue, "below")


def test_units_with_findings_are_listed_worst_first(catalogue):
    put(catalogue, a_unit("", id="bad"))
    listed = catalogue.with_findings()
    assert [row.id for row in listed] == ["bad"]
    assert catalogue.count_with_findings() == 1
    assert listed[0].must + listed[0].should > 0
    assert catalogue.ids_with_findings(10) == ["bad"]
    assert catalogue.ids_with_findings(0) == []
