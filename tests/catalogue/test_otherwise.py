"""What authorities know by several names is found, and offered, by any of them."""

import pytest

from muniment.description.agents import Agent, AgentName
from muniment.description.concepts import Concept, ConceptKind
from muniment.description.levels import AgentKind, SubjectKind
from muniment.description.units import Credit, Subject
from tests.build import a_unit


def said(text, kind=SubjectKind.PLACE):
    return (Subject(text=text, kind=kind),)


def a_concept(kind, *names):
    return Concept(id=names[0], kind=kind, names=tuple(AgentName(text=name) for name in names))


def filled(catalogue):
    """Put units that say *Wien*, *Grain trade* and *Mao Zedong*, of which authorities know other names."""
    with catalogue.edit("Begin") as edit:
        edit.put(a_unit("Report", id="wien", subjects=said("Wien")))
        edit.put(a_unit("Letter", id="grain", subjects=said("Grain trade", SubjectKind.SUBJECT)))
        edit.put(a_unit("Talk", id="mao", credits=(Credit(name="Mao Zedong", relator="aut"),)))
        edit.put(a_unit("Vienna by night", id="title"))
        edit.put(a_unit("Note", id="kept", repository="Haus-, Hof- und Staatsarchiv"))
        edit.put_concept(a_concept(ConceptKind.PLACE, "Wien", "Vienna", "Бечъ", "Vienne (Autriche)"))
        edit.put_concept(a_concept(ConceptKind.SUBJECT, "Grain trade", "Getreidehandel"))
        edit.put_concept(a_concept(ConceptKind.REPOSITORY, "Haus-, Hof- und Staatsarchiv", "HHStA"))
        names = ("Mao Zedong", "Mao, Tse-tung", "Great Helmsman")
        edit.put_agent(Agent(id="m", kind=AgentKind.PERSON, names=tuple(AgentName(text=n) for n in names)))
    return catalogue


@pytest.fixture(scope="module")
def known(standing):
    return filled(standing)


def found(catalogue, text):
    return [hit.id for hit in catalogue.search(text)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Vienna", ["title", "wien"]),
        ("vienna report", ["wien"]),
        ("report Vienne (Autriche)", ["wien"]),
        ("бечъ", ["wien"]),
        ("place:Vienna", ["wien"]),
        ('subject:"vienna"', ["wien"]),
        ("title:report place:vien", ["wien"]),
        ("Vien", ["title", "wien"]),
        ("getreidehandel", ["grain"]),
        ("place:getreidehandel", []),
        ("hhsta", ["kept"]),
        ("repository:HHStA", ["kept"]),
        ("great helmsman", ["mao"]),
        ("tse-tung mao", []),
        ("mao tse-tung talk", ["mao"]),
        ("agent:helmsman", []),
        ('agent:"great helmsman"', ["mao"]),
        ("Vienna nowhere", []),
    ],
)
def test_any_name_finds_it(known, text, ids):
    assert found(known, text) == ids
    assert known.count_hits(text, 100) == len(ids)
    assert sorted(known.search_ids(text)) == sorted(ids)


def test_a_hit_says_by_what_it_was_found(known):
    hit = next(hit for hit in known.search("Vienna") if hit.id == "wien")
    assert (hit.field, "Wien" in hit.snippet) == ("place", True)


def test_a_heading_is_offered_by_its_other_names(known):
    assert known.suggestions("subjects", "Vie") == ["Wien"]
    assert known.suggestions("subjects", "autr") == ["Wien"]
    assert known.suggestions("repository", "hhs") == ["Haus-, Hof- und Staatsarchiv"]
    assert [each.text for each in known.completions("place:Vien", 10)] == ["Wien "]


def test_what_is_known_is_known_at_once_and_forgotten_at_once(catalogue):
    known = filled(catalogue)
    assert found(known, "Beč") == []
    with known.edit("More") as edit:
        edit.put_concept(a_concept(ConceptKind.PLACE, "Wien", "Beč"))
    assert found(known, "Beč") == ["wien"]
    known.undo()
    assert found(known, "Beč") == []
    known.redo()
    assert found(known, "Beč") == ["wien"]


RENAMED = {
    "Peking": ["old", "new"],
    "Beijing": ["new", "old"],
    "Пекин": ["old", "new"],
    "Chu Teh": ["old", "new"],
    "conversation peking": ["old", "new"],
    "이승만": ["rhee"],
    "Yi Sŭng-man": ["rhee"],
    "title:Peking": ["old"],
    "conversation -peking": ["new"],
    "Nanking": [],
    "북한": ["hangul", "han"],
    "北韓": ["han", "hangul"],
    "North Korea": ["hangul", "han"],
    "Phenian": ["pyongyang"],
    "Казахстан": ["kazakh"],
    "Kasachstan": ["kazakh"],
    "Khrushchev": ["khrushchev"],
    "Hoxha": ["hoxha"],
    "Ulan Bator": ["mongolia"],
    "Oʻzbekiston": ["uzbek"],
    "O'zbekiston": ["uzbek"],
}


def test_names_that_no_rule_leads_to_are_known_in_any_catalogue(catalogue):
    titles = {
        "old": "Conversation in Peking with Chu Teh",
        "new": "Conversation in Beijing with Zhu De",
        "rhee": "Syngman Rhee to Eisenhower",
        "hangul": "북한 보고서",
        "han": "北韓의 對外政策",
        "pyongyang": "A journey to Pyongyang",
        "kazakh": "Қазақстан туралы",
        "khrushchev": "刘少奇与赫鲁晓夫会谈",
        "hoxha": "邓小平同志会见霍查",
        "mongolia": "Улан-Батор, 1961",
        "uzbek": "Ўзбекистон Республикаси",
    }
    with catalogue.edit("Units") as edit:
        edit.put_many([a_unit(title, id=id) for id, title in titles.items()])
    found = {typed: catalogue.search_ids(typed) for typed in RENAMED}
    firsts = {typed: (ids[:1], sorted(ids)) for typed, ids in found.items()}
    assert firsts == {typed: (ids[:1], sorted(ids)) for typed, ids in RENAMED.items()}


def test_a_hit_by_another_name_says_so_also_where_it_fills_the_list(catalogue):
    with catalogue.edit("Units") as edit:
        edit.put_many([a_unit("Enver Hoxha", id="latin"), a_unit("邓小平会见霍查", id="han")])
    hits = [(hit.form, hit.how) for hit in catalogue.search("Enver Hoxha", 2)]
    assert hits == [("Enver Hoxha", ""), ("霍查", "script")]


HOW = {
    "Peking": [("Beijing", ""), ("北京", "script")],
    "北京 or Vienna": [("北京", ""), ("Beijing", "script"), ("Vienna", "")],
    "title:(Vienna or 北京)": [("北京", ""), ("Beijing", "script"), ("Vienna", "")],
    "Пекин": [("Beijing", "script"), ("北京", "script")],
    "conversation Peking": [("Conversation … Beijing", "")],
    "Saigon": [("Saigon … Сайгон", "")],
}


@pytest.mark.parametrize(("typed", "found"), HOW.items())
def test_a_hit_by_another_name_says_in_which_script_it_was_not_typed(catalogue, typed, found):
    with catalogue.edit("Units") as edit:
        titles = ("Conversation in Beijing", "在北京的谈话", "Vienna", "Saigon, in Russian Сайгон")
        edit.put_many([a_unit(title) for title in titles])
    assert sorted((hit.form, hit.how) for hit in catalogue.search(typed)) == sorted(found)


DECLINED = {
    "Belgrade": ["Povratak iz Beograda", "О поездке в Београду"],
    "place:Belgrade": [],
    '"Belgrade"': [],
    "Belgrade Talks": [],
    "Podgorny": ["Визит Подгорного"],
    "Rome": [],
}


def test_other_names_are_found_in_their_cases_as_the_one_that_was_typed_is(catalogue):
    titles = ("О поездке в Београду", "Povratak iz Beograda", "Визит Подгорного", "Римский пленник")
    with catalogue.edit("Units") as edit:
        edit.put_many([a_unit(title) for title in titles])
    found = {typed: sorted(hit.row.title for hit in catalogue.search(typed)) for typed in DECLINED}
    assert found == DECLINED


@pytest.mark.parametrize("typed", ["毛泽东", "毛澤東", "김일성"])
def test_a_known_name_without_spaces_is_no_characters_anywhere(catalogue, typed):
    with catalogue.edit("Describe") as edit:
        edit.put(a_unit("東海、毛皮、沼泽", id="sea"))
        edit.put(a_unit("박일성과 김성일", id="others"))
        edit.put(a_unit(typed, id="named"))
    assert catalogue.search_ids(typed) == ["named"]
