"""The way of a unit is told from all that says something of it."""

from muniment.description.levels import CustodyKind, ShelfmarkKind
from muniment.description.units import Credit, CustodyEvent, DateStatement, Shelfmark
from muniment.desktop.views.provenance_steps import WayStep, steps_of
from tests.build import a_unit


def test_a_document_is_followed_from_its_making_to_where_its_copy_lies():
    unit = a_unit(
        dates=(DateStatement(text="16 January 1967"),),
        custody=(
            CustodyEvent(
                kind=CustodyKind.OBTAINED,
                agent="Ana Lalaj",
                recipient="the project",
                date=DateStatement(text="2011"),
                place="Tirana",
                source="the record page",
            ),
        ),
        credits=(Credit(name="Enkel Daljani", relator="trl"),),
        shelfmarks=(Shelfmark(text="A 1"), Shelfmark(text="B 2", kind=ShelfmarkKind.FORMER, until="1991")),
    )
    assert steps_of(unit) == (
        WayStep("Written", when="16 January 1967"),
        WayStep("Obtained", "Ana Lalaj → the project, Tirana", "2011", "the record page"),
        WayStep("Translated", "Enkel Daljani"),
        WayStep("Kept as", "A 1"),
        WayStep("Formerly kept as", "B 2", " – 1991"),
    )


def test_who_obtained_it_is_not_told_twice():
    unit = a_unit(
        custody=(CustodyEvent(kind=CustodyKind.OBTAINED, agent="Ana Lalaj"),),
        credits=(Credit(name="Ana Lalaj", relator="prv"),),
    )
    assert [step.who for step in steps_of(unit)] == ["Ana Lalaj"]


def test_an_author_is_no_step_on_the_way():
    assert steps_of(a_unit(credits=(Credit(name="Enver Hoxha", relator="aut"),))) == ()
