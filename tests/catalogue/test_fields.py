from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from muniment.catalogue import Catalogue
from muniment.description.levels import Level, Status, SubjectKind, TextKind
from muniment.description.markup import prose
from muniment.description.units import (
    Credit,
    DateStatement,
    DigitalObject,
    LanguageStatement,
    Shelfmark,
    Subject,
    TextVersion,
    a_title,
)
from tests.build import a_unit
from tests.catalogue.reference import searched
from tests.catalogue.test_edit import put

MARK = "AQPPSH, MPP Korese, D {file}, V. 1967"


def a_text(id, kind, language, text):
    return TextVersion(id=id, kind=kind, language=language, prose=prose(text))


def the_units():
    """Return a fonds with two documents in it, one that lies apart, and one of another archive."""
    fonds = a_unit(
        "Relations with Korea", "AQPPSH, MPP Korese", id="fonds", level=Level.FONDS, status=Status.STUB
    )
    report = a_unit(
        "Report of Tirana",
        MARK.format(file=1),
        id="report",
        parent="fonds",
        dates=(DateStatement(text="May 1967", edtf="1967-05"),),
        credits=(
            Credit(name="Enkel Daljani", relator="trl"),
            Credit(name="Enver Hoxha", relator="cre"),
        ),
        languages=(LanguageStatement(language="sq"),),
        texts=(
            a_text("t1", TextKind.ORIGINAL, "sq", "Raport mbi bisedën"),
            a_text("t2", TextKind.TRANSLATION, "en", "Report on the conversation"),
        ),
    )
    letter = a_unit(
        "Letter of Хрущёв to 김일성",
        MARK.format(file=10),
        id="letter",
        parent="fonds",
        status=Status.FINAL,
        dates=(DateStatement(text="1961", edtf="1961"),),
        subjects=(Subject(text="Pyongyang", kind=SubjectKind.PLACE), Subject(text="Trade")),
        languages=(LanguageStatement(language="ru"),),
        objects=(DigitalObject(href="scan.jpg"),),
    )
    draft = a_unit("Draft report on the treaty of Tirana", id="draft", level=Level.FILE, level_name="dosje")
    despatch = a_unit(
        "Despatch 1970",
        id="despatch",
        shelfmarks=(Shelfmark(text="FO 371/84053"),),
        titles=(a_title("Депеша"),),
    )
    return fonds, report, letter, draft, despatch


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with Catalogue.open(tmp_path_factory.mktemp("fields") / "test.muniment") as catalogue:
        put(catalogue, *the_units())
        yield catalogue


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("title:report", "report draft"),
        ("title:rep", "report draft"),
        ("title:conversation", ""),
        ('title:"report of tirana"', "report"),
        ('title:"of report"', ""),
        ("-title:draft title:report", "report"),
        ("report -draft", "report"),
        ('report -"draft report"', "report"),
        ("shelfmark:korese", "fonds report letter"),
        ('shelfmark:"D 1"', "report"),
        ('shelfmark:"V. 1967, D 10"', "letter"),
        ("shelfmark:report", ""),
        ("translator:daljani", "report"),
        ("translator:hoxha", ""),
        ("agent:hoxha", "report"),
        ("agent:daljani", "report"),
        ("place:pyongyang", "letter"),
        ("place:trade", ""),
        ("subject:trade", "letter"),
        ("subject:pyong", "letter"),
        ("text:raport", "report"),
        ("text:conversation", "report"),
        ("original:raport", "report"),
        ("original:conversation", ""),
        ("translation:conversation", "report"),
        ("repository:aqppsh", "fonds report letter"),
        ("language:sq", "report"),
        ("language:albanian", "report"),
        ("language:alban", "report"),
        ("language:ru", "letter"),
        ("language:en", ""),
        ("level:fonds", "fonds"),
        ("level:dosje", "draft"),
        ("level:fi", "draft"),
        ("-level:item", "fonds draft"),
        ("has:image", "letter"),
        ("has:text", "report"),
        ("has:translation", "report"),
        ("has:nothing", ""),
        ("-has:shelfmark", "draft"),
        ("is:stub", "fonds"),
        ("is:final", "letter"),
        ("date:1967", "report"),
        ("date:1961..1967", "report letter"),
        ("date:1962..", "report"),
        ("date:..1966", "letter"),
        ('date:"May 1967"', "report"),
        ("date:1967-06", ""),
        ("date:whenever", ""),
        ("-date:1967 korese", "fonds letter"),
        ('in:"MPP Korese"', "fonds report letter"),
        ('in:"MPP Korese" level:item', "report letter"),
        ("in:relations report", "report"),
        ("in:nowhere", ""),
        ("id:letter", "letter"),
        ("id:lett", ""),
        ("changed:today", "fonds report letter draft despatch"),
        ("changed:yesterday", ""),
        ("changed:1999..2001", ""),
        ("changed:2001..", "fonds report letter draft despatch"),
        ("changed:never", ""),
        ("daljani or treaty", "report draft"),
        ("title:treaty or place:pyongyang", "letter draft"),
        ("date:1961 or title:treaty", "letter draft"),
        ("date:1961 or -title:report", "letter fonds despatch"),
        ("D 1 level:item", "report"),
        ("korese 1967 has:image", "letter"),
        ("title:", ""),
        ("colour:report", ""),
        ("196", "report letter"),
        ("title:197", ""),
        ("8405", ""),
        ("khrushchev", "letter"),
        ("hruschev", "letter"),
        ("xrushchev", "letter"),
        ("khrush", "letter"),
        ("title:khrushchev", "letter"),
        ("agent:khrushchev", ""),
        ("kim il sung", "letter"),
        ("khrushchev kim", "letter"),
        ("depesha", "despatch"),
        ("brezhnev", ""),
    ],
)
def test_fields_and_signs_narrow_what_is_found(archive, typed, expected):
    assert set(archive.search_ids(typed)) == set(expected.split())
    assert {hit.id for hit in archive.search(typed)} == set(expected.split())


def test_units_found_by_fields_alone_come_in_the_order_of_their_shelfmarks(archive):
    assert archive.search_ids("shelfmark:korese level:item") == ["report", "letter"]


def test_an_exact_word_comes_before_one_in_another_script(tmp_path):
    with Catalogue.open(tmp_path / "test.muniment") as catalogue:
        put(catalogue, a_unit("Хрущёв", id="cyrillic"), a_unit("A talk with Khrushchev", id="latin"))
        assert catalogue.search_ids("khrushchev") == ["latin", "cyrillic"]


@pytest.mark.parametrize(
    ("typed", "snippet"),
    [
        ("khrushchev", "Letter of \x02Хрущёв\x03 to 김일성"),
        ("title:letter", "\x02Letter\x03 of Хрущёв to 김일성"),
        ("original:raport", "\x02Raport\x03 mbi bisedën"),
        ("translation:report", "\x02Report\x03 on the conversation"),
    ],
)
def test_the_snippet_is_of_the_field_that_was_asked_for(archive, typed, snippet):
    assert [hit.snippet for hit in archive.search(typed)] == [snippet]


def test_a_unit_that_must_be_mended_is_invalid(catalogue):
    put(catalogue, a_unit("", id="bad"), a_unit("Letters", id="good", level=None))
    invalid = catalogue.search_ids("is:invalid")
    assert set(invalid) == {row.id for row in catalogue.with_findings() if row.must} != set()
    assert set(catalogue.search_ids("is:incomplete")) == {row.id for row in catalogue.with_findings()}


@pytest.mark.parametrize(
    "typed",
    [
        "changed:today",
        "changed:today korese",
        "changed:today D 1",
        "changed:today report or letter",
        "changed:today level:item",
        "changed:today -has:text",
        "changed:today date:1967",
        "-changed:today korese",
        "changed:today or has:text",
        "changed:yesterday korese",
        "is:incomplete",
        "is:incomplete korese",
        "-is:incomplete korese",
        "is:invalid or korese",
        "is:incomplete changed:today date:1967",
        'in:"MPP Korese"',
        'in:"MPP Korese" report',
        'in:"MPP Korese" D 1',
        'report -in:"MPP Korese"',
        'in:"MPP Korese" or in:korea',
        'in:"MPP Korese" changed:today is:incomplete',
    ],
)
def test_whether_those_that_meet_a_condition_are_few_or_many_the_same_is_found(catalogue, monkeypatch, typed):
    with catalogue.edit("Units") as edit:
        edit.put_many(the_units())
    few = catalogue.search_ids(typed), catalogue.count_hits(typed, 100), catalogue.facets(typed)
    monkeypatch.setattr("muniment.catalogue.searching.MOST_LISTED", 0)
    many = catalogue.search_ids(typed), catalogue.count_hits(typed, 100), catalogue.facets(typed)
    assert few == many


@pytest.mark.parametrize("typed", ["is:incomplete report", 'in:"MPP Korese" report', "changed:today the re"])
def test_what_is_common_is_found_all_the_same_where_few_may_have_it(catalogue, monkeypatch, typed):
    with catalogue.edit("Units") as edit:
        edit.put_many(the_units())
    ranked = catalogue.search_ids(typed)
    monkeypatch.setattr("muniment.catalogue.searching.RARE", 1)
    assert sorted(catalogue.search_ids(typed)) == sorted(ranked)


def test_a_step_that_is_undone_has_changed_nothing(catalogue):
    put(catalogue, a_unit("Letters", id="kept"))
    put(catalogue, a_unit("Letter", id="gone"))
    catalogue.undo()
    assert catalogue.search_ids("changed:today") == ["kept"]
    tomorrow = datetime.now().astimezone() + timedelta(days=1)
    assert catalogue.search_ids(f"changed:{tomorrow:%Y-%m-%d}..") == []


def test_a_deleted_unit_is_not_found_by_its_facts(catalogue):
    put(catalogue, a_unit("Letters", id="u1"))
    with catalogue.edit("Delete") as edit:
        edit.delete("u1")
    assert catalogue.search_ids("level:item") == []


WORDS = (
    *("report", "letter", "1967", "196", "korese", "D", "1", "10", "khrushchev", "kim", "김일", "хрущев"),
    *("-draft", "or", "korea", "fo371"),
)
ASKED = (
    *("title:report", "title:rep", "-title:letter", "shelfmark:korese", "shelfmark:d1", "agent:enver"),
    *("translator:enkel", "place:pyong", "language:ru", "language:alb", "level:item", "-level:item"),
    *("level:f", "has:image", "-has:text", "is:stub", "is:final", "date:1961..", "-date:1967", "date:..1965"),
    *("in:korese", "in:relations", 'in:"MPP Korese"', "id:u1", "text:report", "original:raport"),
    *('"of tirana"', '-"of tirana"', "title:196", "subject:trade", "repository:aqppsh", "title:", "no:field"),
    *(
        'translator:="Enkel Daljani"',
        '-agent:="Enver Hoxha"',
        'place:="Pyongyang"',
        'title:="Report of Tirana"',
    ),
    *(
        "is:unfinished",
        "-is:unfinished",
        'in:="u1"',
        "D 1..9",
        "V. 1966..1968",
        "shelfmark:1961..1967",
        "김일성",
    ),
    *("хрущёв", "re-port", "kim-il"),
    *("(report or letter)", "-(korese or title:report)", "(D 1) or (D 9)", "(level:item kim) or place:pyong"),
    *("D 1..", "V. ..1966", "-(letter", "shelfmark:1961.."),
    *(
        "date:1985",
        "date:1970..1984",
        "-date:1961..1962",
        "date:1985 or draft",
        "date:1968..",
        "date:-0100..2050",
    ),
)
TYPED = st.lists(st.sampled_from(WORDS + ASKED), max_size=5).map(" ".join)


SEVERAL = (
    (DateStatement(text="1961 and 1985", edtf="{1961,1985}"),),
    (DateStatement(text="May 1985"), DateStatement(text="1967", edtf="1967"), DateStatement(text="44 BC")),
    (DateStatement(text="since 1990", edtf="1990/.."), DateStatement(text="1961-1963", edtf="1961/1963")),
)
"""Dates with gaps between them."""


def some_units():
    """Return some of the units, each perhaps with another's title and in another place."""
    numbers = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=6)
    return numbers.map(lambda chosen: list(_mixed(chosen)))


def _mixed(chosen):
    made = the_units()
    for number, (one, other) in enumerate(chosen):
        parent = f"u{number - 1}" if number % 3 else None
        dates = SEVERAL[other] if other < len(SEVERAL) else made[one].dates
        yield replace(made[one], id=f"u{number}", parent=parent, titles=made[other].titles, dates=dates)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some_units(), st.lists(TYPED, min_size=4, max_size=12))
def test_search_with_fields_agrees_with_a_slow_look(tmp_path_factory, units, asked):
    with Catalogue.open(tmp_path_factory.mktemp("law") / "test.muniment") as catalogue:
        put(catalogue, *units)
        for text in asked:
            assert set(catalogue.search_ids(text)) == searched(units, text), text


@pytest.mark.parametrize(("words", "hits"), [("1898-1943", 1), ("tetor 1920", 1), ("undated", 0), ("", 0)])
def test_a_date_that_came_in_words_alone_is_found_by_what_they_mean(catalogue, words, hits):
    with catalogue.edit("Date") as edit:
        edit.put(a_unit("Dated in words", dates=(DateStatement(text=words),)))
    assert len([hit for hit in catalogue.search("date:1920") if hit.title == "Dated in words"]) == hits


BEFORE_OUR_ERA = """
400 BC | fifth
450 BC | fifth
180 BC | second
..201 BC | bronze fifth
100 BC.. | caesar turn late
50 BC | turn
44 BC | caesar turn
1000 BC..1 BC | caesar fifth second turn
1967 | late
"""


def test_days_before_our_era_are_found_and_sorted_in_the_order_of_time(catalogue):
    said = {
        "late": "1967",
        "turn": "100 BC - AD 100",
        "caesar": "44 BC",
        "second": "2nd century BC",
        "bronze": "3000 BC - 2000 BC",
        "fifth": "500 BC - 300 BC",
    }
    put(catalogue, *(a_unit(id=id, dates=(DateStatement(text=words),)) for id, words in said.items()))
    wanted = [line.split(" | ") for line in BEFORE_OUR_ERA.strip().splitlines()]
    found = {typed: sorted(catalogue.search_ids(f'date:"{typed}"')) for typed, _hits in wanted}
    assert found == {typed: sorted(hits.split()) for typed, hits in wanted}
    in_time = ["bronze", "fifth", "second", "turn", "caesar", "late"]
    assert catalogue.search_ids("is:draft", order="date") == in_time
