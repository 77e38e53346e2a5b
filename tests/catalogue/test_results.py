"""What a search tells of its hits: why they were found, in which order, how many of each kind there are."""

from dataclasses import replace

import pytest

from muniment.description.agents import Agent, AgentName
from muniment.description.levels import AgentKind
from muniment.description.units import Credit, DateStatement, LanguageStatement
from muniment.description.waivers import Waiver
from tests.build import a_unit
from tests.catalogue.test_edit import put

WHY = """
treaty conference | minutes | title | treaty conference
daljani -needle | telegram | agent | Daljani
translator:daljani | report | translator | Daljani
needle | report | translation | needle
qendrimin | report | original | qëndrimin
pyongyang | telegram | place | Pyongyang
diplomacy | report | subject | Diplomacy
mentions | list | note | mentions
R 9361 | moved | shelfmark | R 9361
NS 1/77 | moved | shelfmark | NS 1/77 | former
RG 242 T-81 | moved | shelfmark | RG 242, T-81 | copy
obrien | irish | title | O’Brien’s
khrushchev letter | hru-kim | title | Letter … Хрущёв | script
Mao Tse-tung or xyz Enlai | mao-zh | title | 毛泽东 … 恩来 | script
Nasir | ar | title | الناصر | script
김일성 Khrushchev conversation | hru-en | title | Conversation … Khrushchev … Kim Il Sung | script
level:fonds | sq | |
"""


def test_a_hit_says_why_it_was_found(collection):
    wrong = {}
    for line in WHY.strip().splitlines():
        typed, id, field, form, how = [part.strip() for part in (line + " | ").split("|")][:5]
        hits = {hit.id: (hit.field, hit.form, hit.how) for hit in collection.search(typed)}
        if hits.get(id) != (field, form, how):
            wrong[typed] = hits.get(id)
    assert wrong == {}


def test_a_part_of_a_word_in_a_shelfmark_shows_the_shelfmark(collection):
    (hit,) = collection.search("uct")
    assert (hit.field, hit.form) == ("shelfmark", "MS. Auct. F. 4. 32")


RANKED = """
AQPPSH, MPP Korese | sq
D 10 | sq10
FO 371/84053 | fo53 list
AQPPSH, MPP Korese, V. 1967, D 1 | sq1 report
Khrushchev | hru-en
Mao Zedong | mao-py mao-zh
"""


def test_the_exact_comes_first_then_shelfmarks_then_text_then_other_scripts(collection):
    for line in RANKED.strip().splitlines():
        typed, ids = line.split(" | ")
        found = collection.search_ids(typed)
        assert found[: len(ids.split())] == ids.split(), typed


ORDERED = """
relevance | korese | sq4 sq9 sq1 report sq10 minutes sq list
shelfmark | korese | sq sq4 sq9 sq1 report sq10 minutes list
title | korese | list minutes sq1 sq10 sq4 sq9 sq report
date | daljani or treaty | telegram minutes report ar-en
place | korese | sq sq1 report sq10 minutes sq9 sq4 list
"""


@pytest.mark.parametrize("line", ORDERED.strip().splitlines())
def test_hits_stand_in_the_order_that_is_asked_for(collection, line):
    order, typed, ids = line.split(" | ")
    assert collection.search_ids(typed, order=order) == ids.split()
    assert [hit.id for hit in collection.search(typed, order=order)] == ids.split()
    assert collection.search_ids(typed, limit=2, order=order) == ids.split()[:2]


def counted(catalogue, text):
    return {
        facet.name: {count.label: count.count for count in facet.counts}
        for facet in catalogue.facets(text).facets
    }


def test_hits_are_counted_by_what_they_say(collection):
    assert counted(collection, "daljani or radchenko") == {
        "repository": {"Central Archive of the Party of Labour of Albania": 2},
        "level": {"Item": 3, "Dosje": 1},
        "language": {"Albanian": 1, "German": 1, "Russian": 1},
        "translator": {"Enkel Daljani": 1, "Sergey Radchenko": 1},
        "agent": {"Enkel Daljani": 2, "Enver Hoxha": 1, "Sergey Radchenko": 1},
        "decade": {"1950s": 1, "1960s": 2},
        "status": {"draft": 1, "final": 1, "revised": 1},
    }


@pytest.mark.parametrize(
    "typed", ["korese", "daljani or treaty", "level:file", "-has:nothing", "f. 45", "khrushchev"]
)
def test_to_narrow_a_search_down_finds_as_many_as_were_counted(collection, typed):
    for facet in collection.facets(typed).facets:
        for count in facet.counts:
            narrowed = f"{count.narrow} {typed}"
            assert len(collection.search_ids(narrowed)) == count.count, narrowed


def test_facets_count_all_that_is_found(collection):
    for typed in ("korese", "khrushchev", "level:file", "Mao Zedong", "pp kor"):
        found = collection.facets(typed)
        assert (found.of, found.is_whole) == (len(collection.search_ids(typed)), True)


def test_a_search_that_finds_nothing_has_no_facets(collection):
    assert collection.facets("xyzzy").facets == collection.facets("").facets == ()


def test_all_names_of_an_agent_are_one(catalogue):
    put(
        catalogue,
        a_unit("One", id="u1", credits=(Credit(name="Stalin", relator="cre"),)),
        a_unit("Two", id="u2", credits=(Credit(name="Dzhugashvili", relator="cre"),)),
        a_unit("Three", credits=(Credit(name="Stalin"), Credit(name="Dzhugashvili"))),
    )
    with catalogue.edit("Authority") as edit:
        names = (AgentName(text="Stalin"), AgentName(text="Dzhugashvili"))
        edit.put_agent(Agent(id="a1", kind=AgentKind.PERSON, names=names))
    assert counted(catalogue, "one or two or three")["agent"] == {"Stalin": 3}
    assert {"u1", "u2"} < set(catalogue.search_ids('agent:="Stalin"'))


def test_who_did_two_things_for_a_unit_is_counted_once(catalogue):
    both = (Credit(name="Daljani", relator="trl"), Credit(name="Daljani", relator="cre"))
    put(catalogue, a_unit("Letter", credits=both), a_unit("Letter", credits=both[1:]))
    counted = {
        facet.name: [each.count for each in facet.counts] for facet in catalogue.facets("letter").facets
    }
    assert (counted["translator"], counted["agent"]) == ([1], [2])


def test_a_time_without_an_end_is_counted_where_it_begins(catalogue):
    put(catalogue, a_unit("Open", dates=(DateStatement(text="1967-", edtf="1967/.."),)))
    assert counted(catalogue, "open")["decade"] == {"1960s": 1}


def test_one_language_in_two_scripts_is_counted_once(catalogue):
    both = (LanguageStatement(language="sr"), LanguageStatement(language="sr-Latn"))
    put(catalogue, a_unit("Letters", languages=both))
    assert counted(catalogue, "letters")["language"] == {"Serbian": 1}


MEANT = """
Daljany | daljani
treety conference | treaty conference
minuets | minutes
title:conferense | title:conference
translator:Radchencko | translator:radchenko
Kruschev | khrushchev
Haxha | hoxha
Επαστολή | επιστολη
treaty |
needle |
korese xyzzyq |
D 77 |
has:daljani or is:minute |
? |
"""


def test_a_slip_is_offered_in_other_words_and_never_mixed_in(collection):
    wrong = {}
    for line in MEANT.strip("\n").splitlines():
        typed, _sign, meant = line.partition(" |")
        offered = collection.did_you_mean(typed)
        if offered[:1] != meant.split("|")[0].strip().splitlines()[:1]:
            wrong[typed] = offered
        if meant.strip():
            assert collection.search_ids(typed) == []
            assert collection.search_ids(offered[0])
    assert wrong == {}


def test_a_greek_word_is_offered_as_it_is_written(catalogue):
    put(catalogue, a_unit("Γεώργιος Παπανδρέου"))
    assert catalogue.did_you_mean("Γιώργιος") == ["γεωργιος"]


COMPLETED = """
tran | translator: translation:
-tran | translator: translation:
titl | title:
dalj | daljani
korese lev | level:
translator:dal | "Enkel Daljani"
translator:"enkel d | "Enkel Daljani"
agent:ho | "Enver Hoxha"
translator:ho |
place:t | Tirana
subject:d | Diplomacy
level:do | dosje
level:se | series
language:alb | Albanian
has:im | image
is:inv | invalid
changed:to | today
in:relat | Relations
date:19 |
title:rep |
xyz |
rep | repository: report republic
report |
confer | conference
korese confer | conference
conference |
re | repository:
CONFER | conference
отч | отчет
"quoted tran |
12 |
"""


def test_what_is_typed_is_completed_with_fields_and_values(collection):
    wrong = {}
    for line in COMPLETED.strip().splitlines():
        typed, _sign, expected = line.partition(" |")
        found = " ".join(each.text.strip() for each in collection.completions(typed, len(typed)))
        if found != expected.strip():
            wrong[typed] = found
    assert wrong == {}


def test_a_completion_takes_the_place_of_what_was_typed_of_it(collection):
    typed = 'korese translator:"enkel d" needle'
    (found,) = collection.completions(typed, typed.index(" needle") - 1)
    assert typed[: found.start] + found.text.strip() + typed[found.end :] == (
        'korese translator:"Enkel Daljani" needle'
    )


def test_nothing_is_counted_twice_when_a_unit_changes(catalogue):
    unit = a_unit("Letters", id="u1", languages=(LanguageStatement(language="sq"),))
    put(catalogue, unit)
    put(catalogue, replace(unit, languages=(LanguageStatement(language="ru"),)))
    assert counted(catalogue, "letters")["language"] == {"Russian": 1}


def test_an_archive_is_one_whether_its_code_or_its_name_is_said(catalogue):
    put(
        catalogue,
        a_unit("Letters", id="u1", repository="AQPPSH"),
        a_unit("Letters", id="u2", shelfmark="AQPPSH, MPP Korese, D 1, V. 1967"),
    )
    (facet,) = (each for each in catalogue.facets("letters").facets if each.name == "repository")
    assert [count.count for count in facet.counts] == [2]
    assert set(catalogue.search_ids(facet.counts[0].narrow)) == {"u1", "u2"}


@pytest.mark.parametrize("name", ["Архив «Мемориал»", "Archiv „Das Blatt“", "The “Vault”", "「文」館"])
def test_a_repository_is_narrowed_down_to_whose_name_has_quotes_of_its_own(catalogue, name):
    put(
        catalogue,
        a_unit("Letters", id="u1", repository=name),
        a_unit("Letters", id="u2", repository="AQPPSH"),
    )
    (facet,) = (each for each in catalogue.facets("letters").facets if each.name == "repository")
    (narrow,) = (each.narrow for each in facet.counts if each.label == name)
    assert catalogue.search_ids(f"{narrow} letters") == ["u1"]


def test_the_decades_of_the_first_century_are_narrowed_down_to(catalogue):
    put(catalogue, a_unit("Papyrus", id="u1", dates=(DateStatement(text="AD 13", edtf="0013"),)))
    (decade,) = (each for each in catalogue.facets("papyrus").facets if each.name == "decade")
    assert catalogue.search_ids(f"{decade.counts[0].narrow} papyrus") == ["u1"]


def test_what_was_waived_is_found(catalogue):
    put(catalogue, a_unit("Letters", id="u1"), a_unit("Minutes", id="u2"))
    with catalogue.edit("Waive") as edit:
        edit.waive(Waiver(unit="u1", rule="isad-3.1.3", field="dates", reason="Undated"))
    assert catalogue.search_ids("is:waived") == ["u1"]


def test_the_very_shelfmark_comes_first_however_many_others_have_its_words(catalogue):
    with catalogue.edit("Units") as edit:
        edit.put_many(a_unit(f"Piece {number}", f"FO 3/{number}") for number in range(1, 1_020))
        edit.put(a_unit("The series", "FO 3", id="series"))
    assert catalogue.search("fo 3", limit=5)[0].id == "series"
    assert catalogue.search_ids("FO 3")[0] == "series"


@pytest.mark.parametrize("typed", ["D 1", "f. 45", "fond 45", "orese", "FO 371/840", "box 3"])
def test_the_first_of_many_shelfmarks_are_the_first_however_few_are_asked_for(catalogue, typed):
    marks = (
        "AQPPSH, MPP Korese, V. {0}, D 1",
        "APRF, f. 45, op. 1, d. {0}",
        "Papers {0}, box 3, folder 1",
        "FO 371/840",
    )
    years = range(1967, 1957, -1)
    with catalogue.edit("The last first") as edit:
        for year in years:
            dates = (DateStatement(text=str(year), edtf=str(year)),)
            edit.put_many(a_unit("Piece", mark.format(year), dates=dates) for mark in marks)
    found = catalogue.search_ids(typed, limit=100)
    assert len(found) >= len(years)
    assert catalogue.search_ids(typed, limit=4) == found[:4]


def test_a_mark_that_stands_in_the_title_as_well_is_told_as_the_mark_that_was_asked_for(catalogue):
    put(catalogue, a_unit("FO 371/84053", "FO 371/84053", id="u1"))
    (hit,) = catalogue.search('shelfmark:"FO 371/84053"')
    assert (hit.field, hit.form) == ("shelfmark", "FO 371/84053")
