"""Authorities: two made one across scripts, and a name changed once is changed everywhere."""

from dataclasses import replace

import pytest

from muniment.catalogue import CatalogueError, ConflictError
from muniment.description.agents import (
    Agent,
    AgentName,
    AgentNote,
    AgentRecord,
    AgentSource,
    AgentTerm,
    NameKind,
    Relation,
    RelationKind,
)
from muniment.description.concepts import Concept, ConceptKind
from muniment.description.levels import AgentKind, CustodyKind, SubjectKind, TextKind
from muniment.description.markup import prose
from muniment.description.units import (
    Credit,
    CustodyEvent,
    DateStatement,
    Identifier,
    Kept,
    Subject,
    TextVersion,
)
from muniment.progress import finish
from muniment.tasks import authorities
from muniment.tasks.authorities import Choice
from tests.build import a_unit

LATIN, CYRILLIC = "Gromyko, Andrei", "Громыко, Андрей Андреевич"


def a_place(name, **more):
    """A place that is called so, and of which nothing more is known unless it is said."""
    return Concept(id="", kind=ConceptKind.PLACE, names=(AgentName(text=name),), **more)


@pytest.fixture
def named(catalogue):
    """Three units that name one man in two scripts."""
    units = (
        a_unit("One", credits=(Credit(name=LATIN, relator="aut", statement="by A. Gromyko"),)),
        a_unit("Two", credits=(Credit(name=CYRILLIC, relator="aut"),)),
        a_unit(
            "Three",
            texts=(TextVersion(id="t1", kind=TextKind.TRANSLATION, translators=(CYRILLIC, "Ana Kola")),),
            custody=(CustodyEvent(kind=CustodyKind.TRANSFERRED, agent=CYRILLIC, recipient="Archive"),),
        ),
    )
    with catalogue.edit("Begin") as edit:
        edit.put_many(units)
    return [unit.id for unit in units]


def the_agent(catalogue, name):
    return next(agent for agent in catalogue.agents(limit=100) if agent.name == name)


def merged(catalogue, kept, gone, **choices):
    one, other = the_agent(catalogue, kept), the_agent(catalogue, gone)
    made = authorities.as_one(one, other, choices)
    return finish(authorities.merge(catalogue, made, [other.id]))


def test_two_spellings_across_scripts_are_offered_with_how_often_they_are_named(catalogue, named):
    [twins] = finish(authorities.duplicates(catalogue))
    assert {(twins.one.name, twins.times[0]), (twins.other.name, twins.times[1])} == {
        (LATIN, 1),
        (CYRILLIC, 2),
    }


def test_merged_they_are_one_agent_with_both_names(catalogue, named):
    assert merged(catalogue, LATIN, CYRILLIC) == 2
    assert [agent.name for agent in catalogue.agents("громыко")] == [LATIN]
    agent = the_agent(catalogue, LATIN)
    assert [(name.text, name.kind) for name in agent.names] == [(LATIN, None), (CYRILLIC, NameKind.VARIANT)]


def test_merged_every_unit_says_the_heading_and_statements_stay(catalogue, named):
    merged(catalogue, LATIN, CYRILLIC)
    one, two, three = catalogue.units(named)
    assert [two.credits[0].name, three.texts[0].translators[0], three.custody[0].agent] == [LATIN] * 3
    assert one.credits[0].statement == "by A. Gromyko"


def test_a_merge_is_one_step_to_undo_and_to_do_again(catalogue, named):
    before = catalogue.units(named), catalogue.agents(limit=100)
    merged(catalogue, LATIN, CYRILLIC)
    after = catalogue.units(named), catalogue.agents(limit=100)
    catalogue.undo()
    assert (catalogue.units(named), catalogue.agents(limit=100)) == before
    catalogue.redo()
    assert (catalogue.units(named), catalogue.agents(limit=100)) == after


def test_the_other_heading_may_lead(catalogue, named):
    merged(catalogue, LATIN, CYRILLIC, names=Choice.OTHER)
    assert catalogue.unit(named[0]).credits[0].name == CYRILLIC


def test_what_was_said_by_hand_of_both_is_chosen_field_by_field(catalogue, named):
    viaf, isni = Identifier(kind="viaf", text="1"), Identifier(kind="isni", text="2")
    kept = Agent(id="k", names=(AgentName(text=LATIN),), identifiers=(viaf,))
    other = Agent(id="o", names=(AgentName(text=CYRILLIC),), identifiers=(isni,))
    with catalogue.edit("By hand") as edit:
        edit.put_agent(kept)
        edit.put_agent(other)
    assert authorities.differing(kept, other) == ("names", "identifiers")
    for choice, expected in ((Choice.KEPT, (viaf,)), (Choice.OTHER, (isni,)), (Choice.BOTH, (viaf, isni))):
        assert authorities.as_one(kept, other, {"identifiers": choice}).identifiers == expected
    finish(authorities.merge(catalogue, authorities.as_one(kept, other, {}), ["o"]))
    assert [agent.id for agent in catalogue.agents("gromyko")] == ["k"]
    catalogue.undo()
    assert catalogue.agent("o") == other


def test_a_heading_changed_once_is_changed_everywhere_and_the_old_form_is_still_found(catalogue, named):
    agent = the_agent(catalogue, CYRILLIC)
    changed = Agent(id=agent.id, names=(AgentName(text="Gromyko, A. A."), *agent.names))
    assert finish(authorities.change(catalogue, changed)) == 2
    assert catalogue.unit(named[1]).credits[0].name == "Gromyko, A. A."
    assert [each.id for each in catalogue.agents("громыко")] == [agent.id]
    catalogue.undo()
    assert catalogue.unit(named[1]).credits[0].name == CYRILLIC


def test_subjects_of_one_kind_are_renamed_and_merged(catalogue):
    units = [
        a_unit("One", subjects=(Subject(text="Pekin", kind=SubjectKind.PLACE), Subject(text="Pekin"))),
        a_unit("Two", subjects=tuple(Subject(text=t, kind=SubjectKind.PLACE) for t in ("Peking", "Beijing"))),
    ]
    with catalogue.edit("Begin") as edit:
        edit.put_many(units)
    beijing, *others = (a_place(name) for name in ("Beijing", "Pekin", "Peking"))
    assert finish(authorities.merge_concepts(catalogue, beijing, others)) == 2
    one, two = catalogue.units([unit.id for unit in units])
    assert [(each.text, each.kind) for each in one.subjects] == [("Beijing", "place"), ("Pekin", "subject")]
    assert [each.text for each in two.subjects] == ["Beijing"]
    assert catalogue.said("subjects", "place") == [("Beijing", 2)]


def test_a_repository_is_renamed_in_units_and_shelfmarks(catalogue):
    unit = a_unit("One", "box 7", repository="Seed Bank")
    with catalogue.edit("Begin") as edit:
        edit.put(unit)
    [(before, _times)] = authorities.concepts(catalogue, ConceptKind.REPOSITORY)
    finish(
        authorities.change_concept(catalogue, before, replace(before, names=(AgentName(text="Seed Vault"),)))
    )
    assert catalogue.unit(unit.id).repository == "Seed Vault"
    assert catalogue.said("repository") == [("Seed Vault", 1)]


@pytest.fixture
def places(catalogue):
    """Four units that say three places, in two scripts."""
    units = [
        a_unit(said, subjects=(Subject(text=said, kind=SubjectKind.PLACE),))
        for said in ("Moscow", "Moscow", "Москва", "Tirana")
    ]
    with catalogue.edit("Begin") as edit:
        edit.put_many(units)
    return units


def the_place(catalogue, name):
    return next(
        each for each, _times in authorities.concepts(catalogue, ConceptKind.PLACE) if each.name == name
    )


def learnt(catalogue, name, **more):
    """Say more of a place than what units call it."""
    before = the_place(catalogue, name)
    finish(authorities.change_concept(catalogue, before, replace(before, **more)))
    return the_place(catalogue, name)


def test_a_place_has_variants_dates_and_identifiers(catalogue, places):
    names = (AgentName(text="Moscow"), AgentName(text="Moskva", language="ru", script="Latn"))
    number = Identifier(kind="geonames", text="524901")
    kept = learnt(
        catalogue, "Moscow", names=names, identifiers=(number,), dates=(DateStatement(text="1147"),)
    )
    assert (kept.names, kept.identifiers, kept.dates[0].text) == (names, (number,), "1147")
    assert [each.name for each, _n in authorities.concepts(catalogue, ConceptKind.PLACE, "moskva")] == [
        "Moscow"
    ]
    catalogue.undo()
    assert the_place(catalogue, "Moscow").id == ""


def test_a_place_of_which_no_more_is_known_is_not_kept(catalogue, places):
    learnt(catalogue, "Moscow", identifiers=(Identifier(kind="geonames", text="524901"),))
    learnt(catalogue, "Moscow", identifiers=())
    assert catalogue.concepts(ConceptKind.PLACE) == []


def test_units_that_say_a_variant_are_counted_to_its_place(catalogue, places):
    learnt(catalogue, "Moscow", names=(AgentName(text="Moscow"), AgentName(text="Москва", language="ru")))
    found = authorities.concepts(catalogue, ConceptKind.PLACE)
    assert [(each.name, times) for each, times in found] == [("Moscow", 3), ("Tirana", 1)]
    assert len(authorities.units_naming(catalogue, the_place(catalogue, "Moscow"))) == 3


def test_merged_places_keep_their_names_as_variants_and_undo_parts_them(catalogue, places):
    moscow = learnt(catalogue, "Moscow", identifiers=(Identifier(kind="wikidata", text="Q649"),))
    made = authorities.as_one(moscow, the_place(catalogue, "Москва"), {})
    assert finish(authorities.merge_concepts(catalogue, made, [the_place(catalogue, "Москва")])) == 1
    [kept] = catalogue.concepts(ConceptKind.PLACE)
    assert [(each.text, each.kind) for each in kept.names] == [("Moscow", None), ("Москва", NameKind.VARIANT)]
    assert catalogue.said("subjects", "place") == [("Moscow", 3), ("Tirana", 1)]
    catalogue.undo()
    assert catalogue.said("subjects", "place") == [("Moscow", 2), ("Tirana", 1), ("Москва", 1)]


def test_places_with_one_identifier_are_likely_twice(catalogue, places):
    number = (Identifier(kind="wikidata", text="Q649"),)
    for name in ("Moscow", "Москва"):
        learnt(catalogue, name, identifiers=number)
    [twins] = finish(authorities.duplicates(catalogue))
    assert {twins.one.name, twins.other.name} == {"Moscow", "Москва"}
    assert sum(twins.times) == 3


def test_a_name_of_another_place_is_refused(catalogue, places):
    learnt(catalogue, "Moscow", names=(AgentName(text="Moscow"), AgentName(text="Moskva")))
    with pytest.raises(CatalogueError, match="already a name of another"):
        learnt(catalogue, "Tirana", names=(AgentName(text="Tirana"), AgentName(text="Moskva")))


def split(catalogue, authority, heading, units, along=()):
    return finish(authorities.split(catalogue, authority, heading, units, along))


def test_of_two_people_of_one_name_the_chosen_units_name_the_other(catalogue, named):
    man = the_agent(catalogue, CYRILLIC)
    assert split(catalogue, man, f"{CYRILLIC} (1940)", [named[2]]) == 1
    two, three = catalogue.units(named[1:])
    assert two.credits[0].name == CYRILLIC
    assert three.texts[0].translators == (f"{CYRILLIC} (1940)", "Ana Kola")
    assert three.custody[0].agent == f"{CYRILLIC} (1940)"


def test_a_split_is_one_step_to_undo_and_to_do_again(catalogue, named):
    merged(catalogue, LATIN, CYRILLIC)
    before = catalogue.units(named), catalogue.agents(limit=100)
    split(catalogue, the_agent(catalogue, LATIN), CYRILLIC, named[1:])
    after = catalogue.units(named), catalogue.agents(limit=100)
    catalogue.undo()
    assert (catalogue.units(named), catalogue.agents(limit=100)) == before
    catalogue.redo()
    assert (catalogue.units(named), catalogue.agents(limit=100)) == after


def test_a_wrong_merge_is_split_along_the_names(catalogue, named):
    merged(catalogue, LATIN, CYRILLIC)
    split(catalogue, the_agent(catalogue, LATIN), CYRILLIC, named[1:])
    assert [name.text for name in the_agent(catalogue, LATIN).names] == [LATIN]
    assert the_agent(catalogue, CYRILLIC).names == (AgentName(text=CYRILLIC),)
    assert catalogue.times_named([the_agent(catalogue, each).id for each in (LATIN, CYRILLIC)]) == {
        the_agent(catalogue, LATIN).id: 1,
        the_agent(catalogue, CYRILLIC).id: 2,
    }


def test_who_leaves_a_name_is_rid_of_the_number_of_who_stays(catalogue):
    def a_letter(number):
        return a_unit("Letter", credits=(Credit(name=LATIN, source="viaf", identifier=number),))

    units = [a_letter("1"), a_letter("1"), a_letter("2"), a_letter("3")]
    with catalogue.edit("Begin") as edit:
        edit.put_many(units)
    man = replace(the_agent(catalogue, LATIN), identifiers=(Identifier(kind="viaf", text="3"),))
    finish(authorities.change(catalogue, man))
    split(catalogue, man, "Gromyko, Anatoly", [each.id for each in units[1:]])
    credits = [unit.credits[0] for unit in catalogue.units([each.id for each in units])]
    assert [(each.source, each.identifier) for each in credits] == [
        ("viaf", "1"),
        ("", ""),
        ("viaf", "2"),
        ("", ""),
    ]


def test_a_unit_that_stays_says_the_heading_where_it_said_a_name_that_goes(catalogue, named):
    man = Agent(id="k", names=tuple(AgentName(text=text) for text in (LATIN, CYRILLIC)))
    with catalogue.edit("By hand") as edit:
        edit.put_agent(man)
    split(catalogue, man, "Gromyko, A.", [named[1]], [CYRILLIC])
    _one, two, three = catalogue.units(named)
    assert (two.credits[0].name, three.texts[0].translators[0]) == ("Gromyko, A.", LATIN)
    assert [name.text for name in the_agent(catalogue, "Gromyko, A.").names] == ["Gromyko, A.", CYRILLIC]


def test_what_is_known_of_a_name_stays_when_units_leave_it(catalogue, named):
    number = Identifier(kind="viaf", text="1")
    man = replace(the_agent(catalogue, LATIN), identifiers=(number,), kind=AgentKind.BODY)
    finish(authorities.change(catalogue, man))
    split(catalogue, man, "Gromyko, Anatoly", [named[0]])
    assert the_agent(catalogue, LATIN).identifiers == (number,)
    other = the_agent(catalogue, "Gromyko, Anatoly")
    assert (other.identifiers, other.kind) == ((), AgentKind.BODY)


def test_units_go_to_whom_the_heading_names_already(catalogue, named):
    other = Agent(id="o", names=(AgentName(text="Gromyko, Anatoly"), AgentName(text="Gromyko, An.")))
    with catalogue.edit("By hand") as edit:
        edit.put_agent(other)
    split(catalogue, the_agent(catalogue, LATIN), "Gromyko, An.", [named[0]])
    assert catalogue.unit(named[0]).credits[0].name == "Gromyko, Anatoly"
    assert catalogue.agent("o") == other


@pytest.mark.parametrize("heading", ["", LATIN])
def test_a_split_without_another_heading_is_refused(catalogue, named, heading):
    with pytest.raises(CatalogueError, match="another"):
        split(catalogue, the_agent(catalogue, LATIN), heading, named)


def test_a_place_is_split_and_its_names_go_along(catalogue, places):
    learnt(catalogue, "Moscow", names=(AgentName(text="Moscow"), AgentName(text="Москва", language="ru")))
    split(catalogue, the_place(catalogue, "Moscow"), "Moscow, Idaho", [places[1].id], ["Москва"])
    assert catalogue.said("subjects", "place") == [("Moscow", 2), ("Moscow, Idaho", 1), ("Tirana", 1)]
    assert [each.text for each in the_place(catalogue, "Moscow, Idaho").names] == ["Moscow, Idaho", "Москва"]
    catalogue.undo()
    assert catalogue.said("subjects", "place") == [("Moscow", 2), ("Tirana", 1), ("Москва", 1)]


def test_a_repository_of_two_houses_is_split(catalogue):
    units = [a_unit(title, repository="State Archive") for title in ("One", "Two")]
    with catalogue.edit("Begin") as edit:
        edit.put_many(units)
    [(house, _times)] = authorities.concepts(catalogue, ConceptKind.REPOSITORY)
    split(catalogue, house, "State Archive, Tirana", [units[1].id])
    assert catalogue.said("repository") == [("State Archive", 1), ("State Archive, Tirana", 1)]


DATED = (DateStatement(text="1909–1989"),)


def seen_by_two(catalogue):
    """One man as two people see him, before either changes anything."""
    man = replace(the_agent(catalogue, LATIN), note=prose("A minister."))
    with catalogue.edit("Keep") as edit:
        edit.put_agent(man)
    return catalogue.agent(man.id)


def test_what_a_colleague_changed_of_a_name_meanwhile_stays_with_what_is_changed_now(catalogue, named):
    seen = seen_by_two(catalogue)
    finish(authorities.change(catalogue, replace(seen, dates=DATED), seen))
    finish(authorities.change(catalogue, replace(seen, note=prose("A Soviet minister.")), seen))
    man = catalogue.agent(seen.id)
    assert (man.dates, man.note) == (DATED, prose("A Soviet minister."))


def test_what_two_change_of_a_name_at_once_is_told_to_the_second(catalogue, named):
    seen = seen_by_two(catalogue)
    finish(authorities.change(catalogue, replace(seen, note=prose("Theirs")), seen))
    with pytest.raises(ConflictError, match=f"“{LATIN}” has been changed meanwhile"):
        finish(authorities.change(catalogue, replace(seen, note=prose("Mine")), seen))
    assert catalogue.agent(seen.id).note == prose("Theirs")


def test_two_names_of_which_one_was_changed_since_they_were_seen_are_not_merged(catalogue, named):
    kept, other = seen_by_two(catalogue), the_agent(catalogue, CYRILLIC)
    finish(authorities.change(catalogue, replace(other, dates=DATED), other))
    made = authorities.as_one(kept, other, {})
    with pytest.raises(ConflictError, match=f"“{CYRILLIC}” has been changed"):
        finish(authorities.merge(catalogue, made, [other.id], (kept, other)))
    assert catalogue.agent(other.id).dates == DATED


def test_two_names_that_a_colleague_has_merged_already_are_told_to_be_gone(catalogue, named):
    kept, other = seen_by_two(catalogue), the_agent(catalogue, CYRILLIC)
    made = authorities.as_one(kept, other, {})
    finish(authorities.merge(catalogue, made, [other.id], (kept, other)))
    with pytest.raises(ConflictError, match=f"“{CYRILLIC}” is gone|“{LATIN}” has been changed"):
        finish(authorities.merge(catalogue, made, [other.id], (kept, other)))
    assert catalogue.agent(kept.id) == made


def test_a_place_changed_by_two_keeps_what_both_say(catalogue):
    catalogue_place = a_place("Beijing", dates=DATED)
    finish(authorities.change_concept(catalogue, a_place("Beijing"), catalogue_place))
    seen = the_place(catalogue, "Beijing")
    finish(authorities.change_concept(catalogue, seen, replace(seen, note=prose("A city."))))
    finish(authorities.change_concept(catalogue, seen, replace(seen, dates=())))
    now = the_place(catalogue, "Beijing")
    assert (now.note, now.dates) == (prose("A city."), ())


NO_QUESTION = {
    "legal_statuses": (AgentTerm(text="State body"),),
    "mandates": (AgentTerm(text="Decree 12"),),
    "traits": (AgentTerm(text="Tall"),),
    "structures": (AgentNote(prose=prose("Two departments.")),),
    "contexts": (AgentNote(prose=prose("After the war.")),),
    "duties": (Relation(kind=RelationKind.PERFORMS, name="Diplomacy"),),
    "sources": (AgentSource(text="A handbook"),),
    "record": AgentRecord(identifier="12", status="revised"),
    "kept": (Kept(vocabulary="eac2010", place="control/1", xml="<x/>"),),
}


@pytest.mark.parametrize("field", NO_QUESTION)
def test_of_two_that_are_made_one_nothing_is_lost_of_which_nobody_is_asked(field):
    kept, other = Agent(id="k"), Agent(id="o", **{field: NO_QUESTION[field]})
    assert field not in authorities.differing(kept, other)
    assert getattr(authorities.as_one(kept, other, {}), field) == NO_QUESTION[field]
    assert getattr(authorities.as_one(other, kept, {}), field) == NO_QUESTION[field]
