"""Relations of other agents lead to an agent by its number, and call it by the heading that it has now."""

from dataclasses import replace

import pytest

from muniment.description.agents import Agent, AgentName, AgentRecord, Relation, RelationKind
from muniment.progress import finish
from muniment.tasks import authorities

ANA = Agent(id="ana", names=(AgentName(text="Ana Kola"), AgentName(text="A. K.")))
FIRM = Agent(id="firm", names=(AgentName(text="Firm"),), record=AgentRecord(identifier="AL-7"))


def bound_to(name, href=""):
    return Relation(kind=RelationKind.ASSOCIATIVE, name=name, href=href)


PETRIT = Agent(
    id="petrit",
    names=(AgentName(text="Petrit"),),
    relations=(
        bound_to("Ana Kola", "ana"),
        bound_to("Ana Kola"),
        bound_to("A. K.", "ana"),
        bound_to("Firm", "AL-7"),
        bound_to("Ana Kola", "banana"),
    ),
)


@pytest.fixture
def known(catalogue):
    """A catalogue in which one agent is bound to two others."""
    with catalogue.edit("Known") as edit:
        for each in (ANA, FIRM, PETRIT):
            edit.put_agent(each)
    return catalogue


def relations(catalogue):
    return [(each.name, each.href) for each in catalogue.agent("petrit").relations]


def test_a_new_heading_is_said_by_the_relations_that_lead_to_it(known):
    finish(authorities.change(known, replace(ANA, names=(AgentName(text="Kola, Ana"), *ANA.names))))
    assert relations(known) == [
        ("Kola, Ana", "ana"),
        ("Ana Kola", ""),
        ("A. K.", "ana"),
        ("Firm", "AL-7"),
        ("Ana Kola", "banana"),
    ]
    known.undo()
    assert known.agent("petrit") == PETRIT
    assert known.agent("ana") == ANA


def test_relations_lead_on_by_another_number_of_the_record(known):
    finish(authorities.change(known, replace(FIRM, record=AgentRecord(identifier="AL-8"))))
    assert relations(known)[3] == ("Firm", "AL-8")


def test_relations_that_led_to_one_of_two_lead_to_what_the_two_are_now(known):
    made = authorities.as_one(ANA, FIRM, {})
    finish(authorities.merge(known, made, ["firm"]))
    assert relations(known)[3] == ("Ana Kola", "AL-7")
    assert relations(known)[0] == ("Ana Kola", "AL-7")


def test_relations_change_no_more_than_has_to_be(known):
    finish(authorities.change(known, replace(ANA, note=())))
    assert known.agent("petrit") == PETRIT
